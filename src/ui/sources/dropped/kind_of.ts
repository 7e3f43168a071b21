import { isTaughtHead, TAUGHT_HEAD } from '../../../embedding/taught_file.ts';
import { isAnimated } from '../../../media/is_animated.ts';
import { recordOf } from '../../../media/png/job_record.ts';
import { formatOf } from '../../../media/sniff.ts';
import { isNetFile, mayBeStyleNet } from './is_net_file.ts';
import { zipNames } from './zip_names.ts';

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

export async function kindOf(file: File): Promise<FileKind> {
  const format = await formatOf(file);
  if (format?.kind === 'video') return 'video';
  if (format) {
    const isPainting = format.name === 'PNG' && file.size < LARGEST_PAINTING;
    if (isPainting && recordOf(new Uint8Array(await file.arrayBuffer()))) return 'painting';
    return (await isAnimated(file, format)) ? 'animation' : 'picture';
  }
  const head = String.fromCharCode(...new Uint8Array(await file.slice(0, TAUGHT_HEAD).arrayBuffer()));
  if (isTaughtHead(head)) return 'taught classes';
  if (head.startsWith('CONVOIDX')) return 'index';
  const isZip = head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06');
  if (isZip && !OF_PYTORCH.test(file.name)) {
    const names = (await zipNames(file)) ?? [];
    if (names.some(mayBeStyleNet)) return 'style net in a ZIP';
    return names.some((name) => isNetFile(name)) ? 'network in a ZIP' : 'pictures in a ZIP';
  }
  if (!isNetFile(file.name)) return 'other';
  return (await isStyleNet(file)) ? 'style net' : 'network';
}

/** Whether a file says that its network paints: ml5's manifest, or a network.json with such a task. */
async function isStyleNet(file: File): Promise<boolean> {
  if (/\.onnx$/i.test(file.name)) return isOnnxPainter(file);
  if (!mayBeStyleNet(file.name)) return false;
  if (!/network\.json$/i.test(file.name)) return true;
  return /"task"\s*:\s*"(stylise|predict)"/.test(await file.text());
}

/** Style nets are smaller. */
const LARGEST_PAINTER = 64e6;

/**
 * Whether an ONNX file has what style nets have and classifiers do not: operators are in it by their names. Maps are doubled,
 * and normalised picture by picture, by an operator or by their deviations; the decoder of one that was split has mirrored borders.
 */
async function isOnnxPainter(file: File): Promise<boolean> {
  if (file.size > LARGEST_PAINTER) return false;
  const bytes = new TextDecoder('latin1').decode(await file.arrayBuffer());
  return /Resize|Upsample/.test(bytes) && /InstanceNormalization|Sqrt|reflect/.test(bytes);
}
