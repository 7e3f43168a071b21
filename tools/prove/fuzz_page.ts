/** In Chromium: reads files as the page does that somebody drops onto it. */
import { openFile } from '../../src/camera/file.ts';
import { zipEntries } from '../../src/media/zip_entries.ts';

export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

declare global {
  interface Window {
    /** @returns null where the file was read; else what was thrown */
    readDropped(name: string, base64: string): Promise<Thrown | null>;
  }
}

async function read(file: File): Promise<void> {
  if (file.name.endsWith('.zip')) {
    for await (const _ of zipEntries(file));
    return;
  }
  const source = await openFile(file);
  try {
    (await source.grab()).close();
  } finally {
    source.stop();
  }
}

window.readDropped = async (name, base64) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  try {
    await read(new File([bytes], name));
    return null;
  } catch (error) {
    const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { name, message, stack };
  }
};
