/** What was dropped: files, and what folders hold. */
export interface Dropped {
  /** The first file, where files were dropped. */
  readonly first: File | null;
  /** Whether it is more than one picture: several files, a folder, an archive. */
  readonly isCollection: boolean;
  /** Every file, those in folders within folders among them. */
  all(): Promise<File[]>;
}

/** To be called while the event is handled: afterwards the browser gives nothing away any more. */
export function readDrop(data: DataTransfer): Dropped {
  const entries = entriesOf(data);
  const plain = [...data.files];
  const folders = entries.some((entry) => entry.isDirectory);
  return {
    first: plain[0] ?? null,
    isCollection: folders || isCollection(plain),
    all: async () => (folders ? allFiles(entries) : plain),
  };
}

async function allFiles(entries: readonly FileSystemEntry[]): Promise<File[]> {
  const found: File[] = [];
  for (const entry of entries) for await (const { file } of filesOf(entry)) found.push(file);
  return found;
}

export const isCollection = (files: readonly File[]): boolean =>
  files.length > 1 || files.some(({ name }) => /\.zip$/i.test(name));

/** A file with its place among what was dropped, e.g. `/folder/file.json`. */
export interface PlacedFile {
  readonly path: string;
  readonly file: File;
}

/** The files of an entry, those in folders within folders among them, one after another. */
export async function* filesOf(entry: FileSystemEntry): AsyncGenerator<PlacedFile> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    yield { path: entry.fullPath, file };
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A folder is told in parts, until there is an empty one.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return;
    for (const child of part) yield* filesOf(child);
  }
}

/** The entries of what is dropped. To be called while the event is handled. */
export const entriesOf = ({ items }: Pick<DataTransfer, 'items'>): FileSystemEntry[] =>
  Array.from(items, (item) => item.webkitGetAsEntry?.() ?? null).filter((entry) => entry !== null);

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
