/** `npm run prove -- WHAT`: what is too slow for `npm test`, with numbers; ends with an error where it does not hold. */
import { existsSync } from 'node:fs';
import { cac } from 'cac';
import { resolveTyped } from '../command_line/resolve_typed.ts';
import { whereCalled } from '../command_line/stand_where_called.ts';
import { proveAscent } from './ascent.ts';
import { type AtlasFlags, proveAtlas } from './atlas.ts';
import { type ChangesFlags, proveChanges } from './changes.ts';
import { type ConceptsFlags, proveConcepts } from './concepts.ts';
import { type ConformanceFlags, proveConformance } from './conformance.ts';
import { proveDreams } from './dreams.ts';
import { proveEmbedding } from './embedding.ts';
import { type FaithfulnessFlags, proveFaithfulness } from './faithfulness.ts';
import { type FoolFlags, proveFool } from './fool.ts';
import { type FuzzFlags, proveFuzz } from './fuzz.ts';
import { proveFuzzInBrowser } from './fuzz_browser.ts';
import { type NetworksFlags, proveNetworks } from './networks.ts';
import { provePatches } from './patches.ts';
import { type PrecisionFlags, provePrecision } from './precision.ts';
import { proveRecognised, type RecognisedFlags } from './recognised.ts';
import { proveSoak, type SoakFlags } from './soak/soak.ts';
import { proveSwitches } from './switches.ts';
import { runTests } from './tests.ts';

type Flags = Readonly<Record<string, readonly string[]>>;

/** What proofs cannot go without. By default it lies beside the repository, on few machines: elsewhere they are left out. */
const NEEDED: Flags = {
  atlas: ['judge'],
  changes: ['network'],
  concepts: ['photographs'],
  faithfulness: ['photographs'],
  fool: ['photographs'],
  networks: ['models', 'photographs'],
  recognised: ['judge'],
};
/** What else they read. */
const READ: Flags = {
  atlas: ['folder'],
  embedding: ['pictures'],
  patches: ['pictures'],
  precision: ['photographs'],
  soak: ['camera'],
};

const cli = cac('npm run prove --');

cli
  .command(
    'ascent',
    'gradient ascent reaches its class, with every preset, and the picture survives JPEG and a shift',
  )
  .option('--classes <count>', 'how many classes, drawn at random', { default: 20 })
  .option('--seed <number>', 'which classes are drawn', { default: 2026 })
  .option('--preset <id>', 'only this preset')
  .option('--pictures <folder>', 'where to keep the pictures')
  .action(async (flags: { classes: number; seed: number; preset?: string; pictures?: string }) => {
    if (!(await proveAscent(flags))) process.exitCode = 1;
  });
cli
  .command('dreams', 'what dreams add to photographs is no finer and no more colourful than photographs are')
  .option('--size <pixels>', 'longer side', { default: 384 })
  .action(async (flags: { size: number }) => {
    if (!(await proveDreams(flags))) process.exitCode = 1;
  });
cli
  .command('recognised', 'a network that took no part in it names the pictures of classes drawn at random')
  .option('--classes <count>', 'how many classes', { default: 24 })
  .option('--seed <number>', 'which classes are drawn', { default: 2026 })
  .option('--presets <ids>', 'how they are painted; the first one must hold, others are for comparison', {
    default: 'maco,olah',
  })
  .option('--pictures <folder>', 'where the pictures are kept: those that are there are not painted again', {
    default: '.cache/recognised',
  })
  .option('--judge <file>', 'the network that names them', {
    default: '../shared/models/googlenet-bvlc/googlenet_bvlc.safetensors',
  })
  .option('--out <folder>', 'where to write contact sheets and a table')
  .action(async (flags: RecognisedFlags) => {
    if (!(await proveRecognised(flags))) process.exitCode = 1;
  });
cli
  .command('atlas', 'a network that took no part in it names the tiles of the classes')
  .option('--folder <folder>', 'where the atlas lies', { default: 'models/efficientnet-lite0/atlas' })
  .option('--judge <file>', 'the network that names them', {
    default: '../shared/models/googlenet-bvlc/googlenet_bvlc.safetensors',
  })
  .action(async (flags: AtlasFlags) => {
    if (!(await proveAtlas(flags))) process.exitCode = 1;
  });
cli
  .command(
    'tests [...names]',
    'all tests, or those of files with such names, with all that `npm test` leaves out of them',
  )
  .option('--project <name>', 'only node, browser or e2e')
  .action((names: string[], flags: { project?: string }) => {
    if (!runTests(names, flags)) process.exitCode = 1;
  });
cli
  .command('fuzz', 'damaged files of every kind are read, or refused by name')
  .option('--count <number>', 'how many', { default: 10_000 })
  .option('--seed <number>', 'how they are damaged', { default: 2026 })
  .option('--browser <number>', 'instead so many pictures, by the page’s own reader in Chromium')
  .action(async ({ browser, ...flags }: FuzzFlags & { browser?: number }) => {
    const holds = browser ? proveFuzzInBrowser({ count: browser, seed: flags.seed }) : proveFuzz(flags);
    if (!(await holds)) process.exitCode = 1;
  });
cli
  .command('soak', 'a kiosk is left alone for hours while its camera, workers, graphics and server fail')
  .option('--hours <number>', 'how long', { default: 4 })
  .option('--seed <number>', 'which fault comes when, and what visitors do', { default: 2026 })
  .option('--out <folder>', 'where the report and the plot are written, anew every two minutes', {
    default: 'docs/soak',
  })
  .option('--camera <film>', 'what the camera shows, .mjpeg or .y4m, instead of the film of the tests')
  .action(async (flags: SoakFlags) => {
    if (!(await proveSoak(flags))) process.exitCode = 1;
  });
cli
  .command('switches', 'going from view to view in Chromium leaves nothing behind')
  .option('--count <number>', 'how often', { default: 1000 })
  .action(async (flags: { count: number }) => {
    if (!(await proveSwitches(flags))) process.exitCode = 1;
  });
cli
  .command('faithfulness', 'Grad-CAM beats a random order on 18 of 20 photographs')
  .option('--photographs <folder>', 'where they are', { default: '../shared/data/imagenet-samples' })
  .option('--count <number>', 'how many, evenly spread over the folder', { default: 20 })
  .option('--steps <number>', 'points on a curve', { default: 28 })
  .option('--region <pixels>', 'side of the squares that are erased', { default: 8 })
  .action(async (flags: FaithfulnessFlags) => {
    if (!(await proveFaithfulness(flags))) process.exitCode = 1;
  });
cli
  .command(
    'concepts',
    'a class falls further without the five channels that speak for it than without five others',
  )
  .option('--photographs <folder>', 'where they are', { default: '../shared/data/imagenet-samples' })
  .option('--count <number>', 'how many, evenly spread over the folder', { default: 20 })
  .option('--seed <number>', 'which others are drawn', { default: 2026 })
  .action(async (flags: ConceptsFlags) => {
    if (!(await proveConcepts(flags))) process.exitCode = 1;
  });
cli
  .command('patches', 'the strongest patches over a folder are those of an exhaustive search in PyTorch')
  .option('--pictures <folder>', 'the folder', { default: '../shared/data/imagenet-samples' })
  .option('--python <program>', 'a Python with tools/golden/requirements.txt', {
    default: '.venv/bin/python',
  })
  .action(async (flags: { pictures: string; python: string }) => {
    if (!(await provePatches(flags))) process.exitCode = 1;
  });
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
cli
  .command('fool', 'PGD makes 18 of 20 photographs another class, drawn at random, within a bound')
  .option('--photographs <folder>', 'where they are', { default: '../shared/data/imagenet-samples' })
  .option('--count <number>', 'how many photographs', { default: 20 })
  .option('--norm <name>', 'linf or l2', { default: 'linf' })
  .option('--most <size>', 'the largest bound, in 1/255', { default: 4 })
  .option('--steps <number>', 'in each bound', { default: 20 })
  .option('--seed <number>', 'which classes are drawn', { default: 2026 })
  .action(async (flags: FoolFlags) => {
    if (!(await proveFool(flags))) process.exitCode = 1;
  });
cli
  .command(
    'networks',
    'GoogLeNet and SqueezeNet as others trained them name what they see as often as they should',
  )
  .option('--models <folder>', 'where they are', { default: '../shared/models' })
  .option('--photographs <folder>', 'one a class of ImageNet', { default: '../shared/data/imagenet-samples' })
  .option('--every <number>', 'only every so many', { default: 5 })
  .action(async (flags: NetworksFlags) => {
    if (!(await proveNetworks(flags))) process.exitCode = 1;
  });
cli
  .command('precision', 'what is kept in 16 bits on a graphics card changes no class, map or painting')
  .option('--photographs <folder>', 'where they are', { default: '../shared/data/imagenet-samples' })
  .option('--count <number>', 'how many of them, evenly spread over the folder', { default: 1000 })
  .option('--maps <number>', 'of how many photographs maps are made', { default: 2 })
  .option('--paintings <folder>', 'where to write both paintings of each style')
  .action(async (flags: PrecisionFlags) => {
    if (!(await provePrecision(flags))) process.exitCode = 1;
  });
cli
  .command('changes', 'changing the network again and again in Chromium leaves nothing behind')
  .option('--count <number>', 'how often; an even number ends with the network of the beginning', {
    default: 100,
  })
  .option('--network <file>', 'the other network', {
    default: '../shared/models/googlenet-bvlc/bvlc_googlenet.opset13.onnx',
  })
  .action(async (flags: ChangesFlags) => {
    if (!(await proveChanges(flags))) process.exitCode = 1;
  });
cli
  .command('conformance', 'every technique works on every architecture; writes the table in docs/networks.md')
  .option('--only <names>', 'architectures, separated by commas; then no table is written')
  .option('--narrow <times>', 'so many times fewer channels in every layer, which is quicker', { default: 8 })
  .action(async (flags: ConformanceFlags) => {
    if (!(await proveConformance(flags))) process.exitCode = 1;
  });
cli.help();

cli.parse(process.argv, { run: false });
if (!cli.matchedCommand && !cli.options.help) {
  cli.outputHelp();
  if (cli.args[0] !== undefined) console.error(`\nThere is no proof called ${cli.args[0]}.`);
  process.exitCode = 2;
}

/** A loop up to what is no number would prove nothing. */
const wrong = cli.matchedCommand?.options.find(({ name, rawName, config }) => {
  const takesNumber = typeof config.default === 'number' || rawName.endsWith('<number>');
  return takesNumber && !['number', 'undefined'].includes(typeof cli.options[name]);
});

// What a person names has to be there, also where the same is left out by default.
const typed = resolveTyped(cli, whereCalled('prove'));
const { name: proof = '' } = cli.matchedCommand ?? {};
const [needed, read] = [NEEDED[proof] ?? [], READ[proof] ?? []];
const isMissing = (flag: string) => typeof cli.options[flag] === 'string' && !existsSync(cli.options[flag]);
const mistyped = [...needed, ...read].find((flag) => typed.has(flag) && isMissing(flag));
const lacking = needed.find((flag) => !typed.has(flag) && isMissing(flag));
if (lacking !== undefined)
  cli.matchedCommand?.action(() =>
    console.log(`Skipped: ${cli.options[lacking]} does not exist. Name another one with --${lacking}.`),
  );

if (wrong) {
  console.error(`--${wrong.name} takes a number, not ${cli.options[wrong.name]}.`);
  process.exitCode = 2;
} else if (mistyped !== undefined) {
  console.error(`--${mistyped} names ${cli.options[mistyped]}, which does not exist.`);
  process.exitCode = 2;
} else
  try {
    await cli.runMatchedCommand();
  } catch (error) {
    // What was typed wrongly needs no stack.
    if ((error as Error).name !== 'CACError') throw error;
    console.error((error as Error).message);
    process.exitCode = 2;
  }
