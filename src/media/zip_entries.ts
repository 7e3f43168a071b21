import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { ToldError, told } from '../contract/told.ts';

/** A file of an archive, or why it cannot be had. */
export interface ZipEntry {
  /** Its path in the archive. */
  readonly path: string;
  readonly content: Blob | Error;
  /** Bytes of the archive that were read so far. */
  readonly read: number;
}

/** A ZIP archive that is none, is damaged, or holds nothing. */
class ZipFileError extends ToldError {
  override readonly name = 'ZipFileError';
}

/** Larger files are no pictures of use here, and a few kilobytes can claim to hold them. */
const MOST_BYTES = 256e6;

/** Folders and what file managers leave behind. */
const SKIPPED = /\/$|(^|\/)(__MACOSX\/|\.)|(^|\/)(Thumbs\.db|desktop\.ini)$/i;

/**
 * The files of an archive, one after another while it is read: it is never in memory as a whole.
 * @throws {ZipFileError} at the end, where the archive was damaged or held no file
 */
export async function* zipEntries(archive: File): AsyncGenerator<ZipEntry, void> {
  const ready: Omit<ZipEntry, 'read'>[] = [];
  let [found, read] = [0, 0];
  const unzip = new Unzip((file) => {
    if (SKIPPED.test(file.name)) return;
    found++;
    collect(file, (content) => ready.push({ path: file.name, content }));
  });
  unzip.register(UnzipInflate);
  for await (const chunk of chunksOf(archive)) {
    read += chunk.length;
    try {
      unzip.push(chunk, read >= archive.size);
    } catch (cause) {
      throw damaged(archive, cause);
    }
    for (const entry of ready.splice(0)) yield { ...entry, read };
  }
  if (found === 0) throw new ZipFileError(told('pictureErrors.noZip', { archive: archive.name }));
}

const damaged = ({ name }: File, cause: unknown) =>
  new ZipFileError(
    told('pictureErrors.zipDamaged', { name, why: cause instanceof Error ? cause.message : cause }),
    { cause },
  );

function collect(file: UnzipFile, done: (content: Blob | Error) => void): void {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let settled = false;
  const settle = (content: Blob | Error) => {
    if (!settled) done(content);
    settled = true;
  };
  file.ondata = (error, part, final) => {
    if (settled) return;
    if (error) return settle(error);
    bytes += part.length;
    if (bytes > MOST_BYTES) return settle(new Error('it is larger than 256 MB'));
    parts.push(part.slice());
    if (final) settle(new Blob(parts));
  };
  try {
    file.start();
  } catch (error) {
    settle(error instanceof Error ? error : new Error(String(error)));
  }
}

async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const reader = file.stream().getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
}
