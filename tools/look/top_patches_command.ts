import { readFile } from 'node:fs/promises';
import type { CAC } from 'cac';
import { readChannels } from '../../src/contract/reading/numbers.ts';
import { asSaid } from '../../src/contract/told.ts';
import type { NetworkPlan } from '../../src/network/load.ts';
import type { Network } from '../../src/network/network.ts';
import { orThrow } from '../../src/techniques/common/or_throw.ts';
import { settingsFor } from '../../src/techniques/common/settings.ts';
import { ParameterError } from '../../src/techniques/common/technique.ts';
import { topPatches } from '../../src/techniques/top_patches.ts';
import { readShard, type Shard } from '../command_line/shard.ts';
import { sayFailure } from './answers.ts';
import { found as foundAt, summarise } from './batch.ts';
import { declareBatch } from './declare.ts';
import { paintPatches } from './draw/paint_patches.ts';
import { askedOutput, printsToStderr } from './files/asked_files.ts';
import { OutputError, outputFor, prepareOutputs } from './files/outputs.ts';
import { isStream } from './files/streams.ts';
import { PICTURE_OUTPUTS, writePicture } from './files/write.ts';
import { Interrupt } from './interrupt.ts';
import { loadNetworkFolder, readNetworkFolder } from './network_folder.ts';
import { startNodeBackend } from './node_backend.ts';
import {
  mergeShards,
  type PatchesShard,
  picturesOf,
  readPatchesShard,
  ShardError,
  shardFrom,
  textIn,
} from './patches_shard.ts';
import { printPatches, showProgress } from './print.ts';
import { type Flags, givenFrom } from './request.ts';
import { findTopPatches, type PatchesAsked } from './top_patches.ts';

/** Of one picture the strongest patches are no ranking: this command streams through many. */
export function topPatchesCommand(cli: CAC, network: string): void {
  const command = cli.command(`${topPatches.id} <...paths>`, topPatches.caption.shows);
  declareBatch(command, network)
    .option(
      '--layer <name>',
      `layer by name; default one at a depth of ${topPatches.parameters.layer.default}`,
    )
    .option('--channels <list>', 'channels such as 0,5,9 or 0-8; default all')
    .option(
      '--shard <i/n>',
      'only the i-th of n parts of the pictures, i from 0; prints JSON for merge-patches',
    )
    .option('-o, --output <file>', PICTURE)
    .action(mine);
  cli
    .command('merge-patches <...files>', 'all parts of a search that `top-patches --shard` made, as one')
    .option('--json', 'print JSON')
    .option('--network <id>', 'network: where -o is to cut patches out of its pictures', { default: network })
    .option('-o, --output <file>', PICTURE)
    .action(merge);
}

const PICTURE = `picture to write (${PICTURE_OUTPUTS.join(', ')}): a row a channel`;

async function mine(paths: string[], flags: Flags): Promise<void> {
  if (flags.shard !== undefined) return minePart(paths, flags, readShard(String(flags.shard)));
  const asked = askedOutput(flags, 'output', '-o', PICTURE_OUTPUTS);
  const output = asked && (await outputFor(asked));
  const pictures = await foundAt(paths, flags);
  await prepareOutputs(output === null ? [] : [output], pictures.images);
  if (output !== null) await checkReadAgain(pictures.images);
  await startNodeBackend();
  const network = await loadNetworkFolder(String(flags.network));
  const wanted = patchesAsked(network, flags);
  const progress = showProgress(`${pictures.images.length} pictures`);
  const interrupt = new Interrupt();
  try {
    const isOver = () => interrupt.heard();
    const found = await findTopPatches(network, pictures.images, wanted, progress, isOver);
    const errors = [...pictures.failures, ...found.errors];
    for (const failure of errors) sayFailure(failure);
    summarise(pictures, errors, found.pictures + found.errors.length);
    const shows = output !== null && found.pictures > 0;
    if (shows) await writePicture(output, await paintPatches(found, network.description.input));
    printPatches({ ...found, errors }, shows ? output : null, Boolean(flags.json), printsToStderr(asked));
  } finally {
    interrupt.end();
  }
}

/** Prints what is found in one part of the pictures, and where each of them stands among all: of an interrupted one nothing. */
async function minePart(paths: string[], flags: Flags, shard: Shard): Promise<void> {
  if (flags.output !== undefined)
    throw new OutputError('A part has no picture of its own: give -o to merge-patches.');
  const pictures = await foundAt(paths, flags);
  await startNodeBackend();
  const plan = await readNetworkFolder(String(flags.network));
  const network = plan.build();
  const images = picturesOf(shard, pictures.images);
  const progress = showProgress(`${images.length} pictures`);
  const found = await findTopPatches(network, images, patchesAsked(network, flags), progress);
  const errors = [...pictures.failures, ...found.errors];
  for (const failure of errors) sayFailure(failure);
  summarise(pictures, errors);
  const of = { id: network.description.id, sha256: plan.weightsSha256 };
  console.log(JSON.stringify(shardFrom(shard, of, pictures, found)));
}

async function merge(files: string[], flags: Flags): Promise<void> {
  const asked = askedOutput(flags, 'output', '-o', PICTURE_OUTPUTS);
  const output = asked && (await outputFor(asked));
  const shards = await Promise.all(
    files.map(async (file) => readPatchesShard(textIn(await readFile(file)), file)),
  );
  const found = mergeShards(shards);
  const read = found.channels.flatMap(({ patches }) => patches.map(({ image }) => image));
  await prepareOutputs(output === null ? [] : [output], [...files, ...read]);
  const input = output === null ? null : (await networkOf(shards, String(flags.network))).input;
  for (const failure of found.errors) sayFailure(failure);
  summarise({ images: [], failures: [], passedOver: new Map() }, found.errors);
  const shows = output !== null && input !== null && found.pictures > 0;
  if (shows) {
    checkDrawn(found.channels.length, found.layer);
    await writePicture(output, await paintPatches(found, input));
  }
  printPatches(found, shows ? output : null, Boolean(flags.json), printsToStderr(asked));
}

/** What is drawn is cut out of what this network sees. @throws {ShardError} where the parts were searched with another one */
async function networkOf([first]: readonly PatchesShard[], named: string): Promise<NetworkPlan> {
  const plan = await readNetworkFolder(named);
  if (first && plan.weightsSha256 !== first.network.sha256)
    throw new ShardError(
      `The parts were searched with ${first.network.id}, not with ${named}: name it with --network, so that -o cuts out what it saw.`,
    );
  return plan;
}

/** Pictures are read once for the search, and again where their patches are drawn. @throws {OutputError} */
async function checkReadAgain(images: readonly string[]): Promise<void> {
  for (const image of images)
    if (await isStream(image))
      throw new OutputError(`${image} can be read once only, and -o reads pictures twice: leave -o out.`);
}

/** More rows make a picture that few programs open. */
const MOST_DRAWN = 64;

/** What is looked for, checked before hours are spent on it. @throws {ParameterError|UnknownLayerError} */
export function patchesAsked(network: Network, flags: Flags): PatchesAsked {
  const given = givenFrom(topPatches, network, flags);
  const { layer } = settingsFor(topPatches, network, given);
  const count = network.shape(layer)[2];
  const channels =
    flags.channels === undefined
      ? Array.from({ length: count }, (_, channel) => channel)
      : orThrow(readChannels('--channels', String(flags.channels), layer, count));
  if (flags.output !== undefined) checkDrawn(channels.length, layer);
  return { layer, channels };
}

/** @throws {ParameterError} where a picture would have too many rows */
function checkDrawn(channels: number, layer: string): void {
  if (channels <= MOST_DRAWN) return;
  throw new ParameterError(
    asSaid(
      `A picture shows ${MOST_DRAWN} channels at most, not ${channels} of ${layer}: add --channels 0-${MOST_DRAWN - 1}, or leave -o out and take --json.`,
    ),
  );
}
