/** `npm run networks`: which networks this machine serves. */
import { standWhereCalled } from '../command_line/stand_where_called.ts';
import { runNetworks } from './command_line.ts';

standWhereCalled('networks');

await runNetworks(process.argv);
