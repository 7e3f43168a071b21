import type { InsideAnswer, InsideQuestion } from '../../contract/inside.ts';
import type { LayerName } from '../../network/description.ts';
import type { Network } from '../../network/network.ts';
import { convolution } from './convolution.ts';
import type { Figure, Moment } from './figure.ts';
import { gram } from './gram.ts';
import { occlusion } from './occlusion.ts';
import { rules } from './rules.ts';
import { wholeNetwork } from './whole_network.ts';

/** Every figure by its name. */
const figures: {
  [Id in InsideQuestion['figure']]: Figure<
    Extract<InsideQuestion, { figure: Id }>,
    Extract<InsideAnswer, { figure: Id }>
  >;
} = { convolution, gram, rules, occlusion, network: wholeNetwork };

const figureOf = ({ figure }: InsideQuestion) => figures[figure] as Figure<InsideQuestion, InsideAnswer>;

/** Layers that a figure must find in the trace. @throws {UnknownLayerError} */
export const insideTaps = (network: Network, question: InsideQuestion): LayerName[] =>
  figureOf(question).taps(network, question);

/** The network's numbers for a figure, of the pass that a look has made: see Figure.look. */
export const lookInside = (moment: Moment, question: InsideQuestion): Promise<InsideAnswer | null> =>
  figureOf(question).look(moment, question);

/** What of an answer is handed over to the page, not copied. */
export function insideBuffers(answer: InsideAnswer): Transferable[] {
  const found = new Set<Transferable>();
  const search = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer);
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) search(one);
  };
  search(answer);
  return [...found];
}
