/** Films for the fake camera that are slower than a camera's 30 frames a second: a page looks at each, and two cores are few. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { CAMERA_FIXTURE } from '../../tools/chromium.ts';

/** Frames a second. */
const SLOW_RATE = 5;
const CAMERA_RATE = 30;

const folders: string[] = [];

const SIZE = { width: 640, height: 480 } as const;

const STARTS_JPEG = Buffer.from([0xff, 0xd8, 0xff]);

/** The JPEG files of which an .mjpeg file is made. */
function framesOf(film: Buffer): Buffer[] {
  const starts: number[] = [];
  for (let at = film.indexOf(STARTS_JPEG); at >= 0; at = film.indexOf(STARTS_JPEG, at + 3)) starts.push(at);
  return starts.map((start, i) => film.subarray(start, starts[i + 1]));
}

/** @returns the picture as planes Y (640 x 480), Cb and Cr (320 x 240): BT.601, 16..235, as Chromium takes them to be */
async function planesOf(picture: Buffer): Promise<Buffer> {
  const rgb = await sharp(picture)
    .resize(SIZE.width, SIZE.height, { fit: 'cover' })
    .removeAlpha()
    .raw()
    .toBuffer();
  const { width, height } = SIZE;
  const size = width * height;
  const planes = Buffer.alloc((size * 3) / 2);
  const channel = (at: number, of: number) => rgb[3 * at + of] as number;
  for (let at = 0; at < size; at++)
    planes[at] = 16 + (65.481 * channel(at, 0) + 128.553 * channel(at, 1) + 24.966 * channel(at, 2)) / 255;
  for (let y = 0; y < height; y += 2)
    for (let x = 0; x < width; x += 2) {
      const at = y * width + x;
      const mean = (of: number) =>
        (channel(at, of) + channel(at + 1, of) + channel(at + width, of) + channel(at + width + 1, of)) /
        (4 * 255);
      const [r, g, b] = [mean(0), mean(1), mean(2)];
      const to = size + (y / 2) * (width / 2) + x / 2;
      planes[to] = 128 - 37.797 * r - 74.203 * g + 112 * b;
      planes[to + size / 4] = 128 + 112 * r - 93.786 * g - 18.214 * b;
    }
  return planes;
}

/**
 * Writes a film of SLOW_RATE frames a second into a folder of its own.
 * @param pictures one a frame, of any kind that sharp reads
 * @returns the .y4m file
 */
export async function slowFilm(pictures: readonly Buffer[]): Promise<string> {
  const head = Buffer.from(`YUV4MPEG2 W${SIZE.width} H${SIZE.height} F${SLOW_RATE}:1 Ip A1:1 C420jpeg\n`);
  const parts: Buffer[] = [head];
  for (const picture of pictures) parts.push(Buffer.from('FRAME\n'), await planesOf(picture));
  const folder = mkdtempSync(join(tmpdir(), 'convoscope-film-'));
  folders.push(folder);
  const file = join(folder, 'film.y4m');
  writeFileSync(file, Buffer.concat(parts));
  return file;
}

/** The film of the other tests, as long and as fast, with a sixth of its frames. */
export const slowFixture = (): Promise<string> =>
  slowFilm(framesOf(readFileSync(CAMERA_FIXTURE)).filter((_, i) => i % (CAMERA_RATE / SLOW_RATE) === 0));

/** A photograph that stands still. */
export async function slowStill(): Promise<string> {
  const photograph = readFileSync(join(import.meta.dirname, '../../models/pictures/dog.jpg'));
  return slowFilm([photograph, photograph]);
}

/** Deletes what `slowFilm` wrote. */
export function deleteFilms(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
