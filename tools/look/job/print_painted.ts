import { isStandardOutput } from '../files/streams.ts';
import type { Painted } from './command_line_job.ts';
import type { JobFiles } from './job_files.ts';

/** JSON for programs, or a few lines for people: what was painted, how far, and where it is. */
export function printPainted(
  { record, losses, steps, elapsedMs, checkpoint }: Painted,
  title: string | null,
  { output, checkpoint: file }: JobFiles,
  json: boolean,
): void {
  const files = {
    ...(output !== null && { output }),
    ...(checkpoint && file !== null && { checkpoint: file }),
  };
  if (json) {
    const answer = { ...record, title, losses, elapsedMs, ...(checkpoint && { steps }), ...files };
    console.log(JSON.stringify(answer, null, 2));
    return;
  }
  const say = output !== null && isStandardOutput(output) ? console.error : console.log;
  const seconds = (elapsedMs / 1000).toFixed(1);
  say([record.painting, title].filter(Boolean).join(': '), `${record.step} steps in ${seconds} s`);
  for (const [name, value] of Object.entries(losses)) say(`  ${name}: ${value.toPrecision(4)}`);
  for (const path of Object.values(files)) say(`  written: ${path}`);
  if (!checkpoint) return;
  const how = file === null ? 'there is no place for a checkpoint' : `--resume ${file} goes on`;
  console.error(`Interrupted after step ${record.step} of ${steps}: ${how}.`);
}
