import { unzip } from 'fflate';
import type { DroppedFile } from '../../contract/live_style.ts';
import { ModelFileError } from '../../network/errors.ts';
import { type Files, importMl5 } from '../../network/import_ml5.ts';
import { readStyliser, type StylePlan } from '../../network/style_plan.ts';

/** Of a model's files together: the largest nets of ml5 have 7 MB. */
const MOST_BYTES = 256e6;

/** What other formats begin with or are called, and what to do then. */
const FOREIGN: readonly [RegExp, string][] = [
  [
    /\.onnx$/i,
    'is an ONNX file, which is not read here. tools/convert turns known ones into folders that are',
  ],
  [/\.(pth?|ckpt|meta|pb|h5|keras|tflite)$/i, 'is a file of another program. Export it in the format of ml5'],
  [/(^|\/)model\.json$/i, 'is a TensorFlow.js model, whose layers are not known to be those of a style net'],
];

/**
 * Reads a style net that a visitor dropped.
 * @param files those of a folder, or one ZIP
 * @throws {ModelFileError} saying what is missing, broken or foreign and what to do
 */
export async function readDroppedNet(dropped: readonly DroppedFile[]): Promise<StylePlan> {
  const size = dropped.reduce((sum, { content }) => sum + content.size, 0);
  if (size > MOST_BYTES)
    throw new ModelFileError(`${(size / 1e6).toFixed(0)} MB are too much for a style net.`);
  const [only] = dropped;
  const paths =
    dropped.length === 1 && only && (await isZip(only.content))
      ? await unpacked(only)
      : await pathsOf(dropped);
  const marker = [...paths.keys()].find((path) => /(^|\/)(network|manifest)\.json$/.test(path));
  if (marker === undefined) throw new ModelFileError(refusal([...paths.keys()]));
  const folder = marker.slice(0, marker.lastIndexOf('/') + 1);
  const files: Files = new Map(
    [...paths]
      .filter(([path]) => path.startsWith(folder))
      .map(([path, bytes]) => [path.slice(folder.length), bytes]),
  );
  if (files.has('network.json')) return readStyliser(async (file) => fileOf(files, file));
  const title = lastSegment(folder) || only?.name.replace(/\.zip$/i, '') || 'Dropped style';
  return importMl5(files, { id: title, title });
}

async function isZip(content: Blob): Promise<boolean> {
  const [p, k, three, four] = new Uint8Array(await content.slice(0, 4).arrayBuffer());
  return p === 0x50 && k === 0x4b && three === 3 && four === 4;
}

async function pathsOf(dropped: readonly DroppedFile[]): Promise<Map<string, ArrayBuffer>> {
  const entries = dropped.map(
    async ({ name, content }) => [name.replace(/^\/+/, ''), await content.arrayBuffer()] as const,
  );
  return new Map(await Promise.all(entries));
}

async function unpacked({ name, content }: DroppedFile): Promise<Map<string, ArrayBuffer>> {
  const zipped = new Uint8Array(await content.arrayBuffer());
  let total = 0;
  const filter = ({ originalSize }: { originalSize: number }) => {
    total += originalSize;
    return total <= MOST_BYTES;
  };
  const files = await new Promise<Record<string, Uint8Array>>((resolve, reject) => {
    unzip(zipped, { filter }, (error, data) => (error ? reject(error) : resolve(data)));
  }).catch((cause: unknown) => {
    throw new ModelFileError(`${name} is a damaged ZIP file. Download it again.`, { cause });
  });
  if (total > MOST_BYTES)
    throw new ModelFileError(`${name} unpacks to over ${MOST_BYTES / 1e6} MB: too much for a style net.`);
  const copies = Object.entries(files).map(([path, bytes]) => [path, bytes.slice().buffer] as const);
  return new Map(copies);
}

function refusal(paths: readonly string[]): string {
  for (const [name, why] of FOREIGN) {
    const found = paths.find((path) => name.test(path));
    if (found) return `${lastSegment(found)} ${why}.`;
  }
  const shown = paths.slice(0, 3).map(lastSegment).join(', ') || 'nothing';
  return `There is no style net in what was dropped (${shown}): a folder with manifest.json (ml5) or network.json is needed, or a ZIP of one.`;
}

const lastSegment = (path: string): string => path.split('/').filter(Boolean).at(-1) ?? '';

function fileOf(files: Files, file: string): ArrayBuffer {
  const bytes = files.get(file);
  if (!bytes)
    throw new ModelFileError(`The file ${file} is missing, which network.json names. Drop the whole folder.`);
  return bytes;
}
