import { fitWithin } from '../media/fit.ts';
import { layPaper } from '../media/on_white.ts';
import { isSoftwareDrawn } from './software_drawn.ts';
import type { FrameSource } from './source.ts';
import { onVideoFrames, taken, takenAt } from './video_frames.ts';

/** Quarter turns, in degrees clockwise. */
export const TURNS = [0, 90, 180, 270] as const;
export type Turn = (typeof TURNS)[number];

/** What is cut off at each side of a picture: shares of its width or height, each 0..MOST_CUT. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
/** A tenth of the picture is left where it is cut so from both sides. */
export const MOST_CUT = 0.45;

/** How a camera hangs: its pictures are turned, then mirrored left to right, then cut. */
export interface Mounting {
  readonly turn: Turn;
  readonly mirror: boolean;
  readonly crop: Crop;
}

export const NO_CROP: Crop = { left: 0, top: 0, right: 0, bottom: 0 };
export const UPRIGHT: Mounting = { turn: 0, mirror: false, crop: NO_CROP };

/** What the element of a mounted source says when there is a new frame on it. */
const FRAME_EVENT = 'frame';

/**
 * Tells of each frame that a source's element shows from now on.
 * @param told as of onVideoFrames
 * @returns what ends it
 */
export function onFrames(element: FrameSource['element'], told: (at: number) => void): () => void {
  if (element instanceof HTMLVideoElement) return onVideoFrames(element, told);
  const drawn = () => told(performance.now());
  element.addEventListener(FRAME_EVENT, drawn);
  return () => element.removeEventListener(FRAME_EVENT, drawn);
}

export interface MountedSource extends FrameSource {
  /** What is turned, mirrored and cut. */
  readonly source: FrameSource;
  /** May be changed at any time; the element is another one then. */
  mounting: Mounting;
}

/**
 * A source as it is seen with its camera mounted otherwise: element, size and frames alike, so that the network, the stage and
 * all that is saved agree. The looking glass of the screen comes afterwards.
 */
export function mounted(source: FrameSource, mounting: Mounting): MountedSource {
  let now = mounting;
  let drawing: ReturnType<typeof mountedElement> | null = null;
  return {
    source,
    kind: source.kind,
    label: source.label,
    get mounting() {
      return now;
    },
    set mounting(next: Mounting) {
      drawing?.end();
      drawing = null;
      now = next;
    },
    get element() {
      if (isUpright(now)) return source.element;
      drawing ??= mountedElement(source, now);
      return drawing.canvas;
    },
    get width() {
      return areaOf(source, now).width;
    },
    get height() {
      return areaOf(source, now).height;
    },
    async grab() {
      const frame = await source.grab();
      return isUpright(now) ? frame : mountedFrame(frame, now);
    },
    stop() {
      drawing?.end();
      source.stop();
    },
    get onEnded() {
      return source.onEnded;
    },
    set onEnded(told) {
      source.onEnded = told;
    },
  };
}

/** Draws every frame of a source on a canvas. */
function mountedElement({ element, width, height }: FrameSource, mounting: Mounting) {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false });
  const draw = () => {
    const size =
      element instanceof HTMLVideoElement
        ? fitWithin(element.videoWidth, element.videoHeight)
        : { width, height };
    if (context) drawMounted(context, element, size, mounting);
    canvas.dispatchEvent(new Event(FRAME_EVENT));
  };
  draw();
  if (!(element instanceof HTMLVideoElement)) return { canvas, end: () => {} };
  return { canvas, end: onVideoFrames(element, draw) };
}

/** @param frame closed */
function mountedFrame(frame: ImageBitmap, mounting: Mounting): ImageBitmap {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: isSoftwareDrawn() });
  if (!context) throw new Error('This browser gives no 2-D canvas.');
  drawMounted(context, frame, frame, mounting);
  const at = takenAt(frame);
  frame.close();
  return taken(canvas.transferToImageBitmap(), at);
}

/** Cosine and sine, exactly: pixels fall on pixels. */
const DIRECTIONS: Readonly<Record<Turn, readonly [number, number]>> = {
  0: [1, 0],
  90: [0, 1],
  180: [-1, 0],
  270: [0, -1],
};

const isUpright = ({ turn, mirror, crop }: Mounting) =>
  turn === 0 && !mirror && Object.values(crop).every((share) => share === 0);

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What is left of a picture that is turned, and cut to whole pixels, at least one; in the turned picture's own pixels. */
function areaOf({ width, height }: Size, { turn, crop }: Mounting) {
  const [across, down] = turn % 180 === 0 ? [width, height] : [height, width];
  const [x, y] = [Math.round(crop.left * across), Math.round(crop.top * down)];
  return {
    ...{ across, down, x, y },
    width: Math.max(1, Math.round((1 - crop.right) * across) - x),
    height: Math.max(1, Math.round((1 - crop.bottom) * down) - y),
  };
}

function drawMounted(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  picture: CanvasImageSource,
  size: Size,
  mounting: Mounting,
): void {
  const { canvas } = context;
  const { across, down, x, y, width, height } = areaOf(size, mounting);
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  // Else the frame before would show where this one is transparent.
  context.resetTransform();
  layPaper(context, width, height);
  const [cos, sin] = DIRECTIONS[mounting.turn];
  const side = mounting.mirror ? -1 : 1;
  context.setTransform(side * cos, sin, side * -sin, cos, across / 2 - x, down / 2 - y);
  context.drawImage(picture, -size.width / 2, -size.height / 2, size.width, size.height);
}
