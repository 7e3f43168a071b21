/** What the watchdog notices by itself, as no part of the page tells of it. */
import { effect } from '@preact/signals';
import { ofPage } from '../../kiosk/forgets.ts';
import * as patches from '../../patches/patch_store.ts';
import * as store from '../../store.ts';
import * as studio from '../../studio/store.ts';
import { rests } from '../../view/present.ts';
import { GrowingMemory } from './growing_memory.ts';
import { StillPicture } from './still_picture.ts';

/** The camera goes on with one and the same picture. */
export const repeats = ofPage(false);
/** A film does not go on. */
export const filmStands = ofPage(false);
/** Nothing was seen for a while, though all that it needs is there. */
export const unseen = ofPage(false);
/** The machine slept, or its clock was changed, and nothing was seen since. */
export const slept = ofPage(false);
export const grows = ofPage(false);
/** The server took no word of the page. */
export const unserved = ofPage(false);

/** Seconds. */
const FILM_STANDS = 5;
const UNSEEN = 30;
/** The same while the worker is at a look: how long that may take, its link knows better (answer_timeouts.ts). */
const UNSEEN_AT_WORK = 120;
/** A tick that comes so much later than it should, by either clock. */
const JUMP_MS = 20_000;
const TICK_MS = 1_000;
/** Two looks at the camera's picture: with a picture a second the next one waits for the next picture. */
const CAMERA_MS = 700;
const MEASURE_MS = 60_000;
/** Of the copy of the camera's picture that is compared, in pixels. */
const SIZE = { width: 48, height: 27 };

const camera = new StillPicture();
/** What was shown when the camera was last opened anew: it stands until there is a picture. */
let before: store.LivePicture['element'] | null = null;
/** That it had shown when it was compared last. */
let frames: number | null = null;
const memory = new GrowingMemory();

/** To be told by whoever opens the camera anew because it repeats a picture. */
export function cameraReopened(): void {
  camera.reopened();
  before = store.live.value?.element ?? null;
  repeats.value = false;
}

/** Whether looks have to come. */
const isLooking = () =>
  store.workerState.value === 'ready' &&
  store.live.value !== null &&
  store.view.value !== null &&
  !store.stalled.value &&
  !store.frozen.value &&
  !rests.value &&
  studio.viewed.value === null &&
  patches.scan.value === null;

/**
 * Looks around each second while the page can be seen: what is hidden is given no frames.
 * @param tick called after each look around
 */
export function startSenses(tick: () => void): void {
  let unseenFor = 0;
  let film = { element: null as HTMLVideoElement | null, at: -1, stoodFor: 0 };
  let [wall, steady] = [Date.now(), performance.now()];
  let wasHidden = document.hidden;
  effect(() => {
    if (!store.latest.value) return;
    unseenFor = 0;
    unseen.value = false;
    slept.value = false;
  });

  const look = () => {
    const [wallMs, steadyMs] = [Date.now() - wall, performance.now() - steady];
    [wall, steady] = [Date.now(), performance.now()];
    // A hidden page's timers may sleep.
    const jumped = !wasHidden && Math.max(Math.abs(wallMs - TICK_MS), Math.abs(steadyMs - TICK_MS)) > JUMP_MS;
    wasHidden = document.hidden;
    if (wasHidden) return;
    if (!isLooking()) slept.value = false;
    else if (jumped) slept.value = true;
    unseenFor = isLooking() ? unseenFor + 1 : 0;
    unseen.value = unseenFor >= (store.lookIsDue.value ? UNSEEN_AT_WORK : UNSEEN);
    film = filmAfter(film);
    filmStands.value = film.stoodFor >= FILM_STANDS;
    tick();
  };
  const lookAtPicture = () => {
    if (document.hidden) return;
    lookAtCamera();
    if (repeats.value) tick();
  };
  setInterval(look, TICK_MS);
  setInterval(lookAtPicture, CAMERA_MS);
  setInterval(measureMemory, MEASURE_MS);
}

interface Film {
  element: HTMLVideoElement | null;
  at: number;
  stoodFor: number;
}

/** What stands there a second later. A camera's own element is watched by the camera (frame_watch.ts). */
function filmAfter(before: Film): Film {
  const { kind, element } = store.live.value ?? {};
  const isFilm = (kind === 'clip' || kind === 'video') && element instanceof HTMLVideoElement;
  if (!isFilm) return { element: null, at: -1, stoodFor: 0 };
  const at = element.currentTime;
  const stands = element === before.element && at === before.at;
  return { element, at, stoodFor: stands ? before.stoodFor + 1 : 0 };
}

let paper: CanvasRenderingContext2D | null = null;

function lookAtCamera(): void {
  const { kind, element } = store.live.value ?? {};
  if (kind !== 'camera' || !element || store.stalled.value) {
    camera.forget();
    before = null;
    repeats.value = false;
    return;
  }
  if (element === before) return;
  before = null;
  // Without a new frame there is nothing to compare: what sends none is noticed and opened anew by reopening_camera.ts.
  const count = framesOf(element);
  if (count !== null && count === frames) return;
  frames = count;
  paper ??= Object.assign(document.createElement('canvas'), SIZE).getContext('2d', {
    willReadFrequently: true,
  });
  if (!paper) return;
  paper.imageSmoothingEnabled = false;
  paper.drawImage(element, 0, 0, SIZE.width, SIZE.height);
  repeats.value = camera.look(paper.getImageData(0, 0, SIZE.width, SIZE.height).data);
}

/** How many frames a video has shown; null where nothing counts them. */
const framesOf = (element: store.LivePicture['element']): number | null =>
  element instanceof HTMLVideoElement ? (element.getVideoPlaybackQuality?.().totalVideoFrames ?? null) : null;

interface Memory {
  /** Chromium, in a page that is cross-origin isolated. Settles after the next garbage collection. */
  measureUserAgentSpecificMemory?(): Promise<{ bytes: number }>;
  /** Chromium: of the page without its workers. */
  readonly memory?: { readonly usedJSHeapSize: number };
}

async function measureMemory(): Promise<void> {
  const measure = performance as unknown as Memory;
  try {
    const bytes =
      measure.measureUserAgentSpecificMemory && crossOriginIsolated
        ? (await measure.measureUserAgentSpecificMemory()).bytes
        : measure.memory?.usedJSHeapSize;
    if (bytes !== undefined) grows.value = memory.take(bytes, store.networkId.value);
  } catch {
    // It is not measured where the browser refuses.
  }
}
