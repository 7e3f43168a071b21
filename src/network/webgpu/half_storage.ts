import { type BackendParts, STORAGE } from './backend_parts.ts';
import { type Dispatch, isBuffer, type Place } from './dispatch_log.ts';
import { halvable, halved } from './half_source.ts';
import { sourceOf } from './shader_sources.ts';
import type { Storage } from './storage.ts';

/** Bytes of 32-bit numbers, below which nothing is gained: biases, statistics. */
const LEAST_BYTES = 16_384;

/** Buffers are read in words of four bytes. */
const halfOf = (bytes: number): number => 4 * Math.ceil(bytes / 8);

const THREADS = 64;
const MOST_GROUPS = 1024;
const CONVERSION = `
  enable f16;
  @group(0) @binding(0) var<storage, read_write> result : array<f16>;
  @group(0) @binding(1) var<storage, read> numbers : array<f32>;
  @compute @workgroup_size(${THREADS})
  fn main(@builtin(global_invocation_id) id : vec3<u32>, @builtin(num_workgroups) groups : vec3<u32>) {
    for (var at = id.x; at < arrayLength(&numbers); at += ${THREADS}u * groups.x) {
      result[at] = f16(clamp(numbers[at], -65504.0, 65504.0));
    }
  }`;

/** Made once a device, by their code. */
const pipelines = new WeakMap<GPUDevice, Map<string, GPUComputePipeline>>();

function pipelineOf(device: GPUDevice, code: string, entryPoint: string): GPUComputePipeline {
  const made = pipelines.get(device) ?? new Map<string, GPUComputePipeline>();
  pipelines.set(device, made);
  const known = made.get(code);
  if (known) return known;
  const module = device.createShaderModule({ code });
  const pipeline = device.createComputePipeline({ compute: { module, entryPoint }, layout: 'auto' });
  made.set(code, pipeline);
  return pipeline;
}

/**
 * Keeps what passes of one network hand from shader to shader, and the network's weights, in 16 bits. All is computed in 32 bits, and
 * what a pass is given and gives out, small arrays and sums stay so. For passes that nothing goes back through.
 */
export class HalfStorage {
  /** Weights in 16 bits, by the buffer that holds them in 32. */
  readonly #weights = new Map<GPUBuffer, GPUBuffer>();

  /** @param backend on a device with the feature shader-f16, which keeps sources */
  constructor(private readonly backend: BackendParts) {}

  /**
   * @param dispatches of a pass
   * @param given its inputs and outputs, which stay as they are
   */
  of(dispatches: readonly Dispatch[], given: ReadonlySet<Place>): Storage {
    const halves = halvesOf(dispatches, given);
    const arraysOf = ({ output, inputs }: Dispatch) => [output, ...inputs];
    return {
      bytesOf: (array) => (halves.has(array) ? halfOf(array.bytes) : array.bytes),
      keptAt: (buffer) => (halves.has(buffer) ? this.#halfOf(buffer) : buffer),
      pipelineOf: (dispatch) => {
        const bindings = [...arraysOf(dispatch).entries()].filter(([, array]) => halves.has(array));
        if (bindings.length === 0) return dispatch.pipeline;
        const code = halved(sourceOf(dispatch.pipeline) ?? '', new Set(bindings.map(([at]) => at)));
        return pipelineOf(this.backend.device, code, '_start');
      },
    };
  }

  /** To be called when no command that names its buffers waits any more. */
  dispose(): void {
    for (const buffer of this.#weights.values()) buffer.destroy();
    this.#weights.clear();
  }

  #halfOf(buffer: GPUBuffer): GPUBuffer {
    const known = this.#weights.get(buffer);
    if (known) return known;
    const { backend } = this;
    const { device } = backend;
    const half = device.createBuffer({ size: halfOf(buffer.size), usage: STORAGE() });
    this.#weights.set(buffer, half);
    const pipeline = pipelineOf(device, CONVERSION, 'main');
    const entries = [half, buffer].map((made, binding) => ({ binding, resource: { buffer: made } }));
    // Behind what was issued: the numbers may be on their way.
    backend.endComputePassEncoder();
    backend.ensureCommandEncoderReady();
    const pass = backend.commandEncoder?.beginComputePass();
    pass?.setPipeline(pipeline);
    pass?.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
    pass?.dispatchWorkgroups(Math.min(MOST_GROUPS, Math.ceil(buffer.size / 4 / THREADS)));
    pass?.end();
    return half;
  }
}

/** The arrays that every shader which has to do with them can take in 16 bits. */
function halvesOf(dispatches: readonly Dispatch[], given: ReadonlySet<Place>): ReadonlySet<Place> {
  const halves = new Set<Place>();
  const others = new Set<Place>(given);
  for (const { pipeline, output, inputs } of dispatches) {
    const taken = halvable(sourceOf(pipeline) ?? '');
    for (const [at, array] of [output, ...inputs].entries()) {
      const bytes = isBuffer(array) ? array.size : array.bytes;
      if (taken.has(at) && bytes >= LEAST_BYTES) halves.add(array);
      else others.add(array);
    }
  }
  for (const array of others) halves.delete(array);
  return halves;
}
