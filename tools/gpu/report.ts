import type { Precision } from '../../src/contract/opening.ts';
import { registerWebGpuKernels, unregisterWebGpuKernels } from '../../src/network/kernels/webgpu/index.ts';
import { canHalve } from '../../src/network/webgpu/precision.ts';
import { passRecorder } from '../../src/network/webgpu/recorded_passes.ts';
import { writeUploads } from '../../src/network/webgpu/uploads.ts';
import type { WasmFiles } from '../look/node_backend.ts';
import { checkDevice, NATIVE, softwareDriver, startDawn } from './dawn.ts';
import { type Looked, type Subject, subjectsOf } from './looks.ts';
import { type Effort, measure, type Times } from './measure.ts';
import { verify } from './verify.ts';
import { timeViews } from './views.ts';

const THOROUGH: Effort = { warmUps: 6, reads: 30, rounds: 5, looksPerRound: 12 };
/** A software renderer takes seconds for a look. */
const BRIEF: Effort = { warmUps: 4, reads: 1, rounds: 1, looksPerRound: 1 };

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|software/i;

/** What each look is timed as: TensorFlow.js' kernels, issued one by one and replayed, and ours replayed, in 32 bits and 16. */
const WAYS = ["TensorFlow.js'", 'the same, recorded', 'our kernels, recorded', 'ours, half precision'];
const COLUMNS = ['answer', 'throughput', 'script'];
const TITLE = 56;
const CELL = 12;

function heading(): void {
  console.log(
    ''.padEnd(TITLE) +
      WAYS.map((way) => way.padStart(CELL * COLUMNS.length)).join('') +
      'less script'.padStart(CELL),
  );
  const columns = COLUMNS.map((column) => column.padStart(CELL)).join('');
  console.log('milliseconds'.padEnd(TITLE) + columns.repeat(WAYS.length));
}

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
      if (looked.looks[at]?.isBatch === false) await row(looked, at, THOROUGH, false);
      looked.dispose();
    }
  }
}

const inCell = (value: number | null | undefined) => (value?.toFixed(2) ?? '-').padStart(CELL);

async function row(looked: Looked, at: number, effort: Effort, computes: boolean): Promise<void> {
  const look = looked.looks[at];
  if (!look) return;
  unregisterWebGpuKernels();
  const ways = [await measure(look, effort, computes)];
  const recorded = async (prepare: () => void, precision: Precision) => {
    prepare();
    const recorder = passRecorder(precision);
    looked.record(recorder);
    ways.push(await measure(look, effort, computes));
    looked.record(null);
    recorder?.dispose();
  };
  await recorded(unregisterWebGpuKernels, 'single');
  await recorded(registerWebGpuKernels, 'single');
  if (look.isOneWay && canHalve()) await recorded(registerWebGpuKernels, 'half');
  checkDevice();
  const cells = WAYS.flatMap((_, way) => {
    const times = ways[way];
    return [times?.read, times?.throughput, times?.script].map(inCell);
  });
  const less = `${((ways[0] as Times).script / (ways[2] as Times).script).toFixed(1)} x`.padStart(CELL);
  console.log(look.title.padEnd(TITLE) + cells.join('') + less);
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
 * @param wasm what the processor's answers are computed with; by default that of the installed packages
 * @returns false where an adapter answers wrongly
 */
export async function reportGpu(models: string, wasm?: WasmFiles): Promise<boolean> {
  const subjects = await subjectsOf(models);
  console.log(`WebGPU in Node ${process.version} (Dawn), medians of one look; frames are on the card.`);
  console.log('\nA backend that computes nothing:');
  await timeScripts(subjects);

  const adapter = await adapterOfMachine();
  if (!adapter) return true;
  const name = [adapter.vendor, adapter.architecture, adapter.device, adapter.description]
    .filter(Boolean)
    .join(', ');
  const isSoftware = SOFTWARE.test(name);
  console.log(`\nAdapter: ${name}`);
  console.log(
    canHalve()
      ? 'It has numbers of 16 bits (shader-f16): paintings and batches are looked at in half precision, too.'
      : 'It has no numbers of 16 bits (shader-f16): nothing is looked at in half precision.',
  );
  if (isSoftware) console.log('This is a software renderer: its times say nothing of any graphics card.');
  const asked = isSoftware ? await subjectsOf(models, true) : subjects;
  let isRight = true;
  registerWebGpuKernels();
  for (const subject of asked.filter(({ isChecked }) => isChecked)) {
    const verdict = await verify(subject, wasm);
    for (const line of verdict.lines) console.log(line);
    isRight &&= verdict.isRight;
    checkDevice();
  }
  await timeAll(asked, isSoftware ? BRIEF : THOROUGH);
  // As the worker does.
  writeUploads();
  if (!isSoftware) await timeViews(models);
  return isRight;
}
