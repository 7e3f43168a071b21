import * as tf from '@tensorflow/tfjs-core';
import { type BackendParts, STORAGE } from './backend_parts.ts';
import { planBuffers } from './buffer_plan.ts';
import {
  type Dispatch,
  isBuffer,
  logDispatches,
  type MakeBuffer,
  type Place,
  type Written,
} from './dispatch_log.ts';
import type { HalfStorage } from './half_storage.ts';
import { SINGLE, type Storage } from './storage.ts';

/** A pass: tensors in, tensors out, and what else is to be known of it. It is run inside tf.tidy. */
export type Pass<Note> = (inputs: tf.Tensor[]) => {
  readonly outputs: readonly tf.Tensor[];
  readonly note: Note;
};

interface Output {
  readonly buffer: GPUBuffer;
  readonly shape: number[];
  readonly dtype: tf.DataType;
}

interface Command {
  readonly pipeline: GPUComputePipeline;
  readonly bindGroup: GPUBindGroup;
  readonly workgroups: readonly [number, number, number];
}

/** An input's buffer, and what is in it. */
interface Input extends Output {
  /** Of the tensor that was copied last: tensors never change, so the same one need not be copied again. */
  holds: object | null;
}

/**
 * A pass over tensors of fixed shapes, written down once: which pipelines run, over which buffers. `replay` has the card do the
 * same with other inputs; all that JavaScript does is to hand over one command buffer. Its buffers belong to it and stay.
 */
export class Recording<Note> {
  readonly note: Note;
  readonly #backend: BackendParts;
  readonly #inputs: Input[];
  readonly #outputs: readonly Output[] = [];
  readonly #commands: readonly Command[];
  readonly #owned: GPUBuffer[] = [];
  /** Of the outputs that were handed out last. */
  #lent: object[] = [];
  /** How often it was replayed. */
  #replays = 0;
  #isBroken = false;

  /**
   * @param backend that of WebGPU, the present one
   * @param inputs borrowed; only their shapes and types are kept
   * @param half keeps its arrays in 16 bits; by default they are as the backend has them
   * @throws {UnrecordableError} and leaves nothing behind
   */
  constructor(
    backend: BackendParts,
    inputs: readonly tf.Tensor[],
    pass: Pass<Note>,
    half: HalfStorage | null = null,
  ) {
    this.#backend = backend;
    const { device } = backend;
    for (const kind of ['validation', 'out-of-memory'] as const) device.pushErrorScope(kind);
    try {
      this.#inputs = inputs.map(({ shape, dtype, size }) => {
        return { buffer: this.#make(4 * size, STORAGE()), shape, dtype, holds: null };
      });
      this.#fill(inputs);
      let seen: ReturnType<Pass<Note>> | undefined;
      let places: Place[] = [];
      const log = logDispatches(backend, this.#make, ({ placeOf }) => {
        tf.tidy(() => {
          seen = pass(this.inputs());
          places = seen.outputs.map(placeOf);
        });
      });
      const { outputs = [], note } = seen ?? {};
      this.note = note as Note;
      const given = new Set<Place>([...places, ...this.#inputs.map(({ buffer }) => buffer)]);
      const storage = half?.of(log.dispatches, given) ?? SINGLE;
      const bufferOf = this.#layOut(log.dispatches, places, storage);
      this.#outputs = outputs.map(({ shape, dtype }, at) => {
        return { buffer: bufferOf(places[at] as Place).buffer, shape, dtype };
      });
      this.#commands = this.#bind(log.dispatches, bufferOf, storage);
    } catch (error) {
      this.dispose();
      throw error;
    } finally {
      const errors = [device.popErrorScope(), device.popErrorScope()];
      void Promise.all(errors).then(
        (found) => this.#note(found.find((error) => error !== null)),
        // The device is lost, and all of this with it.
        () => this.#note(null),
      );
    }
  }

  /** Whether the card could not hold it; what it gives out is worth nothing then. Known a moment after it was made. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Bytes on the card that are its own. */
  get bytes(): number {
    return this.#owned.reduce((sum, { size }) => sum + size, 0);
  }

  /** Changes with every replay: what was handed out before is overwritten then. */
  get replays(): number {
    return this.#replays;
  }

  /** Whether no tensor is left that a replay would overwrite. */
  get isFree(): boolean {
    return this.#lent.every((dataId) => this.#backend.refCount(dataId) === 0);
  }

  /** The inputs' buffers as tensors, with what the last replay was given; the caller disposes them. */
  inputs(): tf.Tensor[] {
    return this.#inputs.map((input) => this.#tensor(input));
  }

  /** The outputs of the last replay; the caller disposes them. */
  outputs(): tf.Tensor[] {
    const tensors = this.#outputs.map((output) => this.#tensor(output));
    this.#lent.push(...tensors.map(({ dataId }) => dataId));
    return tensors;
  }

  /**
   * To be called while it is free.
   * @param inputs of the same shapes and types. Borrowed.
   * @returns the outputs, which share the recording's buffers; the caller disposes them
   */
  replay(inputs: readonly tf.Tensor[]): tf.Tensor[] {
    const backend = this.#backend;
    this.#fill(inputs);
    backend.endComputePassEncoder();
    backend.ensureCommandEncoderReady();
    const encoder = backend.commandEncoder?.beginComputePass();
    let present: GPUComputePipeline | undefined;
    for (const { pipeline, bindGroup, workgroups } of this.#commands) {
      if (pipeline !== present) encoder?.setPipeline(pipeline);
      present = pipeline;
      encoder?.setBindGroup(0, bindGroup);
      encoder?.dispatchWorkgroups(...workgroups);
    }
    encoder?.end();
    backend.submitQueue();
    this.#replays++;
    this.#lent = [];
    return this.outputs();
  }

  /** Outputs that somebody still has stay whole, for the garbage collector. */
  dispose(): void {
    // What was issued may still name the buffers.
    this.#backend.endComputePassEncoder();
    if (this.#backend.commandEncoder) this.#backend.submitQueue();
    const inUse = new Set(this.isFree ? [] : this.#outputs.map(({ buffer }) => buffer));
    for (const buffer of this.#owned) if (!inUse.has(buffer)) buffer.destroy();
  }

  #note(error: GPUError | null | undefined): void {
    if (error === undefined) return;
    this.#isBroken = true;
    if (error)
      console.warn('A pass is not recorded, because the graphics card could not hold it:', error.message);
  }

  readonly #make: MakeBuffer = (size, usage) => {
    const buffer = this.#backend.device.createBuffer({ size, usage });
    this.#owned.push(buffer);
    return buffer;
  };

  #tensor({ buffer, shape, dtype }: Output): tf.Tensor {
    return this.#backend.createTensorFromGPUData({ buffer, zeroCopy: true }, shape as [number], dtype);
  }

  /** Copies into the inputs' buffers what is not there yet. Only replays read those, and they are submitted at once. */
  #fill(inputs: readonly tf.Tensor[]): void {
    const backend = this.#backend;
    for (const [at, { dataId }] of inputs.entries()) {
      const input = this.#inputs[at] as Input;
      if (input.holds === dataId) continue;
      input.holds = dataId;
      const { values, resource } = backend.tensorMap.get(dataId);
      if (!resource && (values instanceof Float32Array || values instanceof Int32Array)) {
        backend.queue.writeBuffer(input.buffer, 0, values as Float32Array<ArrayBuffer>);
        continue;
      }
      backend.uploadToGPU(dataId);
      const source = backend.tensorMap.get(dataId).resource as GPUBuffer;
      backend.endComputePassEncoder();
      backend.ensureCommandEncoderReady();
      backend.commandEncoder?.copyBufferToBuffer(source, 0, input.buffer, 0, input.buffer.size);
    }
  }

  /** Gives every array that is written its buffer: outputs one each, the others by their life times. */
  #layOut(dispatches: readonly Dispatch[], outputs: readonly Place[], storage: Storage) {
    const bindings = new Map<Written, GPUBufferBinding & { buffer: GPUBuffer }>();
    for (const place of outputs)
      if (!isBuffer(place) && !bindings.has(place))
        bindings.set(place, { buffer: this.#make(place.bytes, STORAGE()) });
    const lives = new Map<Written, { bytes: number; first: number; last: number }>();
    for (const [at, { output, inputs }] of dispatches.entries())
      for (const place of [output, ...inputs]) {
        if (isBuffer(place) || bindings.has(place)) continue;
        const life = lives.get(place) ?? { bytes: storage.bytesOf(place), first: at, last: at };
        life.last = at;
        lives.set(place, life);
      }
    const { sizes, places } = planBuffers([...lives.values()]);
    const shared = sizes.map((size) => this.#make(size, STORAGE()));
    for (const [at, array] of [...lives.keys()].entries())
      bindings.set(array, {
        buffer: shared[places[at] as number] as GPUBuffer,
        size: storage.bytesOf(array),
      });
    return (place: Place) =>
      isBuffer(place)
        ? { buffer: storage.keptAt(place) }
        : (bindings.get(place) as GPUBufferBinding & { buffer: GPUBuffer });
  }

  #bind(
    dispatches: readonly Dispatch[],
    bufferOf: (place: Place) => GPUBufferBinding,
    storage: Storage,
  ): Command[] {
    const { device, queue } = this.#backend;
    const { minUniformBufferOffsetAlignment: alignment } = device.limits;
    const starts: number[] = [];
    let end = 0;
    for (const { uniforms } of dispatches) {
      starts.push(end);
      end += alignment * Math.ceil(uniforms.byteLength / alignment);
    }
    const buffer = this.#make(Math.max(end, alignment), GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
    return dispatches.map((dispatch, at) => {
      const { workgroups, output, inputs, uniforms } = dispatch;
      const pipeline = storage.pipelineOf(dispatch);
      const offset = starts[at] as number;
      queue.writeBuffer(buffer, offset, uniforms);
      const resources = [...[output, ...inputs].map(bufferOf), { buffer, offset, size: uniforms.byteLength }];
      const bindGroup = device.createBindGroup({
        layout: pipeline.getBindGroupLayout(0),
        entries: resources.map((resource, binding) => ({ binding, resource })),
      });
      return { pipeline, bindGroup, workgroups };
    });
  }
}
