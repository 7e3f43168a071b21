import type { CAC } from 'cac';
import { toggleIn } from '../../src/contract/reading/parameters.ts';

/** No value begins with it, and what does is no number. */
const MARK = '\u0001';

/** A number below 0 is a value, where other words with a hyphen are flags. */
const BELOW_0 = /^-\.?\d/;

/**
 * Parses a command line so that every value is the text that was typed. The parser by itself would take `""` for 0, `007`
 * for 7, a file named `1e3` for 1000, and `-1` for a flag, and would leave out the words after `--`, which are no flags.
 * A flag that may be given several times says so in its declaration: `--style <file...>`.
 * @param argv as `process.argv`
 * @throws {Error} where another one is, or a switch is set to what is neither true nor false
 */
export function parseExactly(cli: CAC, argv: readonly string[]): void {
  const [node = '', script = '', ...words] = argv;
  const flags = flagsOf(cli, words[0] ?? '');
  const marked: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word === '--') {
      marked.push(...words.slice(at));
      break;
    }
    const [, typed = '', value] = /^--?([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    const flag = flags.get(plain(typed));
    const next = words[at + 1];
    if (!flag) marked.push(word);
    // Said out loud: the parser would look at the next word, and take it for a number where it can.
    else if (!flag.takesValue) marked.push(`${flag.name}=${switched(flag.name, value)}`);
    else if (value !== undefined) marked.push(`${flag.name}=${MARK}${value}`);
    else if (next === undefined || (next.startsWith('-') && next !== '-' && !BELOW_0.test(next)))
      marked.push(flag.name);
    else {
      marked.push(`${flag.name}=${MARK}${next}`);
      at++;
    }
  }
  cli.parse([node, script, ...marked], { run: false });
  cli.args = [...cli.args, ...(cli.options['--'] as string[])];
  for (const [name, value] of Object.entries(cli.options)) {
    if (Array.isArray(value)) cli.options[name] = value.map(unmarked);
    else cli.options[name] = unmarked(value);
  }
  for (const { name, rawName, isBoolean } of cli.matchedCommand?.options ?? []) {
    const given: unknown = cli.options[name];
    if (!Array.isArray(given) || rawName.endsWith('...>')) continue;
    if (!isBoolean) throw new Error(`--${name} is given ${given.length} times: once is enough.`);
    cli.options[name] = given.at(-1);
  }
}

/** `true` or `false`, as the parser knows them. */
function switched(flag: string, value: string | undefined): string {
  if (value === undefined) return 'true';
  const on = toggleIn(value);
  if (on === undefined) throw new Error(`${flag} is true or false, not "${value}".`);
  return String(on);
}

const unmarked = (value: unknown) =>
  typeof value === 'string' && value.startsWith(MARK) ? value.slice(MARK.length) : value;

/** `signed-colours` and `signedColours` are one. */
const plain = (flag: string) => flag.replaceAll('-', '').toLowerCase();

/** The flags of a command, by what may be typed for them. */
function flagsOf(cli: CAC, command: string): Map<string, { name: string; takesValue: boolean }> {
  const options = cli.commands.filter(({ name }) => name === command).flatMap((one) => one.options);
  return new Map(
    options.flatMap(({ names, isBoolean }) =>
      names.map((name) => [
        plain(name),
        { name: name.length === 1 ? `-${name}` : `--${name}`, takesValue: !isBoolean },
      ]),
    ),
  );
}
