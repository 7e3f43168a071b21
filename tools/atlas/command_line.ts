import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CAC, cac } from 'cac';
import { NetworkSizes } from '../../src/engine/studio/network_sizes.ts';
import { megabytes } from '../../src/network/importers/text_files.ts';
import { registerWebGpuKernels } from '../../src/network/kernels/webgpu/index.ts';
import { passRecorder } from '../../src/network/webgpu/recorded_passes.ts';
import { runCommand } from '../command_line/run_command.ts';
import { readShard, type Shard } from '../command_line/shard.ts';
import { NATIVE, startDawn } from '../gpu/dawn.ts';
import { exitCodeOf, SIGNALS } from '../look/interrupt.ts';
import { readNetworkFolder } from '../look/network_folder.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { MODELS, writeIndex } from '../networks/installed.ts';
import { AtlasCache } from './cache.ts';
import { drawUnit } from './draw_unit.ts';
import { mergeAtlas } from './merge.ts';
import { drawPatches, hasPatches } from './patches.ts';
import { type Section, sectionsOf, type Unit, unitsOf } from './plan.ts';
import { Progress } from './progress.ts';
import { readUnits } from './read_flags.ts';

const CACHE = join(import.meta.dirname, '../../.cache/atlas');
/** Networks of several sizes are kept: layers of one depth share one. */
const SIZES_KEPT = 2;

interface Flags {
  readonly network: string;
  readonly cache: string;
  readonly seed: string;
  readonly layers?: string;
  readonly classes?: string;
  readonly backend: string;
  readonly threads: string;
  readonly shard?: string;
}

interface MergeFlags {
  readonly network: string;
  readonly seed: string;
  readonly out?: string;
  readonly quality: string;
}

function commandLine(): CAC {
  const cli = cac('npm run atlas --');
  const command = (name: string, does: string) =>
    cli
      .command(name, does)
      .option('--network <id>', 'a folder of models/, or of any network', { default: 'efficientnet-lite0' })
      .option('--seed <number>', 'from which each unit has a seed of its own', { default: '1' });
  command('draw', 'draw what is not drawn yet; stop it and go on whenever you like')
    .option('--cache <folder>', 'where each unit is kept as a file', { default: CACHE })
    .option('--layers <names>', 'only these, separated by commas; the class scores are one of them')
    .option('--classes <numbers>', 'only these classes, e.g. 0-299,340')
    .option('--backend <name>', "wasm, or webgpu: this machine's graphics card", { default: 'wasm' })
    .option('--threads <count>', 'processes beside each other', { default: '1' })
    .option('--shard <i/n>', 'the i-th of n parts, i from 0')
    .action(draw);
  command('merge [...caches]', 'write sheets and an index of what one or several caches hold')
    .option('--out <folder>', "where to; by default the network's own folder, if models/ holds it")
    .option('--quality <percent>', 'of the WebP sheets', { default: '30' })
    .action(merge);
  cli.help();
  return cli;
}

/** Does what a command line says: see `runCommand`. */
export const runAtlas = (argv: readonly string[]): Promise<void> =>
  runCommand(commandLine, (commands) => `Say what to do: ${commands.join(', ')}. --help tells more.`, argv);

/** A piece of work that leaves files in the cache. */
interface Piece {
  readonly name: string;
  readonly isDone: boolean;
  run(): Promise<void>;
}

async function draw(flags: Flags): Promise<void> {
  const shard = readShard(flags.shard);
  const threads = Number(flags.threads);
  if (!Number.isInteger(threads) || threads < 1)
    throw new Error(`--threads takes a whole number from 1, not ${flags.threads}.`);
  if (threads > 1) return drawBesideEachOther(flags, shard, threads);
  const { networks, made } = await opened(flags);
  const cache = new AtlasCache(flags.cache, made);
  const sections = sectionsOf(networks.usual, flags.layers?.split(',') ?? null);
  const units = unitsOf(sections, flags.classes === undefined ? null : readUnits(flags.classes));
  const pieces = piecesOf(networks, cache, sections, units).filter(
    (_, at) => at % shard.count === shard.index,
  );
  const left = pieces.filter((piece) => !piece.isDone);
  const progress = new Progress(pieces.length, pieces.length - left.length);
  for (const piece of left) {
    await piece.run();
    networks.trim(SIZES_KEPT);
    progress.tell(piece.name);
  }
  progress.end();
}

interface Wanted {
  readonly network: string;
  readonly seed: string;
  readonly backend?: string;
}

async function opened({ network, seed: given, backend = 'wasm' }: Wanted) {
  const seed = Number(given);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new Error(`--seed takes a whole number from 0, not ${given}.`);
  await startBackend(backend);
  const plan = await readNetworkFolder(network);
  const build: typeof plan.build = (size) => {
    const built = plan.build(size);
    built.recorder = passRecorder();
    return built;
  };
  const networks = new NetworkSizes({ input: plan.input, build });
  return { networks, made: { weightsSha256: plan.weightsSha256, seed } };
}

async function startBackend(name: string): Promise<void> {
  if (name === 'wasm') await startNodeBackend();
  else if (name === 'webgpu') {
    await startDawn(NATIVE);
    registerWebGpuKernels();
  } else throw new Error(`--backend takes wasm or webgpu, not ${name}.`);
}

/** The units in their order; the patches of a layer come before its first one. */
function piecesOf(
  networks: NetworkSizes,
  cache: AtlasCache,
  sections: readonly Section[],
  units: readonly Unit[],
): Piece[] {
  const found = new Map(sections.map((section) => [section, cache.of(section)]));
  const withPatches = new Set<Section>();
  return units.flatMap(({ section, channel }) => {
    const piece: Piece = {
      name: `${section.layer} ${channel}`,
      isDone: !!found.get(section)?.tiles.has(channel) || !!found.get(section)?.silent.has(channel),
      run: async () =>
        cache.put(section, channel, await drawUnit(networks, { section, channel }, cache.made.seed)),
    };
    if (withPatches.has(section) || !hasPatches(section, networks.usual)) return [piece];
    withPatches.add(section);
    return [patchesPiece(networks, cache, section), piece];
  });
}

function patchesPiece(networks: NetworkSizes, cache: AtlasCache, section: Section): Piece {
  const found = cache.of(section, 'patches');
  return {
    name: `${section.layer}, patches`,
    isDone: found.tiles.size + found.silent.size === section.channels,
    async run() {
      const tiles = await drawPatches(networks.usual, section);
      for (let channel = 0; channel < section.channels; channel++)
        cache.put(section, channel, tiles.get(channel) ?? null, 'patches');
    },
  };
}

/** Each process draws a part of this part. They end with this one. */
async function drawBesideEachOther(flags: Flags, shard: Shard, threads: number): Promise<void> {
  const words = (['network', 'cache', 'seed', 'layers', 'classes', 'backend'] as const).flatMap((name) =>
    flags[name] === undefined ? [] : [`--${name}`, flags[name]],
  );
  const children: ChildProcess[] = [];
  const stop = () => {
    for (const child of children) child.kill();
  };
  // By itself a signal ends this process without its `exit`.
  const leave = (signal: NodeJS.Signals) => process.exit(exitCodeOf(signal));
  process.once('exit', stop);
  for (const signal of SIGNALS) process.once(signal, leave);
  const codes = await Promise.all(
    Array.from({ length: threads }, (_, at) => {
      const part = `${shard.index + shard.count * at}/${shard.count * threads}`;
      const child = spawn(
        process.execPath,
        [...process.execArgv, process.argv[1] as string, 'draw', ...words, '--shard', part],
        // Not at the terminal: lines of several would be drawn over each other.
        { stdio: ['ignore', 'inherit', 'pipe'] },
      );
      child.stderr.pipe(process.stderr);
      children.push(child);
      return new Promise<number | null>((resolve) => child.once('exit', resolve));
    }),
  );
  process.off('exit', stop);
  for (const signal of SIGNALS) process.off(signal, leave);
  if (codes.some((code) => code !== 0)) throw new Error('A process ended early; what it drew is kept.');
}

async function merge(folders: readonly string[], flags: MergeFlags): Promise<void> {
  const quality = Number(flags.quality);
  if (!Number.isInteger(quality) || quality < 1 || quality > 100)
    throw new Error(`--quality takes a whole number from 1 to 100, not ${flags.quality}.`);
  const { networks, made } = await opened(flags);
  if (flags.out === undefined && !existsSync(join(MODELS, flags.network, 'network.json')))
    throw new Error(`${flags.network} is no folder of models/: say with --out where its atlas goes.`);
  const network = networks.usual;
  const caches = (folders.length > 0 ? folders : [CACHE]).map((folder) => {
    if (!existsSync(folder)) throw new Error(`There is no cache ${folder}.`);
    return new AtlasCache(folder, made);
  });
  const out = flags.out ?? join(MODELS, flags.network, 'atlas');
  const { index, bytes, tiles } = await mergeAtlas(caches, network, out, quality);
  // By which the page knows that there is an atlas.
  if (flags.out === undefined) await writeIndex(MODELS);
  for (const one of [...index.layers, ...(index.classes ? [index.classes] : [])])
    console.log(
      `${one.layer}: ${countOf(one.drawn)} of ${one.channels} drawn, ${countOf(one.silent)} silent`,
    );
  console.log(`${out}: ${tiles} tiles, ${megabytes(bytes)}, ${Math.round(bytes / tiles)} bytes each`);
}

const countOf = (some: readonly (number | readonly [number, number])[]): number =>
  some.reduce<number>((sum, one) => sum + (typeof one === 'number' ? 1 : one[1] - one[0] + 1), 0);
