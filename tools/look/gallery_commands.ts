import type { CAC } from 'cac';
import { embedding } from '../../src/techniques/embedding.ts';
import { declareBatch, declareParameters } from './declare.ts';
import { COUNT, embed, neighbours } from './embed.ts';
import { PICTURE_OUTPUTS } from './files/write.ts';

/** The commands that need more than one picture: a map of many, and what is near to one among them. */
export function galleryCommands(cli: CAC, network: string): void {
  const map = cli.command(
    'embed <...paths>',
    'a map of the pictures in folders by what the network knows of them',
  );
  declareParameters(map, embedding.parameters);
  declareBatch(map, network)
    .option('-o, --output <file>', `picture of the map (${PICTURE_OUTPUTS.join(', ')})`)
    .option('--index <file>', 'file to keep the features in, for `neighbours` and for the page')
    .option('--half', 'keep features as float16')
    .action(embed);
  const nearest = cli.command(
    'neighbours <...images>',
    'the pictures of an index that are nearest to a picture',
  );
  declareBatch(nearest, network)
    .option('--index <file>', 'what `embed --index` or the page wrote')
    .option('--count <number>', `how many; default ${COUNT}`)
    .action(neighbours);
}
