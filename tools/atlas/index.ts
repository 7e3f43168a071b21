/** `npm run atlas`: pictures of what each unit of a network answers to most, and sheets of them. */
import { standWhereCalled } from '../command_line/stand_where_called.ts';
import { runAtlas } from './command_line.ts';

standWhereCalled('atlas');

await runAtlas(process.argv);
