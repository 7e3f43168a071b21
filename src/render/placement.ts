/** Where a frame lies on the screen, and back: plain arithmetic on rectangles, in CSS pixels from the stage's top left. */
import type { Rect } from '../contract/geometry.ts';
import type { Fit } from './display.ts';

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface Placement {
  /** Screen pixels per frame pixel. */
  scale: number;
  /** The frame's top left corner on the screen, mirrored or not. */
  x: number;
  y: number;
  frame: Size;
  mirrored: boolean;
}

/** Centres a frame in an area: 'contain' shows all of it, 'fill' leaves no gap. */
export function placeFrame(frame: Size, area: Rect, fit: Fit, mirrored: boolean): Placement {
  const choose = fit === 'contain' ? Math.min : Math.max;
  const scale = choose(area.width / frame.width, area.height / frame.height);
  return {
    scale,
    x: area.x + (area.width - frame.width * scale) / 2,
    y: area.y + (area.height - frame.height * scale) / 2,
    frame,
    mirrored,
  };
}

/** A rectangle in frame pixels as it lies on the screen. */
export function toScreen(placement: Placement, rect: Rect): Rect {
  const { scale, frame, mirrored } = placement;
  const left = mirrored ? frame.width - rect.x - rect.width : rect.x;
  return {
    x: placement.x + left * scale,
    y: placement.y + rect.y * scale,
    width: rect.width * scale,
    height: rect.height * scale,
  };
}

/** The frame pixel under a point of the screen; it may lie outside the frame. */
export function toFrame(placement: Placement, point: Point): Point {
  const x = (point.x - placement.x) / placement.scale;
  return {
    x: placement.mirrored ? placement.frame.width - x : x,
    y: (point.y - placement.y) / placement.scale,
  };
}

/** A point as a fraction 0..1 of a rectangle, or null outside it. */
export function within(rect: Rect, point: Point): Point | null {
  const x = (point.x - rect.x) / rect.width;
  const y = (point.y - rect.y) / rect.height;
  return x >= 0 && x < 1 && y >= 0 && y < 1 ? { x, y } : null;
}

export function overlap(a: Rect, b: Rect): Rect {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}
