import { told } from '../../contract/told.ts';
import type { LayerName } from '../description.ts';
import { ModelFileError } from '../errors.ts';
import { fromGraph } from './from_graph.ts';
import { Graph } from './graph.ts';
import type { Files, Importer, Size } from './importer.ts';
import { labelsFor } from './labels.ts';
import { type Constant, readConstant } from './onnx/constant.ts';
import { type OnnxModel, readOnnx } from './onnx/messages.ts';
import { sorted } from './onnx/sorted.ts';
import { translate } from './onnx/translate.ts';
import {
  CAFFE,
  type GuessedInput,
  IMAGENET,
  openSize,
  ownInput,
  sizeOf,
  stated,
  TO_1,
  timmConfig,
  USUAL_CROP,
} from './preprocessing.ts';
import { baseName, findFile, stem } from './text_files.ts';

const NAME = /\.onnx$/i;
const QUANTISED = /[-_.](int8|uint8|qdq|quant(ized)?)\b/i;

/** ONNX graphs, in one file or with their numbers in another. */
export const onnx: Importer = {
  title: 'ONNX',
  names: NAME,

  recognises: async (files) => findFile(files, NAME) !== undefined,

  async read(files, around) {
    const config = await timmConfig(files);
    const read = await readGraph(files, config);
    const { path, file, model, constants, nodes, size, channels, view } = read;
    const written = (graph: Graph, last?: LayerName) =>
      translate(file, model, nodes, constants, graph, view, last);
    const first = written(new Graph(file, size, channels));
    const classes = first.graph.shapeOf(first.logits)[2];
    const { input, unsure } = stated(guess(first.graph, size), config, first.graph);
    const guessed = { input, unsure: [...read.unsure, ...unsure] };
    const bytes = [...files].reduce(
      (sum, [one, { size: length }]) => sum + (isPart(one, path) ? length : 0),
      0,
    );
    const about = {
      file: path,
      format: `ONNX, opset ${model.opset}`,
      title: stem(file),
      bytes,
      mirrored: false,
    };
    return fromGraph(first, { ...about, guessed, named: await labelsFor(classes, files, around) }, written);
  },
};

/**
 * The one graph of these files, with its constants, which takes one picture.
 * @throws {ModelFileError}
 */
async function readGraph(files: Files, config: Record<string, unknown>) {
  const read = await readModel(files);
  const { inputs, file } = read;
  const [input] = inputs;
  if (!input || inputs.length > 1)
    throw new ModelFileError(
      told('importErrors.severalInputs', {
        file,
        count: inputs.length,
        names: inputs.map(({ name }) => name).join(', '),
      }),
    );
  return { ...read, ...pictureOf(file, input, config) };
}

export type OnnxFile = Awaited<ReturnType<typeof readModel>>;

/**
 * The same with whatever it takes.
 * @throws {ModelFileError}
 */
export async function readModel(files: Files) {
  const found = [...files].filter(([path]) => NAME.test(path));
  const [path, content] = found[0] as [string, Blob];
  if (found.length > 1)
    throw new ModelFileError(
      told('importErrors.severalOnnx', {
        count: found.length,
        files: found.map(([one]) => baseName(one)).join(', '),
      }),
    );
  const file = baseName(path);
  if (QUANTISED.test(file)) throw new ModelFileError(told('importErrors.quantised', { file }));
  const model = readOnnx(file, new Uint8Array(await content.arrayBuffer()));
  const constants = await constantsOf(path, model, files);
  const nodes = sorted(file, model);
  // Old files list their weights among the inputs.
  const inputs = model.inputs.filter(({ name }) => !constants.has(name));
  return { path, file, model, constants, nodes, inputs };
}

const isPart = (one: string, path: string) =>
  one === path || one.startsWith(`${path}.`) || /\.data$/.test(one);

async function constantsOf(path: string, model: OnnxModel, files: Files): Promise<Map<string, Constant>> {
  const constants = new Map<string, Constant>();
  for (const tensor of model.initializers)
    constants.set(tensor.name, await readConstant(path, tensor, files));
  for (const { operator, attributes, outputs } of model.nodes) {
    const value = operator === 'Constant' ? attributes.get('value')?.tensor : null;
    if (value && outputs[0]) constants.set(outputs[0], await readConstant(path, value, files));
  }
  // The bytes of the file are then kept by large constants alone.
  model.initializers = [];
  model.nodes = model.nodes.filter(({ outputs }) => !constants.has(outputs[0] ?? ''));
  return constants;
}

/**
 * What pictures an input takes.
 * @param config timm's config.json, for a size that the file leaves open
 * @throws {ModelFileError}
 */
export function pictureOf(
  file: string,
  { dims }: OnnxFile['inputs'][number],
  config: Record<string, unknown> = {},
) {
  if (dims.length !== 4)
    throw new ModelFileError(
      told('importErrors.noPictureInput', { file, shape: dims.map((side) => side ?? '?').join(', ') }),
    );
  const isColour = (side: number | null | undefined): side is number => side === 3 || side === 1;
  const view = isColour(dims[3]) && !isColour(dims[1]) ? ('nhwc' as const) : ('nchw' as const);
  const [channels, height, width] = view === 'nchw' ? dims.slice(1) : [dims[3], dims[1], dims[2]];
  const free = !height || !width || height < 0 || width < 0;
  const size: Size = free ? sizeOf(config) : { height, width };
  const unsure = free ? openSize(size, config) : [];
  return { size, view, channels: channels ?? 3, unsure };
}

/** How pictures are prepared: ONNX does not say, but some structures tell. */
function guess(graph: Graph, size: Size): GuessedInput {
  const own = ownInput(graph, size, USUAL_CROP);
  if (own) return own;
  const isCaffe = graph.layers.some(({ kind }) => kind === 'lrn');
  const preset = isCaffe ? CAFFE : graph.channels === 1 ? TO_1 : IMAGENET;
  const why = isCaffe ? 'as Caffe’s networks with response normalisation take them' : 'as is usual';
  const sentence = `ONNX does not say how pictures are prepared: ${preset.order.toUpperCase()} less ${preset.mean.join(', ')}, divided by ${preset.std.join(', ')}, ${why}.`;
  return { input: { ...size, ...preset, crop: USUAL_CROP }, unsure: [sentence] };
}
