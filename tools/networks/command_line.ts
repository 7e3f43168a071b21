import { join, resolve } from 'node:path';
import { type CAC, cac } from 'cac';
import { megabytes } from '../../src/network/importers/text_files.ts';
import { runCommand } from '../command_line/run_command.ts';
import { type Added, addFile, addKnown, type Places } from './add.ts';
import { installedIn, MODELS, removeNetwork } from './installed.ts';
import { AUTHORS, knownNetwork, knownNetworks } from './known.ts';

const CACHE = join(import.meta.dirname, '../../.cache/networks');

interface Flags {
  readonly models?: string;
  readonly from?: string;
  readonly file?: string;
  readonly id?: string;
}

const placesOf = ({ models = MODELS, from = AUTHORS }: Flags): Places => ({
  models: resolve(models),
  cache: CACHE,
  from: addressIn(from),
});

/** @throws {Error} for what nothing can be fetched from, e.g. without `https://` */
function addressIn(from: string): string {
  if (/^https?:\/\/[^/]/i.test(from) && URL.canParse(from)) return from;
  throw new Error(`--from takes an address that begins with https:// or http://, not ${from}.`);
}

function commandLine(): CAC {
  const cli = cac('npm run networks --');
  const command = (name: string, does: string) =>
    cli.command(name, does).option('--models <folder>', 'the folder of networks, where it is not models/');
  command('list', 'what is installed, and what can be added by its name').action(list);
  command('add [network]', 'install a network of torchvision by its name, or one of your own by --file')
    .option('--file <path>', 'a .pth, .onnx or .safetensors file, a ZIP, or a folder')
    .option('--id <id>', "its folder's name")
    .option('--from <url>', 'a mirror: the address below which the files lie', { default: AUTHORS })
    .action(add);
  command('remove <id>', 'delete a network that was added').action(remove);
  cli.help();
  return cli;
}

/** Does what a command line says: see `runCommand`. */
export const runNetworks = (argv: readonly string[]): Promise<void> =>
  runCommand(commandLine, (commands) => `Say what to do: ${commands.join(', ')}. --help tells more.`, argv);

async function list(flags: Flags): Promise<void> {
  const { installed, unreadable } = await installedIn(placesOf(flags).models);
  const widest = Math.max(...[...installed, ...knownNetworks].map((one) => nameOf(one).length));
  for (const { folder, title, bytes, licence, isShipped } of installed)
    console.log(
      `${folder.padEnd(widest)}  ${title}, ${megabytes(bytes)}, licence ${licence}${isShipped ? ', comes with the program' : ''}`,
    );
  for (const { folder, why } of unreadable) console.error(`${folder}: network.json cannot be read: ${why}`);
  const addable = knownNetworks.filter(({ name }) => installed.every(({ folder }) => folder !== name));
  if (addable.length > 0) console.log('\nCan be added by name:');
  for (const { name, file, megabytes: size } of addable)
    console.log(`${name.padEnd(widest)}  ${String(size).padStart(3)} MB  ${AUTHORS}/${file}`);
  if (unreadable.length > 0) process.exitCode = 1;
}

const nameOf = (one: { readonly folder: string } | { readonly name: string }): string =>
  'folder' in one ? one.folder : one.name;

async function add(name: string | undefined, flags: Flags): Promise<void> {
  const { file, id } = flags;
  if (name === undefined && file === undefined)
    throw new Error('Say which network: a name that "list" shows, or --file.');
  const options = { ...(id !== undefined && { id }), ...(file !== undefined && { file }) };
  const places = placesOf(flags);
  sayAdded(
    places.models,
    name === undefined
      ? await addFile(file as string, places, options)
      : await addKnown(knownNetwork(name), places, options),
  );
}

const sayAdded = (models: string, { id, title }: Added): void => {
  const isOurs = models === MODELS;
  const network = isOurs ? id : join(models, id);
  console.log(
    `${id}: ${title} is installed. ${isOurs ? 'npm start serves it; ' : ''}npm run -s look -- classify picture.jpg --network ${network} tries it.`,
  );
};

async function remove(id: string, flags: Flags): Promise<void> {
  const { title } = await removeNetwork(placesOf(flags).models, id);
  console.log(`${id}: ${title} is removed.`);
}
