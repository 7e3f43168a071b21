import { passRecorder } from '../../src/network/webgpu/recorded_passes.ts';
import { checkDevice, NATIVE, softwareDriver, startDawn } from './dawn.ts';
import { type Looked, type Subject, subjectsOf } from './looks.ts';
import { type Effort, measure, type Times } from './measure.ts';
import { verify } from './verify.ts';

const THOROUGH: Effort = { warmUps: 6, reads: 30, rounds: 5, looksPerRound: 12 };
/** A software renderer takes seconds for a look. */
const BRIEF: Effort = { warmUps: 4, reads: 1, rounds: 1, looksPerRound: 1 };

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|software/i;

const COLUMNS = [
  'with the answer',
  'throughput',
  'JavaScript',
  'recorded: with it',
  'throughput',
  'JavaScript',
  'less',
];

const heading = () => console.log(`${''.padEnd(58)}${COLUMNS.map((column) => column.padStart(18)).join('')}`);

/** Every look of some subjects, computed as always and recorded. */
async function timeAll(subjects: readonly Subject[], effort: Effort): Promise<void> {
  heading();
  for (const subject of subjects) {
    const looked = subject.build();
    for (const at of looked.looks.keys()) await row(looked, at, effort, true);
    looked.dispose();
  }
}

/**
 * JavaScript's share of every look. Batches and larger pictures take as much of it; they are left out, because the backend that
 * computes nothing has memory all the same, and little.
 */
async function timeScripts(subjects: readonly Subject[]): Promise<void> {
  heading();
  for (const { build } of subjects.filter(({ isLarge }) => !isLarge)) {
    let count = 1;
    for (let at = 0; at < count; at++) {
      await startDawn('null');
      const looked = build();
      count = looked.looks.length;
      if (looked.looks[at]?.recordable) await row(looked, at, THOROUGH, false);
      looked.dispose();
    }
  }
}

const ms = (value: number | null | undefined) =>
  value === null || value === undefined ? '-' : `${value.toFixed(2)} ms`;

async function row(looked: Looked, at: number, effort: Effort, computes: boolean): Promise<void> {
  const look = looked.looks[at];
  if (!look) return;
  const computed = await measure(look, effort, computes);
  let recorded: Times | undefined;
  if (look.recordable) {
    const recorder = passRecorder();
    looked.record(recorder);
    recorded = await measure(look, effort, computes);
    looked.record(null);
    recorder?.dispose();
  }
  checkDevice();
  const cells = [computed, recorded].flatMap((times) =>
    [times?.read, times?.throughput, times?.script].map(ms),
  );
  const less = recorded ? `${(computed.script / recorded.script).toFixed(1)} x` : '-';
  console.log(look.title.padEnd(58) + [...cells, less].map((cell) => cell.padStart(18)).join(''));
}

async function adapterOfMachine(): Promise<GPUAdapterInfo | null> {
  try {
    return await startDawn(NATIVE);
  } catch (error) {
    const driver = softwareDriver();
    const hint = driver
      ? ` With VK_DRIVER_FILES=${driver} the answers are checked on a software renderer.`
      : '';
    console.log(`\n${(error as Error).message}${hint}`);
    return null;
  }
}

/**
 * Prints what a look costs on Dawn's backend that computes nothing, which is JavaScript's share on every machine, and then on
 * this machine's adapter, where it has one: whether its answers are right, and how long they take.
 * @param models the folder of networks
 * @returns false where an adapter answers wrongly
 */
export async function reportGpu(models: string): Promise<boolean> {
  const subjects = await subjectsOf(models);
  console.log(
    `WebGPU in Node ${process.version} (Dawn), milliseconds of one look, medians; frames are on the card.`,
  );
  console.log('\nA backend that computes nothing:');
  await timeScripts(subjects);

  const adapter = await adapterOfMachine();
  if (!adapter) return true;
  const name = [adapter.vendor, adapter.architecture, adapter.device, adapter.description]
    .filter(Boolean)
    .join(', ');
  const isSoftware = SOFTWARE.test(name);
  console.log(`\nAdapter: ${name}`);
  if (isSoftware) console.log('This is a software renderer: its times say nothing of any graphics card.');
  const asked = isSoftware ? subjects.filter(({ quick }) => quick) : subjects;
  let isRight = true;
  for (const subject of subjects.filter(({ quick }) => quick)) {
    const verdict = await verify(subject);
    for (const line of verdict.lines) console.log(line);
    isRight &&= verdict.isRight;
    checkDevice();
  }
  await timeAll(asked, isSoftware ? BRIEF : THOROUGH);
  return isRight;
}
