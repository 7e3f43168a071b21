/**
 * `npm run flicker`: how much every style net flickers, into the table of docs/style.md.
 *
 * A photograph stands still before a camera whose noise is made here, or passes by at an even speed. The ratio is the mean
 * absolute change between consecutive paintings over the same of consecutive frames: 1 means that the painting is as restless as
 * the camera. Of a photograph that passes by, the change is that beyond its motion: a painting is compared with the one before, moved
 * as far as the photograph was. It is measured of the net alone, of what is on screen, where each painting leans on the one before,
 * of what is on screen of a slow machine, where every other painting is the one before, carried along, and of what is on screen at the
 * size of a camera of 768 x 576, whose edges it follows.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SmoothedPainting } from '../../src/engine/live_style/painting_smoothing.ts';
import { SmoothedFrame } from '../../src/engine/live_style/temporal_smoothing.ts';
import type { Size } from '../../src/render/placement.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { type Film, StylisedPictures } from '../look/stylised_pictures.ts';
import { noisyFilm, SCENES } from './noisy_film.ts';
import { shrunk, withCameraEdges } from './with_camera_edges.ts';

const ROOT = join(import.meta.dirname, '../..');
const DOCUMENT = join(ROOT, 'docs/style.md');
const SIZE = { width: 256, height: 192 };
/** The camera's pixels for a pixel of the painting, along each side. */
const CAMERA = 3;
const CAMERA_SIZE = { width: CAMERA * SIZE.width, height: CAMERA * SIZE.height };
const FRAMES = 10;
/** After so many the steadied frames are as calm as they get. */
const WARM_UP = 4;
/** The picture that stands for all pictures as styles. */
const STYLE_PICTURE = 'models/pictures/macaw.jpg';
const [BEGIN, END] = ['<!-- flicker: written by npm run flicker -->', '<!-- /flicker -->'];

/** Pixels to the left and up from frame to frame. */
const SPEEDS = { still: { x: 0, y: 0 }, moving: { x: 2, y: 1 } } as const;
type Speed = keyof typeof SPEEDS;

/** Of colours that lie at the border, nobody knows where they were. */
const BORDER = 8;

interface Pictures {
  readonly size: Size;
  /** Numbers a pixel, of which three are colours. */
  readonly stride: number;
  readonly all: readonly ArrayLike<number>[];
}

/**
 * Mean absolute change from one picture to the next, beyond the motion.
 * @param step pixels that what is seen moves to the left and up
 */
function restlessness({ size, stride, all }: Pictures, step: { x: number; y: number }): number {
  const moved = step.y * size.width + step.x;
  let [sum, count] = [0, 0];
  for (let t = WARM_UP + 1; t < all.length; t++) {
    const [now, before] = [all[t] as ArrayLike<number>, all[t - 1] as ArrayLike<number>];
    for (let y = BORDER; y < size.height - BORDER; y++)
      for (let x = BORDER; x < size.width - BORDER; x++)
        for (let colour = 0; colour < 3; colour++) {
          const pixel = y * size.width + x;
          const was = before[stride * (pixel + moved) + colour] as number;
          sum += Math.abs((now[stride * pixel + colour] as number) - was);
          count++;
        }
  }
  return sum / count;
}

const COLUMNS = ' **the net alone** | **on screen** | **carried along** | **with edges** |';
const HOWS = ['alone', 'joined', 'carried', 'edges'] as const;
type How = (typeof HOWS)[number];

const films = new Map<string, Promise<Uint8Array[]>>();

/** The same frames for all styles. */
function filmOf(scene: string, size: Size, step: { x: number; y: number }): Promise<Uint8Array[]> {
  const key = JSON.stringify([scene, size, step]);
  const film = films.get(key) ?? noisyFilm(scene, size, FRAMES, step);
  films.set(key, film);
  return film;
}

/** The ratio of a style, mean of all scenes. */
async function ratioOf(style: string, how: How, speed: Speed): Promise<number> {
  const atCamera = how === 'edges';
  const factor = atCamera ? CAMERA : 1;
  const size = atCamera ? CAMERA_SIZE : SIZE;
  const step = { x: factor * SPEEDS[speed].x, y: factor * SPEEDS[speed].y };
  const ratios: number[] = [];
  for (const scene of SCENES) {
    const frames = await filmOf(scene, size, step);
    const now = () => 0;
    const film: Film | undefined =
      how === 'alone'
        ? undefined
        : { frames: new SmoothedFrame(now), paintings: new SmoothedPainting(now), isCarried: false };
    const painted: Uint8ClampedArray[] = [];
    for (const [t, rgb] of frames.entries()) {
      if (film) film.isCarried = how === 'carried' && t % 2 === 1;
      const frame = { ...size, rgb };
      const small = atCamera ? shrunk(frame, CAMERA) : frame;
      const { rgba } = await pictures.paint(small, { style }, film);
      painted.push(atCamera ? withCameraEdges(rgba, small, frame) : rgba);
    }
    film?.frames.forget();
    film?.paintings.forget();
    ratios.push(
      restlessness({ size, stride: 4, all: painted }, step) /
        restlessness({ size, stride: 3, all: frames }, step),
    );
  }
  return ratios.reduce((a, b) => a + b) / ratios.length;
}

await startNodeBackend();
const pictures = await StylisedPictures.open();
await pictures.addPicture(join(ROOT, STYLE_PICTURE), 'The macaw of models/pictures');
const rows: string[] = [];
for (const { id, title, network } of pictures.gallery.cards) {
  const ratios: number[] = [];
  for (const speed of ['still', 'moving'] as const)
    for (const how of HOWS) ratios.push(await ratioOf(id, how, speed));
  const cells = ratios.map((ratio) => ratio.toFixed(2));
  rows.push(`| ${[title, network.id, ...cells].join(' | ')} |`);
  console.log(`${title.padEnd(32)} ${cells.join('  ')}`);
}
const table = [
  '| | | a still photograph | | | | one that passes by | | | |',
  `| --- | --- |${' --- |'.repeat(2 * HOWS.length)}`,
  `| **style** | **net** |${COLUMNS}${COLUMNS}`,
  ...rows,
].join('\n');
const text = await readFile(DOCUMENT, 'utf8');
const [before, , after] = [text.split(BEGIN)[0], '', text.split(END)[1]];
if (before === undefined || after === undefined)
  throw new Error(`${DOCUMENT} has no place for the table: ${BEGIN} … ${END}`);
await writeFile(DOCUMENT, `${before}${BEGIN}\n\n${table}\n\n${END}${after}`);
