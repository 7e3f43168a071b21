/**
 * `npm run flicker`: how much every style net flickers, into the table of docs/style.md.
 *
 * A photograph stands still before a camera whose noise is made here. The ratio is the mean absolute change between
 * consecutive paintings over the same of consecutive frames: 1 means that the painting is as restless as the camera. It is
 * measured of the net alone, and of what is on screen, where frames are steadied before they are painted.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { SmoothedFrame } from '../../src/engine/live_style/temporal_smoothing.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { StylisedPictures } from '../look/stylised_pictures.ts';

const ROOT = join(import.meta.dirname, '../..');
const DOCUMENT = join(ROOT, 'docs/style.md');
const SIZE = { width: 256, height: 192 };
const SCENES = ['dog', 'coffee', 'rocket'];
const FRAMES = 10;
/** After so many the steadied frames are as calm as they get. */
const WARM_UP = 4;
/** Standard deviation of the noise of every colour of every pixel, of 255: that of a webcam in a room. */
const NOISE = 4;
/** The picture that stands for all pictures as styles. */
const STYLE_PICTURE = 'models/pictures/macaw.jpg';
const [BEGIN, END] = ['<!-- flicker: written by npm run flicker -->', '<!-- /flicker -->'];

/** Normally distributed numbers, the same at every run: Box and Muller on a linear congruential generator. */
function* normals(seed: number): Generator<number, never> {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 1) / 4294967297;
  };
  for (;;) yield Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

async function framesOf(scene: string): Promise<Uint8Array[]> {
  const still = await sharp(join(ROOT, `models/pictures/${scene}.jpg`))
    .resize({ ...SIZE, fit: 'cover' })
    .removeAlpha()
    .raw()
    .toBuffer();
  const noise = normals(SCENES.indexOf(scene) + 1);
  return Array.from({ length: FRAMES }, () =>
    Uint8Array.from(new Uint8ClampedArray(Array.from(still, (value) => value + NOISE * noise.next().value))),
  );
}

/** Mean absolute change from one picture to the next. @param stride numbers a pixel, of which three are colours */
function restlessness(pictures: readonly ArrayLike<number>[], stride: number): number {
  let [sum, count] = [0, 0];
  for (let t = WARM_UP + 1; t < pictures.length; t++) {
    const [now, before] = [pictures[t] as ArrayLike<number>, pictures[t - 1] as ArrayLike<number>];
    for (let i = 0; i < now.length; i++) {
      if (i % stride > 2) continue;
      sum += Math.abs((now[i] as number) - (before[i] as number));
      count++;
    }
  }
  return sum / count;
}

/** The ratio of a style, mean of all scenes. @param steady whether frames are steadied before they are painted */
async function ratioOf(style: string, steady: boolean): Promise<number> {
  const ratios: number[] = [];
  for (const frames of scenes) {
    const film = steady ? new SmoothedFrame(() => 0) : undefined;
    const painted: Uint8ClampedArray[] = [];
    for (const rgb of frames)
      painted.push((await slowTechniques.paint({ ...SIZE, rgb }, { style }, film)).rgba);
    film?.forget();
    ratios.push(restlessness(painted, 4) / restlessness(frames, 3));
  }
  return ratios.reduce((a, b) => a + b) / ratios.length;
}

await startNodeBackend();
const slowTechniques = await StylisedPictures.open();
await slowTechniques.addPicture(join(ROOT, STYLE_PICTURE), 'The macaw of models/pictures');
const rows: { net: string; title: string; alone: number; steadied: number }[] = [];
const scenes = await Promise.all(SCENES.map(framesOf));
for (const { id, title, network } of slowTechniques.gallery.cards) {
  const [alone, steadied] = [await ratioOf(id, false), await ratioOf(id, true)];
  rows.push({ net: network.id, title, alone, steadied });
  console.log(`${title.padEnd(32)} ${alone.toFixed(2)}  ${steadied.toFixed(2)}`);
}
const table = [
  '| style | net | the net alone | on screen |',
  '| --- | --- | --- | --- |',
  ...rows.map(
    ({ net, title, alone, steadied }) =>
      `| ${title} | ${net} | ${alone.toFixed(2)} | ${steadied.toFixed(2)} |`,
  ),
].join('\n');
const text = await readFile(DOCUMENT, 'utf8');
const [before, , after] = [text.split(BEGIN)[0], '', text.split(END)[1]];
if (before === undefined || after === undefined)
  throw new Error(`${DOCUMENT} has no place for the table: ${BEGIN} … ${END}`);
await writeFile(DOCUMENT, `${before}${BEGIN}\n\n${table}\n\n${END}${after}`);
