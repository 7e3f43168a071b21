/** The page's side of the bench in Chromium: hands the files to a worker and waits for its times. */
const worker = new Worker(new URL('./style_worker.ts', import.meta.url), { type: 'module' });
const onnx = await fetch('/multistyle26.onnx')
  .then((response) => (response.ok ? response.arrayBuffer() : null))
  .catch(() => null);
worker.postMessage({ onnx });
worker.onmessage = ({ data }: MessageEvent<string>) => {
  document.body.dataset.result = data;
};
worker.onerror = ({ message }) => {
  document.body.dataset.result = JSON.stringify({ error: message });
};
