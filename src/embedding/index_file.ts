import type { NetworkIdentity, PictureWords } from '../contract/picture_gallery.ts';
import { told } from '../contract/told.ts';
import { joined } from '../numeric/bytes.ts';
import { fromHalf, toHalf } from '../numeric/half.ts';
import { sha256Of } from '../numeric/sha256.ts';
import { IndexFileError } from './errors.ts';
import { Gallery, THUMBNAIL_BYTES } from './gallery.ts';
import { checkedHeader, type Header, readParts } from './index_header.ts';

export type { NetworkIdentity } from '../contract/picture_gallery.ts';

export interface IndexOptions {
  /** float16 makes the file smaller and moves features by up to 1 in 2,000. */
  readonly dtype: 'float32' | 'float16';
}

/**
 * Writes a gallery as a file: docs/index-file.md tells the format.
 * @param network whose features these are
 */
export async function writeIndex(
  gallery: Gallery,
  network: NetworkIdentity,
  { dtype }: IndexOptions = { dtype: 'float32' },
): Promise<Uint8Array<ArrayBuffer>> {
  const { values, count, dims } = gallery.rows;
  const features =
    dtype === 'float32' ? littleEndian(values) : littleEndian(Uint16Array.from(values, toHalf));
  const previews = gallery.previews.map(({ bytes }) => bytes);
  const body = joined([features, gallery.thumbnails, ...previews]);
  const header: Header = {
    network,
    dims,
    count,
    dtype,
    sha256: await sha256Of(body),
    pictures: gallery.words.map((words, i) => ({
      ...words,
      preview: { type: gallery.previews[i]?.type ?? '', bytes: previews[i]?.length ?? 0 },
    })),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const opening = new Uint8Array(16);
  opening.set(new TextEncoder().encode('CONVOIDX'));
  new DataView(opening.buffer).setUint32(8, 1, true);
  new DataView(opening.buffer).setUint32(12, text.length, true);
  return joined([opening, text, body]);
}

/**
 * Reads a gallery from a file.
 * @param file its name, for messages
 * @throws {IndexFileError} if it is none, is damaged, or holds the features of another network
 */
export async function readIndex(
  file: string,
  bytes: ArrayBuffer,
  network: NetworkIdentity,
): Promise<Gallery> {
  const { text, body } = readParts(file, bytes);
  const header = checkedHeader(file, text, body.length, network);
  if ((await sha256Of(body)) !== header.sha256)
    throw new IndexFileError(told('galleryErrors.checksum', { file }));
  const { count, dims, dtype } = header;
  const width = dtype === 'float32' ? 4 : 2;
  const features = readFeatures(body.subarray(0, count * dims * width), dtype);
  if (!features.every(Number.isFinite)) throw new IndexFileError(told('galleryErrors.notFinite', { file }));
  const gallery = new Gallery();
  let preview = count * (dims * width + THUMBNAIL_BYTES);
  header.pictures.forEach((picture, i) => {
    const thumbnail = count * dims * width + i * THUMBNAIL_BYTES;
    const end = preview + picture.preview.bytes;
    gallery.add({
      words: wordsOf(picture),
      features: features.subarray(i * dims, (i + 1) * dims),
      thumbnail: body.subarray(thumbnail, thumbnail + THUMBNAIL_BYTES),
      preview: { type: picture.preview.type, bytes: body.slice(preview, end) },
    });
    preview = end;
  });
  return gallery;
}

/** Nothing of a file but what is known goes into the program. */
const wordsOf = ({ name, kind, credit, label, probability }: PictureWords): PictureWords => ({
  ...{ name, kind, credit, label, probability },
});

function readFeatures(bytes: Uint8Array, dtype: Header['dtype']): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (dtype === 'float16')
    return Float32Array.from({ length: bytes.length / 2 }, (_, i) => fromHalf(view.getUint16(2 * i, true)));
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
}

function littleEndian(values: Float32Array | Uint16Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.byteLength));
  if (values instanceof Float32Array)
    for (const [i, value] of values.entries()) view.setFloat32(4 * i, value, true);
  else for (const [i, value] of values.entries()) view.setUint16(2 * i, value, true);
  return new Uint8Array(view.buffer);
}
