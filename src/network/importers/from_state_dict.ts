import { told } from '../../contract/told.ts';
import type { NetworkDescription } from '../description.ts';
import { ModelFileError } from '../errors.ts';
import { familyOf } from './families.ts';
import type { Files, ImportedNetwork, Surroundings } from './importer.ts';
import { labelsFor } from './labels.ts';
import { inputFor, sizeOf, timmConfig } from './preprocessing.ts';
import { recognise } from './recognise.ts';
import { readAll, type StateDict, trainedCount } from './stored.ts';
import { baseName, stem } from './text_files.ts';

interface Origin {
  /** Path of the file that holds the arrays. */
  readonly file: string;
  readonly format: string;
  readonly bytes: number;
}

/**
 * A network from named arrays alone: its architecture is recognised, its input is that of timm's config.json or what is usual.
 * @throws {ModelFileError}
 */
export async function fromStateDict(
  { file, format, bytes }: Origin,
  stored: StateDict,
  files: Files,
  around: Surroundings,
): Promise<ImportedNetwork> {
  const config = await timmConfig(files);
  const found = recognise(baseName(file), stored, sizeOf(config));
  const { architecture, state, classes, featuresOnly, layersFor } = found;
  const calledUnsure = checkCalled(baseName(file), architecture, classes, config);
  const { input, unsure: inputUnsure } = inputFor(architecture, classes, config);
  const named = featuresOnly
    ? { labels: [], labelsFrom: 'none', unsure: [] }
    : await labelsFor(classes, files, around);
  const { title, paper } = familyOf(architecture);
  const description: NetworkDescription = {
    ...{ id: stem(file), title, paper, source: baseName(file), licence: 'unknown' },
    ...{ input, layers: layersFor(input), logits: found.logits, labels: named.labels },
  };
  return {
    description,
    weights: await readAll(state, state.keys()),
    layersFor,
    card: {
      ...{ format, network: title, architecture, from: baseName(file), bytes, classes, featuresOnly, input },
      parameters: trainedCount(state),
      labelsFrom: named.labelsFrom,
      mirrored: false,
      unsure: [...found.unsure, ...calledUnsure, ...inputUnsure, ...named.unsure],
    },
  };
}

/** A network with the names and shapes of an architecture of the zoo, and another calculation. */
interface Lookalike {
  readonly architecture: RegExp;
  /** What it is called, and what the zoo's own is. */
  readonly other: RegExp;
  readonly own: RegExp;
  /** The numbers of classes with which the other one is known; any where this is absent. */
  readonly numbers?: readonly number[];
  /** What stays unsure where no name tells. */
  readonly doubt: string;
}

const LOOKALIKES: readonly Lookalike[] = [
  {
    architecture: /^resnet\d+$/,
    // Strides are carried out by blurring or averaging.
    other: /resnet(blur|aa)\d+/i,
    own: /resnex?t/i,
    doubt:
      'A ResNet that blurs nothing is taken: resnetblur and resnetaa of timm have the same names, but compute otherwise.',
  },
  {
    architecture: /^efficientnet-lite0$/,
    // Paddings are the same on all sides, and batch norms have another epsilon.
    other: /(?<!tf_)efficientnet_lite0/i,
    own: /tf_efficientnet_lite0/i,
    doubt:
      'TensorFlow’s EfficientNet-Lite0 (timm: tf_efficientnet_lite0) is taken: efficientnet_lite0 of timm has the same names, but computes otherwise.',
  },
  {
    architecture: /^mobilenet_v2$/,
    // Its strides are smaller, for pictures of 32 pixels.
    other: /cifar100?_mobilenet_?v2\w*/i,
    own: /imagenet/i,
    numbers: [10, 100],
    doubt:
      'MobileNetV2 for pictures of 224 pixels is taken: networks for CIFAR have the same names and kernels, but smaller strides.',
  },
];

/**
 * Names and shapes do not tell such networks apart: what timm's config.json calls the network does, else its file's name.
 * @returns what stays unsure, where neither tells
 * @throws {ModelFileError} if it is called one of them
 */
function checkCalled(
  file: string,
  architecture: string,
  classes: number,
  config: Readonly<Record<string, unknown>>,
): readonly string[] {
  const called = typeof config.architecture === 'string' ? config.architecture : file;
  for (const { architecture: meant, other, own, numbers = [classes], doubt } of LOOKALIKES) {
    if (!meant.test(architecture)) continue;
    const name = other.exec(called)?.[0];
    if (name === undefined) return own.test(called) || !numbers.includes(classes) ? [] : [doubt];
    const { title } = familyOf(architecture);
    throw new ModelFileError(told('importErrors.lookalike', { file, name, title }));
  }
  return [];
}
