import type { FileFormat } from './sniff.ts';

/** Enough for what comes before a picture's pixels. */
const HEAD_BYTES = 1 << 16;

/** Whether a picture's file holds more than one picture, to be shown one after another. */
export async function isAnimated(file: Blob, { name }: FileFormat): Promise<boolean> {
  const bytes = async (most: number) => new Uint8Array(await file.slice(0, most).arrayBuffer());
  const head = async () => String.fromCharCode(...(await bytes(32)));
  switch (name) {
    case 'GIF':
      return hasSecondImage(await bytes(file.size));
    case 'WebP':
      return /^.{12}VP8X.{4}/s.test(await head()) && ((await head()).charCodeAt(20) & 0b10) > 0;
    case 'AVIF':
      return (await head()).startsWith('ftypavis', 4);
    case 'PNG': {
      const text = new TextDecoder('latin1').decode(await bytes(HEAD_BYTES));
      const [control, pixels] = [text.indexOf('acTL'), text.indexOf('IDAT')];
      return control > 0 && (pixels < 0 || control < pixels);
    }
    default:
      return false;
  }
}

const [EXTENSION, IMAGE] = [0x21, 0x2c];

/** Walks the blocks of a GIF as far as its second image. */
function hasSecondImage(gif: Uint8Array): boolean {
  const tableBytes = (packed: number) => (packed & 0x80 ? 3 << ((packed & 7) + 1) : 0);
  const at = (place: number) => gif[place] ?? 0;
  let place = 13 + tableBytes(at(10));
  let images = 0;
  while (place < gif.length) {
    const block = at(place);
    if (block === IMAGE && ++images > 1) return true;
    if (block === EXTENSION) place += 2;
    else if (block === IMAGE) place += 11 + tableBytes(at(place + 9));
    else return false;
    // Sub-blocks, each after its length, until an empty one.
    while (at(place) > 0) place += at(place) + 1;
    place++;
  }
  return false;
}
