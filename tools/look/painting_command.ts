import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CAC } from 'cac';
import { type PaintingRecord, recordOf } from '../../src/png/painting_record.ts';
import { type Painting, paintingSettings, type Stroke } from '../../src/techniques/painting.ts';
import { nameOf } from '../../src/techniques/target.ts';
import { ParameterError } from '../../src/techniques/technique.ts';
import { declareParameters, declareTarget } from './declare.ts';
import { readNetworkFolder } from './network_folder.ts';
import { startNodeBackend } from './node_backend.ts';
import { type Painted, runPainting } from './painting_run.ts';
import { showSteps } from './print.ts';
import { type Flags, givenFrom, wholeFrom } from './request.ts';
import { sittingFrom } from './sitting.ts';

/** Steps from one picture of the time-lapse to the next. */
const EVERY = 10;

/** The command of a slow technique; whatever it declares becomes a flag. */
export function paintingCommand(cli: CAC, painting: Painting, network: string): void {
  const { id, needs, presets, caption, parameters } = painting;
  const command = cli.command(`${id} ${needs.content ? '<image>' : '[image]'}`, caption.shows);
  declareParameters(command, parameters);
  declareTarget(command, painting);
  if (presets.length > 0) {
    const all = presets.map((preset) => preset.id).join(', ');
    command.option('--preset <name>', `settings to begin with: ${all}; default ${presets[0]?.id}`);
  }
  if (needs.models !== 'none')
    command.option('--style <file>', 'picture to paint after; several with FILE=WEIGHT each');
  command
    .option('--seed <number>', 'random numbers: the same seed paints the same picture; default 1')
    .option('--again <file>', 'settings, target and seed of a picture that was painted before')
    .option('-o, --output <file>', 'PNG to write; its metadata holds the settings')
    .option('--timelapse <folder>', 'folder for the pictures on the way (a film: its frames)')
    .option('--every <steps>', `steps from one picture of the time-lapse to the next; default ${EVERY}`)
    .option('--network <id>', 'network: a folder of models/ or a path', { default: network })
    .option('--json', 'print JSON')
    .action((image: string | undefined, flags: Flags) => paintOne(painting, image ?? null, flags));
}

async function paintOne(painting: Painting, image: string | null, flags: Flags): Promise<void> {
  const again = flags.again === undefined ? null : await readRecord(painting, String(flags.again));
  await startNodeBackend();
  const plan = await readNetworkFolder(String(flags.network));
  const sitting = await sittingFrom(painting, plan, image, { ...flagsOf(again, flags), ...flags });
  try {
    const network = sitting.networkFor(plan.input.height, plan.input.width);
    const given = { ...again?.settings, ...givenFrom(painting, network, flags) };
    const preset = flags.preset === undefined ? undefined : String(flags.preset);
    const settings = paintingSettings(painting, network, given, preset);
    const run = { painting, settings, sitting, network: network.description.id };
    const painted = await runPainting(run, { onStroke: watcher(painting, flags) });
    if (flags.output !== undefined) await write(String(flags.output), painted.png);
    const title = painting.targets.length > 0 ? nameOf(network, sitting.target) : null;
    print(painted, title, flags);
  } finally {
    sitting.end();
  }
}

/** Shows the progress, keeps the time-lapse, and ends the painting after the present step on Ctrl-C. */
function watcher({ id, film }: Painting, flags: Flags) {
  const show = showSteps(id);
  const every = wholeFrom(flags, 'every', EVERY, 1);
  let enough = false;
  process.once('SIGINT', () => {
    enough = true;
  });
  return async (
    { step, steps, losses, rising, frame }: Pick<Stroke, 'step' | 'steps' | 'losses' | 'rising' | 'frame'>,
    picture: () => Promise<Uint8Array>,
  ): Promise<boolean> => {
    show(step, steps, { ...losses, ...rising });
    const number = film ? frame : step % every === 0 || step === steps ? step : undefined;
    if (flags.timelapse !== undefined && number !== undefined) {
      const name = `${id}-${String(number).padStart(5, '0')}.png`;
      await write(join(String(flags.timelapse), name), await picture());
    }
    return !enough;
  };
}

async function readRecord({ id }: Painting, file: string): Promise<PaintingRecord> {
  const record = recordOf(await readFile(file));
  if (!record) throw new ParameterError(`${file} does not say how it was painted.`);
  if (record.painting !== id)
    throw new ParameterError(`${file} was painted with ${record.painting}, not with ${id}.`);
  return record;
}

/** The target and seed of an older picture, as they would be typed; another target goes over its own. */
function flagsOf(record: PaintingRecord | null, typed: Flags): Flags {
  if (!record) return {};
  const { target, seed } = record;
  if (!target || typed.class !== undefined || typed.channel !== undefined) return { seed };
  const { kind: _, ...named } = target.kind === 'class' ? { kind: '', class: target.index } : target;
  return { seed, ...named };
}

async function write(file: string, contents: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, contents);
}

function print({ record, losses, elapsedMs }: Painted, title: string | null, flags: Flags): void {
  const output = flags.output === undefined ? {} : { output: flags.output };
  if (flags.json) {
    console.log(JSON.stringify({ ...record, title, losses, elapsedMs, ...output }, null, 2));
    return;
  }
  const seconds = (elapsedMs / 1000).toFixed(1);
  console.log([record.painting, title].filter(Boolean).join(': '), `${record.step} steps in ${seconds} s`);
  for (const [name, value] of Object.entries(losses)) console.log(`  ${name}: ${value.toPrecision(4)}`);
  if (flags.output !== undefined) console.log(`  written: ${flags.output}`);
}
