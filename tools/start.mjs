// npm start: from a fresh clone to an open page. Also npm run dev.
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies, ROOT } from './dependencies.mjs';

const USAGE = `npm start -- [--port N] [--no-open] [--phones] [--dev]
  --port N    the port to serve on (4173; the next free one where it is taken)
  --no-open   print the address and open no browser
  --config F  the configuration of an exhibit, see docs/hosting.md; pictures beside it are served as house/NAME
  --phones    phones in the house's network may vote; see docs/classroom.md
  --phones-port N       the port that they reach (4190)
  --https     the same over HTTPS, so that a phone can be the camera; see docs/hosting.md
  --https-port N        its port (4191)
  --cert F, --key F     the house's certificate and its key, PEM; without them one is made
  --phones-address URL  where they reach it, if that is not this machine's address in its network
  --dev       the development server: unbuilt, reloads on every change
Paths count from where you stand. In PowerShell write npm.cmd start -- …`;

// npm runs scripts in the folder of the package.
const { INIT_CWD, npm_lifecycle_event: script = '' } = process.env;
const STANDS = INIT_CWD && ['start', 'dev'].includes(script) ? INIT_CWD : process.cwd();

/** @param {string | undefined} path as it was typed */
const pathOf = (path) => (path === undefined ? path : resolve(STANDS, path));

/**
 * @param {Record<string, unknown>} values
 * @param {string} name
 */
function portOf(values, name) {
  const port = Number(values[name]);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Error(`--${name} ${values[name]}: not a port`);
}

/**
 * What would count for nothing is refused.
 * @param {Record<string, unknown>} values
 * @param {string} what is needed
 * @param {boolean} isThere
 * @param {string[]} names
 */
function needs(values, what, isThere, names) {
  const [idle] = isThere ? [] : names.filter((name) => values[name] !== undefined);
  if (idle !== undefined) throw new Error(`--${idle} needs ${what}.`);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '4173' },
        'no-open': { type: 'boolean', default: false },
        config: { type: 'string' },
        phones: { type: 'boolean', default: false },
        'phones-port': { type: 'string' },
        'phones-address': { type: 'string' },
        https: { type: 'boolean', default: false },
        'https-port': { type: 'string' },
        cert: { type: 'string' },
        key: { type: 'string' },
        dev: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if ((values.cert === undefined) !== (values.key === undefined))
      throw new Error('--cert and --key belong together: give both.');
    const https = values.https || values.cert !== undefined;
    const phones = values.phones || https;
    needs(values, '--phones or --https', phones, ['phones-port', 'phones-address']);
    needs(values, '--https or --cert and --key', https, ['https-port']);
    const given = { 'phones-port': '4190', 'https-port': '4191', ...values };
    const ports = ['port', 'phones-port', 'https-port'].map((name) => [name, portOf(given, name)]);
    const paths = ['config', 'cert', 'key'].map((name) => [name, pathOf(values[name])]);
    return { ...values, phones, https, ...Object.fromEntries([...ports, ...paths]) };
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

const options = readOptions();
const { port, dev, help, config, 'no-open': noOpen } = options;
if (help) {
  console.log(USAGE);
  process.exit(0);
}

ensureDependencies();
(await import('tsx/esm/api')).register();
const { handOver, health } = config === undefined ? {} : await checkedConfig(config);
const { build, createServer, preview } = await import('vite');
const { exhibitServer } = await import('./exhibit_server.ts');

const screenless = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const onTake = handOver && (await listenForPictures(handOver));
const phones = options.phones ? await openToPhones() : undefined;
const plugins = [
  exhibitServer({
    config: config ?? null,
    version,
    ...(health && { every: health.every }),
    ...(onTake && { onTake }),
    ...(phones && { phones }),
  }),
];
const serving = { port, open: !noOpen && !screenless };

/**
 * A mistake is told here, before a screen shows it.
 * @param {string} file
 */
async function checkedConfig(file) {
  const { readConfig } = await import('./start/read_config.ts');
  try {
    return readConfig(file);
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}

/**
 * What the house's network reaches of this machine: pictures that were handed over, and nothing else.
 * @param {NonNullable<import('../src/ui/exhibit/exhibit.ts').Exhibit['handOver']>} options
 */
async function listenForPictures({ address, port: own, minutes }) {
  const { takeServer } = await import('./take_server.ts');
  const { onPage, onPhone } = takeServer({ address, minutes });
  const { protocol, port: named } = new URL(address);
  const port = own ?? Number(named || (protocol === 'https:' ? 443 : 80));
  const phones = createHttpServer(onPhone);
  phones.on('error', (error) => {
    console.error(`handOver: the server cannot listen on port ${port}: ${error.message}`);
    process.exit(2);
  });
  await new Promise((resolve) => phones.listen(port, () => resolve(undefined)));
  return onPage;
}

async function openToPhones() {
  const { listenToPhones } = await import('./phones/listen.ts');
  try {
    const { cert, key } = options;
    return await listenToPhones({
      port: options['phones-port'],
      address: options['phones-address'],
      ...(options.https && {
        secure: { port: options['https-port'], cert, key, folder: join(ROOT, '.cache/phones') },
      }),
    });
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}

async function serve() {
  if (dev) return (await createServer({ root: ROOT, plugins, server: serving })).listen();
  await build({ root: ROOT, logLevel: 'warn' });
  return preview({ root: ROOT, plugins, preview: serving });
}

const { listeningFault } = await import('./start/listening_fault.ts');
const server = await serve().catch((error) => {
  const fault = listeningFault(error, port);
  if (fault === null) throw error;
  console.error(fault);
  process.exit(2);
});
server.printUrls();
if (phones) console.log(`  Phones: ${phones.addresses.join('  ')}`);
if (screenless && !noOpen) console.log('  No screen here: open the address in a browser yourself.');
console.log('  Ctrl+C stops it.');
