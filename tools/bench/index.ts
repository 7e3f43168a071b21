/** `npm run bench [-- NAME …]`: how fast the program is, beside the stock way in the same run. */
import { benchLive } from './live.ts';
import { benchPasses } from './passes.ts';

const benches: Record<string, () => Promise<void>> = { passes: benchPasses, live: benchLive };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) await benches[name]?.();
