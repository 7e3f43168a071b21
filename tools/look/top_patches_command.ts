import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CAC } from 'cac';
import { readChannels } from '../../src/contract/numbers.ts';
import type { Network } from '../../src/network/network.ts';
import { orThrow } from '../../src/techniques/or_throw.ts';
import { settingsFor } from '../../src/techniques/settings.ts';
import { ParameterError } from '../../src/techniques/technique.ts';
import { topPatches } from '../../src/techniques/top_patches.ts';
import { picturesAt } from './classify.ts';
import { loadNetworkFolder } from './network_folder.ts';
import { startNodeBackend } from './node_backend.ts';
import { paintPatches } from './paint_patches.ts';
import { printPatches, showProgress } from './print.ts';
import { type Flags, givenFrom } from './request.ts';
import { findTopPatches, type PatchesAsked } from './top_patches.ts';

/** Of one picture the strongest patches are no ranking: this command streams through many. */
export function topPatchesCommand(cli: CAC, network: string): void {
  cli
    .command(`${topPatches.id} <...paths>`, topPatches.caption.shows)
    .option(
      '--layer <name>',
      `layer by name; default one at a depth of ${topPatches.parameters.layer.default}`,
    )
    .option('--channels <list>', 'channels such as 0,5,9 or 0-8; default all')
    .option('-o, --output <file>', 'PNG to write: a row a channel')
    .option('--network <id>', 'network: a folder of models/ or a path', { default: network })
    .option('--json', 'print JSON')
    .action(mine);
}

async function mine(paths: string[], flags: Flags): Promise<void> {
  const images = await picturesAt(paths);
  await startNodeBackend();
  const network = await loadNetworkFolder(String(flags.network));
  const asked = patchesAsked(network, flags);
  const found = await findTopPatches(network, images, asked, showProgress(`${images.length} pictures`));
  const output = flags.output === undefined ? null : String(flags.output);
  if (output !== null) {
    await mkdir(dirname(output), { recursive: true });
    await writeFile(output, await paintPatches(found, network.description.input));
  }
  printPatches(found, output, Boolean(flags.json));
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
  if (flags.output !== undefined && channels.length > MOST_DRAWN) {
    throw new ParameterError(
      `A picture shows ${MOST_DRAWN} channels at most, not ${channels.length} of ${layer}: add --channels 0-${MOST_DRAWN - 1}, or leave -o out and take --json.`,
    );
  }
  return { layer, channels };
}
