import type { CAC } from 'cac';
import { parseExactly } from './parse_exactly.ts';

/**
 * Does what a command line says. What goes wrong is said on stderr and becomes the exit code.
 * @param declare makes the command line; what it throws is said, too
 * @param missing what is said where no command was named, of the names of all
 * @param argv as `process.argv`
 */
export async function runCommand(
  declare: () => CAC,
  missing: (commands: readonly string[]) => string,
  argv: readonly string[],
): Promise<void> {
  try {
    const cli = declare();
    parseExactly(cli, argv);
    if (!cli.matchedCommand && !cli.options.help)
      throw new Error(missing(cli.commands.map(({ name }) => name)));
    await cli.runMatchedCommand();
  } catch (error) {
    const { name, message } = error as Error;
    console.error(`${name}: ${message}`);
    // A signal has its own.
    process.exitCode ||= 1;
  }
}
