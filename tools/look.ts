/** `npm run -s look`, `convoscope-look`: every technique on pictures of the disk, without a browser. */
import { standWhereCalled } from './command_line/stand_where_called.ts';
import { runCommandLine } from './look/command_line.ts';

standWhereCalled('look');

// Whoever reads the answer may stop reading, as `head` does. What is written to files is written all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

await runCommandLine(process.argv);
