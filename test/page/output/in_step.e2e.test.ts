/** Films of a camera and a microphone of one clock: when each frame was taken, and when each beep began, by that clock and in the film. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtPage } from '../built_page.ts';
import { filmed } from '../filmed.ts';
import { expectLooking } from '../open_page.ts';
import { BEEP_EVERY, BITS, CAMERA_RATE, installClockCamera } from './clock_camera.ts';

const run = promisify(execFile);
/** Why it is skipped; null where all is there. */
const lacking = await Promise.all(['ffmpeg', 'ffprobe'].map((tool) => run(tool, ['-version']))).then(
  () => null,
  () => 'ffmpeg is not installed',
);
/** Seconds between what is seen and what is heard, at most. */
const MOST_APART = 0.05;
const HERTZ = 48_000;
const BUFFER = { encoding: 'buffer', maxBuffer: 256 * 1024 * 1024 } as const;

const built = builtPage(() => ({}), 'toy');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convoscope-'));
});
afterAll(() => rm(folder, { recursive: true }));

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** How much later each frame is in the film than it was taken, in seconds, but for a constant. */
async function picturesLate(file: string): Promise<number[]> {
  const probe = [
    '-v',
    'error',
    '-select_streams',
    'v',
    '-show_entries',
    'frame=pts_time',
    '-of',
    'csv=p=0',
    file,
  ];
  const { stdout: text } = await run('ffprobe', probe);
  const times = text.split('\n').filter(Boolean).map(Number.parseFloat);
  // One pixel a column: its middle.
  const filter = `scale=${BITS * 5}:1:flags=area,format=gray`;
  const decode = [
    '-v',
    'error',
    '-i',
    file,
    '-vf',
    filter,
    '-fps_mode',
    'passthrough',
    '-f',
    'rawvideo',
    '-',
  ];
  const { stdout: pixels } = await run('ffmpeg', decode, BUFFER);
  const numbers = times.map((_, frame) =>
    Array.from(
      { length: BITS },
      (_, bit) => +((pixels[frame * BITS * 5 + bit * 5 + 2] ?? 0) > 127) << bit,
    ).reduce((a, b) => a + b),
  );
  const cycle = 2 ** BITS / CAMERA_RATE;
  let [before, rounds] = [0, 0];
  return times.flatMap((time, frame) => {
    const number = numbers[frame] as number;
    if (number < before - 2 ** (BITS - 1)) rounds++;
    const isNew = frame > 0 && number !== before;
    before = number;
    // A frame that is taken once more says nothing anew.
    return isNew ? [time - rounds * cycle - number / CAMERA_RATE] : [];
  });
}

/** The same of beeps. */
async function beepsLate(file: string): Promise<number[]> {
  const shape = ['-af', 'aresample=async=1:first_pts=0', '-ac', '1', '-ar', `${HERTZ}`, '-f', 'f32le'];
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', file, '-vn', ...shape, '-'], BUFFER);
  const samples = new Float32Array(
    stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + (stdout.length & ~3)),
  );
  const onsets: number[] = [];
  let silent = 0;
  samples.forEach((sample, at) => {
    const sounds = Math.abs(sample) > 0.1;
    // The film may begin within one.
    if (sounds && silent > HERTZ / 4) onsets.push(at / HERTZ);
    silent = sounds ? 0 : silent + 1;
  });
  return onsets;
}

/** How much later the picture is than the sound, in seconds: the median over all frames. */
async function apart(file: string): Promise<number> {
  const [late, onsets] = await Promise.all([picturesLate(file), beepsLate(file)]);
  expect(late.length).toBeGreaterThan(10);
  expect(onsets.length).toBeGreaterThanOrEqual(2);
  const picture = median(late);
  // Beeps are told from each other by nothing: the nearest one.
  const beeps = onsets.map((at) => {
    const phase = (at - picture) / BEEP_EVERY;
    return (phase - Math.round(phase)) * BEEP_EVERY;
  });
  return -median(beeps);
}

async function film(page: Page, format: 'webm' | 'mp4'): Promise<string> {
  await page.keyboard.press('F9');
  await page.locator('.segmented label', { hasText: format === 'webm' ? 'WebM' : 'MP4' }).click();
  await page.getByRole('combobox', { name: /^Sound/ }).selectOption('microphone');
  await page.getByRole('button', { name: 'Record a film' }).click();
  await filmed(page, 7);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'End and save' }).click();
  const file = join(folder, `${format}.${format}`);
  await (await coming).saveAs(file);
  return file;
}

it.for([
  ['the live picture as WebM', 'webm', 'view=ranking'],
  // Painted, then mixed with nothing of the painting: the frame stands there that was painted, a look late.
  [
    'a live style as MP4',
    'mp4',
    'view=live-style&live-style.style=starry-night&live-style.strength=0&live-style.resolution=320',
  ],
] as const)('%s is in step with its sound', async ([, format, query], { skip }) => {
  if (lacking !== null) return skip(lacking);
  const page = await built.open(`backend=wasm&${query}`, ({ page }) => installClockCamera(page));
  await expectLooking(page, 3);
  expect(Math.abs(await apart(await film(page, format)))).toBeLessThanOrEqual(MOST_APART);
});
