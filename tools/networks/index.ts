/** `npm run networks`: which networks this machine serves. */
import { runNetworks } from './command_line.ts';

// npm runs scripts in the folder of the package: paths count from where the person stands.
const { INIT_CWD, npm_lifecycle_event } = process.env;
if (INIT_CWD && npm_lifecycle_event === 'networks') process.chdir(INIT_CWD);

await runNetworks(process.argv);
