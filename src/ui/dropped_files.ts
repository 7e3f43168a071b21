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
export function readDrop({ items, files }: DataTransfer): Dropped {
  const entries = Array.from(items, (item) => item.webkitGetAsEntry?.() ?? null).filter(
    (one) => one !== null,
  );
  const plain = [...files];
  const folders = entries.some((entry) => entry.isDirectory);
  return {
    first: plain[0] ?? null,
    isCollection: folders || isCollection(plain),
    all: async () => (folders ? (await Promise.all(entries.map(filesOf))).flat() : plain),
  };
}

export const isCollection = (files: readonly File[]): boolean =>
  files.length > 1 || files.some(({ name }) => /\.zip$/i.test(name));

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: File[] = [];
  // A folder is told in parts, until there is an empty one.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return found;
    found.push(...(await Promise.all(part.map(filesOf))).flat());
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
