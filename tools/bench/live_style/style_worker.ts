import { startBackend } from '../../../src/worker/backend.ts';
import { race, setUpOnnx, styleRivals } from './style_rivals.ts';

const ROUNDS = 25;

self.onmessage = async ({ data }: MessageEvent<{ onnx: ArrayBuffer | null }>) => {
  const cores = navigator.hardwareConcurrency;
  const { detail } = await startBackend({
    backend: 'wasm',
    wasmUrl: new URL('/node_modules/@tensorflow/tfjs-backend-wasm/dist/', location.href).href,
  });
  setUpOnnx(cores, new URL('/node_modules/onnxruntime-web/dist/', location.href).href);
  const fetchFile = async (file: string) => (await fetch(`/models/multistyle26/${file}`)).arrayBuffer();
  const rivals = await styleRivals(fetchFile, data.onnx && new Uint8Array(data.onnx));
  const times = await race(rivals, ROUNDS, () => performance.now());
  self.postMessage(JSON.stringify({ detail, times, names: rivals.map(({ name }) => name) }));
};
