/** What PyTorch's pickles may speak of: tensors, the storages they lie in, and plain containers. */
import { type Told, told } from '../../contract/told.ts';
import { ModelFileError } from '../errors.ts';
import type { NumberType } from '../number_types.ts';
import { type Constructor, OPAQUE, type Vocabulary } from './pickle.ts';
import { countOf } from './stored.ts';

/** Where numbers lie, by the key that the container gives them. */
export interface Storage {
  readonly key: string;
  readonly type: NumberType;
  /** How many numbers. */
  readonly count: number;
}

/** A tensor as a view of a storage; offset and strides count numbers. */
export class TorchTensor {
  constructor(
    readonly storage: Storage,
    readonly offset: number,
    readonly shape: readonly number[],
    readonly strides: readonly number[],
  ) {}

  /** Whether its numbers lie one behind the other. */
  get isContiguous(): boolean {
    let step = 1;
    for (let axis = this.shape.length - 1; axis >= 0; axis--) {
      const length = this.shape[axis] as number;
      if (length > 1 && this.strides[axis] !== step) return false;
      step *= length;
    }
    return true;
  }

  /** How many numbers of its storage it spans, from its first to its last. */
  get span(): number {
    if (countOf(this.shape) === 0) return 0;
    return this.shape.reduce((sum, length, axis) => sum + (length - 1) * (this.strides[axis] as number), 1);
  }
}

const STORAGES: Readonly<Record<string, NumberType>> = {
  ...{ DoubleStorage: 'F64', FloatStorage: 'F32', HalfStorage: 'F16', BFloat16Storage: 'BF16' },
  ...{ LongStorage: 'I64', IntStorage: 'I32', ShortStorage: 'I16', CharStorage: 'I8', ByteStorage: 'U8' },
  BoolStorage: 'U8',
};

/** A storage's class: it stands in references to storages and is never called. */
class StorageClass {
  constructor(readonly type: NumberType) {}
}

/** What makes a tensor of a storage, an offset, a shape and strides; the first one in files of before PyTorch 0.4. */
const REBUILDERS = new Set(['torch._utils._rebuild_tensor', 'torch._utils._rebuild_tensor_v2']);

const opaque: Constructor = () => OPAQUE;

/** What checkpoints of training hold beside weights; read over. */
const READ_OVER = new Set([
  ...['torch.Size', 'torch.device', 'torch._utils._rebuild_parameter_with_state', 'builtins.set'],
  ...['numpy.dtype', 'numpy.ndarray', 'numpy.core.multiarray.scalar', 'numpy._core.multiarray.scalar'],
  ...['numpy.core.multiarray._reconstruct', 'numpy._core.multiarray._reconstruct', '_codecs.encode'],
  ...['argparse.Namespace', 'collections.defaultdict', 'pathlib.PosixPath', 'datetime.datetime'],
]);

/** Modules that a file of weights has no business with. */
const DANGEROUS =
  /^(os|posix|nt|sys|subprocess|builtins|__builtin__|importlib|runpy|shutil|socket|pty|code|types|operator|functools|ctypes|pickle|commands|webbrowser|urllib|http|requests)(\.|$)/;

/** Tensors of whole numbers with a scale, the storages that they lie in, and what says how they are scaled. */
const QUANTISED =
  /^torch\.(_utils\._rebuild_qtensor|QU?Int\w+Storage|per_(tensor|channel)_\w+|qu?int\w+|ao\.nn\.quantized\..+|nn\.quantized\..+)$/;

/** The white list. Everything else is refused by its name. */
export class TorchVocabulary implements Vocabulary {
  constructor(readonly file: string) {}

  global(module: string, name: string): Constructor {
    const full = `${module}.${name}`;
    if (full === 'collections.OrderedDict') return (args) => this.#dictionary(args);
    if (REBUILDERS.has(full)) return (args) => this.#tensor(args);
    if (full === 'torch._utils._rebuild_parameter') return ([tensor]) => tensor;
    if (module === 'torch' && Object.hasOwn(STORAGES, name))
      return new StorageClass(STORAGES[name] as NumberType) as unknown as Constructor;
    if (READ_OVER.has(full) || /^torch\.(float|int|uint|bool|bfloat|double|half|long)\d*$/.test(full))
      return opaque;
    throw new ModelFileError(this.#refusal(module, full));
  }

  /** ("storage", class, key, place, count), as torch.save writes it. */
  persistent(reference: unknown): Storage {
    const [word, storage, key, , count] = Array.isArray(reference) ? reference : [];
    if (word === 'storage' && storage instanceof StorageClass && typeof key === 'string' && isSize(count))
      return { key, type: storage.type, count };
    throw new ModelFileError(told('importErrors.unknownReference', { file: this.file }));
  }

  #dictionary([pairs]: readonly unknown[]): Map<unknown, unknown> {
    return new Map(Array.isArray(pairs) ? (pairs as [unknown, unknown][]) : []);
  }

  #tensor([storage, offset, shape, strides]: readonly unknown[]): TorchTensor {
    const areSizes = (list: unknown): list is number[] => Array.isArray(list) && list.every(isSize);
    const isStorage = (value: unknown): value is Storage =>
      typeof value === 'object' && value !== null && 'key' in value;
    if (
      !isStorage(storage) ||
      !isSize(offset) ||
      !areSizes(shape) ||
      !areSizes(strides) ||
      shape.length !== strides.length
    )
      throw new ModelFileError(told('importErrors.oddTensor', { file: this.file }));
    const tensor = new TorchTensor(storage, offset, shape, strides);
    if (offset + tensor.span > storage.count)
      throw new ModelFileError(
        told('importErrors.tensorOverEnd', { file: this.file, shape, count: storage.count }),
      );
    return tensor;
  }

  #refusal(module: string, name: string): Told {
    const { file } = this;
    if (QUANTISED.test(name)) return told('importErrors.quantised', { file });
    return DANGEROUS.test(module)
      ? told('importErrors.dangerous', { file, name })
      : told('importErrors.wholeObject', { file, name });
  }
}

const isSize = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;
