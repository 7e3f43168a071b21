import type { Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { ROOT } from '../browser.ts';
import { ISOLATION_HEADERS } from '../headers.ts';

/** Bytes at a path of the page's server; null where there are none. */
type Files = Record<string, (rest: string) => Promise<Uint8Array | null>>;

interface BenchPage {
  /** Of an empty page. */
  readonly emptyUrl: string;
  /** Runs the script in a page. @returns what it leaves in `document.body.dataset.result`; throws its error */
  run<T>(page: Page, query?: string): Promise<T>;
  close(): Promise<void>;
}

/**
 * Serves a page that runs one script of this folder, isolated, so that its workers have threads.
 * @param script in tools/bench
 * @param timeoutMs until it has to be done
 */
export async function serveBenchPage(script: string, files: Files, timeoutMs: number): Promise<BenchPage> {
  const html = (body: string) => `<!doctype html><body>${body}</body>`;
  const server = await createServer({
    root: ROOT,
    logLevel: 'error',
    plugins: [{ name: 'bench-page', configureServer: (vite) => serve(vite, files) }],
    server: { port: 0, headers: ISOLATION_HEADERS },
    optimizeDeps: { exclude: ['onnxruntime-web'] },
  });
  function serve({ middlewares }: ViteDevServer, all: Files) {
    for (const [path, read] of Object.entries(all))
      middlewares.use(path, async (request, response) => {
        const bytes = await read(request.url?.replace(/^\//, '') ?? '');
        response.statusCode = bytes ? 200 : 404;
        response.end(bytes);
      });
    for (const [path, body] of [
      ['/empty', ''],
      ['/bench', `<script type="module" src="/tools/bench/${script}"></script>`],
    ] as const)
      middlewares.use(path, (_request, response) => {
        for (const [name, value] of Object.entries(ISOLATION_HEADERS)) response.setHeader(name, value);
        response.setHeader('Content-Type', 'text/html');
        response.end(html(body));
      });
  }
  await server.listen();
  const url = server.resolvedUrls?.local[0] ?? '';
  return {
    emptyUrl: `${url}empty`,
    async run(page, query = '') {
      page.on('pageerror', (error) => console.error(error.message));
      // What the page imports is made ready first, which takes long.
      await page.goto(`${url}bench?${query}`, { waitUntil: 'commit' });
      const body = page.locator('body[data-result]');
      await body.waitFor({ state: 'attached', timeout: timeoutMs });
      const result = JSON.parse((await body.getAttribute('data-result')) ?? '{}');
      if (result.error) throw new Error(result.error);
      return result;
    },
    close: () => server.close(),
  };
}
