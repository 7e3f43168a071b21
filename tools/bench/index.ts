/** `npm run bench [-- NAME …]`: how fast the program is, beside the stock way in the same run. */
import { benchAscent } from './ascent.ts';
import { benchLive } from './live.ts';
import { benchLiveStyle } from './live_style.ts';
import { benchMining } from './mining.ts';
import { benchNetworks } from './networks.ts';
import { benchPasses } from './passes.ts';
import { benchStudio } from './studio.ts';
import { benchStyleTransfer } from './style_transfer.ts';

const benches: Record<string, () => Promise<void>> = {
  passes: benchPasses,
  networks: benchNetworks,
  ascent: benchAscent,
  'style-transfer': benchStyleTransfer,
  'live-style': benchLiveStyle,
  live: benchLive,
  mining: benchMining,
  studio: benchStudio,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) await benches[name]?.();
