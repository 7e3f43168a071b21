import { isZipHead } from '../../media/zip_directory.ts';
import { notUnpacked, zipEntries } from '../../media/zip_entries.ts';

/** One file of a collection, taken out of its archive. */
export interface CollectedFile {
  /** What a person reads: its path, in the archive or folder. */
  readonly name: string;
  readonly content: Blob | Error;
  /** Bytes of the collection that were read with this one. */
  readonly read: number;
}

/** By its first bytes: names and types are often wrong. */
async function isZip(file: File): Promise<boolean> {
  const head = String.fromCharCode(...new Uint8Array(await file.slice(0, 4).arrayBuffer()));
  return isZipHead(head) || (head === '' && /\.zip$/i.test(file.name));
}

/** A dropped folder's files know their place in it. */
const pathOf = (file: File) => file.webkitRelativePath || file.name;

/** Every file of a collection, those in ZIP archives among them. A damaged archive is one more file that failed. */
export async function* collectedFiles(files: readonly File[]): AsyncGenerator<CollectedFile, void> {
  let before = 0;
  for (const file of files) {
    if (await isZip(file)) yield* archived(file, before);
    else yield { name: pathOf(file), content: file, read: before + file.size };
    before += file.size;
  }
}

async function* archived(archive: File, before: number): AsyncGenerator<CollectedFile, void> {
  try {
    for await (const { path, content, read } of zipEntries(archive)) {
      const given = content instanceof Error ? notUnpacked(path, archive, content) : content;
      yield { name: path, content: given, read: before + read };
    }
  } catch (error) {
    yield { name: archive.name, content: error as Error, read: before + archive.size };
  }
}
