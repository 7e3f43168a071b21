/**
 * The names of classes in the text of a file: a JSON list, a JSON object with a name for each index, or one a line. Lines that
 * are counted from 0 ("0 cat", "1 dog", as Teachable Machine writes them) lose their numbers.
 * @returns null where it is JSON of anything else, or broken
 */
export function classNamesIn(text: string): string[] | null {
  if (/^\s*[[{]/.test(text)) return namesByIndex(parsed(text));
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const areCounted = lines.every((line, index) => line.startsWith(`${index} `));
  return areCounted ? lines.map((line) => line.slice(line.indexOf(' ') + 1)) : lines;
}

/** @returns the names of a list, or of an object that gives one for each index from 0; null where it is neither */
export function namesByIndex(value: unknown): string[] | null {
  if (value === null || typeof value !== 'object') return null;
  const list = Array.isArray(value)
    ? value
    : Object.keys(value).map((_, index) => Reflect.get(value, `${index}`));
  return list.every((name): name is string => typeof name === 'string') ? list : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
