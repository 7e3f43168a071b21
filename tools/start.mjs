// npm start: from a fresh clone to an open page. Also npm run dev.
import { parseArgs } from 'node:util';
import { ensureDependencies, ROOT } from './dependencies.mjs';

const USAGE = `npm start -- [--port N] [--no-open] [--dev]
  --port N    the port to serve on (4173; the next free one where it is taken)
  --no-open   print the address and open no browser
  --dev       the development server: unbuilt, reloads on every change`;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '4173' },
        'no-open': { type: 'boolean', default: false },
        dev: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw new Error(`--port ${values.port}: not a port`);
    return { ...values, port };
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

const { port, dev, help, 'no-open': noOpen } = readOptions();
if (help) {
  console.log(USAGE);
  process.exit(0);
}

ensureDependencies();
const { build, createServer, preview } = await import('vite');

const screenless = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
const serving = { port, open: !noOpen && !screenless };

async function serve() {
  if (dev) return (await createServer({ root: ROOT, server: serving })).listen();
  await build({ root: ROOT, logLevel: 'warn' });
  return preview({ root: ROOT, preview: serving });
}

const server = await serve();
server.printUrls();
if (screenless && !noOpen) console.log('  No screen here: open the address in a browser yourself.');
console.log('  Ctrl+C stops it.');
