import { ToldError, told } from '../../contract/told.ts';
import type { BackendParts, TensorInfo } from './backend_parts.ts';

/** A pass that does something which cannot be repeated without JavaScript. */
export class UnrecordableError extends ToldError {
  override readonly name = 'UnrecordableError';
}

/** An array that dispatches write and read: its key in the log, and its size. */
export interface Written {
  readonly key: object;
  readonly bytes: number;
}

/** A buffer that holds what it holds throughout: weights, inputs, and copies of the pass' constants. */
type Kept = GPUBuffer;

/** Where numbers are that a dispatch reads or writes. */
export type Place = Written | Kept;

export const isBuffer = (place: Place): place is Kept => !('key' in place);

export interface Dispatch {
  readonly pipeline: GPUComputePipeline;
  readonly workgroups: readonly [number, number, number];
  readonly output: Written;
  readonly inputs: readonly Place[];
  readonly uniforms: ArrayBuffer;
}

export interface DispatchLog {
  readonly dispatches: readonly Dispatch[];
  /** Where a tensor of the pass is, as long as it is not disposed. */
  placeOf(tensor: TensorInfo): Place;
}

export type MakeBuffer = (bytes: number, usage: GPUBufferUsageFlags) => GPUBuffer;

const BYTES = 4;

const bytesOf = ({ shape }: TensorInfo): number => BYTES * shape.reduce((product, side) => product * side, 1);

/**
 * Runs a pass and writes down what it has the card do.
 * @param make makes the buffers that hold the pass' constants; what was issued may name them even where this throws
 * @param pass issues its operations without reading one of their results; those are computed as always
 * @throws {UnrecordableError} if it reads a result, or takes anything but buffers
 */
export function logDispatches(
  backend: BackendParts,
  make: MakeBuffer,
  pass: (log: DispatchLog) => void,
): DispatchLog {
  const dispatches: Dispatch[] = [];
  const written = new Map<object, Written>();
  /** What the pass itself puts on the card goes with it; so it is copied. */
  const copies = new Map<object, GPUBuffer>();
  const isOfPass = new WeakSet<object>();

  const bufferOf = ({ dataId }: TensorInfo): GPUBuffer => {
    backend.uploadToGPU(dataId);
    const { resource } = backend.tensorMap.get(dataId);
    if (!resource || !('size' in resource)) throw new UnrecordableError(told('networkErrors.texture'));
    return resource;
  };
  const placeOf = (tensor: TensorInfo): Place => {
    const { dataId } = tensor;
    const place = written.get(dataId) ?? copies.get(dataId);
    if (place) return place;
    const buffer = bufferOf(tensor);
    if (backend.tensorMap.get(dataId).external || !isOfPass.has(dataId)) return buffer;
    const { size, usage } = buffer;
    const copy = make(size, usage);
    copies.set(dataId, copy);
    backend.endComputePassEncoder();
    backend.ensureCommandEncoderReady();
    backend.commandEncoder?.copyBufferToBuffer(buffer, 0, copy, 0, size);
    return copy;
  };
  const log = { dispatches, placeOf };

  let uniforms = new ArrayBuffer(0);
  const { recordAndSubmit, makeUniforms, read, readSync } = backend;
  const { write } = backend as unknown as { write(...numbers: unknown[]): object };
  const unread = (dataId: object) => {
    if (!backend.tensorMap.get(dataId).values) throw new UnrecordableError(told('networkErrors.readResult'));
  };
  const listening: Partial<BackendParts> & { write: typeof write } = {
    write(...numbers) {
      const dataId = write.apply(backend, numbers);
      isOfPass.add(dataId);
      return dataId;
    },
    makeUniforms(fields) {
      const { queue } = backend;
      const writeBuffer = (buffer: GPUBuffer, offset: number, contents: ArrayBuffer) => {
        uniforms = contents;
        queue.writeBuffer(buffer, offset, contents);
      };
      backend.queue = { writeBuffer, submit: queue.submit.bind(queue) } as typeof queue;
      try {
        return makeUniforms.call(backend, fields);
      } finally {
        backend.queue = queue;
      }
    },
    recordAndSubmit(program, output, inputs, fields) {
      const places = inputs.map(placeOf);
      recordAndSubmit.call(backend, program, output, inputs, fields);
      const place = written.get(output.dataId) ?? { key: output.dataId, bytes: bytesOf(output) };
      written.set(output.dataId, place);
      const { pipeline, dispatch } = program;
      dispatches.push({ pipeline, workgroups: [...dispatch], output: place, inputs: places, uniforms });
    },
    read(dataId) {
      unread(dataId);
      return read.call(backend, dataId);
    },
    readSync(dataId) {
      unread(dataId);
      return readSync.call(backend, dataId);
    },
  };
  Object.assign(backend, listening);
  try {
    pass(log);
  } finally {
    // The methods are the prototype's again.
    for (const name of Object.keys(listening)) delete (backend as unknown as Record<string, unknown>)[name];
  }
  return log;
}
