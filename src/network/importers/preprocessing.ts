import { told } from '../../contract/told.ts';
import type { InputDescription } from '../description.ts';
import { ModelFileError } from '../errors.ts';
import type { Graph } from './graph.ts';
import type { Files, Size } from './importer.ts';
import { IMAGENET_CLASSES } from './labels.ts';
import { findFile, jsonOf, recordOf } from './text_files.ts';

type Triple = readonly [number, number, number];

/** Means and deviations of ImageNet's pixels, as torchvision has them, for values 0..255. */
export const IMAGENET = {
  mean: [123.675, 116.28, 103.53],
  std: [58.395, 57.12, 57.375],
  order: 'rgb',
} as const satisfies Partial<InputDescription>;

/** Caffe's: blue first, the mean colour subtracted, not divided. */
export const CAFFE = {
  mean: [104, 117, 123],
  std: [1, 1, 1],
  order: 'bgr',
} as const satisfies Partial<InputDescription>;

/** From 0..255 to -1..1. */
export const AROUND_0 = {
  mean: [127.5, 127.5, 127.5],
  std: [127.5, 127.5, 127.5],
  order: 'rgb',
} as const satisfies Partial<InputDescription>;

/** From 0..255 to 0..1. */
export const TO_1 = {
  mean: [0, 0, 0],
  std: [255, 255, 255],
  order: 'rgb',
} as const satisfies Partial<InputDescription>;

/** As they are. */
export const PIXELS = {
  mean: [0, 0, 0],
  std: [1, 1, 1],
  order: 'rgb',
} as const satisfies Partial<InputDescription>;

/** torchvision resizes to 256 and cuts 224 out. */
export const USUAL_CROP = 0.875;
const USUAL_SIDE = 224;

/** An input, and what was assumed of it. */
export interface GuessedInput {
  readonly input: InputDescription;
  readonly unsure: readonly string[];
}

/** A scale this small at the very beginning brings values of 0..255 down. */
const FROM_BYTES = 0.1;
/** A mean this large that is taken away at the very beginning is one of 0..255. */
const MEAN_OF_BYTES = 10;

/** What a network takes that prepares its pictures itself, by what it begins with; null where it begins otherwise. */
export function ownRange(graph: Graph): typeof PIXELS | typeof TO_1 | null {
  const own = graph.peekNormalisation();
  if (!own) return null;
  const isOfBytes = own.scale.every((factor, channel) => {
    const mean = (own.offset[channel] as number) / factor;
    return Math.abs(factor) < FROM_BYTES || Math.abs(mean) > MEAN_OF_BYTES;
  });
  return isOfBytes ? PIXELS : TO_1;
}

/** Scales between these, and means nearer to 0 than this, are those of pictures that are normalised before. */
const STANDARDISED = { least: 0.5, most: 2, mean: 0.3 };

/** Whether a network begins with a learned norm of normalised pictures, as ResNet V2 of MXNet does: it tells no range. */
function isStandardised(graph: Graph): boolean {
  const own = graph.peekNormalisation();
  if (!own?.isLearned) return false;
  const { least, most, mean } = STANDARDISED;
  return own.scale.every(
    (factor, channel) =>
      factor > least && factor < most && Math.abs((own.offset[channel] as number) / factor) < mean,
  );
}

/** The input of such a network; null where it does not prepare its pictures itself, or what it begins with tells no range. */
export function ownInput(graph: Graph, size: Size, crop: number): GuessedInput | null {
  const values = isStandardised(graph) ? null : ownRange(graph);
  const range = values === PIXELS ? '0..255' : '0..1';
  return (
    values && {
      input: { ...size, ...values, crop },
      unsure: [`The network prepares its pictures itself; ${range} is taken for what it is given.`],
    }
  );
}

/** What the authors of an architecture's best known weights feed it. */
function presetOf(architecture: string) {
  if (architecture === 'googlenet-bvlc') return CAFFE;
  // torchvision's GoogLeNet turns ImageNet's means into these itself.
  if (architecture === 'googlenet' || architecture === 'efficientnet-lite0') return AROUND_0;
  return IMAGENET;
}

/**
 * What timm's config.json says of the input, and the name of the architecture; empty where there is none.
 * @throws {ModelFileError} if it is not JSON
 */
export async function timmConfig(files: Files): Promise<Record<string, unknown>> {
  const found = findFile(files, /(^|\/)config\.json$/);
  const config = found && recordOf(await jsonOf(...found));
  return config ? { ...recordOf(config.pretrained_cfg), architecture: config.architecture } : {};
}

/** The side of the pictures that the network was trained with; null where timm's config.json does not say it. */
function statedSize(config: Record<string, unknown>): Size | null {
  const [, height, width] = Array.isArray(config.input_size) ? config.input_size : [];
  const isSide = (side: unknown): side is number => Number.isInteger(side) && Number(side) > 0;
  return isSide(height) && isSide(width) ? { height, width } : null;
}

/** The same; what is usual where nothing is said. */
export const sizeOf = (config: Record<string, unknown>): Size =>
  statedSize(config) ?? { height: USUAL_SIDE, width: USUAL_SIDE };

/** What is to be said where a network's own file leaves the size of its pictures open, and this one is taken. */
export const openSize = ({ height, width }: Size, config: Record<string, unknown>): readonly string[] =>
  statedSize(config) ? [] : [`The file leaves the size of its pictures open: ${height} x ${width} is taken.`];

/**
 * What was guessed, with what timm's config.json says of how pictures are prepared in its place; the size stays.
 * @param graph prepares its pictures itself? Then the file says what is done in it, and is not to be done twice
 */
export function stated(
  guessed: GuessedInput,
  config: Record<string, unknown>,
  graph: Graph | null = null,
): GuessedInput {
  const own = graph?.peekNormalisation();
  const isInside = own !== null && own !== undefined && !own.isLearned;
  const [mean, std] = [scaled(config, 'mean'), scaled(config, 'std')];
  const crop = typeof config.crop_pct === 'number' ? config.crop_pct : guessed.input.crop;
  const input = { ...guessed.input, crop };
  return mean && std && !isInside
    ? { input: { ...input, mean, std, order: 'rgb' }, unsure: [] }
    : { ...guessed, input };
}

/** From 0..1 to 0..255; one number stands for all colours, as a grey network has it. @throws {ModelFileError} */
function scaled(config: Record<string, unknown>, name: 'mean' | 'std'): Triple | null {
  const given = config[name];
  if (given === undefined) return null;
  const values = Array.isArray(given) && given.length === 1 ? [given[0], given[0], given[0]] : given;
  if (Array.isArray(values) && values.length === 3 && values.every((value) => typeof value === 'number'))
    return values.map((value) => value * 255) as unknown as Triple;
  throw new ModelFileError(told('importErrors.notThreeNumbers', { name }));
}

/** What is to be said of the usual preparation of an architecture, where no file names one. */
export const usualPreparation = ({
  mean,
  std,
  order,
}: Pick<InputDescription, 'mean' | 'std' | 'order'>): string =>
  `No file says how pictures are prepared: ${order.toUpperCase()} less ${mean.join(', ')}, divided by ${std.join(', ')}, as is usual for this architecture.`;

/**
 * The input of an architecture of the zoo: what timm's config.json says, else what is usual for it.
 * @param classes how many there are: of 1,000, ImageNet's, the usual size is not doubted
 */
export function inputFor(
  architecture: string,
  classes: number,
  config: Record<string, unknown>,
): GuessedInput {
  const [preset, size] = [presetOf(architecture), sizeOf(config)];
  const guessed = { input: { ...size, crop: USUAL_CROP, ...preset }, unsure: [usualPreparation(preset)] };
  const { input, unsure } = stated(guessed, config);
  if (statedSize(config) || classes === IMAGENET_CLASSES) return { input, unsure };
  const taken = `No file says the size of the pictures: ${size.height} x ${size.width} is taken; config.json beside the network can say it.`;
  return { input, unsure: [taken, ...unsure] };
}
