/** Pictures of a session as data addresses: nothing of them lies anywhere else. */
import type { Rect } from '../../contract/geometry.ts';
import type { ImagePicture } from '../../contract/picture.ts';
import * as store from '../store.ts';

const QUALITY = 0.85;
/** Of what is kept of a view, in pixels. */
const VIEW_WIDTH = 480;

/** Of a picture that a class predicts, in pixels. */
const PREDICTED_SIDE = 720;

interface Drawing {
  readonly drawn: HTMLCanvasElement | ImageBitmap;
  /** The part of it that is kept, in its pixels. */
  readonly part: Rect;
  readonly scale: number;
  readonly mirrored: boolean;
}

function addressOf({ drawn, part, scale, mirrored }: Drawing): string {
  const [width, height] = [part.width, part.height].map((side) => Math.max(1, Math.round(scale * side)));
  if (width === undefined || height === undefined) return '';
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) return '';
  if (mirrored) {
    context.translate(width, 0);
    context.scale(-1, 1);
  }
  context.drawImage(drawn, part.x, part.y, part.width, part.height, 0, 0, width, height);
  return canvas.toDataURL('image/jpeg', QUALITY);
}

/** What the network saw, as it stands on the stage: mirrored where that is. */
export function seenAddress({ width, height, rgba }: ImagePicture): string {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  return addressOf({
    drawn: canvas,
    part: { x: 0, y: 0, width, height },
    scale: 1,
    mirrored: store.mirrored.value,
  });
}

/** The part of a frame that the network sees, sharper than it sees it. @param frame borrowed */
export function cropAddress(frame: ImageBitmap, crop: Rect): string {
  const scale = Math.min(1, PREDICTED_SIDE / Math.max(crop.width, crop.height));
  return addressOf({ drawn: frame, part: crop, scale, mirrored: store.mirrored.value });
}

/** What is on the stage now, made small; empty where there is no stage. */
export function stageAddress(): string {
  const canvas = store.stage.value?.expose().canvas;
  if (!canvas || canvas.width === 0) return '';
  const { width, height } = canvas;
  const scale = Math.min(1, VIEW_WIDTH / width);
  return addressOf({ drawn: canvas, part: { x: 0, y: 0, width, height }, scale, mirrored: false });
}
