import { getThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

// tfjs takes half of the cores; this makes it two threads on any machine.
Object.defineProperty(navigator, 'hardwareConcurrency', { value: 4 });
setWasmPaths(`${self.location.origin}/tfjs-wasm/`);
await tf.setBackend('wasm');
postMessage({
  backend: tf.getBackend(),
  threads: getThreadsCount(),
  sum: await tf
    .sum(tf.ones([3, 5]))
    .data()
    .then(([sum]) => sum),
});
