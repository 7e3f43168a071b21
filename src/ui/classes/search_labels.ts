/**
 * The labels that hold every word of a query, best first: those that start with it, then those with a word that
 * starts with it, then the others. An empty query finds the first ones.
 * @returns class indices, at most `most`
 */
export function searchLabels(labels: readonly string[], query: string, most: number): number[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found: { index: number; rank: number }[] = [];
  for (const [index, label] of labels.entries()) {
    const text = label.toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    const first = words[0] ?? '';
    const rank = text.startsWith(first) ? 0 : text.includes(` ${first}`) ? 1 : 2;
    found.push({ index, rank });
  }
  return found
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, most)
    .map(({ index }) => index);
}

/** By the names of the page's language first, then by the English ones. @returns class indices, at most `most` */
export function searchNames(
  names: readonly string[],
  labels: readonly string[],
  query: string,
  most: number,
): number[] {
  const found = [names, labels].flatMap((one) => searchLabels(one, query, most));
  return [...new Set(found)].slice(0, most);
}
