import type { CAC } from 'cac';
import { embedding } from '../../src/techniques/embedding.ts';
import { declareParameters } from './declare.ts';
import { COUNT, embed, neighbours } from './embed.ts';

/** The commands that need more than one picture: a map of many, and what is near to one among them. */
export function galleryCommands(cli: CAC, network: string): void {
  const map = cli.command(
    'embed <...paths>',
    'a map of the pictures in folders by what the network knows of them',
  );
  declareParameters(map, embedding.parameters);
  map
    .option('-o, --output <file>', 'PNG of the map')
    .option('--index <file>', 'file to keep the features in, for `neighbours` and for the page')
    .option('--half', 'keep features as float16')
    .option('--network <id>', 'network: a folder of models/ or a path', { default: network })
    .option('--json', 'print JSON')
    .action(embed);
  cli
    .command('neighbours <...images>', 'the pictures of an index that are nearest to a picture')
    .option('--index <file>', 'what `embed --index` or the page wrote')
    .option('--count <number>', `how many; default ${COUNT}`)
    .option('--network <id>', 'network: a folder of models/ or a path', { default: network })
    .option('--json', 'print JSON')
    .action(neighbours);
}
