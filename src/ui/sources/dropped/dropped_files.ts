/** What was dropped, opened or pasted. */
export interface Dropped {
  /** Every file, those in folders within folders among them. */
  readonly files: readonly PlacedFile[];
  readonly isFolder: boolean;
}

/** More files than anybody waits for. */
const MOST_FILES = 20_000;

/**
 * What an event holds; null where there are no files in it. To be called while the event is handled: afterwards the browser
 * gives nothing away any more.
 */
export function readDrop(data: DataTransfer): Promise<Dropped> | null {
  const entries = entriesOf(data);
  const plain = [...data.files];
  if (plain.length === 0) return null;
  const isFolder = entries.some((entry) => entry.isDirectory);
  return isFolder ? inFolders(entries) : Promise.resolve(chosen(plain));
}

/** Files that were chosen in a dialogue. */
export const chosen = (files: readonly File[]): Dropped => ({
  files: files.map((file) => ({ path: file.webkitRelativePath || file.name, file })),
  isFolder: false,
});

async function inFolders(entries: readonly FileSystemEntry[]): Promise<Dropped> {
  const files: PlacedFile[] = [];
  for (const entry of entries) {
    for await (const placed of filesOf(entry)) {
      files.push(placed);
      if (files.length >= MOST_FILES) return { files, isFolder: true };
    }
  }
  return { files, isFolder: true };
}

/** A file with its place among what was dropped, e.g. `/folder/file.json`. */
export interface PlacedFile {
  readonly path: string;
  readonly file: File;
}

/** The files of an entry, those in folders within folders among them, one after another. */
async function* filesOf(entry: FileSystemEntry): AsyncGenerator<PlacedFile> {
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
const entriesOf = ({ items }: Pick<DataTransfer, 'items'>): FileSystemEntry[] =>
  Array.from(items, (item) => item.webkitGetAsEntry?.() ?? null).filter((entry) => entry !== null);

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
