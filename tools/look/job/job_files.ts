import { basename, dirname, extname, join } from 'node:path';
import type { SlowTechnique } from '../../../src/techniques/common/slow_technique.ts';
import { askedOutput } from '../files/asked_files.ts';
import { OutputError, outputFor, prepareOutputs } from '../files/outputs.ts';
import { isStream } from '../files/streams.ts';
import type { Flags } from '../request.ts';
import { styleFiles } from './run_inputs.ts';

/** Where a painting goes; null where nobody asked for it. */
export interface JobFiles {
  readonly output: string | null;
  /** Folder of the pictures on the way. */
  readonly timelapse: string | null;
  /** Written where the painting is interrupted; null where there is no place for it. */
  readonly checkpoint: string | null;
}

export const framePath = (id: string, number: number): string =>
  `${id}-${String(number).padStart(5, '0')}.png`;

/**
 * The files of a painting, all of which can be written.
 * @throws {OutputError} before any work is done
 */
export async function filesFor({ id }: SlowTechnique, image: string | null, flags: Flags): Promise<JobFiles> {
  const asked = askedOutput(flags, 'output', '-o', ['.png']);
  const timelapse = flags.timelapse === undefined ? null : String(flags.timelapse);
  if (!asked && timelapse === null)
    throw new OutputError(`${id} needs -o: name the file to write, such as -o ${id}.png.`);
  const output = asked && (await outputFor(asked));
  const checkpoint = await checkpointFor(id, output, timelapse);
  const read = [
    ...(image === null ? [] : [image]),
    ...styleFiles(flags.style).map(({ file }) => file),
    ...(flags.again === undefined ? [] : [String(flags.again)]),
  ];
  const frames = timelapse === null ? [] : new Set([framePath(id, 0), ...framesAmong(id, read)]);
  const written = [output, checkpoint, ...Array.from(frames, (frame) => join(timelapse ?? '', frame))];
  // The checkpoint that a painting goes on from may be replaced by its next one.
  await prepareOutputs(
    written.filter((file) => file !== null),
    read,
  );
  return { output, timelapse, checkpoint };
}

async function checkpointFor(id: string, output: string | null, timelapse: string | null) {
  if (output !== null && !(await isStream(output)))
    return join(dirname(output), `${basename(output, extname(output))}.checkpoint`);
  return timelapse === null ? null : join(timelapse, `${id}.checkpoint`);
}

/** Names of pictures that are read and that a time-lapse could give to its own. */
const framesAmong = (id: string, read: readonly string[]): string[] =>
  read.map((file) => basename(file)).filter((name) => new RegExp(`^${id}-\\d{5}\\.png$`).test(name));
