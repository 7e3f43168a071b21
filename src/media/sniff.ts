export interface FileFormat {
  kind: 'picture' | 'video';
  /** As people call it, e.g. "JPEG". */
  name: string;
}

const picture = (name: string): FileFormat => ({ kind: 'picture', name });
const video = (name: string): FileFormat => ({ kind: 'video', name });

/** Opening bytes of a file, as Latin-1 text with ? for any byte. The first that fits counts. */
const SIGNATURES: readonly [text: string, FileFormat][] = [
  ['\xff\xd8\xff', picture('JPEG')],
  ['\x89PNG\r\n\x1a\n', picture('PNG')],
  ['GIF87a', picture('GIF')],
  ['GIF89a', picture('GIF')],
  ['RIFF????WEBP', picture('WebP')],
  ['BM????\0\0\0\0', picture('BMP')],
  ['II*\0', picture('TIFF')],
  ['MM\0*', picture('TIFF')],
  ['\0\0\0\fJXL ', picture('JPEG XL')],
  ['????ftypavi', picture('AVIF')],
  ['????ftyphei', picture('HEIC')],
  ['????ftyphev', picture('HEIC')],
  ['????ftypmif1', picture('HEIC')],
  ['????ftypmsf1', picture('HEIC')],
  ['????ftyp', video('MP4')],
  ['????moov', video('QuickTime')],
  ['????mdat', video('QuickTime')],
  ['????wide', video('QuickTime')],
  ['\x1a\x45\xdf\xa3', video('WebM')],
  ['OggS', video('Ogg')],
  ['RIFF????AVI ', video('AVI')],
];

/** So many bytes tell every format; only an SVG may begin with a long comment. */
const SNIFFED_BYTES = 4096;

/** What may stand before the first element of a drawing. Every part ends in one place alone: else some files take for ever. */
const SVG =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE\s+svg[^>[]*(?:\[[^\]]*\]\s*)?>\s*)*<svg[\s>]/i;

/** What a file is by its opening bytes; null where it is neither a picture nor a video. */
export const formatOf = async (file: Blob): Promise<FileFormat | null> =>
  sniff(new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer()));

/**
 * Tells a picture or a video by its opening bytes, not by its name: names and types are often wrong.
 * @param head SNIFFED_BYTES of it, or the whole of a shorter file
 * @returns null where it is neither
 */
export function sniff(head: Uint8Array): FileFormat | null {
  const text = String.fromCharCode(...head.subarray(0, 64));
  // An AVIF may call itself by the general brand mif1 and name avif among the compatible ones.
  if (text.startsWith('ftypmif1', 4) && text.includes('avif')) return picture('AVIF');
  const found = SIGNATURES.find(([signature]) => opensWith(text, signature))?.[1];
  return found ?? (SVG.test(String.fromCharCode(...head.subarray(0, SNIFFED_BYTES))) ? picture('SVG') : null);
}

const opensWith = (text: string, signature: string) =>
  text.length >= signature.length && [...signature].every((byte, i) => byte === '?' || byte === text[i]);
