/** Which architecture of the zoo some named arrays are the weights of: by their names and shapes. */
import { type Told, told, toldOf } from '../../contract/told.ts';
import { IMAGE, type InputDescription, type Layer, type LayerName } from '../description.ts';
import { ModelFileError, NetworkError } from '../errors.ts';
import { kindOf } from '../layers/index.ts';
import type { Shape } from '../layers/kind.ts';
import type { WeightArray } from '../weights.ts';
import { architectureNames, architecture as zooLayers } from '../zoo/index.ts';
import { familyOf } from './families.ts';
import { foreignWeights } from './foreign.ts';
import { type Head, headOf } from './head.ts';
import type { Size } from './importer.ts';
import { reshaped, type StateDict, type Stored } from './stored.ts';

export interface Recognised {
  readonly architecture: string;
  /** Only the arrays that the layers use, under the layers' names. */
  readonly state: StateDict;
  readonly logits: LayerName;
  readonly classes: number;
  readonly featuresOnly: boolean;
  readonly unsure: readonly string[];
  layersFor(size: Size): Layer[];
}

/** For the shape of layers only. */
const ANY_INPUT: InputDescription = {
  ...{ height: 224, width: 224, mean: [0, 0, 0], std: [1, 1, 1], order: 'rgb', crop: 1 },
};

/** How many wrappers around the names are taken off. */
const MOST_WRAPPERS = 4;

/** What training leaves in a file and no forward pass reads. */
const IGNORED = /(^|\.)(num_batches_tracked|total_ops|total_params)$|^aux[12]\.|^aux_(logits|classifier)\./;

/**
 * Finds the architecture. Wrappers around the names ("module.", "model.", "state_dict." …) are taken off; timm's names of
 * VGG and the oldest ones of DenseNet become torchvision's.
 * @param file for messages
 * @param size that the network was trained with
 * @throws {ModelFileError} saying what the arrays are instead, or which one is missing or does not fit
 */
export function recognise(file: string, stored: StateDict, size: Size): Recognised {
  if (stored.size === 0) throw new ModelFileError(told('importErrors.noArrays', { file }));
  let state = renamed(stored);
  for (let wrapper = 0; wrapper <= MOST_WRAPPERS; wrapper++) {
    const found = architectureNames.flatMap((name) => matching(file, name, state, size) ?? [])[0];
    if (found) return found;
    const inner = unwrapped(state);
    if (!inner) break;
    state = inner;
  }
  throw new ModelFileError(foreignWeights(file, stored) ?? nearest(file, renamed(stored)));
}

/** The arrays without the first part of their names, where more than half of them share it. */
function unwrapped(state: StateDict): StateDict | null {
  const counts = new Map<string, number>();
  for (const name of state.keys()) {
    const first = name.slice(0, name.indexOf('.') + 1);
    if (first) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const [wrapper, count] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? ['', 0];
  if (count * 2 <= state.size) return null;
  return renamed(
    new Map(
      [...state].map(([name, array]) => [
        name.startsWith(wrapper) ? name.slice(wrapper.length) : name,
        array,
      ]),
    ),
  );
}

/** timm keeps VGG's dense layers as convolutions over the whole map. */
const TIMM_VGG = {
  'pre_logits.fc1': 'classifier.0',
  'pre_logits.fc2': 'classifier.3',
  'head.fc': 'classifier.6',
};

/** torchvision's names, without what no forward pass reads. */
function renamed(state: StateDict): StateDict {
  const isTimmVgg = state.has('pre_logits.fc1.weight');
  return new Map(
    [...state]
      .filter(([name]) => !IGNORED.test(name))
      .map(([name, array]): [string, Stored] => {
        const [, at = '', part = ''] = /^(pre_logits\.fc[12]|head\.fc)(\.(?:weight|bias))$/.exec(name) ?? [];
        if (isTimmVgg && at) return [`${TIMM_VGG[at as keyof typeof TIMM_VGG]}${part}`, flat(array)];
        return [name.replace(/(denselayer\d+\.(?:norm|relu|conv))\.([12])(?=\.)/, '$1$2'), array];
      }),
  );
}

const flat = (array: Stored): Stored => {
  const [outputs = 1, ...rest] = array.shape;
  return rest.length > 1 ? reshaped(array, [outputs, rest.reduce((all, n) => all * n, 1)]) : array;
};

/** The names of a layer's arrays. */
const arraysOf = (layer: Layer, isWanted: (optional: boolean) => boolean): string[] =>
  Object.entries(kindOf(layer).parameters ?? {})
    .filter(([, { optional = false }]) => isWanted(optional))
    .map(([part]) => `${layer.name}.${part}`);

/** The arrays that a layer must have. */
const requiredOf = (layer: Layer): string[] => arraysOf(layer, (optional) => !optional);

/** Every array that a layer can have. */
const allowedOf = (layer: Layer): string[] => arraysOf(layer, () => true);

/** The zoo's layers before the head. */
function bodyOf(layers: readonly Layer[]): readonly Layer[] {
  const cut = layers.findIndex(({ name }) =>
    /^(classifier|fc|drop|dropout|loss3\/classifier|pool5\/drop)/.test(name),
  );
  return cut < 0 ? layers : layers.slice(0, cut);
}

/** Names that only a head has. */
const HEAD = /^(classifier|fc|heads?|last_linear|linear|output|loss3\/classifier)([._\d]|$)/;

/** The network, if the arrays before the head are exactly those of this architecture. */
function matching(file: string, name: string, state: StateDict, size: Size): Recognised | null {
  const whole = zooLayers(name, { ...ANY_INPUT, ...size });
  const body = bodyOf(whole);
  if (body.flatMap(requiredOf).some((array) => !state.has(array))) return null;
  const allowed = new Set(body.flatMap(allowedOf));
  const rest = [...state].filter(([array]) => !allowed.has(array));
  if (rest.some(([array]) => !HEAD.test(array))) return null;
  const claim = { file, architecture: name, title: familyOf(name).title };
  const maps = shaped(claim, body, state, size);
  const head = headOf(file, whole.slice(body.length), new Map(rest), maps.channels);
  const layersFor = (wanted: Size): Layer[] => {
    const layers = zooLayers(name, { ...ANY_INPUT, ...wanted });
    return shaped(claim, joined(layers, bodyOf(layers), head), state, wanted).layers;
  };
  const layers = layersFor(size);
  const used = new Set(layers.flatMap(allowedOf));
  return {
    architecture: name,
    state: new Map([...state].filter(([array]) => used.has(array))),
    logits: layers.at(-1)?.name ?? '',
    classes: head.classes,
    featuresOnly: head.kind === 'none',
    unsure: head.unsure,
    layersFor,
  };
}

/** The layers before the head, and the head that the file has. */
function joined(whole: readonly Layer[], body: readonly Layer[], head: Head): Layer[] {
  if (head.kind === 'own') return [...whole];
  const last = body.at(-1);
  const takesAll = last?.kind === 'globalAvgPool' || (last?.kind === 'adaptiveAvgPool' && head.takesMaps);
  const maps = takesAll || last?.kind !== 'adaptiveAvgPool' ? body : body.slice(0, -1);
  const pooled: Layer = {
    ...{ kind: 'globalAvgPool', name: 'feature_vector', inputs: [maps.at(-1)?.name ?? IMAGE] },
    title: 'Feature vector',
  };
  const before = takesAll ? [...maps] : [...maps, pooled];
  return [...before, ...head.layersBehind(before.at(-1)?.name ?? IMAGE)];
}

const EMPTY = new Float32Array();

/** Which architecture a file has the names of. */
interface Claim {
  readonly file: string;
  readonly architecture: string;
  readonly title: string;
}

/**
 * The layers with the groups of their convolutions (ResNeXt), which the shapes tell, after a check that all shapes fit.
 * @throws {ModelFileError}
 */
function shaped(claim: Claim, layers: readonly Layer[], state: StateDict, size: Size) {
  const { file, title } = claim;
  const weights = new Map<string, WeightArray>(
    [...state].map(([name, { shape }]) => [name, { shape, values: EMPTY }]),
  );
  const shapes = new Map<LayerName, Shape>([[IMAGE, [size.height, size.width, 3]]]);
  let channels = 0;
  try {
    const grouped = layers.map((layer) => {
      const inputs = layer.inputs.map((name) => shapes.get(name) as Shape);
      const taken = state.get(`${layer.name}.weight`)?.shape[1] ?? 0;
      if (layer.kind === 'conv' && layer.inputs.includes(IMAGE) && taken === 1)
        throw new ModelFileError(told('importErrors.greyWeights', { file, title }));
      const groups = layer.kind === 'conv' && inputs[0] && taken > 0 ? inputs[0][2] / taken : 1;
      const found: Layer =
        groups > 1 && Number.isInteger(groups) && layer.kind === 'conv' ? { ...layer, groups } : layer;
      const shape = kindOf(found).shape(found, inputs, weights);
      checkKernel(claim, found, state);
      checkVectors(found, shape, state);
      if (shape[0] < 1 || shape[1] < 1)
        throw new NetworkError(
          told('networkErrors.nothingLeftOfPicture', {
            name: layer.name,
            height: size.height,
            width: size.width,
          }),
        );
      shapes.set(layer.name, shape);
      channels = shape[2];
      return found;
    });
    return { layers: grouped, channels };
  } catch (cause) {
    if (!(cause instanceof NetworkError)) throw cause;
    throw new ModelFileError(told('importErrors.shapesDoNotFit', { file, title, why: toldOf(cause) }), {
      cause,
    });
  }
}

/** Sides of the kernels that are larger than their padding tells, by architecture: of the first convolution. */
const FIRST_KERNELS: Readonly<Record<string, number>> = {
  alexnet: 11,
  'squeezenet1-0': 7,
  'squeezenet1-1': 3,
};

/**
 * Kernels have the sides that the architecture's padding and strides are made for: as much as is padded and a pixel, or two
 * where an even side is halved. Other ones, such as 3 x 3 in the stem for small pictures, go with other strides and poolings.
 * @throws {ModelFileError}
 */
function checkKernel({ file, architecture, title }: Claim, layer: Layer, state: StateDict): void {
  if (layer.kind !== 'conv' && layer.kind !== 'depthwise') return;
  const [, , height = 0, width = 0] = state.get(`${layer.name}.weight`)?.shape ?? [];
  const [top, bottom, left, right] = layer.pad;
  const padded = (before: number, after: number) => before + after + (before === after ? 1 : 2);
  const first = layer.inputs.includes(IMAGE) ? FIRST_KERNELS[architecture] : undefined;
  const wanted = first ?? padded(top, bottom);
  if (height === wanted && width === (first ?? padded(left, right))) return;
  throw new ModelFileError(
    told('importErrors.otherKernel', { file, title, name: layer.name, height, width, wanted }),
  );
}

/** Biases and batch norms have one number a channel. */
function checkVectors(layer: Layer, [, , channels]: Shape, state: StateDict): void {
  for (const [part, { rank }] of Object.entries(kindOf(layer).parameters ?? {})) {
    if (rank !== 1) continue;
    const array = state.get(`${layer.name}.${part}`);
    if (array && array.shape.join() !== `${channels}`)
      throw new NetworkError(
        told('networkErrors.partShape', { layer: layer.name, part, shape: array.shape, channels }),
      );
  }
}

/** What is nearly fitting, in words. */
function nearest(file: string, state: StateDict): Told {
  const candidates = architectureNames.map((name) => {
    const wanted = bodyOf(zooLayers(name, ANY_INPUT)).flatMap(requiredOf);
    const missing = wanted.filter((array) => !state.has(array));
    return { name, missing, share: 1 - missing.length / wanted.length };
  });
  const best = candidates.reduce((a, b) => (b.share > a.share ? b : a));
  const known = told('pieces.knownByWeights');
  if (best.share < 0.5) {
    const names = [...state.keys()].slice(0, 3).join(', ');
    return told('importErrors.otherArchitecture', { file, names, known });
  }
  const [missing] = best.missing;
  const foreign = [...state.keys()].filter((array) => !HEAD.test(array)).at(-1);
  const { title } = familyOf(best.name);
  return missing === undefined
    ? told('importErrors.variantWithMore', { file, title, name: foreign ?? '', known })
    : told('importErrors.variantLacks', { file, title, name: missing, known });
}
