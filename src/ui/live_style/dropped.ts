import type { DroppedFile } from '../../worker/api.ts';

/** Files that are of a style net rather than a picture or a video. */
const OF_A_NET =
  /(^|\/)(manifest|network|model)\.json$|\.(zip|safetensors|onnx|pth?|ckpt|pb|h5|keras|tflite)$/i;

export const isNetFile = (name: string): boolean => OF_A_NET.test(name);

/**
 * What was dropped, where it is a folder or looks like a network; null where it is something else.
 * Called while the event is under way: afterwards its items are gone.
 */
export function droppedNet(data: DataTransfer): Promise<DroppedFile[]> | null {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.some((entry) => entry.isDirectory || isNetFile(entry.name))) return null;
  return Promise.all(entries.map(filesOf)).then((files) => files.flat());
}

/** A folder of a style net has some dozens of files: what is far larger is another folder. */
const MOST_FILES = 2000;

async function filesOf(entry: FileSystemEntry): Promise<DroppedFile[]> {
  if (isFile(entry)) {
    const content = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ name: entry.fullPath, content }];
  }
  const found: DroppedFile[] = [];
  if (!isFolder(entry)) return found;
  const reader = entry.createReader();
  // A folder is read in parts, until one is empty.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0 || found.length > MOST_FILES) return found;
    for (const child of part) found.push(...(await filesOf(child)));
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
