/** An animation of still WebP pictures: the container of https://developers.google.com/speed/webp/docs/riff_container. */
import { joined } from '../numeric/bytes.ts';

const ANIMATION = 0x02;
const ALPHA = 0x10;
/** What a still picture is made of, inside its own container. */
const PARTS = new Set(['ALPH', 'VP8 ', 'VP8L']);
/** The frame is not blended with the one before it. */
const DO_NOT_BLEND = 0x02;

/**
 * @param frames WebP files of one size, in their order
 * @param size in pixels
 * @param frameMs how long each is shown
 * @returns a file that plays for ever
 * @throws {Error} where one is no WebP
 */
export function animatedWebp(
  frames: readonly Uint8Array[],
  { width, height }: { readonly width: number; readonly height: number },
  frameMs: number,
): Uint8Array<ArrayBuffer> {
  const size = [...littleEndian(width - 1, 3), ...littleEndian(height - 1, 3)];
  const body = joined([
    text('WEBP'),
    chunk('VP8X', Uint8Array.of(ANIMATION | ALPHA, 0, 0, 0, ...size)),
    // A background of nothing, and no end.
    chunk('ANIM', Uint8Array.of(0, 0, 0, 0, 0, 0)),
    ...frames.map((frame) => {
      const head = [0, 0, 0, 0, 0, 0, ...size, ...littleEndian(frameMs, 3), DO_NOT_BLEND];
      return chunk('ANMF', joined([Uint8Array.from(head), ...partsOf(frame)]));
    }),
  ]);
  return chunk('RIFF', body);
}

/** The chunks of a still picture that hold its pixels. */
function partsOf(file: Uint8Array): Uint8Array[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const name = (at: number) => String.fromCharCode(...file.subarray(at, at + 4));
  if (file.length < 12 || name(0) !== 'RIFF' || name(8) !== 'WEBP') throw new Error('A frame is no WebP.');
  const parts: Uint8Array[] = [];
  for (let at = 12; at + 8 <= file.length; ) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (PARTS.has(name(at))) parts.push(file.subarray(at, end));
    at = end;
  }
  return parts;
}

function chunk(name: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const padding = new Uint8Array(data.length % 2);
  return joined([text(name), Uint8Array.from(littleEndian(data.length, 4)), data, padding]);
}

const text = (name: string): Uint8Array => Uint8Array.from(name, (letter) => letter.charCodeAt(0));

const littleEndian = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** at) % 256);
