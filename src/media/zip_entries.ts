import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { ToldError, told, toldOf } from '../contract/told.ts';
import { PictureFileError } from './errors.ts';
import { isWanted, zipDirectory } from './zip_directory.ts';

/** A file of an archive, or why it cannot be had. */
export interface ZipEntry {
  /** Its path in the archive. */
  readonly path: string;
  /** An error tells the reason as a part of a sentence. */
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

/**
 * The files of an archive, one after another while it is read: it is never in memory as a whole. Those with a password come first.
 * @throws {ZipFileError} at the end, where the archive was damaged or held no file
 */
export async function* zipEntries(archive: File): AsyncGenerator<ZipEntry, void> {
  const ready: Omit<ZipEntry, 'read'>[] = [];
  const listed = (await zipDirectory(archive)) ?? [];
  const locked = new Set(listed.filter(({ encrypted }) => encrypted).map(({ name }) => name));
  for (const path of locked) yield { path, content: new ToldError(told('pieces.zipPassword')), read: 0 };
  if (locked.size > 0 && listed.every(({ encrypted }) => encrypted)) return;
  let [found, read] = [0, 0];
  const unzip = new Unzip((file) => {
    if (!isWanted(file.name)) return;
    found++;
    if (!locked.has(file.name)) collect(file, (content) => ready.push({ path: file.name, content }));
  });
  unzip.register(UnzipInflate);
  for await (const chunk of chunksOf(archive)) {
    read += chunk.length;
    let broken: Error | null = null;
    try {
      unzip.push(chunk, read >= archive.size);
    } catch (cause) {
      broken = damaged(archive, cause);
    }
    for (const entry of ready.splice(0)) yield { ...entry, read };
    if (broken) throw broken;
  }
  if (found === 0) throw new ZipFileError(told('pictureErrors.noZip', { archive: archive.name }));
}

/** What is told of an entry that cannot be had. */
export const notUnpacked = (path: string, archive: File, content: Error): PictureFileError =>
  new PictureFileError(
    told('pictureErrors.notUnpacked', { path, archive: archive.name, why: toldOf(content) }),
  );

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
    if (bytes > MOST_BYTES)
      return settle(new ToldError(told('pieces.zipEntryLarge', { most: MOST_BYTES / 1e6 })));
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
