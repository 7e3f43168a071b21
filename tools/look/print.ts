import type { Fooling, Plot, RankedClass } from '../../src/contract/picture.ts';
import type { TaughtShare } from '../../src/contract/taught.ts';
import { type Failure, isFailure } from './answers.ts';
import type { TopPatches } from './top_patches.ts';

/** One picture's answer: whatever the command has to say about it, and the classes. */
interface Printable {
  readonly image: string;
  readonly classes?: readonly RankedClass[];
  readonly taught?: readonly TaughtShare[];
  readonly plots?: readonly Plot[];
  readonly fooling?: Fooling;
  readonly title?: string;
  /** How little there is to see. */
  readonly faint?: string | undefined;
  readonly output?: string;
  readonly raw?: string;
}

/**
 * JSON for programs, or a few lines for people. Failures are in the JSON alone: people have read of them.
 * @param aside on stderr, where a picture goes to standard output
 */
export function printAnswers(
  answers: readonly (Printable | Failure)[],
  json: boolean,
  toStderr = false,
): void {
  const say = toStderr ? console.error : console.log;
  if (json) {
    say(JSON.stringify(answers, null, 2));
    return;
  }
  for (const answer of answers) {
    if (isFailure(answer)) continue;
    const { image, title, faint, classes = [], taught = [], plots = [], fooling, output, raw } = answer;
    say([image, title].filter(Boolean).join(': '));
    if (faint) say(`  ${faint}`);
    for (const { label, probability, index, unablated } of classes) {
      const before = unablated === undefined ? '' : `, with all channels ${(100 * unablated).toFixed(1)} %`;
      say(`  ${(100 * probability).toFixed(1).padStart(5)} %  ${label} (${index})${before}`);
    }
    for (const { name, probability, similarity } of taught) {
      const nearest =
        similarity === null ? 'no example' : `cosine to the nearest example ${similarity.toFixed(3)}`;
      say(`  ${(100 * probability).toFixed(1).padStart(5)} %  taught: ${name} (${nearest})`);
    }
    for (const { title: measure, curves } of plots) {
      for (const { label, area } of curves) say(`  ${measure} ${area?.toFixed(4)}  ${label}`);
    }
    if (fooling) sayFooling(fooling, say);
    for (const file of [output, raw]) if (file) say(`  written: ${file}`);
  }
}

function sayFooling(
  { bound, largest, length, after, wanted, trials }: Fooling,
  say: (line: string) => void,
): void {
  say(`  ${bound}: changed by at most ${largest}/255, length ${Math.round(length)}/255`);
  for (const { through, ...verdict } of [{ through: 'changed', ...after }, ...trials]) {
    const { leading, probability, wanted: share } = verdict;
    const found = `${leading} ${(100 * probability).toFixed(1)} %`;
    say(`  ${through}: ${found}${verdict.fooled ? '' : `, ${wanted} ${(100 * share).toFixed(1)} %`}`);
  }
}

/** The same for the patches of some channels. */
export function printPatches(
  found: TopPatches,
  output: string | null,
  json: boolean,
  toStderr = false,
): void {
  const say = toStderr ? console.error : console.log;
  if (json) {
    say(JSON.stringify({ ...found, ...(output && { output }) }, null, 2));
    return;
  }
  say(`${found.layer}, ${found.pictures} pictures`);
  for (const { channel, patches } of found.channels) {
    say(`channel ${channel}${patches.length === 0 ? ' is silent' : ''}`);
    for (const { value, image, y, x } of patches)
      say(`  ${value.toFixed(3).padStart(8)}  ${image}  at row ${y}, column ${x}`);
  }
  if (output) say(`written: ${output}`);
}

/** A line on the terminal that counts up; silent where the output is not a terminal. */
export function showProgress(what: string): (progress: number) => void {
  if (!process.stderr.isTTY) return () => {};
  return (progress) => {
    process.stderr.write(`\r${what}: ${Math.round(100 * progress)} %${progress >= 1 ? '\n' : ''}`);
  };
}

const BAR = 24;

/** A bar on the terminal with the loss terms of the present step; silent where the output is not a terminal. */
export function showSteps(
  what: string,
): (step: number, steps: number, losses: Readonly<Record<string, number>>) => void {
  if (!process.stderr.isTTY) return () => {};
  return (step, steps, losses) => {
    const done = Math.round((BAR * step) / steps);
    const terms = Object.entries(losses).map(([name, value]) => `${name} ${value.toPrecision(3)}`);
    const bar = '#'.repeat(done) + '.'.repeat(BAR - done);
    // Erases what a longer line left behind.
    process.stderr.write(`\r${what} [${bar}] ${step}/${steps}  ${terms.join('  ')}\x1b[K`);
    if (step === steps) process.stderr.write('\n');
  };
}
