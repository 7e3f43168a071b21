import * as tf from '@tensorflow/tfjs-core';
import { canHalve } from '../../src/network/webgpu/precision.ts';
import { passRecorder } from '../../src/network/webgpu/recorded_passes.ts';
import { relativeDistance } from '../../src/numeric/relative_distance.ts';
import { startNodeBackend, type WasmFiles } from '../look/node_backend.ts';
import type { Look, Subject } from './looks.ts';

/** Looks until a pass and one that reads its results are both replayed. */
const UNTIL_REPLAYED = 6;
/** Relative L2 distance from the reference. The way back may open a rectifier that is closed there. */
const TOLERANCE = 1e-2;

async function answersOf(look: Look, count: number): Promise<Float32Array[]> {
  const answers: Float32Array[] = [];
  for (let i = 0; i < count; i++) {
    const answer = look.run();
    answers.push(Float32Array.from(await answer.data<'float32'>()));
    answer.dispose();
  }
  return answers;
}

/**
 * Compares what the WebGPU backend, the present one, answers with the same on the processor (WASM), recorded passes with
 * computed ones, and half precision with single, where it has both. The present backend is WebGPU again afterwards.
 * @returns one line a look, and whether all are right
 */
export async function verify(
  subject: Subject,
  wasm?: WasmFiles,
): Promise<{ lines: string[]; isRight: boolean }> {
  const lines: string[] = [];
  let isRight = true;
  const wanted = await referenceOf(subject, wasm);
  const computed = subject.build();
  const recorded = subject.build();
  recorded.record(passRecorder('single'));
  const half = canHalve() ? subject.build() : null;
  half?.record(passRecorder('half'));
  for (const [at, { title }] of computed.looks.entries()) {
    const plain = await answersOf(computed.looks[at] as Look, UNTIL_REPLAYED);
    const again = await answersOf(recorded.looks[at] as Look, UNTIL_REPLAYED);
    const apart = relativeDistance(plain[0] as Float32Array, wanted.get(title) as Float32Array);
    const isSame = plain.every((answer, i) => answer.every((value, place) => value === again[i]?.[place]));
    const isClose = apart <= TOLERANCE;
    isRight &&= isSame && isClose;
    const halved = half?.looks[at];
    let inHalf = '';
    if (halved?.isOneWay) {
      const rounded = (await answersOf(halved, UNTIL_REPLAYED)).at(-1) as Float32Array;
      const byHalf = relativeDistance(rounded, plain.at(-1) as Float32Array);
      isRight &&= byHalf <= TOLERANCE;
      inHalf = `; half precision ${byHalf <= TOLERANCE ? '' : 'WRONG, '}${byHalf.toExponential(1)} from single`;
    }
    const close = `${isClose ? 'right' : 'WRONG'}, ${apart.toExponential(1)} from the reference`;
    lines.push(`${title}: ${close}; recorded ${isSame ? 'bit for bit the same' : 'DIFFERENT'}${inHalf}`);
  }
  computed.dispose();
  recorded.dispose();
  half?.dispose();
  return { lines, isRight };
}

/**
 * The answers of the processor to the first frame, by the titles of the looks. Networks of one plan share their weights, so
 * this one is gone before another is built elsewhere.
 */
async function referenceOf(subject: Subject, wasm?: WasmFiles): Promise<Map<string, Float32Array>> {
  await startNodeBackend(wasm);
  await tf.setBackend('wasm');
  const reference = subject.build();
  const answers = new Map<string, Float32Array>();
  for (const look of reference.looks) {
    const [answer] = await answersOf(look, 1);
    answers.set(look.title, answer as Float32Array);
  }
  reference.dispose();
  await tf.setBackend('webgpu');
  return answers;
}
