import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint, Tuning } from '../../contract/jobs.ts';
import { told } from '../../contract/told.ts';
import type { Random } from '../../numeric/random.ts';
import { DivergedError, type JobStep, type OnStage, type StepPart } from '../common/slow_technique.ts';
import { AFTERWARDS, readPart, WHOLE_STEP } from '../common/step_parts.ts';
import type { Parts, Rising } from './feature_loss.ts';
import type { Evaluation, Memory, Optimiser, Stepped } from './optimiser.ts';

/** A loss of the parameters, as tensors. */
interface Loss {
  /** The terms by name, each weighted as it enters the sum. */
  readonly terms: Readonly<Record<string, tf.Scalar>>;
  readonly rising?: Rising;
  /** The derivative of their sum, of the parameters' shape. */
  readonly gradient: tf.Tensor;
  /** The derivatives at the pixels, part by part, and the terms by layer; read only where `tuning` asks for them. */
  readonly parts?: Parts;
  readonly byLayer?: Readonly<Record<string, tf.Scalar>>;
}

/** What is optimised, and how. All its functions but `dispose` run inside tf.tidy. */
export interface Optimisation {
  readonly steps: number;
  /** Owned by whoever runs the optimisation. */
  readonly optimiser: Optimiser;
  /** The parameters to begin with, may be borrowed; not asked for where a checkpoint brings them. */
  start(): tf.Tensor;
  /** @param step 1..steps */
  lossOf(parameters: tf.Tensor, step: number): Loss;
  /** What follows the optimiser's step: clipping to the colours there are, blurring. */
  amend?(parameters: tf.Tensor, gradient: tf.Tensor, step: number): tf.Tensor;
  /** [1, height, width, 3], RGB, or [1, height, width, 4] with its opacity; clipped to 0..1 for the picture. */
  pixelsOf(parameters: tf.Tensor): tf.Tensor4D;
  /** Whatever draws random numbers draws them here: its state goes into checkpoints. */
  readonly random?: Random;
  /** What the steps leave behind beside the parameters, as a checkpoint takes it; its owner keeps the tensors. */
  readonly memory?: {
    memory(): Readonly<Record<string, tf.Tensor>>;
    /** @param tensors handed over */
    restore(tensors: Readonly<Record<string, tf.Tensor>>): void;
  };
  /** As RunInputs.tuning; what it switches off, `lossOf` and `amend` have to see to. */
  readonly tuning?: (() => Tuning) | undefined;
  /** As RunInputs.onStage; hears of `move` here, of all others from the functions above. */
  readonly onStage?: OnStage | undefined;
  /** Frees what the functions above share beyond a step. Called once, at the end. */
  dispose?(): void;
  /** What to change where the loss leaves the finite numbers, e.g. 'Lower the step size (rate).'. */
  readonly advice: string;
  /** What else its checkpoints are to hold, by name. */
  readonly numbers?: Checkpoint['numbers'];
}

/**
 * Runs an optimisation, a step a step. Its checkpoints hold all of its state: resumed, it goes on bit for bit as it
 * would have gone on. Ended at any step it leaves no tensor behind.
 * @throws {DivergedError}
 */
export async function* optimise(
  optimisation: Optimisation,
  resume: Checkpoint | null,
): AsyncGenerator<JobStep, void> {
  const { steps, optimiser, random } = optimisation;
  let parameters: tf.Tensor | undefined;
  try {
    parameters = tf.tidy(() => (resume ? arrayOf(resume, IMAGE) : tf.clone(optimisation.start())));
    if (resume) {
      optimiser.restore(memoryOf(resume, OPTIMISER));
      optimisation.memory?.restore(memoryOf(resume, MEMORY).tensors);
      if (random) random.state = resume.numbers.random ?? random.state;
    }
    let off = offIn(optimisation);
    for (let step = (resume?.step ?? 0) + 1; step <= steps; step++) {
      const before = off;
      off = offIn(optimisation);
      if (off !== before) optimiser.lossChanged?.();
      const stepped = await optimiser.step(parameters, (at) => evaluate(optimisation, at, step));
      const { parts = [], byLayer } = stepped;
      const asked = parts.length > 0;
      const [current, moves] = await amend(optimisation, stepped, step, asked ? parameters : null);
      parameters.dispose();
      parameters = current;
      yield {
        ...{ step, steps, losses: stepped.terms, ...(stepped.rising && { rising: stepped.rising }) },
        ...(asked && { parts: [...parts, ...moves], byLayer: byLayer ?? {} }),
        picture: () => pictureOf(optimisation.pixelsOf, current),
        checkpoint: () => checkpointOf(optimisation, step, current),
      };
    }
  } finally {
    parameters?.dispose();
    optimiser.dispose();
    optimisation.dispose?.();
  }
}

const offIn = ({ tuning }: Optimisation): string => tuning?.().off.join() ?? '';

/** Evaluates the loss and reads its terms, all at once. */
async function evaluate(
  { lossOf, tuning, onStage }: Optimisation,
  parameters: tf.Tensor,
  step: number,
): Promise<Evaluation> {
  const names: string[] = [];
  const risingNames: string[] = [];
  const layerNames: string[] = [];
  const withParts = tuning?.().parts ?? false;
  const { gradient, stacked, ways } = tf.tidy(() => {
    const { terms, rising = {}, gradient, parts = {}, byLayer = {} } = lossOf(parameters, step);
    names.push(...Object.keys(terms));
    risingNames.push(...Object.keys(rising));
    if (withParts) layerNames.push(...Object.keys(byLayer));
    const all = [
      ...Object.values(terms),
      ...Object.values(rising),
      ...(withParts ? Object.values(byLayer) : []),
    ];
    const stacked = tf.stack(all.map((one) => tf.reshape(one, [])));
    const down = Object.entries(withParts ? parts : {}).map(([name, part]) => [name, tf.neg(part)] as const);
    return { gradient, stacked, ways: Object.fromEntries(down) };
  });
  const values = Array.from(await stacked.data());
  stacked.dispose();
  onStage?.('move');
  const named = (some: string[], first: number) =>
    Object.fromEntries(some.map((name, i) => [name, values[first + i] as number]));
  const terms = named(names, 0);
  const loss = Object.values(terms).reduce((sum, value) => sum + value, 0);
  const parts: StepPart[] = [];
  for (const [name, way] of Object.entries(ways)) parts.push(await readPart(name, way));
  return {
    ...{ gradient, terms, loss },
    ...(risingNames.length > 0 && { rising: named(risingNames, names.length) }),
    ...(withParts && { parts, byLayer: named(layerNames, names.length + risingNames.length) }),
  };
}

/**
 * The parameters after the step and what follows it.
 * @param from where the step began, borrowed, where its changes are to be told; else null
 * @returns also what followed the step, and all that it did
 * @throws {DivergedError} where a term or a parameter is no finite number; all is disposed then
 */
async function amend(
  optimisation: Optimisation,
  { parameters, gradient, terms }: Stepped,
  step: number,
  from: tf.Tensor | null,
): Promise<[tf.Tensor, StepPart[]]> {
  const [amended, size] = tf.tidy(() => {
    const result = optimisation.amend?.(parameters, gradient, step) ?? parameters;
    // Measured before: clipping makes a colour of what is no number.
    return [result === parameters ? tf.clone(parameters) : result, tf.mean(tf.abs(parameters))];
  });
  const moves = from ? await movesOf(optimisation.pixelsOf, from, parameters, amended) : [];
  tf.dispose([parameters, gradient]);
  const magnitude = (await size.data())[0] as number;
  size.dispose();
  const wrong = Object.entries(terms).filter(([, value]) => !Number.isFinite(value));
  if (wrong.length === 0 && Number.isFinite(magnitude)) return [amended, moves];
  amended.dispose();
  const { advice } = optimisation;
  const lost = wrong.map(([term, value]) => told('pieces.termIs', { term, value }));
  throw new DivergedError(
    wrong.length > 0
      ? told('studioErrors.diverged', { step, terms: lost, advice })
      : told('studioErrors.notFinite', { step, advice }),
  );
}

async function movesOf(
  pixelsOf: Optimisation['pixelsOf'],
  from: tf.Tensor,
  stepped: tf.Tensor,
  amended: tf.Tensor,
): Promise<StepPart[]> {
  const [after, whole] = tf.tidy(() => {
    const [first, middle, last] = [pixelsOf(from), pixelsOf(stepped), pixelsOf(amended)];
    return [tf.sub<tf.Tensor4D>(last, middle), tf.sub<tf.Tensor4D>(last, first)];
  }) as [tf.Tensor4D, tf.Tensor4D];
  const afterwards = await readPart(AFTERWARDS, after);
  const step = await readPart(WHOLE_STEP, whole);
  return afterwards.length > 0 ? [afterwards, step] : [step];
}

function pictureOf(pixelsOf: Optimisation['pixelsOf'], parameters: tf.Tensor): tf.Tensor3D {
  return tf.tidy(() => tf.clipByValue(tf.squeeze(pixelsOf(parameters), [0]), 0, 1) as tf.Tensor3D);
}

/** The name of the parameters in a checkpoint. */
export const IMAGE = 'image';
const OPTIMISER = 'optimiser.';
const MEMORY = 'memory.';

async function checkpointOf(
  { optimiser, random, memory, numbers: others }: Optimisation,
  step: number,
  parameters: tf.Tensor,
): Promise<Checkpoint> {
  const { tensors, numbers } = optimiser.memory();
  const arrays: Record<string, Checkpoint['arrays'][string]> = {};
  const all = {
    [IMAGE]: parameters,
    ...prefixed(OPTIMISER, tensors),
    ...prefixed(MEMORY, memory?.memory() ?? {}),
  };
  for (const [name, tensor] of Object.entries(all))
    arrays[name] = { shape: [...tensor.shape], values: (await tensor.data<'float32'>()).slice() };
  const state = random ? { random: random.state } : {};
  return { step, arrays, numbers: { ...others, ...state, ...prefixed(OPTIMISER, numbers) } };
}

/** What a checkpoint holds under a prefix, tensors made anew. */
function memoryOf(checkpoint: Checkpoint, prefix: string): Memory {
  const { arrays, numbers } = checkpoint;
  const own = (names: string[]) => names.filter((name) => name.startsWith(prefix));
  return {
    tensors: Object.fromEntries(
      own(Object.keys(arrays)).map((name) => [name.slice(prefix.length), arrayOf(checkpoint, name)]),
    ),
    numbers: Object.fromEntries(
      own(Object.keys(numbers)).map((name) => [name.slice(prefix.length), numbers[name] as number]),
    ),
  };
}

const prefixed = <T>(prefix: string, named: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(named).map(([name, value]) => [`${prefix}${name}`, value]));

/** An array of a checkpoint as a tensor, made anew. @throws {Error} if the checkpoint is another technique's */
export function arrayOf({ arrays }: Pick<Checkpoint, 'arrays'>, name: string): tf.Tensor {
  const array = arrays[name];
  if (!array) throw new Error(`The checkpoint holds no "${name}": it belongs to another technique.`);
  return tf.tensor(array.values, [...array.shape]);
}
