import { told } from '../../contract/told.ts';
import type { LayerName } from '../description.ts';
import { ModelFileError } from '../errors.ts';
import { fromGraph } from './from_graph.ts';
import { Graph } from './graph.ts';
import type { Files, Importer, Size } from './importer.ts';
import { inputShapeOf, topologyOf } from './keras/topology.ts';
import { translate } from './keras/translate.ts';
import { readVariables } from './keras/weights.ts';
import { checkedLabels, IMAGENET_CLASSES, labelsFor } from './labels.ts';
import {
  AROUND_0,
  CAFFE,
  type GuessedInput,
  IMAGENET,
  openSize,
  ownInput,
  PIXELS,
  sizeOf,
  stated,
  TO_1,
  timmConfig,
  usualPreparation,
} from './preprocessing.ts';
import { baseName, findFile, jsonOf, recordOf, stem } from './text_files.ts';

const MODEL = /(^|\/)[^/]*model[^/]*\.json$/i;
const METADATA = /(^|\/)metadata\.json$/i;

/** Keras in TensorFlow.js: LayersModels of Keras 2 and 3, and image exports of Teachable Machine. */
export const keras: Importer = {
  title: 'TensorFlow.js',

  recognises: async (files) => findFile(files, MODEL) !== undefined,

  async read(files, around) {
    const [path, content] = findFile(files, MODEL) as [string, Blob];
    const file = baseName(path);
    const folder = path.slice(0, path.length - file.length);
    const model = recordOf(await jsonOf(file, content)) ?? {};
    const metadata = await metadataOf(files);
    refuseOthers(file, model, metadata);
    const topology = topologyOf(file, model.modelTopology);
    const variables = await readVariables(model.weightsManifest, files, folder);
    const [height, width, channels] = inputShapeOf(file, topology);
    const config = await timmConfig(files);
    const usual = sizeOf(config);
    const size: Size = { height: height ?? usual.height, width: width ?? usual.width };
    const sizeDoubts = height && width ? [] : openSize(size, config);
    const written = (graph: Graph, last?: LayerName) => translate(topology, variables, graph, last);
    const first = written(new Graph(file, size, channels ?? 3));
    const classes = first.graph.shapeOf(first.logits)[2];
    const names = metadata && Array.isArray(metadata.labels) ? metadata.labels.map(String) : null;
    const named = names
      ? checkedLabels('metadata.json', names, classes)
      : await labelsFor(classes, files, around);
    const title = metadata ? 'Teachable Machine' : stem(folder.replace(/\/$/, '') || file);
    const { input, unsure } = metadata
      ? teachable(size)
      : stated(guess(first.graph, size, classes), config, first.graph);
    return fromGraph(
      first,
      {
        ...{ file: path, title, named, mirrored: metadata !== null },
        format: metadata ? 'Teachable Machine, image' : 'TensorFlow.js LayersModel',
        bytes: [...files.values()].reduce((sum, { size: length }) => sum + length, 0),
        guessed: { input, unsure: [...sizeDoubts, ...unsure] },
      },
      written,
    );
  },
};

/** Teachable Machine's metadata.json; null where there is none. */
async function metadataOf(files: Files): Promise<Record<string, unknown> | null> {
  const found = findFile(files, METADATA);
  const metadata = found && recordOf(await jsonOf(baseName(found[0]), found[1]));
  const isItsOwn =
    metadata &&
    ['tmVersion', 'packageName', 'tfjsSpeechCommandsVersion', 'wordLabels'].some((key) => key in metadata);
  return isItsOwn ? metadata : null;
}

/** @throws {ModelFileError} at what is no classifier of pictures made of layers, with what to do instead */
function refuseOthers(
  file: string,
  model: Record<string, unknown>,
  metadata: Record<string, unknown> | null,
): void {
  const kind = String(metadata?.packageName ?? '');
  if (metadata && (kind.endsWith('/pose') || 'modelSettings' in metadata))
    throw new ModelFileError(told('importErrors.poseProject', { file }));
  if (
    metadata &&
    (kind.endsWith('/audio') || 'wordLabels' in metadata || 'tfjsSpeechCommandsVersion' in metadata)
  )
    throw new ModelFileError(told('importErrors.audioProject', { file }));
  const topology = recordOf(model.modelTopology);
  if (model.format === 'graph-model' || Array.isArray(topology?.node))
    throw new ModelFileError(told('importErrors.graphModel', { file }));
  if (!topology) throw new ModelFileError(told('importErrors.noTopology', { file }));
}

/** As the library of Teachable Machine feeds it: the whole centre square, x / 127 - 1. */
const teachable = (size: Size): GuessedInput => ({
  input: { ...size, mean: [127, 127, 127], std: [127, 127, 127], order: 'rgb', crop: 1 },
  unsure: [],
});

/**
 * Names of layers in Keras's own networks that take -1..1: MobileNet V1 (conv_dw_1, conv_pw_13_relu), V2 and V3, Xception,
 * Inception V3 (mixed10) and Inception-ResNet V2 (mixed_5b), ResNet V2 (conv2_block1_preact_bn).
 */
const AROUND_0_NAMES =
  /mobilenet|expanded_conv|conv_[dp]w_\d|block14_sepconv|^mixed\d+$|^mixed_5b$|^conv\d_block\d+_preact/i;

/**
 * What Keras feeds its own networks of ImageNet otherwise, by layers that they alone have: DenseNet, whose first block has the
 * names of ResNet beside its own, then VGG 16 and 19, ResNet V1 and its names of before 2019. Xception begins as VGG does.
 */
const OF_IMAGENET = [
  [/^conv\d_block\d+_concat$/, IMAGENET],
  [/^block5_conv3$|^conv2_block1_1_conv$|^res2a_branch2a$/, CAFFE],
] as const;

function guess(graph: Graph, size: Size, classes: number): GuessedInput {
  const own = graph.peekNormalisation();
  // A Rescaling says of itself that it takes pixels; what is learned is guessed by its numbers.
  if (own && !own.isLearned) return { input: { ...size, ...PIXELS, crop: 1 }, unsure: [] };
  const learned = ownInput(graph, size, 1);
  if (learned) return learned;
  const has = (names: RegExp) => graph.layers.some(({ name }) => names.test(name));
  const isAround0 = has(AROUND_0_NAMES);
  const mayBeOther = !isAround0 && classes === IMAGENET_CLASSES;
  const usual = mayBeOther ? OF_IMAGENET.find(([names]) => has(names))?.[1] : undefined;
  if (usual) return { input: { ...size, ...usual, crop: 1 }, unsure: [usualPreparation(usual)] };
  const preset = isAround0 ? AROUND_0 : TO_1;
  const range = isAround0 ? '-1..1' : '0..1';
  return {
    input: { ...size, ...preset, crop: 1 },
    unsure: [`No file says how pictures are prepared: RGB from ${range} is taken, as is usual for Keras.`],
  };
}
