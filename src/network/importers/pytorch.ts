import { told } from '../../contract/told.ts';
import { ModelFileError } from '../errors.ts';
import { toFloats, widthOf } from '../number_types.ts';
import { arrayOf, type WeightArray } from '../weights.ts';
import { fromStateDict } from './from_state_dict.ts';
import type { Importer } from './importer.ts';
import { TruncatedPickle, unpickle } from './pickle.ts';
import { checkFinite, countOf, type StateDict, type Stored } from './stored.ts';
import { baseName, findFile, firstBytes } from './text_files.ts';
import { type Storage, TorchTensor, TorchVocabulary } from './torch_objects.ts';
import { isZip, unpack } from './unpack.ts';

/** Programs that train call checkpoints .pth.tar, though they are no archives of tar. */
const NAME = /\.(pth?|ckpt)(\.tar)?$|(^|\/)pytorch_model\.bin$/i;

/** How the legacy container begins: the pickled number 0x1950a86a20f9469cfc6c. */
const LEGACY = [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e];

/** The pickles of the legacy container before its numbers are searched in so many bytes, then in more. */
const HEAD_BYTES = 4e6;
const MOST_HEAD_BYTES = 256e6;

/** What was saved, and where its numbers lie. */
interface Saved {
  readonly value: unknown;
  storage(storage: Storage): Blob | undefined;
}

/** Files of torch.save, zip and legacy. The pickle in them is read by a list of names; nothing in it is run. */
export const pytorch: Importer = {
  title: 'PyTorch',
  names: NAME,
  isArchive: true,

  recognises: async (files) => findFile(files, NAME) !== undefined,

  async read(files, around) {
    const [path, content] = findFile(files, NAME) as [string, Blob];
    const file = baseName(path);
    const zipped = await isZip(content);
    const saved = zipped ? await fromZip(file, content) : await fromLegacy(file, content);
    const origin = { file: path, format: zipped ? 'PyTorch, zip' : 'PyTorch, legacy', bytes: content.size };
    return fromStateDict(origin, stateOf(file, saved), files, around);
  },
};

async function fromZip(file: string, content: Blob): Promise<Saved> {
  const entries = await unpack(file, content);
  const found = findFile(entries, /(^|\/)data\.pkl$/);
  const isScript = [...entries.keys()].some((path) => /(^|\/)(code\/.*\.py|constants\.pkl)$/.test(path));
  if (isScript) throw new ModelFileError(told('importErrors.torchScript', { file }));
  if (!found) throw new ModelFileError(told('importErrors.noTorchZip', { file }));
  const [path, pickle] = found;
  const folder = path.slice(0, -'data.pkl'.length);
  const order = entries.get(`${folder}byteorder`);
  if (order && (await order.text()).trim() !== 'little') throw bigEndian(file);
  try {
    const { value } = unpickle(file, new Uint8Array(await pickle.arrayBuffer()), new TorchVocabulary(file));
    return { value, storage: ({ key }) => entries.get(`${folder}data/${key}`) };
  } catch (cause) {
    throw cause instanceof TruncatedPickle ? truncated(file) : cause;
  }
}

/** Five pickles (a magic number, a version, the machine, what was saved, the storages' keys), then the storages. */
async function fromLegacy(file: string, content: Blob): Promise<Saved> {
  const beginning = await firstBytes(content, LEGACY.length);
  if (!LEGACY.every((byte, at) => beginning[at] === byte)) {
    const isTar = new TextDecoder().decode(await content.slice(257, 262).arrayBuffer()) === 'ustar';
    throw new ModelFileError(
      isTar ? told('importErrors.oldTorch', { file }) : told('importErrors.noTorch', { file }),
    );
  }
  for (let length = HEAD_BYTES; ; length *= 4) {
    try {
      return readLegacy(file, content, await firstBytes(content, length));
    } catch (cause) {
      if (!(cause instanceof TruncatedPickle)) throw cause;
      if (length >= content.size || length > MOST_HEAD_BYTES) throw truncated(file);
    }
  }
}

function readLegacy(file: string, content: Blob, head: Uint8Array): Saved {
  const vocabulary = new TorchVocabulary(file);
  let end = LEGACY.length;
  const next = () => {
    const read = unpickle(file, head, vocabulary, end);
    end = read.end;
    return read.value;
  };
  next();
  const machine = next();
  if (machine instanceof Map && machine.get('little_endian') === false) throw bigEndian(file);
  const value = next();
  const keys = next();
  const storages = new Map<string, Storage>();
  for (const tensor of tensorsIn(value).values()) storages.set(tensor.storage.key, tensor.storage);
  const places = new Map<string, Blob>();
  // Each storage is its number of numbers, in eight bytes, and the numbers.
  let at = end;
  for (const key of Array.isArray(keys) ? keys : []) {
    const storage = storages.get(String(key));
    if (!storage) throw new ModelFileError(told('importErrors.unknownLength', { file }));
    const bytes = storage.count * widthOf(storage.type);
    places.set(storage.key, content.slice(at + 8, at + 8 + bytes));
    at += 8 + bytes;
  }
  return { value, storage: ({ key }) => places.get(key) };
}

const truncated = (file: string) => new ModelFileError(told('importErrors.truncated', { file }));

const bigEndian = (file: string) => new ModelFileError(told('importErrors.byteOrder', { file }));

/** Every tensor in dictionaries of dictionaries, by the path to it. A container that appears twice is looked into once. */
function tensorsIn(value: unknown): Map<string, TorchTensor> {
  const found = new Map<string, TorchTensor>();
  const seen = new Set<unknown>();
  const waiting: [path: string, value: unknown][] = [['', value]];
  for (const [path, inner] of waiting) {
    if (inner instanceof TorchTensor) found.set(path, inner);
    const isContainer = inner instanceof Map || Array.isArray(inner);
    if (!isContainer || seen.has(inner)) continue;
    seen.add(inner);
    const entries = inner instanceof Map ? inner : inner.entries();
    for (const [key, part] of entries) waiting.push([path ? `${path}.${key}` : String(key), part]);
  }
  return found;
}

/** How programs that train name what they save of the weights, the one for use first. */
const STATE_KEYS = [
  'state_dict_ema',
  'model_ema',
  'ema',
  'state_dict',
  'model_state_dict',
  'model_state',
  'model',
];
const MOST_DEPTH = 4;
const OTHER_KEYS = ['net', 'network', 'weights', 'params', 'module'];

/** The dictionary of weights: what was saved, or the part of it that a program which trains names so. */
function weightsIn(saved: unknown): unknown {
  let value = saved;
  for (let depth = 0; depth < MOST_DEPTH && value instanceof Map; depth++) {
    const dictionary: ReadonlyMap<unknown, unknown> = value;
    // A tensor of such a name is a weight, and one beside the weights, such as the best accuracy, is none.
    const key = [...STATE_KEYS, ...OTHER_KEYS].find(
      (one) => !(dictionary.get(one) instanceof TorchTensor) && tensorsIn(dictionary.get(one)).size > 0,
    );
    if (key === undefined) break;
    value = dictionary.get(key);
  }
  return value;
}

function stateOf(file: string, { value, storage }: Saved): StateDict {
  const tensors = tensorsIn(weightsIn(value));
  if (tensors.size === 0) throw new ModelFileError(told('importErrors.noTensors', { file }));
  return new Map(
    [...tensors].map(([name, tensor]): [string, Stored] => {
      const place = storage(tensor.storage);
      const width = widthOf(tensor.storage.type);
      const [from, to] = [tensor.offset * width, (tensor.offset + tensor.span) * width];
      if (!place || place.size < to) throw truncated(file);
      const read = async () =>
        checkFinite(file, name, gathered(tensor, await place.slice(from, to).arrayBuffer()));
      return [name, { shape: tensor.shape, read }];
    }),
  );
}

/** A tensor's numbers in the order of its shape. */
function gathered({ storage, shape, strides, isContiguous }: TorchTensor, raw: ArrayBuffer): WeightArray {
  if (isContiguous) return arrayOf(storage.type, shape, raw);
  const values = toFloats(storage.type, raw);
  const count = countOf(shape);
  const ordered = new Float32Array(count);
  for (let at = 0; at < count; at++) {
    let [rest, from] = [at, 0];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const length = shape[axis] as number;
      from += (rest % length) * (strides[axis] as number);
      rest = Math.floor(rest / length);
    }
    ordered[at] = values[from] as number;
  }
  return { shape, values: ordered };
}
