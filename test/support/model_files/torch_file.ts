import { zipSync } from 'fflate';

/** A tensor of zeros. `maker` is the function of torch._utils that makes it. */
export class ZeroTensor {
  constructor(
    readonly shape: readonly number[],
    readonly maker = '_rebuild_tensor_v2',
  ) {}

  get count(): number {
    return this.shape.reduce((all, length) => all * length, 1);
  }
}

type Saved = string | number | ZeroTensor | { readonly [key: string]: Saved };

/** Opcodes as Python's pickletools names them. */
const [PROTO, MARK, TUPLE, REDUCE, STOP, EMPTY_DICT, SETITEMS, BININT, BINUNICODE, GLOBAL, BINPERSID] = [
  0x80,
  ...Array.from('(tR.}uJXcQ', (letter) => letter.charCodeAt(0)),
] as [number, number, number, number, number, number, number, number, number, number, number];

const bytesOf = (text: string): number[] => [...new TextEncoder().encode(text)];
const word = (value: number): number[] => [...new Uint8Array(Uint32Array.of(value).buffer)];
const tuple = (...items: readonly number[][]): number[] => [MARK, ...items.flat(), TUPLE];
const global = (module: string, name: string): number[] => [GLOBAL, ...bytesOf(`${module}\n${name}\n`)];

function pickled(value: Saved): number[] {
  if (typeof value === 'number') return [BININT, ...word(value)];
  if (typeof value === 'string') {
    const bytes = bytesOf(value);
    return [BINUNICODE, ...word(bytes.length), ...bytes];
  }
  if (value instanceof ZeroTensor) return tensor(value);
  const entries = Object.entries(value).flatMap(([key, part]) => [...pickled(key), ...pickled(part)]);
  return [EMPTY_DICT, MARK, ...entries, SETITEMS];
}

/** All of them lie in one storage, from its beginning. */
function tensor({ shape, count, maker }: ZeroTensor): number[] {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((all, length) => all * length, 1));
  const storage = tuple(
    ...[pickled('storage'), global('torch', 'FloatStorage'), pickled('0'), pickled('cpu'), pickled(count)],
  );
  const [sides, steps] = [shape, strides].map((values) => tuple(...values.map(pickled)));
  const args = tuple([...storage, BINPERSID], pickled(0), sides ?? [], steps ?? []);
  return [...global('torch._utils', maker), ...args, REDUCE];
}

const tensorsIn = (value: Saved): ZeroTensor[] => {
  if (value instanceof ZeroTensor) return [value];
  return typeof value === 'object' ? Object.values(value).flatMap(tensorsIn) : [];
};

/** What torch.save writes of dictionaries, tensors, texts and whole numbers. */
export function torchFile(value: Saved): Blob {
  const most = Math.max(1, ...tensorsIn(value).map(({ count }) => count));
  const entries = {
    'archive/data.pkl': Uint8Array.from([PROTO, 2, ...pickled(value), STOP]),
    'archive/data/0': new Uint8Array(Float32Array.BYTES_PER_ELEMENT * most),
  };
  return new Blob([zipSync(entries, { level: 0 })]);
}
