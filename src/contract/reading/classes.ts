import { type Told, told } from '../told.ts';
import { fault, type Read } from './fault.ts';
import type { KnownNetwork } from './layers.ts';
import { nearest } from './nearest.ts';
import { quoted } from './numbers.ts';

/** Candidates that a message names; more would be a list to read, not a hint. */
const MOST_NAMED = 8;

/** What is said where a class is asked of a network that was opened, or came, without its head. */
export const noClasses = (title: string): Told => told('settingErrors.noClasses', { title });

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
  const range = told('pieces.range', { last: labels.length - 1 });
  if (!wanted) return fault('UnknownClassError', told('settingErrors.classExpected', { range }));
  if (/^[+-]?\d+(\.\d+)?$/.test(wanted)) {
    const index = Number(wanted);
    if (Number.isInteger(index) && index >= 0 && index < labels.length) return { value: index };
    return fault('UnknownClassError', told('settingErrors.noClassNumber', { title, given, range }));
  }
  const found = FITS.map((fits) => indicesWhere(labels, (label) => fits(label, wanted)));
  const best = found.find((indices) => indices.length > 0) ?? [];
  const [only] = best;
  if (only !== undefined && best.length === 1) return { value: only };
  if (best.length > 1) {
    const more = best.length > MOST_NAMED ? ', …' : '';
    return fault(
      'UnknownClassError',
      told('settingErrors.severalClasses', {
        given: quoted(given),
        classes: `${named(labels, best)}${more}`,
      }),
    );
  }
  const near = nearest(wanted, labels, MOST_NAMED);
  const hint =
    near.length > 0 ? told('pieces.nearToIt', { names: named(labels, near) }) : told('pieces.partOfName');
  return fault(
    'UnknownClassError',
    told('settingErrors.noSuchClass', { title, given: quoted(given), count: labels.length, hint }),
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
