/**
 * `npm run bench [-- NAME …]`: how fast the program is, beside the stock way in the same run.
 * `npm run bench -- gpu --pack FOLDER`: writes the bench of graphics cards, for a machine without this program.
 */
import { resolve } from 'node:path';
import { standWhereCalled } from '../command_line/stand_where_called.ts';
import { packGpuBench } from '../gpu/pack.ts';
import { benchAscent } from './ascent.ts';
import { benchGpu } from './gpu.ts';
import { benchGpuBrowser } from './gpu_browser.ts';
import { benchInside } from './inside.ts';
import { benchLitert } from './litert/litert.ts';
import { benchLive } from './live.ts';
import { benchLiveStyle } from './live_style/live_style.ts';
import { benchMining } from './mining.ts';
import { benchNetworks } from './networks.ts';
import { benchOutput } from './output.ts';
import { benchPainting } from './painting.ts';
import { benchPasses } from './passes.ts';
import { benchPointing } from './pointing.ts';
import { benchStudio } from './studio.ts';
import { benchStyleTransfer } from './style_transfer.ts';

const benches: Record<string, () => Promise<void>> = {
  passes: benchPasses,
  networks: benchNetworks,
  litert: benchLitert,
  ascent: benchAscent,
  'style-transfer': benchStyleTransfer,
  'live-style': benchLiveStyle,
  live: benchLive,
  output: benchOutput,
  inside: benchInside,
  mining: benchMining,
  studio: benchStudio,
  painting: benchPainting,
  pointing: benchPointing,
  gpu: benchGpu,
  'gpu-browser': benchGpuBrowser,
};

const [only, flag, folder, ...more] = process.argv.slice(2);
if (only === 'gpu' && flag === '--pack') {
  if (!folder || more.length > 0) {
    console.error('gpu --pack takes the folder to write to, and nothing else.');
    process.exit(2);
  }
  standWhereCalled('bench');
  await packGpuBench(resolve(folder));
  process.exit(0);
}
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) await benches[name]?.();
