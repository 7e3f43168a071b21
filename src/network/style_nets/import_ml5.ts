import { told } from '../../contract/told.ts';
import type { Layer, StyliserDescription } from '../description.ts';
import { ModelFileError } from '../errors.ts';
import type { WeightArray } from '../weights.ts';
import { type StylePlan, stylePlan } from './style_plan.ts';

/** A folder's files by name, without a path. */
export type Files = ReadonlyMap<string, ArrayBuffer>;

const MANIFEST = 'manifest.json';

/** Variables of one convolution, in their order: kernel, shift, scale. */
const PER_UNIT = 3;
/** Three convolutions before the residual blocks, three behind. */
const OUTER_UNITS = 6;

interface Unit {
  /** Kernel as TensorFlow has it: [height, width, in, out], transposed convolutions [height, width, out, in]. */
  readonly kernel: WeightArray;
  readonly shift: WeightArray;
  readonly scale: WeightArray;
}

/**
 * Reads a fast style net in the format of ml5 and of Nakano's fast-style-transfer-deeplearnjs: manifest.json and one file
 * of raw float32 numbers a variable, in the order in which Engstrom's TensorFlow program made them. The architecture is
 * that program's (Johnson et al. 2016, zero padding, transposed convolutions); the number of residual blocks, channels
 * and kernel sizes are read off the shapes.
 * @param id and title for people and settings: the folder's name
 * @throws {ModelFileError} saying what is missing, broken or foreign
 */
export function importMl5(files: Files, { id, title }: { id: string; title: string }): StylePlan {
  const units = readUnits(files);
  const blocks = (units.length - OUTER_UNITS) / 2;
  const layers: Layer[] = [];
  const weights = new Map<string, WeightArray>();
  let last = 'image';

  const push = (layer: Layer) => {
    layers.push(layer);
    last = layer.name;
  };
  const unit = (name: string, { stride = 1, transposed = false, rectified = true }) => {
    const { kernel, shift, scale } = units[weights.size / PER_UNIT] as Unit;
    const [height = 0, width = 0] = kernel.shape;
    const [top, bottom] = samePadding(height, stride);
    const [left, right] = samePadding(width, stride);
    push({
      kind: transposed ? 'transposedConv' : 'conv',
      name: `${name}.conv`,
      inputs: [last],
      stride,
      pad: [top, bottom, left, right],
    });
    push({ kind: 'instanceNorm', name: `${name}.norm`, inputs: [last], epsilon: 1e-3 });
    weights.set(`${name}.conv.weight`, torchKernel(kernel));
    weights.set(`${name}.norm.bias`, shift);
    weights.set(`${name}.norm.weight`, scale);
    if (rectified) push({ kind: 'relu', name: `${name}.relu`, inputs: [last] });
  };

  [1, 2, 2].forEach((stride, i) => {
    unit(`down.${i}`, { stride });
  });
  for (let block = 0; block < blocks; block++) {
    const entry = last;
    unit(`residual.${block}.0`, {});
    unit(`residual.${block}.1`, { rectified: false });
    push({ kind: 'add', name: `residual.${block}.add`, inputs: [entry, last] });
  }
  for (const i of [0, 1]) unit(`up.${i}`, { stride: 2, transposed: true });
  unit('leave', { rectified: false });
  push({ kind: 'tanh', name: 'painting', inputs: [last] });

  const description: StyliserDescription = {
    ...{ id, title, task: 'stylise', source: 'brought by the visitor', licence: 'unknown' },
    paper: 'Johnson et al. 2016, Perceptual Losses for Real-Time Style Transfer',
    input: { height: 192, width: 256, mean: [0, 0, 0], std: [1, 1, 1], order: 'rgb', crop: 1 },
    ...{ layers, output: 'painting', multiple: 4, styles: [{ id, title }] },
    // As the program that trained it stretches the hyperbolic tangent.
    range: { factor: 150, offset: 127.5 },
  };
  return stylePlan(description, weights);
}

/** TensorFlow's "same" for sides that the stride divides: the odd pixel comes last. */
function samePadding(kernel: number, stride: number): [before: number, after: number] {
  const total = Math.max(0, kernel - stride);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}

/** From TensorFlow's [height, width, a, b] to torch's [b, a, height, width]. */
function torchKernel({ shape, values }: WeightArray): WeightArray {
  const [height, width, a, b] = shape as [number, number, number, number];
  const turned = new Float32Array(values.length);
  for (let pixel = 0; pixel < height * width; pixel++) {
    for (let i = 0; i < a * b; i++) {
      const [from, to] = [pixel * a * b + i, ((i % b) * a + Math.floor(i / b)) * height * width + pixel];
      turned[to] = values[from] as number;
    }
  }
  return { shape: [b, a, height, width], values: turned };
}

function readUnits(files: Files): Unit[] {
  const manifest = readManifest(files);
  const variables: WeightArray[] = [];
  for (let number = 0; ; number++) {
    const name = number === 0 ? 'Variable' : `Variable_${number}`;
    const entry = manifest[name];
    if (!entry) break;
    variables.push(readVariable(files, name, entry));
  }
  const units = Array.from({ length: Math.floor(variables.length / PER_UNIT) }, (_, i): Unit => {
    const [kernel, shift, scale] = variables.slice(i * PER_UNIT) as [WeightArray, WeightArray, WeightArray];
    return { kernel, shift, scale };
  });
  const blocks = (units.length - OUTER_UNITS) / 2;
  if (variables.length % PER_UNIT !== 0 || blocks < 0 || !Number.isInteger(blocks)) {
    throw new ModelFileError(told('modelErrors.ml5Variables', { file: MANIFEST, count: variables.length }));
  }
  units.forEach((unit, i) => {
    checkUnit(unit, i);
  });
  return units;
}

function checkUnit({ kernel, shift, scale }: Unit, index: number): void {
  const vectors = shift.shape.length === 1 && scale.shape.join() === shift.shape.join();
  if (kernel.shape.length === 4 && vectors && kernel.shape.slice(2).includes(shift.shape[0] ?? 0)) return;
  const shapes = [kernel, shift, scale].map(({ shape }) => `[${shape}]`).join(', ');
  throw new ModelFileError(
    told('modelErrors.ml5Shapes', {
      file: MANIFEST,
      from: index * PER_UNIT,
      to: index * PER_UNIT + 2,
      shapes,
    }),
  );
}

interface Entry {
  readonly filename: string;
  readonly shape: readonly number[];
}

function readManifest(files: Files): Record<string, Entry> {
  const bytes = files.get(MANIFEST);
  if (!bytes) throw new ModelFileError(told('modelErrors.ml5NoManifest', { file: MANIFEST }));
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, Entry>;
  } catch (cause) {
    throw new ModelFileError(told('modelErrors.notJsonDownload', { file: MANIFEST }), { cause });
  }
}

function readVariable(files: Files, name: string, { filename, shape }: Partial<Entry>): WeightArray {
  if (typeof filename !== 'string' || !Array.isArray(shape))
    throw new ModelFileError(told('modelErrors.ml5NoFile', { file: MANIFEST, name }));
  const bytes = files.get(filename);
  if (!bytes) throw new ModelFileError(told('modelErrors.missingFile', { file: filename, index: MANIFEST }));
  const count = shape.reduce((product: number, n: number) => product * n, 1);
  if (bytes.byteLength !== 4 * count) {
    throw new ModelFileError(
      told('modelErrors.ml5Length', { file: filename, bytes: bytes.byteLength, shape, needed: 4 * count }),
    );
  }
  const values = new Float32Array(bytes);
  const broken = values.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0)
    throw new ModelFileError(
      told('modelErrors.damagedAt', { file: filename, value: values[broken], position: broken }),
    );
  return { shape, values };
}
