import { isPictureName } from '../../../contract/picture_endings.ts';
import { isTaughtHead, TAUGHT_HEAD } from '../../../embedding/taught_file.ts';
import { isAnimated } from '../../../media/is_animated.ts';
import { recordOf } from '../../../media/png/job_record.ts';
import { formatOf } from '../../../media/sniff.ts';
import { isZipHead, unpackedEntry, zipDirectory } from '../../../media/zip_directory.ts';
import { isNetFile, mayBeStyleNet } from './is_net_file.ts';

/** What a dropped file is, by what it holds. Only networks, whose files have no mark, are told by their names. */
export type FileKind =
  | 'picture'
  /** A GIF, WebP, PNG or AVIF of several pictures. */
  | 'animation'
  | 'video'
  /** A PNG that says how it was painted. */
  | 'painting'
  /** A saved collection of the embedding view. */
  | 'index'
  /** Saved taught classes. */
  | 'taught classes'
  | 'pictures in a ZIP'
  | 'network in a ZIP'
  /** A part of a network that names what it sees. */
  | 'network'
  | 'style net in a ZIP'
  /** A part of a network that paints. */
  | 'style net'
  | 'other';

/** Archives that are files of one network. */
const OF_PYTORCH = /\.(pth?|ckpt)(\.tar)?$|^pytorch_model\.bin$/i;

/** Saved jobs are smaller; of a larger PNG nobody waits for the last byte. */
const LARGEST_PAINTING = 64e6;

/** A folder may hold thousands of photographs: the first files say what it is, and the later ones by their names. */
const MOST_LOOKED_AT = 200;

/**
 * What each of the files that were dropped together is. One after another: none is in memory with the next.
 * @param isFolder whether a folder was among what was dropped
 */
export async function kindsOf(files: readonly File[], isFolder: boolean): Promise<FileKind[]> {
  const [first] = files;
  if (first && files.length === 1 && !isFolder) return [await kindOf(first, true)];
  const kinds: FileKind[] = [];
  for (const [at, file] of files.entries()) {
    const isLookedAt = at < MOST_LOOKED_AT || isNetFile(file.name);
    // One that cannot be read does not stop the others.
    const seen = isLookedAt ? await kindOf(file).catch(() => null) : null;
    kinds.push(seen ?? (isPictureName(file.name) ? 'picture' : 'other'));
  }
  return kinds;
}

/** @param isAlone whether it may be a saved painting, which is read to its last byte: among others it is a picture */
export async function kindOf(file: File, isAlone = false): Promise<FileKind> {
  const format = await formatOf(file);
  if (format?.kind === 'video') return 'video';
  if (format) {
    const mayBePainting = isAlone && format.name === 'PNG' && file.size < LARGEST_PAINTING;
    if (mayBePainting && recordOf(new Uint8Array(await file.arrayBuffer()))) return 'painting';
    return (await isAnimated(file, format)) ? 'animation' : 'picture';
  }
  const head = String.fromCharCode(...new Uint8Array(await file.slice(0, TAUGHT_HEAD).arrayBuffer()));
  if (isTaughtHead(head)) return 'taught classes';
  if (head.startsWith('CONVOIDX')) return 'index';
  if (isZipHead(head) && !OF_PYTORCH.test(file.name)) return kindOfZip(file);
  if (!isNetFile(file.name)) return 'other';
  return (await isStyleNet(file.name, file.size, async () => file)) ? 'style net' : 'network';
}

async function kindOfZip(archive: File): Promise<FileKind> {
  const nets = ((await zipDirectory(archive)) ?? []).filter(({ name }) => isNetFile(name));
  for (const entry of nets) {
    const paints = await isStyleNet(entry.name, entry.size, () => unpackedEntry(archive, entry));
    if (paints) return 'style net in a ZIP';
  }
  return nets.length > 0 ? 'network in a ZIP' : 'pictures in a ZIP';
}

/** Style nets, and what says what a network is for, are smaller. */
const LARGEST_PAINTER = 64e6;

/**
 * Whether a file says that its network paints: ml5's manifest, a network.json with such a task, or an ONNX file by its operators.
 * @param open null where it cannot be had
 */
async function isStyleNet(name: string, size: number, open: () => Promise<Blob | null>): Promise<boolean> {
  const isOnnx = /\.onnx$/i.test(name);
  if (!isOnnx && !mayBeStyleNet(name)) return false;
  if (!isOnnx && !/network\.json$/i.test(name)) return true;
  const content = size > LARGEST_PAINTER ? null : await open();
  if (!content) return false;
  if (isOnnx) return isOnnxPainter(content);
  return /"task"\s*:\s*"(stylise|predict)"/.test(await content.text());
}

/**
 * Whether an ONNX file has what style nets have and classifiers do not: operators are in it by their names. Maps are doubled,
 * and normalised picture by picture, by an operator or by their deviations; the decoder of one that was split has mirrored borders.
 */
async function isOnnxPainter(content: Blob): Promise<boolean> {
  const bytes = new TextDecoder('latin1').decode(await content.arrayBuffer());
  return /Resize|Upsample/.test(bytes) && /InstanceNormalization|Sqrt|reflect/.test(bytes);
}
