/** `npm run atlas`: pictures of what each unit of a network answers to most, and sheets of them. */
import { runAtlas } from './command_line.ts';

// npm runs scripts in the folder of the package: paths count from where the person stands.
const { INIT_CWD, npm_lifecycle_event } = process.env;
if (INIT_CWD && npm_lifecycle_event === 'atlas') process.chdir(INIT_CWD);

await runAtlas(process.argv);
