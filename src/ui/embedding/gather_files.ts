/** What was dropped, folders opened. */

/** A file with its path below what was dropped. */
export interface NamedFile {
  name: string;
  file: File;
}

/** All files of a drop, those in folders too, in order of their paths. Must be called while the event is handled. */
export async function gatherFiles(transfer: DataTransfer): Promise<NamedFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const loose = [...transfer.files];
  const found: NamedFile[] = [];
  for (const [i, entry] of entries.filter((one) => one !== null).entries()) {
    if (entry.isDirectory) found.push(...(await filesIn(entry as FileSystemDirectoryEntry)));
    else {
      // A file at the top is there already; asking its entry may fail for what was pasted.
      const file = loose.find(({ name }) => name === entry.name) ?? loose[i];
      if (file) found.push({ name: file.name, file });
    }
  }
  if (entries.length === 0) found.push(...loose.map((file) => ({ name: file.name, file })));
  return found;
}

/** Files chosen in a dialogue, of a folder or not; hidden ones are left out. */
export const chosenFiles = (files: Iterable<File>): NamedFile[] =>
  [...files]
    .map((file) => ({ name: file.webkitRelativePath || file.name, file }))
    .filter(({ name }) => !isHidden(name));

const isHidden = (path: string) => /(^|\/)\./.test(path);

async function filesIn(folder: FileSystemDirectoryEntry): Promise<NamedFile[]> {
  const entries = await entriesOf(folder);
  const visible = entries.filter(({ name }) => !isHidden(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: NamedFile[] = [];
  for (const entry of visible) {
    if (entry.isDirectory) found.push(...(await filesIn(entry as FileSystemDirectoryEntry)));
    else
      found.push({
        name: entry.fullPath.replace(/^\//, ''),
        file: await fileOf(entry as FileSystemFileEntry),
      });
  }
  return found;
}

/** Browsers give a folder's entries a hundred at a time, until they give none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject));
