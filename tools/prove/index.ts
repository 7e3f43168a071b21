/** `npm run prove -- WHAT`: what is too slow for `npm test`, with numbers; ends with an error where it does not hold. */
import { cac } from 'cac';
import { proveEmbedding } from './embedding.ts';

const cli = cac('npm run prove --');

cli
  .command(
    'embedding',
    'maps of 1,000 photographs keep neighbours together; neighbours are those of brute force',
  )
  .option('--pictures <folder>', 'the photographs', { default: '../shared/data/imagenet-samples' })
  .option('--index <file>', 'where to keep their features, or to take them from')
  .action(async (flags: { pictures: string; index?: string }) => {
    if (!(await proveEmbedding(flags))) process.exitCode = 1;
  });
cli.help();

cli.parse(process.argv, { run: false });
if (!cli.matchedCommand && !cli.options.help) cli.outputHelp();
await cli.runMatchedCommand();
