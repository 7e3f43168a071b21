import * as tf from '@tensorflow/tfjs-core';
import { type BackendParts, STORAGE } from './backend_parts.ts';

/**
 * Has the present backend, that of WebGPU, upload numbers by its queue, into buffers that it has already. TensorFlow.js makes a
 * mapped buffer for every tensor that it uploads, a single number too, and destroys it: on a card that is the dearest of all that a
 * look does in JavaScript.
 */
export function writeUploads(): void {
  const backend = tf.backend() as unknown as BackendParts;
  const { uploadToGPU } = backend;
  backend.uploadToGPU = (dataId) => {
    const numbers = backend.tensorMap.get(dataId);
    const { values, resource } = numbers;
    const isPlain = values instanceof Float32Array || values instanceof Int32Array;
    if (resource || !isPlain || values.length === 0) {
      uploadToGPU.call(backend, dataId);
      return;
    }
    // A buffer is free when all that names it was handed to the card, which carries out the write after that.
    const buffer = backend.bufferManager.acquireBuffer(values.byteLength, STORAGE());
    backend.queue.writeBuffer(buffer, 0, values as Float32Array<ArrayBuffer>);
    numbers.resource = buffer;
    // As TensorFlow.js does: what is on the card is not kept twice.
    numbers.values = null;
  };
}
