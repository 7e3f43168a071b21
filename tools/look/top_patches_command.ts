import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CAC } from 'cac';
import { topPatches } from '../../src/techniques/top_patches.ts';
import { picturesAt } from './classify.ts';
import { loadNetworkFolder } from './network_folder.ts';
import { startNodeBackend } from './node_backend.ts';
import { paintPatches } from './paint_patches.ts';
import { printPatches, showProgress } from './print.ts';
import type { Flags } from './request.ts';
import { findTopPatches } from './top_patches.ts';

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
  const text = (name: string) => (flags[name] === undefined ? {} : { [name]: String(flags[name]) });
  const asked = { ...text('layer'), ...text('channels') };
  const found = await findTopPatches(network, images, asked, showProgress(`${images.length} pictures`));
  const output = flags.output === undefined ? null : String(flags.output);
  if (output !== null) {
    await mkdir(dirname(output), { recursive: true });
    await writeFile(output, await paintPatches(found, network.description.input));
  }
  printPatches(found, output, Boolean(flags.json));
}
