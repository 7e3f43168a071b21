/** JSON in a text chunk of a PNG, under a keyword. */
import textChunk from 'png-chunk-text';
import encode from 'png-chunks-encode';
import extract from 'png-chunks-extract';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length, name and checksum of a chunk, in bytes. */
const FRAME_BYTES = 12;

/** JSON in ASCII: a tEXt chunk holds Latin-1 only. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * The same picture with a value in it, in the place of one that it may have had under this keyword.
 * @param png a whole PNG file. Borrowed.
 * @throws {Error} if it is no PNG
 */
export function withJson(png: Uint8Array, keyword: string, value: unknown): Uint8Array<ArrayBuffer> {
  const chunks = extract(png).filter(({ name, data }) => name !== 'tEXt' || !isUnder(keyword, data));
  // Before the pixels, where a reader finds it first.
  chunks.splice(1, 0, textChunk.encode(keyword, asciiJson(value)));
  return encode(chunks);
}

/** What a file holds under a keyword; null where it is no whole PNG or holds nothing that can be read. */
export function jsonIn(file: Uint8Array, keyword: string): unknown {
  if (!isWhole(file)) return null;
  try {
    const found = extract(file).find(({ name, data }) => name === 'tEXt' && isUnder(keyword, data));
    return found ? JSON.parse(textChunk.decode(found.data).text) : null;
  } catch {
    return null;
  }
}

const isUnder = (keyword: string, data: Uint8Array): boolean =>
  [...keyword, '\0'].every((letter, i) => data[i] === letter.charCodeAt(0));

/** Whether the chunks' lengths lie inside the file: the reader would believe any length. */
function isWhole(file: Uint8Array): boolean {
  if (!SIGNATURE.every((byte, i) => file[i] === byte)) return false;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = SIGNATURE.length;
  while (at + FRAME_BYTES <= file.byteLength) {
    if (view.getUint32(at + 4) === 0x49454e44) return true; // IEND
    at += view.getUint32(at) + FRAME_BYTES;
  }
  return false;
}
