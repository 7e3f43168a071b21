import type { DroppedFile } from '../../worker/api.ts';
import { entriesOf, filesOf } from '../dropped_files.ts';

/** Files that are of a style net rather than a picture or a video. */
const OF_A_NET =
  /(^|\/)(manifest|network|model)\.json$|\.(zip|safetensors|onnx|pth?|ckpt|pb|h5|keras|tflite)$/i;

export const isNetFile = (name: string): boolean => OF_A_NET.test(name);

/**
 * What was dropped, where it is a folder or looks like a network; null where it is something else.
 * Called while the event is under way: afterwards its items are gone.
 */
export function droppedNet(data: DataTransfer): Promise<DroppedFile[]> | null {
  const entries = entriesOf(data);
  if (!entries.some((entry) => entry.isDirectory || isNetFile(entry.name))) return null;
  return netFiles(entries);
}

/** A folder of a style net has some dozens of files: what is far larger is another folder. */
const MOST_FILES = 2000;

async function netFiles(entries: readonly FileSystemEntry[]): Promise<DroppedFile[]> {
  const found: DroppedFile[] = [];
  for (const entry of entries) {
    for await (const { path, file } of filesOf(entry)) {
      found.push({ name: path, content: file });
      if (found.length > MOST_FILES) return found;
    }
  }
  return found;
}
