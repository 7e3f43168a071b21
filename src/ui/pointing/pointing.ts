/** A box that a person draws where the thing is, to ask how much of a map lies in it. */
import type { Rect } from '../../contract/geometry.ts';
import { ofVisitor } from '../kiosk/forgets.ts';

/** Shares of what the network saw, 0..1. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** A box has to be pointed at, and seen. */
const LEAST = 0.02;
const FIRST: Rect = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };

/** As shares of what the network saw; null while nobody points. */
export const pointedBox = ofVisitor<Rect | null>(null);
/** The first of two corners that were tapped. */
export const tapped = ofVisitor<Corner | null>(null);

export function togglePointing(): void {
  tapped.value = null;
  pointedBox.value = pointedBox.value ? null : FIRST;
}

const inside = (share: number) => Math.min(1, Math.max(0, share));

/** The box between two corners, within what the network saw; null where it is next to none. */
function boxBetween(a: Corner, b: Corner): Rect | null {
  const [left, right] = [inside(Math.min(a.x, b.x)), inside(Math.max(a.x, b.x))];
  const [top, bottom] = [inside(Math.min(a.y, b.y)), inside(Math.max(a.y, b.y))];
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  return box.width >= LEAST && box.height >= LEAST ? box : null;
}

/** A drag from one corner to the other. */
export function drag(from: Corner, to: Corner): void {
  pointedBox.value = boxBetween(from, to) ?? pointedBox.value;
}

/** A tap: the first is a corner, the second the opposite one. */
export function tap(at: Corner): void {
  const first = tapped.value;
  const box = first && boxBetween(first, at);
  tapped.value = box ? null : at;
  if (box) pointedBox.value = box;
}

/** One number of the box, the rest of it as it fits. */
export function setSide(side: keyof Rect, share: number): void {
  const box = pointedBox.value;
  if (!box || !Number.isFinite(share)) return;
  const next = { ...box, [side]: side === 'width' || side === 'height' ? Math.max(LEAST, share) : share };
  next.x = Math.min(inside(next.x), 1 - LEAST);
  next.y = Math.min(inside(next.y), 1 - LEAST);
  next.width = Math.min(next.width, 1 - next.x);
  next.height = Math.min(next.height, 1 - next.y);
  pointedBox.value = next;
}
