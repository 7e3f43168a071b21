import { inflateSync, strFromU8 } from 'fflate';

/** An entry as the directory of its archive has it. */
interface ZipListing {
  /** Its path in the archive. */
  readonly name: string;
  /** Whether it opens with a password alone. */
  readonly encrypted: boolean;
  /** Bytes, unpacked and packed. */
  readonly size: number;
  readonly packed: number;
  readonly method: number;
  /** Where it begins in the archive. */
  readonly at: number;
}

/** Whether a file that begins so is a ZIP archive; the second is one without a file. */
export const isZipHead = (head: string): boolean =>
  head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06');

/** The directory at a ZIP's end, with the longest comment that may follow it. */
const TAIL_BYTES = 22 + 65_535;
const [END, LISTED, ENTRY] = [0x06054b50, 0x02014b50, 0x04034b50];
/** Flags of an entry. */
const [ENCRYPTED, UTF_8] = [1, 2048];
const [STORED, DEFLATED] = [0, 8];

/** Folders and what file managers leave behind. */
const LEFT_BEHIND = /\/$|(^|\/)(__MACOSX\/|\.)|(^|\/)(Thumbs\.db|desktop\.ini)$/i;

/** Whether a path in an archive is a file that a person put there. */
export const isWanted = (path: string): boolean => !LEFT_BEHIND.test(path);

/** The files in a ZIP archive, by its directory; null where it has none, as one that is cut off. */
export async function zipDirectory(archive: Blob): Promise<ZipListing[] | null> {
  const tail = new DataView(await archive.slice(-TAIL_BYTES).arrayBuffer());
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END) continue;
    const [size, offset] = [tail.getUint32(at + 12, true), tail.getUint32(at + 16, true)];
    const directory = await archive.slice(offset, offset + size).arrayBuffer();
    return listedIn(directory).filter(({ name }) => isWanted(name));
  }
  return null;
}

function listedIn(directory: ArrayBuffer): ZipListing[] {
  const view = new DataView(directory);
  const listed: ZipListing[] = [];
  for (let at = 0; at + 46 <= view.byteLength && view.getUint32(at, true) === LISTED; ) {
    const [flags = 0, method = 0, length = 0, extra = 0, comment = 0] = [8, 10, 28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    );
    const [packed = 0, size = 0, begin = 0] = [20, 24, 42].map((field) => view.getUint32(at + field, true));
    const bytes = new Uint8Array(directory.slice(at + 46, at + 46 + length));
    // As fflate reads it in front of the entry itself.
    const name = strFromU8(bytes, (flags & UTF_8) === 0);
    listed.push({ name, encrypted: (flags & ENCRYPTED) !== 0, size, packed, method, at: begin });
    at += 46 + length + extra + comment;
  }
  return listed;
}

/** What an entry holds; null where it opens with a password alone, is packed in an unusual way, or is damaged. */
export async function unpackedEntry(archive: Blob, entry: ZipListing): Promise<Blob | null> {
  const { encrypted, method, packed, size, at } = entry;
  if (encrypted || (method !== STORED && method !== DEFLATED)) return null;
  const head = new DataView(await archive.slice(at, at + 30).arrayBuffer());
  if (head.byteLength < 30 || head.getUint32(0, true) !== ENTRY) return null;
  const begin = at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const content = archive.slice(begin, begin + packed);
  if (method === STORED) return content;
  try {
    const bytes = new Uint8Array(await content.arrayBuffer());
    return new Blob([inflateSync(bytes, { out: new Uint8Array(size) })]);
  } catch {
    return null;
  }
}
