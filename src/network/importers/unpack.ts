import { unzip, type ZipEntry } from 'unzipit';
import { told } from '../../contract/told.ts';
import { ModelFileError } from '../errors.ts';
import type { Files } from './importer.ts';
import { firstBytes, megabytes } from './text_files.ts';

/** What an archive's files may hold together when unpacked; VGG-19 in float32 has 575 MB. */
const MOST_BYTES = 2e9;
/** Numbers of weights hardly shrink; what shrinks more than this is no network. */
const MOST_RATIO = 200;
/** Below this an archive may shrink as it likes: a topology is text. */
const HARMLESS_BYTES = 64e6;
const MOST_FILES = 5000;

/** Folders and what file managers leave behind. */
const SKIPPED = /\/$|(^|\/)(__MACOSX\/|\.DS_Store|\._|Thumbs\.db|desktop\.ini)/i;

export async function isZip(content: Blob): Promise<boolean> {
  const [p, k, three, four] = await firstBytes(content, 4);
  return p === 0x50 && k === 0x4b && three === 3 && four === 4;
}

/**
 * The files of an archive. What is stored uncompressed stays where it is: a Blob that is a part of the archive.
 * @throws {ModelFileError} if it is damaged, encrypted, or would unpack to more than a network has
 */
export async function unpack(file: string, archive: Blob): Promise<Files> {
  const entries = await entriesOf(file, archive);
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  const isBomb = size > HARMLESS_BYTES && size > MOST_RATIO * archive.size;
  if (size > MOST_BYTES || isBomb || entries.length > MOST_FILES)
    throw new ModelFileError(
      told('importErrors.bomb', {
        file,
        packed: megabytes(archive.size),
        size: megabytes(size),
        count: entries.length,
      }),
    );
  const files = new Map<string, Blob>();
  for (const entry of entries) files.set(entry.name, await contentOf(file, entry));
  return files;
}

async function entriesOf(file: string, archive: Blob): Promise<ZipEntry[]> {
  try {
    const { entries } = await unzip(archive);
    return Object.values(entries).filter(({ name, isDirectory }) => !isDirectory && !SKIPPED.test(name));
  } catch (cause) {
    throw new ModelFileError(told('importErrors.noZip', { file }), { cause });
  }
}

async function contentOf(file: string, entry: ZipEntry): Promise<Blob> {
  if (entry.encrypted) throw new ModelFileError(told('importErrors.password', { file, name: entry.name }));
  // The library stops where a file unpacks to more or less than the archive says.
  const content = await entry.blob().catch((cause: unknown) => cause);
  if (content instanceof Blob && content.size === entry.size) return content;
  throw new ModelFileError(told('importErrors.entryDamaged', { file, name: entry.name }), {
    cause: content,
  });
}
