import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onVideoFrames } from '../../src/camera/video_frames.ts';

/** What is called with the next picture of the screen. */
let pictures: Map<number, FrameRequestCallback>;

beforeEach(() => {
  pictures = new Map();
  let last = 0;
  vi.stubGlobal('requestAnimationFrame', (picture: FrameRequestCallback) => {
    pictures.set(++last, picture);
    return last;
  });
  vi.stubGlobal('cancelAnimationFrame', (picture: number) => pictures.delete(picture));
});
afterEach(() => vi.unstubAllGlobals());

function draw(): void {
  const due = [...pictures.values()];
  pictures.clear();
  for (const picture of due) picture(0);
}

class Film extends EventTarget {
  currentTime = 0;
  frames = 0;
  paused = false;
  srcObject: object | null = null;
  getVideoPlaybackQuality = () => ({ totalVideoFrames: this.frames });
}

type Presented = (now: number, metadata: { captureTime?: number }) => void;

class TellingFilm extends Film {
  present: Presented | null = null;
  requestVideoFrameCallback(presented: Presented): number {
    this.present = presented;
    return 1;
  }
  cancelVideoFrameCallback(): void {
    this.present = null;
  }
}

function watch(film: Film) {
  const told = vi.fn<(at: number) => void>();
  return { told, end: onVideoFrames(film as unknown as HTMLVideoElement, told) };
}

it('frames are told of as the browser tells of them', () => {
  const film = new TellingFilm();
  const { told, end } = watch(film);
  film.present?.(7, {});
  film.present?.(9, { captureTime: 8 });
  expect(told.mock.calls).toEqual([[7], [8]]);
  expect(pictures.size).toBe(0);
  end();
  expect(film.present).toBeNull();
});

it('where the browser tells of none, a new one is known by the clock or by their count', () => {
  const film = new Film();
  const { told, end } = watch(film);
  draw();
  expect(told).toHaveBeenCalledTimes(0);
  film.currentTime = 0.1;
  draw();
  draw();
  expect(told).toHaveBeenCalledTimes(1);
  film.frames = 1;
  draw();
  expect(told).toHaveBeenCalledTimes(2);
  end();
  expect(pictures.size).toBe(0);
});

const beat = (film: Film) => {
  film.currentTime++;
  film.dispatchEvent(new Event('timeupdate'));
};

it('a film that runs on while the browser tells of no frame of it is looked at, until it tells again', () => {
  const film = new TellingFilm();
  const { told, end } = watch(film);
  film.present?.(7, {});
  for (let beats = 0; beats < 4; beats++) beat(film);
  draw();
  expect(told).toHaveBeenCalledTimes(2);
  film.present?.(9, {});
  expect(told).toHaveBeenCalledTimes(3);
  expect(pictures.size).toBe(0);
  end();
  for (let beats = 0; beats < 4; beats++) beat(film);
  expect(pictures.size).toBe(0);
});

it('a film whose picture stands still under its clock is looked at anew with its next frame alone', () => {
  const film = new TellingFilm();
  film.frames = 1;
  const { told, end } = watch(film);
  film.present?.(7, {});
  for (let beats = 0; beats < 4; beats++) beat(film);
  draw();
  beat(film);
  draw();
  expect(told).toHaveBeenCalledTimes(1);
  film.frames = 2;
  draw();
  draw();
  expect(told).toHaveBeenCalledTimes(2);
  end();
});

it.each<Partial<Film>>([{ srcObject: {} }, { paused: true }])(
  'a clock that runs without frames says nothing with %j',
  (state) => {
    const film = Object.assign(new TellingFilm(), state);
    const { end } = watch(film);
    for (let beats = 0; beats < 8; beats++) beat(film);
    expect(pictures.size).toBe(0);
    end();
  },
);
