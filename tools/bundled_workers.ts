import { join, posix, relative } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { ISOLATION_HEADERS } from './headers.ts';
import { selfContainedThreads } from './tfjs_threads.ts';

/** What the development server adds to the address of a worker. */
const WORKER_FILE = 'worker_file';

/**
 * The address of a file below the server's folder, on every system.
 * @param between the way from one path to another, as this system writes it
 */
export const addressIn = (root: string, file: string, between = relative): string =>
  `/${between(root, file).replaceAll('\\', '/')}`;

/** Has a bundle ask the development server for the assets and workers that it names. */
function leftToServer(root: string): Plugin {
  const addressOf = (file: string) => addressIn(root, file);
  return {
    name: 'convoscope:left-to-server',
    enforce: 'pre',
    load: {
      filter: { id: /\?url$/ },
      handler: (id) => `export default ${JSON.stringify(addressOf(id.slice(0, -'?url'.length)))};`,
    },
    transform: {
      filter: { code: /new Worker\(/ },
      handler: (code, id) => ({
        code: code.replace(
          /new URL\('(\.[^']+)', import\.meta\.url\)/g,
          (_, file) => `'${posix.join(posix.dirname(addressOf(id)), file)}?${WORKER_FILE}&type=module'`,
        ),
        map: null,
      }),
    },
  };
}

async function bundle(root: string, file: string): Promise<string> {
  const output = (await build({
    ...{ root, configFile: false, logLevel: 'error', publicDir: false },
    plugins: [leftToServer(root), selfContainedThreads()],
    build: {
      ...{ write: false, minify: false, target: 'es2022', modulePreload: false },
      rolldownOptions: { input: join(root, file), output: { format: 'es', codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput;
  return output.output[0].code;
}

/**
 * Serves each worker in one file, as the built program has it: of a worker in parts the browser loads some hundred modules at
 * each start.
 */
export function bundledWorkers(): Plugin {
  const bundles = new Map<string, Promise<string>>();
  return {
    name: 'convoscope:bundled-workers',
    configureServer({ middlewares, watcher, config: { root } }) {
      watcher.on('all', () => bundles.clear());
      middlewares.use(async (request, response, next) => {
        const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
        if (!searchParams.has(WORKER_FILE)) return next();
        try {
          const code = bundles.get(pathname) ?? bundle(root, pathname);
          bundles.set(pathname, code);
          const text = await code;
          response.setHeader('Content-Type', 'text/javascript');
          for (const [name, value] of Object.entries(ISOLATION_HEADERS)) response.setHeader(name, value);
          response.end(text);
        } catch (error) {
          next(error);
        }
      });
    },
  };
}
