import { Unzip, UnzipInflate } from 'fflate';

/** A ZIP archive that cannot be read. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** The record of 22 bytes and the longest comment. */
const MOST_BEHIND = 22 + 65_535;

/** Endings of pictures; hidden files and what macOS adds beside them are left out. */
const PICTURE = /\.(jpe?g|png|webp|gif|avif|bmp)$/i;
const HIDDEN = /(^|\/)(\.|__MACOSX\/)/;

/**
 * The pictures in a ZIP archive, piece by piece: an archive may be larger than what fits into memory at once.
 * @throws {ArchiveError} where it is none, is damaged, or is packed in a way that is not read
 */
export async function unpackArchive(archive: Blob, name: string): Promise<{ name: string; file: Blob }[]> {
  const damaged = (cause: unknown) =>
    new ArchiveError(`${name} is no ZIP archive, or is damaged. Unpack it and drop the folder.`, { cause });
  const found: { name: string; file: Blob }[] = [];
  let [open, failed] = [0, null as unknown];
  const unzip = new Unzip((entry) => {
    if (!PICTURE.test(entry.name) || HIDDEN.test(entry.name)) return;
    const parts: Uint8Array<ArrayBuffer>[] = [];
    open++;
    entry.ondata = (error, part, final) => {
      failed ??= error;
      parts.push(part as Uint8Array<ArrayBuffer>);
      if (!final) return;
      open--;
      found.push({ name: entry.name, file: new Blob(parts) });
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  if (!(await isWhole(archive))) throw damaged(null);
  try {
    for (const reader = archive.stream().getReader(); ; ) {
      const { done, value } = await reader.read();
      unzip.push(value ?? new Uint8Array(0), done);
      if (done) break;
    }
  } catch (cause) {
    throw damaged(cause);
  }
  if (failed || open > 0) throw damaged(failed);
  return found;
}

/** A ZIP archive ends with its directory's record, behind which only a comment may come; a cut off one does not. */
async function isWhole(archive: Blob): Promise<boolean> {
  const end = new Uint8Array(await archive.slice(-MOST_BEHIND).arrayBuffer());
  return new TextDecoder('latin1').decode(end).includes('PK\x05\x06');
}
