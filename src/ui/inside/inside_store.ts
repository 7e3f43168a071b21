/** Which figure of an algorithm is asked for, and where in the picture it looks. */
import type { FigureId, InsideQuestion, Place } from '../../contract/inside.ts';
import type { ParameterValue } from '../../contract/parameter.ts';
import type { ChannelRef } from '../../contract/view.ts';
import { ofVisitor } from '../kiosk/forgets.ts';

/** The figures of each view, that which opens first at the front. */
const OF_VIEW: Readonly<Record<string, readonly FigureId[]>> = {
  activations: ['convolution', 'gram', 'network'],
  filters: ['convolution', 'network'],
  saliency: ['rules', 'network'],
  'guided-backprop': ['rules', 'network'],
  'guided-grad-cam': ['rules', 'network'],
  occlusion: ['occlusion', 'network'],
  embedding: ['variance', 'network'],
  // Its patches stand where a figure would.
  'top-patches': [],
};

/** Of every other view that looks at the live picture. */
const OF_OTHERS: readonly FigureId[] = ['network'];

/** The figure that was opened; null where none is. A view that does not have it shows its own first one. */
export const chosen = ofVisitor<FigureId | null>(null);
export const place = ofVisitor<Place>({ y: 0.5, x: 0.5 });
/** Of the rules: the channel that was chosen; null follows the strongest. */
export const ruleChannel = ofVisitor<number | null>(null);
/** Two channels of a layer of a network. */
interface Pair {
  readonly network: string | undefined;
  readonly layer: string;
  readonly channels: readonly [number, number];
}
/** Of the Gram matrix: what was chosen. */
export const gramPair = ofVisitor<Pair | null>(null);
export const shuffled = ofVisitor(false);
/** The cell of the grid that lies under the patch. */
export const occludedCell = ofVisitor(0);
/** Of the drawn network: the layer that was pointed at last. */
export const networkLayer = ofVisitor<string | null>(null);

/** What a view has; nothing where it has no figure. */
export const figuresOf = (technique: string): readonly FigureId[] => OF_VIEW[technique] ?? OF_OTHERS;

/** The figure that is open in a view; null where none is. */
export function figureIn(technique: string): FigureId | null {
  const offered = figuresOf(technique);
  if (chosen.value === null) return null;
  return offered.includes(chosen.value) ? chosen.value : (offered[0] ?? null);
}

/** That of another layer or network is none of this one. */
function pairOf(layer: string, network: string | undefined): readonly [number, number] | null {
  const pair = gramPair.value;
  return pair?.layer === layer && pair.network === network ? pair.channels : null;
}

/**
 * What the worker is asked for beside a view; undefined where no figure is open.
 * @param network the id of the one that looks
 */
export function insideQuestion(
  technique: string,
  parameters: Readonly<Record<string, ParameterValue>>,
  picked: ChannelRef | null,
  network?: string,
): InsideQuestion | undefined {
  const layer = typeof parameters.layer === 'string' ? parameters.layer : null;
  switch (figureIn(technique)) {
    case 'convolution':
      return {
        figure: 'convolution',
        layer,
        channel: picked && (layer === null || picked.layer === layer) ? picked.channel : 0,
        place: place.value,
      };
    case 'gram':
      return layer === null
        ? undefined
        : { figure: 'gram', layer, pair: pairOf(layer, network), shuffled: shuffled.value };
    case 'rules':
      return { figure: 'rules', layer: null, channel: ruleChannel.value, place: place.value };
    case 'occlusion':
      return {
        ...{ figure: 'occlusion', cell: occludedCell.value, fill: `${parameters.fill}` },
        ...{ size: Number(parameters.size), stride: Number(parameters.stride) },
      };
    case 'network':
      return { figure: 'network', layer: networkLayer.value, place: place.value };
    default:
      return undefined;
  }
}
