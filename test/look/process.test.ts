import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordOf } from '../../src/media/png/job_record.ts';
import { readCheckpoint, writeCheckpoint } from '../../tools/look/job/checkpoint_file.ts';
import { look } from '../support/look.ts';
import { writePhotograph } from '../support/pictures.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = join(ROOT, 'tools/convoscope-look.mjs');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convoscope-process-'));
  await writePhotograph(join(folder, 'photo.png'), 96, 64);
});
afterAll(() => rm(folder, { recursive: true }));

const start = (words: string[]) => spawn(process.execPath, [PROGRAM, ...words], { cwd: folder });

async function ended(child: ChildProcess) {
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on('data', (bytes) => out.push(bytes));
  child.stderr?.on('data', (bytes) => err.push(bytes));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { out: Buffer.concat(out), err: Buffer.concat(err).toString(), code };
}

async function untilThereIs(file: string): Promise<void> {
  while (!existsSync(file)) await sleep(20);
}

const SMALL = ['--size', '64'];
const MOST_STEPS = '2000';

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s ends a painting after its step, and leaves the picture and where to go on',
  async (signal, code) => {
    const name = `inversion-${signal}`;
    const child = start([
      'feature-inversion',
      'photo.png',
      ...SMALL,
      '--steps',
      MOST_STEPS,
      '-o',
      `${name}.png`,
      '--timelapse',
      name,
      '--every',
      '1',
    ]);
    const end = ended(child);
    await untilThereIs(join(folder, name, 'feature-inversion-00002.png'));
    const sent = performance.now();
    child.kill(signal);
    // As npm hands it on; two at once would be one. Later than this it would be a press of its own, or meet a program that ends.
    await sleep(20);
    if (performance.now() - sent < 60) child.kill(signal);
    const { err, code: got } = await end;
    expect(got).toBe(code);
    const record = recordOf(await readFile(join(folder, `${name}.png`)));
    expect(record?.settings.steps).toBe(Number(MOST_STEPS));
    const step = record?.step ?? 0;
    expect(step).toBeGreaterThanOrEqual(2);
    expect(step).toBeLessThan(Number(MOST_STEPS));
    expect(err).toContain(
      `Interrupted after step ${step} of ${MOST_STEPS}: --resume ${name}.checkpoint goes on`,
    );
    if (signal !== 'SIGINT') return;

    const at = (file: string) => join(folder, file);
    const photograph = at('photo.png');
    const [checkpoint, steps] = [at(`${name}.checkpoint`), `${step + 2}`];
    const resumed = await look(
      'feature-inversion',
      photograph,
      '--resume',
      checkpoint,
      '--steps',
      steps,
      '-o',
      at('on.png'),
    );
    expect(resumed).toMatchObject({ code: 0, err: '' });
    await look('feature-inversion', photograph, ...SMALL, '--steps', steps, '-o', at('whole.png'));
    expect(Buffer.compare(await readFile(at('on.png')), await readFile(at('whole.png')))).toBe(0);

    const begun = await readCheckpoint(checkpoint);
    const exchanged = { ...begun, record: { ...begun.record, weightsSha256: '5e'.repeat(32) } };
    await writeFile(at('exchanged.checkpoint'), writeCheckpoint(exchanged));
    const byOctave = { ...begun, record: { ...begun.record, painting: 'deep-dream' } };
    await writeFile(at('octaves.checkpoint'), writeCheckpoint(byOctave));
    const other = at('other.png');
    await writePhotograph(other, 64, 96);
    for (const [line, message] of [
      [['feature-inversion', other, '--resume', checkpoint], 'was painted from other pictures'],
      [['deep-dream', photograph, '--resume', checkpoint], 'was painted with feature-inversion'],
      [
        ['feature-inversion', photograph, '--resume', checkpoint, '--size', '96', '--seed', '2'],
        'leave out --seed, --size. Only --steps can change.',
      ],
      [
        ['deep-dream', photograph, '--resume', at('octaves.checkpoint'), '--steps', '3'],
        // And that is all: nothing can change.
        /leave out --steps\.\s*$/,
      ],
      [
        ['feature-inversion', photograph, '--resume', at('exchanged.checkpoint')],
        'other weights of the network',
      ],
      [['feature-inversion', photograph, '--resume', photograph], 'safetensors'],
      [['feature-inversion', photograph, '--resume', at('missing')], 'cannot be read'],
      [
        ['feature-inversion', photograph, '--resume', checkpoint, '--steps', `${step}`],
        `has ${step} steps done already: --steps must be more.`,
      ],
    ] as const) {
      const refused = await look(...line, '-o', at('refused.png'));
      expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(message) });
    }
  },
);

it('npm run -s look counts paths from where the person stands, and prints JSON and nothing else', () => {
  const words = [
    '--prefix',
    ROOT,
    'run',
    '-s',
    'look',
    '--',
    'grad-cam',
    'photo.png',
    '-o',
    'map.png',
    '--json',
  ];
  const out = execFileSync('npm', words, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  expect(JSON.parse(out.toString())).toMatchObject([{ image: 'photo.png', output: 'map.png' }]);
  expect(existsSync(join(folder, 'map.png'))).toBe(true);
});

it.each(['-', '/dev/stdout'])(
  '-o %s is a picture on standard output, and the words stand aside',
  async (output) => {
    const { out, err, code } = await ended(start(['grad-cam', 'photo.png', '-o', output]));
    expect(await sharp(out).metadata()).toMatchObject({ format: 'png', width: 672 });
    expect(err).toContain('photo.png: Grad-CAM');
    expect(code).toBe(0);
  },
);

it('a picture goes through a pipe that has a name', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const reading = readFile(join(folder, 'pipe'));
  expect(await ended(start(['grad-cam', 'photo.png', '-o', 'pipe']))).toMatchObject({ code: 0 });
  expect((await sharp(await reading).metadata()).format).toBe('png');
});

it.each<[string, string[], RegExp]>([
  ['words', ['classify', 'photo.png', '--json'], /^$/],
  ['a picture', ['grad-cam', 'photo.png', '-o', '-'], /^photo\.png: Grad-CAM/],
])('who stops reading %s hears nothing more', async (_what, words, aside) => {
  const child = start(words);
  child.stdout.destroy();
  const err: Buffer[] = [];
  child.stderr.on('data', (bytes) => err.push(bytes));
  expect(await new Promise((done) => child.on('close', done))).toBe(0);
  const said = Buffer.concat(err).toString();
  expect(said).toMatch(aside);
  expect(said).not.toContain('EPIPE');
});
