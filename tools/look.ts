/** `npm run -s look`, `convoscope-look`: every technique on pictures of the disk, without a browser. */
import { runCommandLine } from './look/command_line.ts';

// npm runs scripts in the folder of the package: paths count from where the person stands.
const { INIT_CWD, npm_lifecycle_event } = process.env;
if (INIT_CWD && npm_lifecycle_event === 'look') process.chdir(INIT_CWD);

// Whoever reads the answer may stop reading, as `head` does. What is written to files is written all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

await runCommandLine(process.argv);
