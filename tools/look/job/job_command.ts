import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CAC } from 'cac';
import { countsTarget } from '../../../src/contract/jobs.ts';
import { asSaid } from '../../../src/contract/told.ts';
import { type JobRecord, otherNetwork, recordOf } from '../../../src/media/png/job_record.ts';
import {
  type JobStep,
  type SlowTechnique,
  slowTechniqueSettings,
} from '../../../src/techniques/common/slow_technique.ts';
import { targetName } from '../../../src/techniques/common/target.ts';
import { ParameterError } from '../../../src/techniques/common/technique.ts';
import { declareParameters, declareTarget } from '../declare.ts';
import { write } from '../files/write.ts';
import { Interrupt } from '../interrupt.ts';
import { readNetworkFolder } from '../network_folder.ts';
import { startNodeBackend } from '../node_backend.ts';
import { showSteps } from '../print.ts';
import { type Flags, givenFrom, wholeFrom } from '../request.ts';
import { CheckpointFileError, picturesHash, readCheckpoint, writeCheckpoint } from './checkpoint_file.ts';
import { runJobToFiles } from './command_line_job.ts';
import { filesFor, framePath, type JobFiles } from './job_files.ts';
import { printPainted } from './print_painted.ts';
import { inputsFrom } from './run_inputs.ts';

/** Steps from one picture of the time-lapse to the next. */
const EVERY = 10;

/** The command of a slow technique; whatever it declares becomes a flag. */
export function jobCommand(cli: CAC, technique: SlowTechnique, network: string): void {
  const { id, needs, presets, caption, parameters, film } = technique;
  const command = cli.command(`${id} ${needs.content ? '<image>' : '[image]'}`, caption.shows);
  declareParameters(command, parameters);
  declareTarget(command, technique);
  if (presets.length > 0) {
    const all = presets.map((preset) => preset.id).join(', ');
    command.option('--preset <name>', `settings to begin with: ${all}; default ${presets[0]?.id}`);
  }
  if (needs.references !== 'none')
    command.option('--style <file...>', 'picture to paint after; several with FILE=WEIGHT each');
  command
    .option('--seed <number>', 'random numbers: the same seed paints the same picture; default 1')
    .option('--again <file>', 'settings, target and seed of a picture that was painted before')
    .option('--resume <file>', 'checkpoint that an interrupted painting left: goes on from there')
    .option('-o, --output <file>', 'picture to write (.png); its metadata holds the settings')
    .option('--timelapse <folder>', 'folder for the pictures on the way (a film: its frames)')
    .option('--network <id>', 'network: a folder of models/ or a path', { default: network })
    .option('--json', 'print JSON')
    .action((image: string | undefined, flags: Flags) => paintOne(technique, image ?? null, flags));
  if (!film)
    command.option(
      '--every <steps>',
      `steps from one picture of the time-lapse to the next; default ${EVERY}`,
    );
}

async function paintOne(technique: SlowTechnique, image: string | null, flags: Flags): Promise<void> {
  checkAsked(technique, image, flags);
  const files = await filesFor(technique, image, flags);
  const begun = flags.resume === undefined ? null : await readBegun(technique, flags);
  const again = begun?.record ?? (await recordAt(technique, flags.again));
  await startNodeBackend();
  const plan = await readNetworkFolder(String(flags.network));
  const inputs = await inputsFrom(
    technique,
    plan,
    image,
    { ...flagsOf(technique, again, flags), ...flags },
    begun?.checkpoint ?? null,
  );
  const interrupt = new Interrupt();
  try {
    const pictures = picturesHash(inputs);
    if (begun && begun.pictures !== pictures)
      throw new CheckpointFileError(`${flags.resume} was painted from other pictures: name the same again.`);
    const network = inputs.networkFor(plan.input.height, plan.input.width);
    const { weightsSha256 } = plan;
    const own = { id: network.description.id, weightsSha256 };
    const other = again && otherNetwork(again, own);
    if (begun && other)
      throw new CheckpointFileError(`${flags.resume} cannot be gone on with by ${own.id}. ${other}`);
    if (other) console.error(`${flags.again}: ${other} The same settings may paint something else.`);
    const given = { ...again?.settings, ...givenFrom(technique, network, flags) };
    const preset = flags.preset === undefined ? undefined : String(flags.preset);
    const settings = slowTechniqueSettings(technique, network, given, preset);
    checkTarget(technique, flags, settings);
    if (begun) checkAhead(technique, begun.checkpoint.step, settings, flags);
    const run = { technique, settings, inputs, network: own };
    const painted = await runJobToFiles(run, { onStep: watcher(technique, flags, files, interrupt) });
    if (files.output !== null) await write(files.output, painted.png);
    const { record, checkpoint } = painted;
    if (checkpoint && files.checkpoint !== null)
      await write(files.checkpoint, writeCheckpoint({ record, checkpoint, pictures }));
    const title = countsTarget(technique, settings) ? targetName(network, inputs.target) : null;
    printPainted(painted, title, files, Boolean(flags.json));
  } finally {
    interrupt.end();
    inputs.end();
  }
}

/** @throws {ParameterError} where something is asked for twice, or would make no difference */
function checkAsked({ id, needs, targets }: SlowTechnique, image: string | null, flags: Flags): void {
  if (flags.again !== undefined && flags.preset !== undefined)
    throw new ParameterError(asSaid('--again and --preset both say what to begin with: leave one out.'));
  if (image !== null && !needs.content && targets.length === 0)
    throw new ParameterError(asSaid(`${id} takes no picture but those of --style: leave ${image} out.`));
  if (flags.every !== undefined && flags.timelapse === undefined)
    throw new ParameterError(asSaid('--every counts with --timelapse only: add it.'));
}

/** Shows the progress, keeps the time-lapse, and ends the painting after the present step when it is interrupted. */
function watcher({ id, film }: SlowTechnique, flags: Flags, files: JobFiles, interrupt: Interrupt) {
  const show = showSteps(id);
  const every = wholeFrom(flags, 'every', EVERY, 1);
  return async (
    { step, steps, losses, rising, frame }: Pick<JobStep, 'step' | 'steps' | 'losses' | 'rising' | 'frame'>,
    picture: () => Promise<Uint8Array>,
  ): Promise<boolean> => {
    show(step, steps, { ...losses, ...rising });
    const number = film ? frame : step % every === 0 || step === steps ? step : undefined;
    if (files.timelapse !== null && number !== undefined)
      await write(join(files.timelapse, framePath(id, number)), await picture());
    if (interrupt.signal !== null && process.stderr.isTTY) process.stderr.write('\n');
    return interrupt.signal === null;
  };
}

async function recordAt({ id }: SlowTechnique, again: unknown): Promise<JobRecord | null> {
  if (again === undefined) return null;
  const file = String(again);
  const record = recordOf(await readFile(file));
  if (!record) throw new ParameterError(asSaid(`${file} does not say how it was painted.`));
  if (record.painting !== id)
    throw new ParameterError(asSaid(`${file} was painted with ${record.painting}, not with ${id}.`));
  return record;
}

/** What makes another picture of it, so that there is nothing to go on from. */
const FIXED = ['again', 'preset', 'seed', 'class', 'layer', 'channel', 'y', 'x'];

/** @throws {CheckpointFileError} where it cannot be gone on with, or not with what is typed */
async function readBegun({ id, parameters, further = 'steps' }: SlowTechnique, flags: Flags) {
  const begun = await readCheckpoint(String(flags.resume));
  if (begun.record.painting !== id)
    throw new CheckpointFileError(
      `${flags.resume} was painted with ${begun.record.painting}, not with ${id}.`,
    );
  // Where steps are those of each octave or layer, they tell how far a painting is.
  const stepsAreAll = further === 'steps';
  const settings = Object.keys(parameters).filter((name) => !stepsAreAll || name !== 'steps');
  const typed = [...FIXED, ...settings].filter((name) => flags[name] !== undefined);
  const mayChange = stepsAreAll ? ' Only --steps can change.' : '';
  if (typed.length > 0)
    throw new CheckpointFileError(
      `--resume goes on with the settings that the painting began with: leave out --${typed.join(', --')}.${mayChange}`,
    );
  return begun;
}

/** @throws {CheckpointFileError} where nothing is left to paint */
function checkAhead(
  { further = 'steps' }: SlowTechnique,
  done: number,
  settings: Flags,
  { resume }: Flags,
): void {
  if (further === 'steps' && Number(settings.steps) <= done)
    throw new CheckpointFileError(`${resume} has ${done} steps done already: --steps must be more.`);
}

/** @throws {ParameterError} where a target is typed that would make no difference */
function checkTarget(technique: SlowTechnique, flags: Flags, settings: Flags): void {
  const { targetIf } = technique;
  const typed = ['class', 'channel', 'y', 'x'].find((name) => flags[name] !== undefined);
  if (!targetIf || typed === undefined || countsTarget(technique, settings)) return;
  throw new ParameterError(
    asSaid(`--${typed} counts with --${targetIf.setting} ${targetIf.value} only: add it.`),
  );
}

/**
 * The target and seed of an older picture, as they would be typed; another target goes over its own.
 * @throws {ParameterError} where its target is a taught class, of which the file has the name alone
 */
function flagsOf(technique: SlowTechnique, record: JobRecord | null, typed: Flags): Flags {
  if (!record) return {};
  const { target, seed, settings } = record;
  if (!target || typed.class !== undefined || typed.channel !== undefined) return { seed };
  if (!countsTarget(technique, { ...settings, ...typed })) return { seed };
  if (target.kind === 'taught')
    throw new ParameterError(
      asSaid(
        `${typed.again} was painted towards the taught class “${target.name}”, and holds nothing but its name: add --class, or --layer and --channel.`,
      ),
    );
  const { kind: _, ...named } = target.kind === 'class' ? { kind: '', class: target.index } : target;
  return { seed, ...named };
}
