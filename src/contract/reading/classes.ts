import { fault, type Read } from './fault.ts';
import type { KnownNetwork } from './layers.ts';
import { nearest } from './nearest.ts';
import { quoted } from './numbers.ts';

/** Candidates that a message names; more would be a list to read, not a hint. */
const MOST_NAMED = 8;

/** What is said where a class is asked of a network that was opened, or came, without its head. */
export const noClasses = (title: string): string =>
  `${title} has no classes: it ends with its features. Choose a channel or a neuron, or open the whole network.`;

/**
 * A class as a person asks for it: by index, by its whole name or one of its names (`tabby, tabby cat`; `crane (bird)` by
 * `crane`, where there is one crane only), or by a part of a name that fits one class alone. Capitals do not count.
 * @returns its index, or a fault that names the classes that it could be, with their indices
 */
export function readClass(
  given: string | number,
  { title, labels }: Pick<KnownNetwork, 'title' | 'labels'>,
): Read<number> {
  if (labels.length === 0) return fault('UnknownClassError', noClasses(title));
  const wanted = String(given).trim().toLowerCase();
  const range = `0 to ${labels.length - 1}`;
  if (!wanted)
    return fault(
      'UnknownClassError',
      `A class is expected: its name, a part of it, or an index from ${range}.`,
    );
  if (/^[+-]?\d+(\.\d+)?$/.test(wanted)) {
    const index = Number(wanted);
    if (Number.isInteger(index) && index >= 0 && index < labels.length) return { value: index };
    return fault('UnknownClassError', `${title} has no class ${given}: it knows ${range}.`);
  }
  const found = FITS.map((fits) => indicesWhere(labels, (label) => fits(label, wanted)));
  const best = found.find((indices) => indices.length > 0) ?? [];
  const [only] = best;
  if (only !== undefined && best.length === 1) return { value: only };
  const knows = `it knows ${labels.length.toLocaleString('en')} things`;
  if (best.length > 1) {
    const more = best.length > MOST_NAMED ? ', …' : '';
    return fault(
      'UnknownClassError',
      `${quoted(given)} could be ${named(labels, best)}${more}. Write the whole name, or the index.`,
    );
  }
  const near = nearest(wanted, labels, MOST_NAMED);
  const hint =
    near.length > 0 ? `Near to it: ${named(labels, near)}.` : 'Part of a name is enough, or an index.';
  return fault(
    'UnknownClassError',
    `${title} has no class ${quoted(given)}: ${knows}, and this is none of them. ${hint}`,
  );
}

/** From the strictest to the most lenient: the first that any label fits decides. */
const FITS: readonly ((label: string, wanted: string) => boolean)[] = [
  (label, wanted) => label === wanted,
  (label, wanted) => label.split(', ').includes(wanted),
  (label, wanted) => label.replace(/ \([^)]*\)$/, '') === wanted,
  (label, wanted) => label.includes(wanted),
];

const indicesWhere = (labels: readonly string[], fits: (label: string) => boolean): number[] =>
  labels.flatMap((label, index) => (fits(label.toLowerCase()) ? [index] : []));

const named = (labels: readonly string[], indices: readonly number[]): string =>
  indices
    .slice(0, MOST_NAMED)
    .map((index) => `${labels[index]} [${index}]`)
    .join(', ');
