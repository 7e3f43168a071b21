/** Numbers as the language of the page writes them. */
import { language, withDecimalMark } from './language/language.ts';

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const id = `${language.value} ${JSON.stringify(options)}`;
  let format = formats.get(id);
  if (!format) {
    format = new Intl.NumberFormat(language.value, options);
    formats.set(id, format);
  }
  return format;
}

/** A number with three digits that matter, without trailing noise; a true minus sign. */
export function formatValue(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  const text =
    size >= 10_000 || size < 0.001
      ? withDecimalMark(value.toExponential(1))
      : formatOf({ maximumSignificantDigits: 3, useGrouping: false }).format(value);
  return text.replaceAll('-', '−');
}

/** With its sign, a plus too. */
export const signedValue = (value: number): string => `${value > 0 ? '+' : ''}${formatValue(value)}`;

/** All its digits, as a slider's number is written. */
export const allDigits = (value: number): string => withDecimalMark(String(value)).replaceAll('-', '−');

/** A number with so many digits behind the point; a true minus sign, none before a zero. */
export const formatFixed = (value: number, digits: number): string =>
  formatOf({
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
    ...{ useGrouping: false, signDisplay: 'negative' },
  })
    .format(value)
    .replace('-', '−');

export const formatMs = (ms: number) => formatFixed(ms, ms < 10 ? 1 : 0);

/** Milliseconds as seconds, to two digits that count below ten. */
export const seconds = (ms: number): string =>
  formatOf({
    ...{ style: 'unit', unit: 'second', unitDisplay: 'short' },
    ...(ms < 10_000 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 }),
  }).format(ms / 1000);

export const formatMegabytes = (bytes: number) => formatFixed(bytes / 1e6, 1);

export const sizeOf = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${formatMegabytes(bytes)} MB`;

/** A number of things: its thousands apart, or in words (`11.7 million`) as the language counts. */
export const counted = (count: number): string =>
  formatOf(
    count < 1e6 ? {} : { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 3 },
  ).format(count);

export function percent(probability: number): string {
  if (probability < 0.001) return `< ${percentOf(0.001, 1)}`;
  return percentOf(probability, probability < 0.0995 ? 1 : 0);
}

/** @param part 0..1 */
export const wholePercent = (part: number): string => percentOf(part, 0);

/** @param part 0..1, or a difference of two; with so many digits behind the point */
export function percentOf(part: number, digits: number): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  const text = formatOf({ style: 'percent', signDisplay: 'negative', ...options })
    .format(part)
    .replace('-', '−');
  // The English of this program writes a space before the sign, as the SI does.
  return language.value === 'en' ? text.replace('%', ' %') : text;
}
