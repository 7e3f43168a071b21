import { expect, it, vi } from 'vitest';
import {
  type Crop,
  type FrameSource,
  mounted,
  NO_CROP,
  onFrames,
  openFile,
  TURNS,
  type Turn,
  UPRIGHT,
} from '../../src/camera/index.ts';
import { LivePicture } from '../../src/render/video/live_picture.ts';

/** Two rows of three pixels: red, green, blue, and below them cyan, magenta, yellow. */
const ROWS = ['rgb', 'cmy'];
const COLOURS: Record<string, string> = { r: '#f00', g: '#0f0', b: '#00f', c: '#0ff', m: '#f0f', y: '#ff0' };
const TURNED: Record<Turn, string[]> = {
  0: ['rgb', 'cmy'],
  90: ['cr', 'mg', 'yb'],
  180: ['ymc', 'bgr'],
  270: ['by', 'gm', 'rc'],
};

async function still(): Promise<FrameSource> {
  const canvas = new OffscreenCanvas(3, 2);
  const context = canvas.getContext('2d');
  ROWS.forEach((row, y) => {
    [...row].forEach((name, x) => {
      if (context) context.fillStyle = COLOURS[name] as string;
      context?.fillRect(x, y, 1, 1);
    });
  });
  return openFile(new File([await canvas.convertToBlob()], 'six.png'));
}

/** The colours of a picture's pixels, row by row, as in ROWS. */
function rowsOf(picture: ImageBitmap | HTMLCanvasElement): string[] {
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const nameAt = (at: number) => {
    const hex = `#${[0, 1, 2].map((i) => ((data[4 * at + i] as number) > 127 ? 'f' : '0')).join('')}`;
    return Object.keys(COLOURS).find((name) => COLOURS[name] === hex) ?? '?';
  };
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => nameAt(y * width + x)).join(''),
  );
}

it.each(TURNS)(
  'turned by %i degrees, what is shown and what is looked at are turned clockwise alike',
  async (turn) => {
    const source = mounted(await still(), { ...UPRIGHT, turn });
    const frame = await source.grab();
    expect(rowsOf(frame)).toEqual(TURNED[turn]);
    expect(rowsOf(source.element as HTMLCanvasElement)).toEqual(TURNED[turn]);
    expect([source.width, source.height]).toEqual([frame.width, frame.height]);
    source.stop();
  },
);

const THIRD = 1 / 3;
const MOUNTED: [turn: Turn, mirror: boolean, crop: Partial<Crop>, rows: string[]][] = [
  [0, true, {}, ['bgr', 'ymc']],
  [90, true, {}, ['rc', 'gm', 'by']],
  [180, true, {}, ['cmy', 'rgb']],
  [270, true, {}, ['yb', 'mg', 'cr']],
  [0, false, { left: THIRD }, ['gb', 'my']],
  [0, false, { right: THIRD, top: 0.45 }, ['cm']],
  // Left is where it is seen: what is right before it is mirrored.
  [0, true, { left: THIRD }, ['gr', 'mc']],
  [90, false, { top: THIRD }, ['mg', 'yb']],
  [90, true, { right: 0.45, bottom: THIRD }, ['r', 'g']],
  // At least one pixel is left.
  [0, false, { left: 0.45, right: 0.45, top: 0.45, bottom: 0.45 }, ['m']],
];

it.each(MOUNTED)(
  'turned by %i degrees, mirrored: %s and cut by %j, what is shown and what is looked at are alike',
  async (turn, mirror, crop, rows) => {
    const source = mounted(await still(), { turn, mirror, crop: { ...NO_CROP, ...crop } });
    const frame = await source.grab();
    expect(rowsOf(frame)).toEqual(rows);
    expect(rowsOf(source.element as HTMLCanvasElement)).toEqual(rows);
    expect([source.width, source.height]).toEqual([frame.width, frame.height]);
    source.stop();
  },
);

it('a film goes on turning, and is upright again when it is asked to be', async () => {
  const film = await openFile(new File([await (await fetch('/models/clip/clip.webm')).blob()], 'clip.webm'));
  const source = mounted(film, { ...UPRIGHT, turn: 270 });
  const shown = source.element as HTMLCanvasElement;
  expect([shown.width, shown.height]).toEqual([film.height, film.width]);
  const drawn = vi.fn();
  onFrames(shown, drawn);
  await vi.waitFor(() => expect(drawn.mock.calls.length).toBeGreaterThan(2), 10_000);
  source.mounting = UPRIGHT;
  expect(source.element).toBe(film.element);
  expect([source.width, source.height]).toEqual([film.width, film.height]);
  source.stop();
  await expect(source.grab()).rejects.toMatchObject({ name: 'SourceStoppedError' });
});

it('a film goes on, turned or not, in a browser that tells of no frames', async () => {
  const { prototype } = HTMLVideoElement;
  const telling = Object.getOwnPropertyDescriptor(prototype, 'requestVideoFrameCallback');
  Reflect.deleteProperty(prototype, 'requestVideoFrameCallback');
  try {
    const film = await openFile(
      new File([await (await fetch('/models/clip/clip.webm')).blob()], 'clip.webm'),
    );
    const source = mounted(film, { ...UPRIGHT, turn: 90 });
    const drawn = vi.fn();
    onFrames(source.element, drawn);
    const picture = new LivePicture();
    picture.show(film.element, 0);
    picture.onFrame = vi.fn();
    await vi.waitFor(() => {
      expect(drawn.mock.calls.length).toBeGreaterThan(2);
      expect(vi.mocked(picture.onFrame).mock.calls.length).toBeGreaterThan(2);
    }, 10_000);
    // Another picture, so that the film is not looked at for ever.
    picture.show(document.createElement('canvas'), 1);
    source.stop();
  } finally {
    if (telling) Object.defineProperty(prototype, 'requestVideoFrameCallback', telling);
  }
});
