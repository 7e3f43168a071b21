import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchFrames } from '../../src/camera/frame_watch.ts';

const page = { hidden: false };
let camera: { muted: boolean; readyState: MediaStreamTrackState; delivered: number };
let told: string[];
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  page.hidden = false;
  camera = { muted: false, readyState: 'live', delivered: 0 };
  told = [];
  end = watchFrames({
    track: camera as unknown as MediaStreamTrack,
    delivered: () => camera.delivered,
    onStall: () => told.push('stall'),
    onFlow: () => told.push('flow'),
  });
  film(1000, 30);
});
afterEach(() => {
  end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Time passes while the camera sends so many frames a second. */
function film(ms: number, perSecond: number): void {
  for (let frame = 0; frame < (ms / 1000) * perSecond; frame++) {
    vi.advanceTimersByTime(1000 / perSecond);
    camera.delivered++;
  }
}
const wait = (ms: number) => vi.advanceTimersByTime(ms);

it('a camera that sends nothing is told of within two seconds, once, and again when it goes on', () => {
  wait(1300);
  expect(told).toEqual([]);
  wait(600);
  expect(told).toEqual(['stall']);
  wait(60_000);
  expect(told).toEqual(['stall']);
  film(1000, 30);
  expect(told).toEqual(['stall', 'flow']);
});

it('one that takes a picture a second in the dark is in order', () => {
  film(20_000, 1);
  expect(told).toEqual([]);
});

it('a muted one sends nothing, whatever comes from it', () => {
  camera.muted = true;
  film(3000, 30);
  expect(told).toEqual(['stall']);
  camera.muted = false;
  film(1000, 30);
  expect(told).toEqual(['stall', 'flow']);
});

it('one whose track has ended without a word is told of at once', () => {
  camera.readyState = 'ended';
  wait(500);
  expect(told).toEqual(['stall']);
});

it('nothing is said while the page is hidden, nor in the moment when it is seen again', () => {
  page.hidden = true;
  wait(60_000);
  page.hidden = false;
  wait(1000);
  film(1000, 30);
  expect(told).toEqual([]);
  page.hidden = true;
  camera.readyState = 'ended';
  wait(60_000);
  expect(told).toEqual([]);
  page.hidden = false;
  wait(500);
  expect(told).toEqual(['stall']);
});

it('after its end nothing is told', () => {
  end();
  wait(10_000);
  expect(told).toEqual([]);
});
