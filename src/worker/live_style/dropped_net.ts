import { unzip } from 'fflate';
import type { DroppedFile } from '../../contract/live_style.ts';
import { type Told, told } from '../../contract/told.ts';
import { isWanted, zipDirectory } from '../../media/zip_directory.ts';
import { ModelFileError } from '../../network/errors.ts';
import { type Files, importMl5 } from '../../network/style_nets/import_ml5.ts';
import { readStyliser, type StylePlan } from '../../network/style_nets/style_plan.ts';

/** Of a model's files together: the largest nets of ml5 have 7 MB. */
const MOST_BYTES = 256e6;

const ONNX = /\.onnx$/i;

/** What other formats begin with or are called, and what to do then. */
const FOREIGN = [
  [/\.(pth?|ckpt|meta|pb|h5|keras|tflite)$/i, 'styleErrors.otherProgram'],
  [/(^|\/)model\.json$/i, 'styleErrors.tensorFlow'],
] as const;

/**
 * Reads a style net that a visitor dropped.
 * @param files those of a folder, or one ZIP
 * @throws {ModelFileError} saying what is missing, broken or foreign and what to do
 */
export async function readDroppedNet(dropped: readonly DroppedFile[]): Promise<StylePlan> {
  const size = dropped.reduce((sum, { content }) => sum + content.size, 0);
  if (size > MOST_BYTES)
    throw new ModelFileError(told('styleErrors.netTooLarge', { size: (size / 1e6).toFixed(0) }));
  const [only] = dropped;
  const zips: DroppedFile[] = [];
  for (const one of dropped) if (!foreign([one.name]) && (await isZip(one.content))) zips.push(one);
  const [zip] = zips;
  const paths = zip && dropped.length === 1 ? await unpacked(zip) : await pathsOf(dropped);
  const markers = [...paths.keys()].filter((path) => /(^|\/)(network|manifest)\.json$/.test(path));
  const ofNets = markers.filter((path) => isOfStyleNet(path, paths.get(path)));
  const [first, second] = outermost(ofNets.map(folderOf));
  if (first !== undefined && second !== undefined) throw severalNets([first, second]);
  const onnx = [...paths.keys()].some((path) => ONNX.test(path));
  // Documents are ZIPs too: beside a net they are none.
  if (first === undefined && !onnx && zips.length > 1) throw severalNets(zips.map(({ name }) => name));
  const marker = ofNets.find((path) => folderOf(path) === first) ?? (onnx ? undefined : markers[0]);
  if (marker === undefined && onnx) {
    const { importOnnxStyle } = await import('../../network/importers/onnx_style.ts');
    return importOnnxStyle(new Map(Array.from(paths, ([path, bytes]) => [path, new Blob([bytes])])));
  }
  if (marker === undefined) throw new ModelFileError(refusal([...paths.keys()]));
  const folder = folderOf(marker);
  const files: Files = new Map(
    [...paths]
      .filter(([path]) => path.startsWith(folder))
      .map(([path, bytes]) => [path.slice(folder.length), bytes]),
  );
  if (files.has('network.json')) return readStyliser(async (file) => fileOf(files, file));
  const title = lastSegment(folder) || only?.name.replace(/\.zip$/i, '') || 'Dropped style';
  return importMl5(files, { id: title, title });
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Those of the folders that lie in no other one, each once. */
const outermost = (folders: readonly string[]): string[] =>
  [...new Set(folders)].filter((one) => !folders.some((other) => other !== one && one.startsWith(other)));

/** Whether such a file is of a style net: a web page has a manifest.json too, and a classifier a network.json. */
function isOfStyleNet(path: string, bytes = new ArrayBuffer()): boolean {
  const text = new TextDecoder().decode(bytes);
  return /network\.json$/.test(path) ? /"task"\s*:\s*"stylise"/.test(text) : /"filename"/.test(text);
}

const severalNets = (paths: readonly string[]) =>
  new ModelFileError(told('styleErrors.severalNets', { files: paths.map(lastSegment).join(', ') }));

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
  const locked = (await zipDirectory(content))?.find(({ encrypted }) => encrypted);
  if (locked) throw new ModelFileError(told('importErrors.password', { file: name, name: locked.name }));
  const zipped = new Uint8Array(await content.arrayBuffer());
  let total = 0;
  const filter = ({ name: path, originalSize }: { name: string; originalSize: number }) => {
    if (!isWanted(path)) return false;
    total += originalSize;
    return total <= MOST_BYTES;
  };
  const files = await new Promise<Record<string, Uint8Array>>((resolve, reject) => {
    unzip(zipped, { filter }, (error, data) => (error ? reject(error) : resolve(data)));
  }).catch((cause: unknown) => {
    throw new ModelFileError(told('styleErrors.zipDamaged', { name }), { cause });
  });
  if (total > MOST_BYTES)
    throw new ModelFileError(told('styleErrors.unpacksTooLarge', { name, most: MOST_BYTES / 1e6 }));
  const copies = Object.entries(files).map(([path, bytes]) => [path, bytes.slice().buffer] as const);
  return new Map(copies);
}

/** What is told of a file of another program; null where none is among them. */
function foreign(paths: readonly string[]): Told | null {
  for (const [name, code] of FOREIGN) {
    const found = paths.find((path) => name.test(path));
    if (found) return told(code, { file: lastSegment(found) });
  }
  return null;
}

const refusal = (paths: readonly string[]): Told =>
  foreign(paths) ??
  told('styleErrors.noNet', { files: paths.slice(0, 3).map(lastSegment).join(', ') || 'nothing' });

const lastSegment = (path: string): string => path.split('/').filter(Boolean).at(-1) ?? '';

function fileOf(files: Files, file: string): ArrayBuffer {
  const bytes = files.get(file);
  if (!bytes) throw new ModelFileError(told('styleErrors.fileMissing', { file }));
  return bytes;
}
