/** Signs that stand elsewhere on every keyboard: they count as they are written. */
const SIGNS = '*?/+=-,.;:';

/** What is meant where the layout writes something else, e.g. Cyrillic or Hangul: the sign of that place on a US keyboard. */
const PLACES: Record<string, string> = {
  Space: ' ',
  Comma: ',',
  Period: '.',
  Semicolon: ';',
  Slash: '/',
  Minus: '-',
  Equal: '=',
  NumpadMultiply: '*',
  NumpadDivide: '/',
  NumpadAdd: '+',
  NumpadSubtract: '-',
};

/**
 * The key that a person means, on any layout:
 * a Latin letter as it is written, any other letter by its place on a US keyboard;
 * a digit by its place, and without Shift, since some layouts write signs there;
 * signs as they are written, else by their place; all other keys by their name.
 * @returns letters in lower case, other keys as KeyboardEvent.key names them
 */
export function keyOf({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit && !shiftKey) return digit;
  // A Hebrew layout writes a slash where Q is.
  const isWritten = /^\d$/.test(key) || (key.length === 1 && SIGNS.includes(key) && code !== 'KeyQ');
  if (isWritten) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return letter.toLowerCase();
  if (shiftKey && code === 'Slash') return '?';
  return PLACES[code] ?? key;
}
