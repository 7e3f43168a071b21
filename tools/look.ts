/** `npm run look`: every technique on pictures of the disk, without a browser. */
import { basename, dirname, extname, join } from 'node:path';
import { type Command, cac } from 'cac';
import { dump } from 'npyjs';
import type { Filter } from '../src/techniques/filter.ts';
import { filters, techniques } from '../src/techniques/index.ts';
import { paintings } from '../src/techniques/paintings.ts';
import type { Technique } from '../src/techniques/technique.ts';
import { topPatches } from '../src/techniques/top_patches.ts';
import { classify, picturesAt } from './look/classify.ts';
import { declareParameters, declareTarget, paintParameters } from './look/declare.ts';
import { paintFigure } from './look/figure.ts';
import { galleryCommands } from './look/gallery_commands.ts';
import { lookOnce, showsChannels } from './look/look_once.ts';
import { loadNetworkFolder } from './look/network_folder.ts';
import { startNodeBackend } from './look/node_backend.ts';
import { startNodeOpenCv } from './look/node_open_cv.ts';
import { isPaintable } from './look/paint.ts';
import { paintingCommand } from './look/painting_command.ts';
import { parseExactly } from './look/parse_exactly.ts';
import { readPhotograph, whitePaper } from './look/photograph.ts';
import { printAnswers, showProgress } from './look/print.ts';
import { type Flags, givenFrom, paintFrom, requestFrom } from './look/request.ts';
import { restyle } from './look/restyle.ts';
import { topPatchesCommand } from './look/top_patches_command.ts';
import { write } from './look/write.ts';

const DEFAULT_NETWORK = 'efficientnet-lite0';

/** Stands for the picture where only weights are looked at. */
const NO_PICTURE = '';

const cli = cac('npm run look --');

/** `out.png` for one picture; for several, `out/NAME.png` or `out-NAME.png`. */
function outputFor(output: string, image: string, many: boolean): string {
  const name = basename(image, extname(image));
  const extension = extname(output);
  if (!extension) return join(output, `${name}.png`);
  return many ? join(dirname(output), `${basename(output, extension)}-${name}${extension}`) : output;
}

async function lookAt(technique: Technique, paths: string[], flags: Flags): Promise<void> {
  const images = paths.length === 0 ? [NO_PICTURE] : await picturesAt(paths);
  await startNodeBackend();
  startNodeOpenCv();
  const network = await loadNetworkFolder(String(flags.network));
  const request = requestFrom(technique, network, flags);
  const style = paintFrom(flags);
  const answers = [];
  for (const image of images) {
    const { input } = network.description;
    const photograph = image === NO_PICTURE ? whitePaper(input) : await readPhotograph(image, input);
    const { picture, raw, ranking, target } = await lookOnce(
      network,
      photograph.input,
      request,
      showProgress(image),
    );
    const files: Record<string, string> = {};
    if (flags.output && isPaintable(picture)) {
      files.output = outputFor(String(flags.output), image || technique.id, images.length > 1);
      const seen = ranking.classes.find(({ label }) => label === target) ?? ranking.classes[0];
      const known = image === NO_PICTURE ? undefined : seen;
      await write(files.output, await paintFigure(picture, photograph, style, known));
    }
    if (flags.raw) {
      files.raw = outputFor(String(flags.raw), image || technique.id, images.length > 1);
      await write(files.raw, new Uint8Array(dump(raw.values, [...raw.shape])));
    }
    const legend = picture.kind === 'ranking' ? null : picture.legend;
    const seen = image === NO_PICTURE ? [] : ranking.classes;
    const classes = picture.kind === 'ranking' ? picture.classes : seen;
    answers.push({
      image,
      technique: technique.id,
      target,
      title: picture.title,
      legend,
      ...('faint' in picture && picture.faint && { faint: picture.faint }),
      shape: raw.shape,
      ...files,
      ...(picture.kind === 'cut-out' && { share: picture.share }),
      ...(picture.kind === 'curves' && { plots: picture.plots }),
      ...(request.silenced.length > 0 && { lesion: request.silenced }),
      classes,
    });
  }
  printAnswers(answers, Boolean(flags.json));
}

async function restyleAll(filter: Filter, paths: string[], flags: Flags): Promise<void> {
  const images = await picturesAt(paths);
  await startNodeBackend();
  const given = givenFrom(filter, null, flags);
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

for (const technique of techniques.filter((one) => one !== topPatches)) {
  const images = technique.family === 'weights' ? '[...images]' : '<...images>';
  const command = cli.command(`${technique.id} ${images}`, technique.caption.shows);
  declareParameters(command, technique.parameters);
  declareTarget(command, technique);
  if (showsChannels(technique)) command.option('--channel <index>', 'one channel of the layer');
  shared(command)
    .option(
      '--lesion <channels>',
      'switch channels of a layer off, as layer:3,17 or layer:0-15; may be repeated',
    )
    .option('-o, --output <file>', 'PNG to write; a folder or a name prefix for several pictures')
    .option('--raw <file>', 'NumPy file (.npy) with the numbers behind the picture');
  declareParameters(command, paintParameters);
  command.action((images: string[], flags: Flags) => lookAt(technique, images, flags));
}
topPatchesCommand(cli, DEFAULT_NETWORK);
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
galleryCommands(cli, DEFAULT_NETWORK);
cli.help();

try {
  parseExactly(cli, process.argv);
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
