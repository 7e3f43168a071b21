import { expect, it, vi } from 'vitest';
import { type FrameSource, openFile, TURNS, type Turn, turnable } from '../../src/camera/index.ts';
import { FRAME_EVENT } from '../../src/camera/turned.ts';

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
    const source = turnable(await still(), turn);
    const frame = await source.grab();
    expect(rowsOf(frame)).toEqual(TURNED[turn]);
    expect(rowsOf(source.element as HTMLCanvasElement)).toEqual(TURNED[turn]);
    expect([source.width, source.height]).toEqual([frame.width, frame.height]);
    source.stop();
  },
);

it('a film goes on turning, and is upright again when it is asked to be', async () => {
  const film = await openFile(new File([await (await fetch('/models/clip/clip.webm')).blob()], 'clip.webm'));
  const source = turnable(film, 270);
  const shown = source.element as HTMLCanvasElement;
  expect([shown.width, shown.height]).toEqual([film.height, film.width]);
  const drawn = vi.fn();
  shown.addEventListener(FRAME_EVENT, drawn);
  await vi.waitFor(() => expect(drawn.mock.calls.length).toBeGreaterThan(2), 10_000);
  source.turn = 0;
  expect(source.element).toBe(film.element);
  expect([source.width, source.height]).toEqual([film.width, film.height]);
  source.stop();
  await expect(source.grab()).rejects.toMatchObject({ name: 'SourceStoppedError' });
});
