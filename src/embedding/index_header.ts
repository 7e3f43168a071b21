import type { NetworkIdentity, PictureWords } from '../contract/picture_gallery.ts';
import { told } from '../contract/told.ts';
import { IndexFileError } from './errors.ts';
import { THUMBNAIL_BYTES } from './gallery.ts';

export interface Header {
  readonly network: NetworkIdentity;
  readonly dims: number;
  readonly count: number;
  readonly dtype: 'float32' | 'float16';
  /** Of all that follows the header. */
  readonly sha256: string;
  readonly pictures: readonly (PictureWords & { preview: { type: string; bytes: number } })[];
}

const OPENING = 16;
const VERSION = 1;

/** Parts an index file into its header's text and what follows. @throws {IndexFileError} */
export function readParts(file: string, bytes: ArrayBuffer): { text: string; body: Uint8Array<ArrayBuffer> } {
  const opening = new TextDecoder('latin1').decode(bytes.slice(0, 8));
  if (opening !== 'CONVOIDX' || bytes.byteLength < OPENING)
    throw new IndexFileError(told('galleryErrors.noIndex', { file }));
  const view = new DataView(bytes);
  const version = view.getUint32(8, true);
  if (version !== VERSION)
    throw new IndexFileError(told('galleryErrors.otherVersion', { file, version, own: VERSION }));
  const end = OPENING + view.getUint32(12, true);
  if (end > bytes.byteLength) throw truncated(file);
  return {
    text: new TextDecoder().decode(new Uint8Array(bytes, OPENING, end - OPENING)),
    body: new Uint8Array(bytes, end),
  };
}

/** @throws {IndexFileError} if the header is none, does not fit its file, or is of another network */
export function checkedHeader(file: string, text: string, size: number, network: NetworkIdentity): Header {
  const header = parsed(file, text);
  if (!isHeader(header)) throw new IndexFileError(told('galleryErrors.incompleteHeader', { file }));
  const { id, title, weightsSha256 } = header.network;
  if (id !== network.id || weightsSha256 !== network.weightsSha256) {
    const which = id === network.id ? `other weights of ${title}` : title;
    throw new IndexFileError(told('galleryErrors.otherNetwork', { file, which, network: network.title }));
  }
  const { count, dims, dtype, pictures } = header;
  const previews = pictures.reduce((sum, picture) => sum + picture.preview.bytes, 0);
  const expected = count * (dims * (dtype === 'float32' ? 4 : 2) + THUMBNAIL_BYTES) + previews;
  if (pictures.length !== count)
    throw new IndexFileError(told('galleryErrors.picturesLack', { file, listed: pictures.length, count }));
  if (size < expected) throw truncated(file);
  if (size > expected) throw new IndexFileError(told('galleryErrors.tooLong', { file }));
  return header;
}

const truncated = (file: string) => new IndexFileError(told('galleryErrors.cutOff', { file }));

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new IndexFileError(told('galleryErrors.headerNoJson', { file }), { cause });
  }
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const areStrings = (...values: unknown[]) => values.every((value) => typeof value === 'string');

function isHeader(value: unknown): value is Header {
  const header = value as Partial<Header> | null;
  const { network, dims, count, dtype, sha256, pictures } = header ?? {};
  return (
    areStrings(network?.id, network?.title, network?.weightsSha256, sha256) &&
    (dtype === 'float32' || dtype === 'float16') &&
    isCount(dims) &&
    isCount(count) &&
    Array.isArray(pictures) &&
    pictures.every(isListed)
  );
}

function isListed(value: unknown): boolean {
  const picture = value as Partial<Header['pictures'][number]> | null;
  const { name, kind, credit, label, probability, preview } = picture ?? {};
  return (
    areStrings(name, label, preview?.type) &&
    ['shipped', 'added', 'snapshot'].includes(kind ?? '') &&
    (credit === null || typeof credit === 'string') &&
    Number.isFinite(probability) &&
    isCount(preview?.bytes)
  );
}
