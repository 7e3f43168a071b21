import { told } from '../../contract/told.ts';
import type { Layer, LayerName } from '../description.ts';
import { ModelFileError } from '../errors.ts';
import { kindOf } from '../layers/index.ts';
import type { StateDict } from './stored.ts';

interface Judged {
  readonly classes: number;
  readonly unsure: readonly string[];
}

/** What stands behind the last maps: the architecture's own layers, other dense layers, or nothing. */
export type Head =
  | (Judged & { readonly kind: 'own' })
  | (Judged & {
      readonly kind: 'none' | 'linears';
      /** Whether it takes the maps as they are, not their means. */
      readonly takesMaps: boolean;
      /** @param input the layer that the head takes */
      layersBehind(input: LayerName): Layer[];
    });

/**
 * The head that a file has. One that was made anew for other classes may have other names and widths; its dense layers are
 * then taken in the order of the file, with rectifiers in between.
 * @param own the architecture's layers of the head
 * @param rest the arrays that belong to no layer before it
 * @param channels of the last maps
 * @throws {ModelFileError} if it has no classes, or holds something else than dense layers
 */
export function headOf(file: string, own: readonly Layer[], rest: StateDict, channels: number): Head {
  const scored = own.filter((layer) => kindOf(layer).parameters);
  const isOwn = scored.every(
    (layer) => rest.get(`${layer.name}.weight`)?.shape.length === kindOf(layer).parameters?.weight?.rank,
  );
  const allowed = new Set(scored.flatMap(({ name }) => [`${name}.weight`, `${name}.bias`]));
  if (isOwn && [...rest.keys()].every((name) => allowed.has(name))) {
    const classes = rest.get(`${scored.at(-1)?.name}.weight`)?.shape[0] ?? 0;
    return { kind: 'own', ...judged(file, classes) };
  }
  const weights = [...rest].filter(([name]) => name.endsWith('.weight'));
  if (weights.length === 0)
    return {
      kind: 'none',
      classes: channels,
      takesMaps: false,
      layersBehind: () => [],
      unsure: ['The file has no head: there are features but no classes.'],
    };
  const unknown = weights.find(([, { shape }]) => shape.length !== 2);
  if (unknown)
    throw new ModelFileError(
      told('importErrors.headNoDense', { file, name: unknown[0], shape: unknown[1].shape }),
    );
  const names = weights.map(([name]) => name.slice(0, -'.weight'.length));
  const classes = weights.at(-1)?.[1].shape[0] ?? 0;
  const common = judged(file, classes);
  const assumed = `The head is not the architecture's own: its ${names.length} dense layers (${names.join(', ')}) are taken with rectifiers in between.`;
  return {
    kind: 'linears',
    classes,
    // A head that takes one number a channel stands behind their means.
    takesMaps: (weights[0]?.[1].shape[1] ?? 0) > channels,
    unsure: names.length > 1 ? [...common.unsure, assumed] : common.unsure,
    layersBehind: (input) => denseChain(names, input),
  };
}

const ONE_OUTPUT =
  'The network has one output, which is taken to say yes or no: its probability is that of yes.';
const MAY_BE_NUMBER =
  'No sigmoid is seen behind its output: if that is a number, percentages mean nothing, nor do Occlusion, Score-CAM and Faithfulness.';
const SEVERAL_TRUE =
  'Each class has a sigmoid of its own, so several may be true at once: the shares that are shown are a softmax over their scores.';

/**
 * What is to be said of probabilities over so many classes.
 * @param areApart whether the network is seen to end in a sigmoid of each score
 */
export function doubtsOf(classes: number, areApart = false): readonly string[] {
  if (classes === 1) return areApart ? [ONE_OUTPUT] : [ONE_OUTPUT, MAY_BE_NUMBER];
  return areApart ? [SEVERAL_TRUE] : [];
}

function judged(file: string, classes: number): Judged {
  if (classes === 0) throw new ModelFileError(told('importErrors.headNoClasses', { file }));
  return { classes, unsure: doubtsOf(classes) };
}

function denseChain(names: readonly string[], input: LayerName): Layer[] {
  const layers: Layer[] = [];
  let last = input;
  names.forEach((name, at) => {
    const isLast = at === names.length - 1;
    layers.push({ kind: 'dense', name, inputs: [last], title: isLast ? 'Class scores' : `Dense ${at + 1}` });
    last = name;
    if (isLast) return;
    last = `${name}.relu`;
    layers.push({ kind: 'relu', name: last, inputs: [name], title: `Dense ${at + 1}, rectified` });
  });
  return layers;
}
