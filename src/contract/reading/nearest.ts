import { distance } from 'fastest-levenshtein';

/** Of a word's letters that may be wrong. */
const WRONG = 1 / 4;

/**
 * The names that come near to what was typed, best first: those that hold it, then those of which it, or one of their
 * words, differs by few letters.
 * @returns their indices, at most `most`
 */
export function nearest(typed: string, names: readonly string[], most: number): number[] {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return [];
  const allowed = Math.max(1, Math.floor(wanted.length * WRONG));
  const scored = names.map((name, index) => ({ index, score: scoreOf(wanted, name.toLowerCase()) }));
  return scored
    .filter(({ score }) => score <= allowed)
    .sort((a, b) => a.score - b.score || a.index - b.index)
    .slice(0, most)
    .map(({ index }) => index);
}

function scoreOf(wanted: string, name: string): number {
  if (name.includes(wanted)) return 0;
  const words = name.split(/[\s,()]+/).filter(Boolean);
  return Math.min(...[name, ...words].map((word) => distance(wanted, word)));
}
