import { encode } from 'uqr';
import { t } from '../language/language.ts';

/** As the standard asks: less of it, and some phones do not find the code. */
const QUIET_MODULES = 4;

/** A code that phones read. @param text the address that it holds */
export function QrImage({ text }: { text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_MODULES });
  const dark = data.flatMap((row, y) => row.flatMap((is, x) => (is ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('kiosk.qrCode', { link: text })}>
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
