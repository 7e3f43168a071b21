import { type CAC, cac } from 'cac';
import type { Filter } from '../../src/techniques/common/filter.ts';
import type { SlowTechnique } from '../../src/techniques/common/slow_technique.ts';
import type { Technique } from '../../src/techniques/common/technique.ts';
import { filters, techniques } from '../../src/techniques/index.ts';
import { slowTechniques } from '../../src/techniques/slow_techniques.ts';
import { topPatches } from '../../src/techniques/top_patches.ts';
import { runCommand } from '../command_line/run_command.ts';
import { classifyCommand } from './classify_command.ts';
import { filterCommand } from './filter_command.ts';
import { galleryCommands } from './gallery_commands.ts';
import { jobCommand } from './job/job_command.ts';
import { techniqueCommand } from './technique_command.ts';
import { topPatchesCommand } from './top_patches_command.ts';

const DEFAULT_NETWORK = 'efficientnet-lite0';

/** What has a command by its id. */
interface Listed {
  readonly techniques: readonly Technique[];
  readonly filters: readonly Filter[];
  readonly slowTechniques: readonly SlowTechnique[];
}

const OWN: Listed = { techniques, filters, slowTechniques };

/** Every command: techniques, filters and paintings by their ids, and those that are for collections of pictures. */
function commandLine({ techniques, filters, slowTechniques }: Listed): CAC {
  const cli = cac('npm run -s look --');
  for (const technique of techniques)
    if (technique !== topPatches) techniqueCommand(cli, technique, DEFAULT_NETWORK);
  topPatchesCommand(cli, DEFAULT_NETWORK);
  for (const filter of filters) filterCommand(cli, filter);
  for (const painting of slowTechniques) jobCommand(cli, painting, DEFAULT_NETWORK);
  classifyCommand(cli, DEFAULT_NETWORK);
  galleryCommands(cli, DEFAULT_NETWORK);
  cli.help();
  return cli;
}

/**
 * Does what a command line says: see `runCommand`.
 * @param listed what has a command of its own; what the program has by default
 */
export const runCommandLine = (argv: readonly string[], listed: Listed = OWN): Promise<void> =>
  runCommand(
    () => commandLine(listed),
    (commands) => `Say what to look for: ${commands.join(', ')}. --help tells more.`,
    argv,
  );
