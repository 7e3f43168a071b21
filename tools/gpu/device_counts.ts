/** What JavaScript asks of a graphics device. */
export interface Counts {
  /** Programs that the card runs. */
  dispatches: number;
  submits: number;
  /** Buffers that are made. */
  buffers: number;
  reads: number;
  /** Milliseconds in which at least one read was waited for. */
  waits: number;
}

const none = (): Counts => ({ dispatches: 0, submits: 0, buffers: 0, reads: 0, waits: 0 });

/** Counts what a device is asked for from now on; `stop` leaves it as it was. */
export function countDevice(device: GPUDevice): { take(): Counts; stop(): void } {
  let counts = none();
  let [waiting, since] = [0, 0];
  const { createBuffer, createCommandEncoder } = device;
  const { submit } = device.queue;
  const watched = new WeakSet<GPUBuffer>();

  const watch = (buffer: GPUBuffer) => {
    if (watched.has(buffer)) return;
    watched.add(buffer);
    const { mapAsync } = buffer;
    buffer.mapAsync = async (...given) => {
      counts.reads++;
      if (waiting++ === 0) since = performance.now();
      try {
        await mapAsync.apply(buffer, given);
      } finally {
        if (--waiting === 0) counts.waits += performance.now() - since;
      }
    };
  };
  device.createBuffer = (descriptor) => {
    counts.buffers++;
    return createBuffer.call(device, descriptor);
  };
  device.createCommandEncoder = (...given) => {
    const encoder = createCommandEncoder.apply(device, given);
    const { beginComputePass, copyBufferToBuffer } = encoder;
    encoder.beginComputePass = (...descriptor) => {
      const pass = beginComputePass.apply(encoder, descriptor);
      const { dispatchWorkgroups } = pass;
      pass.dispatchWorkgroups = (...groups) => {
        counts.dispatches++;
        return dispatchWorkgroups.apply(pass, groups);
      };
      return pass;
    };
    // What is read goes through a copy first, into a buffer that may be older than this.
    const copy = copyBufferToBuffer as (...given: unknown[]) => undefined;
    encoder.copyBufferToBuffer = (...between: unknown[]) => {
      for (const one of between)
        if (typeof one === 'object' && (one as GPUBuffer).usage & GPUBufferUsage.MAP_READ)
          watch(one as GPUBuffer);
      return copy.apply(encoder, between);
    };
    return encoder;
  };
  device.queue.submit = (...given) => {
    counts.submits++;
    return submit.apply(device.queue, given);
  };
  return {
    take() {
      const taken = counts;
      counts = none();
      return taken;
    },
    stop() {
      Object.assign(device, { createBuffer, createCommandEncoder });
      device.queue.submit = submit;
    },
  };
}
