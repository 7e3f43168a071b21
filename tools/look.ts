/** `npm run look`: every technique on pictures of the disk, without a browser. */
import { basename, dirname, extname, join } from 'node:path';
import { type Command, cac } from 'cac';
import { dump } from 'npyjs';
import { embedding } from '../src/techniques/embedding.ts';
import type { Filter } from '../src/techniques/filter.ts';
import { filters, techniques } from '../src/techniques/index.ts';
import { paintings } from '../src/techniques/paintings.ts';
import type { Technique } from '../src/techniques/technique.ts';
import { classify, picturesAt } from './look/classify.ts';
import { declareParameters, declareTarget } from './look/declare.ts';
import { embed, neighbours } from './look/embed.ts';
import { lookOnce } from './look/look_once.ts';
import { loadNetworkFolder } from './look/network_folder.ts';
import { startNodeBackend } from './look/node_backend.ts';
import { type Paint, paint } from './look/paint.ts';
import { paintingCommand } from './look/painting_command.ts';
import { readPhotograph } from './look/photograph.ts';
import { printAnswers, showProgress } from './look/print.ts';
import { type Flags, givenFrom, requestFrom } from './look/request.ts';
import { restyle } from './look/restyle.ts';
import { write } from './look/write.ts';

const DEFAULT_NETWORK = 'efficientnet-lite0';

const cli = cac('npm run look --');

/** `out.png` for one picture; for several, `out/NAME.png` or `out-NAME.png`. */
function outputFor(output: string, image: string, many: boolean): string {
  const name = basename(image, extname(image));
  const extension = extname(output);
  if (!extension) return join(output, `${name}.png`);
  return many ? join(dirname(output), `${basename(output, extension)}-${name}${extension}`) : output;
}

async function lookAt(technique: Technique, paths: string[], flags: Flags): Promise<void> {
  const images = await picturesAt(paths);
  await startNodeBackend();
  const network = await loadNetworkFolder(String(flags.network));
  const request = requestFrom(technique, network, flags);
  const style: Paint = {
    opacity: Number(flags.opacity),
    colours: String(flags.colours) as Paint['colours'],
    signedColours: String(flags.signedColours) as Paint['signedColours'],
  };
  const answers = [];
  for (const image of images) {
    const photograph = await readPhotograph(image, network.description.input);
    const { picture, raw, ranking, target } = await lookOnce(
      network,
      photograph.input,
      request,
      showProgress(image),
    );
    const files: Record<string, string> = {};
    if (flags.output && 'legend' in picture) {
      files.output = outputFor(String(flags.output), image, images.length > 1);
      await write(files.output, await paint(picture, photograph, style));
    }
    if (flags.raw) {
      files.raw = outputFor(String(flags.raw), image, images.length > 1);
      await write(files.raw, new Uint8Array(dump(raw.values, [...raw.shape])));
    }
    const legend = 'legend' in picture ? picture.legend : null;
    const classes = picture.kind === 'ranking' ? picture.classes : ranking.classes;
    answers.push({
      image,
      technique: technique.id,
      target,
      title: picture.title,
      legend,
      shape: raw.shape,
      ...files,
      classes,
    });
  }
  printAnswers(answers, Boolean(flags.json));
}

async function restyleAll(filter: Filter, paths: string[], flags: Flags): Promise<void> {
  const images = await picturesAt(paths);
  await startNodeBackend();
  const given = givenFrom(filter.parameters, flags);
  const answers = [];
  for await (const { image, title, png } of restyle(filter, images, given, flags)) {
    const output = outputFor(String(flags.output ?? '.'), image, images.length > 1);
    await write(output, png);
    answers.push({ image, technique: filter.id, title, output });
  }
  printAnswers(answers, Boolean(flags.json));
}

async function classifyAll(paths: string[], flags: Flags): Promise<void> {
  const images = await picturesAt(paths);
  await startNodeBackend();
  const network = await loadNetworkFolder(String(flags.network));
  const progress = showProgress(`${images.length} pictures`);
  const answers = [];
  for await (const { image, top5: classes, error } of classify(network, images)) {
    answers.push({ image, ...(classes ? { classes } : { error }) });
    progress(answers.length / images.length);
  }
  printAnswers(answers, Boolean(flags.json));
}

const shared = (command: Command) =>
  command
    .option('--network <id>', 'network: a folder of models/ or a path', { default: DEFAULT_NETWORK })
    .option('--json', 'print JSON');

for (const technique of techniques) {
  const command = cli.command(`${technique.id} <...images>`, technique.caption.shows);
  declareParameters(command, technique.parameters);
  declareTarget(command, technique);
  if ('layer' in technique.parameters && technique.targets.length === 0)
    command.option('--channel <index>', 'one channel of the layer');
  shared(command)
    .option('-o, --output <file>', 'PNG to write; a folder or a name prefix for several pictures')
    .option('--raw <file>', 'NumPy file (.npy) with the numbers behind the picture')
    .option('--opacity <share>', 'how far the map covers the photograph, 0 to 1', { default: 0.75 })
    .option('--colours <map>', 'inferno, magma, viridis, cividis, grey', { default: 'inferno' })
    .option('--signed-colours <map>', 'blue-orange, purple-orange, blue-red', { default: 'blue-orange' })
    .action((images: string[], flags: Flags) => lookAt(technique, images, flags));
}
for (const filter of filters) {
  const command = cli.command(`${filter.id} <...images>`, filter.caption.shows);
  declareParameters(command, filter.parameters);
  command
    .option('-o, --output <file>', 'PNG to write; a folder or a name prefix for several pictures')
    .option('--picture <file>', 'a picture whose style to take: the style "picture-1"')
    .option('--net <path>', "a style net: a folder in ml5's format or ours, or a ZIP")
    .option('--json', 'print JSON')
    .action((images: string[], flags: Flags) => restyleAll(filter, images, flags));
}
for (const painting of paintings) paintingCommand(cli, painting, DEFAULT_NETWORK);
shared(cli.command('classify <...paths>', 'the five leading classes of every picture in a folder')).action(
  classifyAll,
);
const embedCommand = cli.command(
  'embed <...paths>',
  'a map of the pictures in folders by what the network knows of them',
);
declareParameters(embedCommand, embedding.parameters);
shared(embedCommand)
  .option('-o, --output <file>', 'PNG of the map')
  .option('--index <file>', 'file to keep the features in, for `neighbours` and for the page')
  .option('--half', 'keep features as float16')
  .action(embed);
shared(cli.command('neighbours <...images>', 'the pictures of an index that are nearest to a picture'))
  .option('--index <file>', 'what `embed --index` or the page wrote')
  .option('--count <number>', 'how many', { default: 6 })
  .action(neighbours);
cli.help();

try {
  cli.parse(process.argv, { run: false });
  if (!cli.matchedCommand && !cli.options.help) {
    throw new Error(
      `Say what to look for: ${[...techniques, ...filters, ...paintings].map(({ id }) => id).join(', ')}, classify, embed, neighbours. --help tells more.`,
    );
  }
  await cli.runMatchedCommand();
} catch (error) {
  const { name, message } = error as Error;
  console.error(`${name}: ${message}`);
  process.exitCode = 1;
}
