import type { NetworkIdentity } from '../contract/picture_gallery.ts';
import type { Example, TaughtClass } from '../contract/taught.ts';
import { told } from '../contract/told.ts';
import { TaughtFileError } from './errors.ts';
import { LONGEST_NAME, MOST_CLASSES, MOST_EXAMPLES } from './taught_classes.ts';

const FORMAT = 'convoscope-taught-classes';
const VERSION = 1;

/** So many characters at the beginning of a file tell whether it holds taught classes. */
export const TAUGHT_HEAD = 64;

/** @param head the beginning of a file, TAUGHT_HEAD characters or more */
export const isTaughtHead = (head: string): boolean =>
  new RegExp(`^\\s*\\{\\s*"format"\\s*:\\s*"${FORMAT}"`).test(head);

/**
 * Writes taught classes as JSON: docs/teach.md tells the format.
 * @param network whose features these are
 */
export function writeTaught(classes: readonly TaughtClass[], network: NetworkIdentity): string {
  const written = {
    format: FORMAT,
    version: VERSION,
    network,
    features: classes.flatMap(({ examples }) => examples)[0]?.features.length ?? 0,
    classes: classes.map(({ name, examples }) => ({
      name,
      examples: examples.map(({ features, thumbnail }) => ({ features: toBase64(features), thumbnail })),
    })),
  };
  return `${JSON.stringify(written, null, 1)}\n`;
}

/**
 * Reads taught classes from a file.
 * @param file its name, for messages
 * @param network that is to look with them
 * @throws {TaughtFileError} if the file holds none, is damaged, of another version, or of another network or weights
 */
export function readTaught(file: string, text: string, network: NetworkIdentity): TaughtClass[] {
  if (!isTaughtHead(text.slice(0, TAUGHT_HEAD)))
    throw new TaughtFileError(told('taughtErrors.none', { file }));
  const { version, network: of, features, classes } = parsed(file, text);
  if (version !== VERSION)
    throw new TaughtFileError(told('taughtErrors.otherVersion', { file, version, own: VERSION }));
  if (typeof of?.id !== 'string' || typeof of.title !== 'string' || typeof of.weightsSha256 !== 'string')
    throw damaged(file, 'it does not say of which network');
  if (of.id !== network.id || of.weightsSha256 !== network.weightsSha256) {
    const which = of.id === network.id ? `other weights of ${of.title}` : of.title;
    throw new TaughtFileError(told('taughtErrors.otherNetwork', { file, which, network: network.title }));
  }
  if (!Array.isArray(classes) || classes.length === 0) throw damaged(file, 'it holds no class');
  if (classes.length > MOST_CLASSES)
    throw new TaughtFileError(
      told('taughtErrors.tooMany', { file, count: classes.length, most: MOST_CLASSES }),
    );
  const count = Number.isInteger(features) && Number(features) > 0 ? Number(features) : 0;
  const read = classes.map((one) => classIn(file, one, count));
  if (new Set(read.map(({ name }) => name)).size < read.length)
    throw damaged(file, 'two of its classes have one name');
  return read;
}

const damaged = (file: string, how: string) =>
  new TaughtFileError(told('taughtErrors.damaged', { file, how }));

/** What the file may say; nothing of it is believed yet. */
interface Written {
  readonly version?: unknown;
  readonly network?: Partial<Record<keyof NetworkIdentity, unknown>> | null;
  readonly features?: unknown;
  readonly classes?: unknown;
}

function parsed(file: string, text: string): Written {
  try {
    return JSON.parse(text) as Written;
  } catch {
    throw damaged(file, 'it is cut off, or was changed by hand');
  }
}

function classIn(file: string, written: unknown, count: number): TaughtClass {
  const { name, examples } = (written ?? {}) as { name?: unknown; examples?: unknown };
  if (typeof name !== 'string' || !name.trim() || name.length > LONGEST_NAME)
    throw damaged(file, `one of its classes has no name of 1 to ${LONGEST_NAME} characters`);
  if (!Array.isArray(examples) || examples.length > MOST_EXAMPLES)
    throw damaged(file, `“${name}” has no list of ${MOST_EXAMPLES} examples at most`);
  return { name: name.trim(), examples: examples.map((one) => exampleIn(file, name, one, count)) };
}

/** How far the length of a feature vector may be from 1. */
const TOLERANCE = 1e-3;

function exampleIn(file: string, name: string, written: unknown, count: number): Example {
  const { features, thumbnail } = (written ?? {}) as { features?: unknown; thumbnail?: unknown };
  const values = typeof features === 'string' ? fromBase64(features) : null;
  if (values?.length !== count || count === 0)
    throw damaged(file, `an example of “${name}” has not ${count} features`);
  // What was changed by accident is no vector of length 1 any more, nor one of zeros.
  const length = Math.hypot(...values);
  if (!(Math.abs(length - 1) < TOLERANCE || length === 0))
    throw damaged(file, `the features of an example of “${name}” were changed`);
  if (typeof thumbnail !== 'string' || !/^data:image\/jpeg;base64,[A-Za-z0-9+/]*={0,2}$/.test(thumbnail))
    throw damaged(file, `an example of “${name}” has no picture`);
  return { features: values, thumbnail };
}

/** Little-endian float32, as all machines have it that run this. */
const toBase64 = ({ buffer, byteOffset, byteLength }: Float32Array): string =>
  btoa(
    Array.from(new Uint8Array(buffer, byteOffset, byteLength), (byte) => String.fromCharCode(byte)).join(''),
  );

/** @returns null where the text is no base64 of float32 numbers */
function fromBase64(text: string): Float32Array | null {
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return bytes.length % 4 === 0 ? new Float32Array(bytes.buffer) : null;
  } catch {
    return null;
  }
}
