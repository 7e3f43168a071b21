/** The part of a map that is on the screen: plain arithmetic, no drawing. */
import type { Rect } from '../../contract/geometry.ts';
import type { Point } from '../placement.ts';

/** A place on the map lies on the screen at place * scale + (x, y), in CSS pixels. */
export interface Camera {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Outside these no map is to be seen, or nothing but one picture. */
const [LEAST_ZOOM, MOST_ZOOM] = [0.4, 60];

export const onScreen = ({ scale, x, y }: Camera, place: Point): Point => ({
  x: place.x * scale + x,
  y: place.y * scale + y,
});

export const onMap = ({ scale, x, y }: Camera, point: Point): Point => ({
  x: (point.x - x) / scale,
  y: (point.y - y) / scale,
});

/** Shows all places, with room for a picture around the outermost. Of no place, or of one, the middle. */
export function fitting(positions: ArrayLike<number>, area: Rect, marginPx: number): Camera {
  const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at + 1 < positions.length; at += 2) {
    const [x, y] = [positions[at] as number, positions[at + 1] as number];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (left > right) return { scale: Math.min(area.width, area.height) / 4, ...middle };
  const room = (size: number) => Math.max(16, size - 2 * marginPx);
  const scale = Math.min(
    room(area.width) / Math.max(right - left, 0.1),
    room(area.height) / Math.max(bottom - top, 0.1),
  );
  return {
    scale,
    x: middle.x - (scale * (left + right)) / 2,
    y: middle.y - (scale * (top + bottom)) / 2,
  };
}

export const panned = ({ scale, x, y }: Camera, dx: number, dy: number): Camera => ({
  scale,
  x: x + dx,
  y: y + dy,
});

/** Zooms so that what lies under a point stays there. @param fit the camera that shows everything: bounds are relative to it */
export function zoomed(camera: Camera, factor: number, at: Point, fit: Camera): Camera {
  const scale = Math.min(Math.max(camera.scale * factor, LEAST_ZOOM * fit.scale), MOST_ZOOM * fit.scale);
  const held = onMap(camera, at);
  return { scale, x: at.x - held.x * scale, y: at.y - held.y * scale };
}

/** Between two cameras; `share` 0 is the first. Zoom is even to the eye: each step by the same factor. */
export function between(from: Camera, to: Camera, share: number): Camera {
  const scale = from.scale * (to.scale / from.scale) ** share;
  const mix = (a: number, b: number) => a + (b - a) * share;
  return { scale, x: mix(from.x, to.x), y: mix(from.y, to.y) };
}

/** Moves so that a place is at least `marginPx` inside the area; stays where it is already. */
export function revealing(camera: Camera, place: Point, area: Rect, marginPx: number): Camera {
  const { x, y } = onScreen(camera, place);
  const into = (value: number, start: number, size: number) =>
    Math.min(Math.max(value, start + marginPx), start + size - marginPx) - value;
  return panned(camera, into(x, area.x, area.width), into(y, area.y, area.height));
}
