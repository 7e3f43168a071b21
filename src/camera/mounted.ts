import { fitWithin } from '../media/fit.ts';
import { isSoftwareDrawn } from './software_drawn.ts';
import type { FrameSource } from './source.ts';

/** Quarter turns, in degrees clockwise. */
export const TURNS = [0, 90, 180, 270] as const;
export type Turn = (typeof TURNS)[number];

/** What the element of a turned source says when there is a new frame on it. */
export const FRAME_EVENT = 'frame';

export interface TurnedSource extends FrameSource {
  /** What is turned. */
  readonly source: FrameSource;
  /** May be changed at any time; the element is another one then. */
  turn: Turn;
}

/**
 * A source as it is seen with its camera turned: element, size and frames alike, so that the network, the stage and all that
 * is saved agree. Mirroring comes afterwards, on the screen.
 */
export function turnable(source: FrameSource, turn: Turn): TurnedSource {
  let now: Turn = turn;
  let drawing: ReturnType<typeof turnedElement> | null = null;
  const isLying = () => now % 180 !== 0;
  return {
    source,
    kind: source.kind,
    label: source.label,
    get turn() {
      return now;
    },
    set turn(next: Turn) {
      drawing?.end();
      drawing = null;
      now = next;
    },
    get element() {
      if (now === 0) return source.element;
      drawing ??= turnedElement(source, now);
      return drawing.canvas;
    },
    get width() {
      return isLying() ? source.height : source.width;
    },
    get height() {
      return isLying() ? source.width : source.height;
    },
    async grab() {
      const frame = await source.grab();
      return now === 0 ? frame : turnedFrame(frame, now);
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
function turnedElement({ element, width, height }: FrameSource, turn: Turn) {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false });
  const draw = () => {
    const size =
      element instanceof HTMLVideoElement
        ? fitWithin(element.videoWidth, element.videoHeight)
        : { width, height };
    if (context) drawTurned(context, element, size, turn);
    canvas.dispatchEvent(new Event(FRAME_EVENT));
  };
  draw();
  if (!(element instanceof HTMLVideoElement)) return { canvas, end: () => {} };
  let callback = 0;
  const next = () => {
    draw();
    callback = element.requestVideoFrameCallback(next);
  };
  callback = element.requestVideoFrameCallback(next);
  return { canvas, end: () => element.cancelVideoFrameCallback(callback) };
}

/** @param frame closed */
function turnedFrame(frame: ImageBitmap, turn: Turn): ImageBitmap {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: isSoftwareDrawn() });
  if (!context) throw new Error('This browser gives no 2-D canvas.');
  drawTurned(context, frame, frame, turn);
  frame.close();
  return canvas.transferToImageBitmap();
}

/** Cosine and sine, exactly: pixels fall on pixels. */
const DIRECTIONS: Readonly<Record<Turn, readonly [number, number]>> = {
  0: [1, 0],
  90: [0, 1],
  180: [-1, 0],
  270: [0, -1],
};

function drawTurned(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  picture: CanvasImageSource,
  { width, height }: { width: number; height: number },
  turn: Turn,
): void {
  const { canvas } = context;
  const [across, down] = turn % 180 === 0 ? [width, height] : [height, width];
  if (canvas.width !== across || canvas.height !== down)
    Object.assign(canvas, { width: across, height: down });
  const [cos, sin] = DIRECTIONS[turn];
  context.setTransform(cos, sin, -sin, cos, across / 2, down / 2);
  context.drawImage(picture, -width / 2, -height / 2, width, height);
}
