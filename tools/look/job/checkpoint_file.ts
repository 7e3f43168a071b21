/**
 * A painting that was interrupted, as a safetensors file: the arrays of its checkpoint, and in the metadata its record, the
 * checkpoint's numbers and what tells the pictures that it was painted from.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Checkpoint } from '../../../src/contract/jobs.ts';
import { type JobRecord, recordFrom } from '../../../src/media/png/job_record.ts';
import { readSafetensors } from '../../../src/network/safetensors.ts';
import { joined } from '../../../src/numeric/bytes.ts';
import type { RunInputs } from '../../../src/techniques/common/slow_technique.ts';

/** A file that is no checkpoint, or not one of this painting. */
export class CheckpointFileError extends Error {
  override readonly name = 'CheckpointFileError';
}

export interface Interrupted {
  readonly record: JobRecord;
  readonly checkpoint: Checkpoint;
  /** Of `picturesHash`. */
  readonly pictures: string;
}

const KEYWORD = 'convoscope';

export function writeCheckpoint({ record, checkpoint, pictures }: Interrupted): Uint8Array {
  let end = 0;
  const entries = Object.entries(checkpoint.arrays).map(([name, { shape, values }]) => {
    const start = end;
    end += values.byteLength;
    return [name, { dtype: 'F32', shape, data_offsets: [start, end] }];
  });
  const ours = JSON.stringify({ record, step: checkpoint.step, numbers: checkpoint.numbers, pictures });
  const header = { __metadata__: { [KEYWORD]: ours }, ...Object.fromEntries(entries) };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(text.length), true);
  const arrays = Object.values(checkpoint.arrays).map(
    ({ values }) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  );
  return joined([length, text, ...arrays]);
}

/** @throws {CheckpointFileError|ModelFileError} */
export async function readCheckpoint(file: string): Promise<Interrupted> {
  const bytes = await readFile(file).catch((cause: Error) => {
    throw new CheckpointFileError(`${file} cannot be read (${cause.message}).`, { cause });
  });
  const whole = new Uint8Array(bytes).buffer;
  const arrays = Object.fromEntries(readSafetensors(file, whole));
  const length = Number(new DataView(whole).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(whole, 8, length)));
  const ours: unknown = header.__metadata__?.[KEYWORD];
  if (typeof ours !== 'string')
    throw new CheckpointFileError(
      `${file} is no checkpoint: an interrupted painting leaves NAME.checkpoint.`,
    );
  const { record, step, numbers, pictures } = JSON.parse(ours);
  const known = recordFrom(record);
  if (!known) throw new CheckpointFileError(`${file} does not say how it was painted.`);
  return { record: known, checkpoint: { step, arrays, numbers }, pictures };
}

/** What tells the pictures that a painting is painted from. */
export function picturesHash({ content, references }: RunInputs): string {
  const hash = createHash('sha256');
  for (const pixels of [content, ...references.map((model) => model.pixels)]) {
    if (pixels) hash.update(JSON.stringify(pixels.shape)).update(pixels.dataSync());
  }
  return hash.digest('hex');
}
