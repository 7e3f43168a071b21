/** `npm run look`: every technique on pictures of the disk, without a browser. */
import { basename, dirname, extname, join } from 'node:path';
import { type Command, cac } from 'cac';
import { dump } from 'npyjs';
import { embedding } from '../src/techniques/embedding.ts';
import { techniques } from '../src/techniques/index.ts';
import type { Technique } from '../src/techniques/technique.ts';
import { classify, picturesAt } from './look/classify.ts';
import { embed, neighbours } from './look/embed.ts';
import { lookOnce } from './look/look_once.ts';
import { loadNetworkFolder } from './look/network_folder.ts';
import { startNodeBackend } from './look/node_backend.ts';
import { type Paint, paint } from './look/paint.ts';
import { readPhotograph } from './look/photograph.ts';
import { printAnswers, showProgress } from './look/print.ts';
import { type Flags, requestFrom } from './look/request.ts';
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

/** The options that a technique declares, as flags. */
function declare(command: Command, { parameters, targets }: Technique): Command {
  for (const [name, parameter] of Object.entries(parameters)) {
    const choices =
      parameter.kind === 'choice' ? `: ${parameter.options.map(({ value }) => value).join(', ')}` : '';
    const range = parameter.kind === 'number' ? ` (${parameter.min} to ${parameter.max})` : '';
    const flag = parameter.kind === 'toggle' ? `--${name}` : `--${name} <value>`;
    command.option(flag, `${parameter.label}${choices}${range}; default ${parameter.default}`);
  }
  if (targets.includes('class'))
    command.option('--class <name>', 'class by name, part of a name or index; default the leading one');
  const hasLayer = 'layer' in parameters;
  if (targets.includes('channel') && !hasLayer)
    command.option('--layer <name>', 'layer of the channel or neuron');
  if (targets.includes('channel') || (hasLayer && targets.length === 0))
    command.option('--channel <index>', 'one channel of the layer');
  if (targets.includes('neuron'))
    command.option('--y <row>', 'row of the neuron').option('--x <column>', 'column of the neuron');
  return command;
}

const shared = (command: Command) =>
  command
    .option('--network <id>', 'network: a folder of models/ or a path', { default: DEFAULT_NETWORK })
    .option('--json', 'print JSON');

for (const technique of techniques) {
  const command = cli.command(`${technique.id} <...images>`, technique.caption.shows);
  shared(declare(command, technique))
    .option('-o, --output <file>', 'PNG to write; a folder or a name prefix for several pictures')
    .option('--raw <file>', 'NumPy file (.npy) with the numbers behind the picture')
    .option('--opacity <share>', 'how far the map covers the photograph, 0 to 1', { default: 0.75 })
    .option('--colours <map>', 'inferno, magma, viridis, cividis, grey', { default: 'inferno' })
    .option('--signed-colours <map>', 'blue-orange, purple-orange, blue-red', { default: 'blue-orange' })
    .action((images: string[], flags: Flags) => lookAt(technique, images, flags));
}
shared(cli.command('classify <...paths>', 'the five leading classes of every picture in a folder')).action(
  classifyAll,
);
shared(
  declare(
    cli.command('embed <...paths>', 'a map of the pictures in folders by what the network knows of them'),
    embedding,
  ),
)
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
      `Say what to look for: ${[...techniques.map(({ id }) => id), 'classify', 'embed', 'neighbours'].join(', ')}. --help tells more.`,
    );
  }
  await cli.runMatchedCommand();
} catch (error) {
  const { name, message } = error as Error;
  console.error(`${name}: ${message}`);
  process.exitCode = 1;
}
