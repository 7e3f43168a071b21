/**
 * `npm run flicker`: how much every style net flickers, into the table of docs/style.md.
 *
 * A photograph stands still before a camera whose noise is made here, or passes by at an even speed. The ratio is the mean
 * absolute change between consecutive paintings over the same of consecutive frames: 1 means that the painting is as restless as
 * the camera. Of a photograph that passes by, the change is that beyond its motion: a painting is compared with the one before, moved
 * as far as the photograph was. It is measured of the net alone, of what is on screen, where each painting leans on the one before,
 * and of what is on screen of a slow machine, where every other painting is the one before, carried along.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { SmoothedPainting } from '../../src/engine/live_style/painting_smoothing.ts';
import { SmoothedFrame } from '../../src/engine/live_style/temporal_smoothing.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { type Film, StylisedPictures } from '../look/stylised_pictures.ts';

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

/** Pixels to the left and up from frame to frame: whole ones, so that what was where is known to the bit. */
const SPEEDS = { still: { x: 0, y: 0 }, moving: { x: 2, y: 1 } } as const;
type Speed = keyof typeof SPEEDS;

async function framesOf(scene: string, speed: Speed): Promise<Uint8Array[]> {
  const { x, y } = SPEEDS[speed];
  const whole = { width: SIZE.width + FRAMES * x, height: SIZE.height + FRAMES * y };
  const photograph = sharp(join(ROOT, `models/pictures/${scene}.jpg`))
    .resize({ ...whole, fit: 'cover' })
    .removeAlpha();
  const still = await photograph.raw().toBuffer();
  const noise = normals(SCENES.indexOf(scene) + 1);
  return Promise.all(
    Array.from({ length: FRAMES }, async (_, t) => {
      const clean = await sharp(still, { raw: { ...whole, channels: 3 } })
        .extract({ left: t * x, top: t * y, ...SIZE })
        .raw()
        .toBuffer();
      return Uint8Array.from(
        new Uint8ClampedArray(Array.from(clean, (value) => value + NOISE * noise.next().value)),
      );
    }),
  );
}

/** Of colours that lie at the border, nobody knows where they were. */
const BORDER = 8;

/**
 * Mean absolute change from one picture to the next, beyond the motion.
 * @param stride numbers a pixel, of which three are colours
 */
function restlessness(pictures: readonly ArrayLike<number>[], stride: number, speed: Speed): number {
  const moved = SPEEDS[speed].y * SIZE.width + SPEEDS[speed].x;
  let [sum, count] = [0, 0];
  for (let t = WARM_UP + 1; t < pictures.length; t++) {
    const [now, before] = [pictures[t] as ArrayLike<number>, pictures[t - 1] as ArrayLike<number>];
    for (let y = BORDER; y < SIZE.height - BORDER; y++)
      for (let x = BORDER; x < SIZE.width - BORDER; x++)
        for (let colour = 0; colour < 3; colour++) {
          const pixel = y * SIZE.width + x;
          const was = before[stride * (pixel + moved) + colour] as number;
          sum += Math.abs((now[stride * pixel + colour] as number) - was);
          count++;
        }
  }
  return sum / count;
}

const HOWS = ['alone', 'joined', 'carried'] as const;
type How = (typeof HOWS)[number];

/** The ratio of a style, mean of all scenes. */
async function ratioOf(style: string, how: How, speed: Speed): Promise<number> {
  const ratios: number[] = [];
  for (const frames of scenes[speed]) {
    const now = () => 0;
    const film: Film | undefined =
      how === 'alone'
        ? undefined
        : { frames: new SmoothedFrame(now), paintings: new SmoothedPainting(now), isCarried: false };
    const painted: Uint8ClampedArray[] = [];
    for (const [t, rgb] of frames.entries()) {
      if (film) film.isCarried = how === 'carried' && t % 2 === 1;
      painted.push((await slowTechniques.paint({ ...SIZE, rgb }, { style }, film)).rgba);
    }
    film?.frames.forget();
    film?.paintings.forget();
    ratios.push(restlessness(painted, 4, speed) / restlessness(frames, 3, speed));
  }
  return ratios.reduce((a, b) => a + b) / ratios.length;
}

await startNodeBackend();
const slowTechniques = await StylisedPictures.open();
await slowTechniques.addPicture(join(ROOT, STYLE_PICTURE), 'The macaw of models/pictures');
const scenes = {
  still: await Promise.all(SCENES.map((scene) => framesOf(scene, 'still'))),
  moving: await Promise.all(SCENES.map((scene) => framesOf(scene, 'moving'))),
};
const rows: string[] = [];
for (const { id, title, network } of slowTechniques.gallery.cards) {
  const ratios: number[] = [];
  for (const speed of ['still', 'moving'] as const)
    for (const how of HOWS) ratios.push(await ratioOf(id, how, speed));
  const cells = ratios.map((ratio) => ratio.toFixed(2));
  rows.push(`| ${[title, network.id, ...cells].join(' | ')} |`);
  console.log(`${title.padEnd(32)} ${cells.join('  ')}`);
}
const table = [
  '| | | a still photograph | | | one that passes by | | |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
  '| **style** | **net** | **the net alone** | **on screen** | **carried along** | **the net alone** | **on screen** | **carried along** |',
  ...rows,
].join('\n');
const text = await readFile(DOCUMENT, 'utf8');
const [before, , after] = [text.split(BEGIN)[0], '', text.split(END)[1]];
if (before === undefined || after === undefined)
  throw new Error(`${DOCUMENT} has no place for the table: ${BEGIN} … ${END}`);
await writeFile(DOCUMENT, `${before}${BEGIN}\n\n${table}\n\n${END}${after}`);
