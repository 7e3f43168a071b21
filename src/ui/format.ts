/** A number with three digits that matter, without trailing noise; a true minus sign. */
export function formatValue(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  const text =
    size >= 10_000 || size < 0.001 ? value.toExponential(1) : Number(value.toPrecision(3)).toString();
  return text.replaceAll('-', '−');
}

export const formatMs = (ms: number) => (ms < 10 ? ms.toFixed(1) : Math.round(ms).toString());

export const formatMegabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

export const sizeOf = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${formatMegabytes(bytes)} MB`;

export const counted = (count: number): string =>
  count < 1e6 ? count.toLocaleString('en') : `${(count / 1e6).toFixed(1)} million`;

export function percent(probability: number): string {
  if (probability < 0.001) return '< 0.1 %';
  return probability < 0.0995 ? `${(100 * probability).toFixed(1)} %` : `${Math.round(100 * probability)} %`;
}
