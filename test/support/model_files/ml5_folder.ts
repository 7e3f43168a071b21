import type { Files } from '../../../src/network/style_nets/import_ml5.ts';
import { golden, goldenArrays } from '../golden/golden.ts';

export type Ml5Manifest = Record<string, { filename: string; shape: number[] }>;

interface Change {
  readonly manifest?: (entries: Ml5Manifest) => Ml5Manifest;
  readonly replace?: Readonly<Record<string, ArrayBuffer>>;
  readonly remove?: string;
}

const { manifest: MANIFEST, tolerance } = golden('ml5Net') as unknown as {
  manifest: Ml5Manifest;
  tolerance: number;
};

/** A picture and what the small net of ml5Folder paints of it. */
export function ml5Golden() {
  const arrays = goldenArrays('ml5Net');
  return { image: arrays('image'), painting: arrays('painting'), tolerance };
}

/** The files of a small style net in ml5's format, some of them changed. */
export function ml5Folder({ manifest = (entries) => entries, replace = {}, remove }: Change = {}): Files {
  const arrays = goldenArrays('ml5Net');
  const files = new Map<string, ArrayBuffer>(
    Object.keys(MANIFEST).map((name) => [name, arrays(name).values.slice().buffer as ArrayBuffer]),
  );
  const text = JSON.stringify(manifest(structuredClone(MANIFEST)));
  files.set('manifest.json', new TextEncoder().encode(text).buffer as ArrayBuffer);
  for (const [name, bytes] of Object.entries(replace)) files.set(name, bytes);
  if (remove) files.delete(remove);
  return files;
}
