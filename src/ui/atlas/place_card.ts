import type { Rect } from '../../contract/geometry.ts';

type Size = Pick<Rect, 'width' | 'height'>;
type Point = Pick<Rect, 'x' | 'y'>;

/** Between the card and what it is beside, and at least to the window's edge. */
const GAP_PX = 10;
const EDGE_PX = 8;

/**
 * Where a card lies that tells of something: wholly in the window, beside everything that its target stands among, so that
 * the way to the neighbours is free; where there is no room for that, beside the target; where there is none for that either, above or
 * below it as far as the window goes.
 * @param around holds the target
 * @param room the window
 * @returns the card's top left corner
 */
export function placeCard(card: Size, target: Rect, around: Rect, room: Size): Point {
  const within = (at: number, length: number, whole: number) =>
    Math.max(EDGE_PX, Math.min(at, whole - EDGE_PX - length));
  const y = within(target.y + target.height / 2 - card.height / 2, card.height, room.height);
  const x = within(target.x + target.width / 2 - card.width / 2, card.width, room.width);
  const sidesOf = ({ x: left, y: top, width, height }: Rect) => ({
    left: { x: left - GAP_PX - card.width, y },
    right: { x: left + width + GAP_PX, y },
    above: { x, y: top - GAP_PX - card.height },
    below: { x, y: top + height + GAP_PX },
  });
  const far = sidesOf(around);
  const near = sidesOf(target);
  const tried = [
    ...[far.left, far.right, far.above, far.below],
    ...[near.right, near.left, near.below, near.above],
  ];
  const fits = (at: Point) =>
    at.x >= EDGE_PX &&
    at.y >= EDGE_PX &&
    at.x + card.width <= room.width - EDGE_PX &&
    at.y + card.height <= room.height - EDGE_PX;
  const isLow = target.y + target.height / 2 > room.height / 2;
  return (
    tried.find(fits) ?? { x, y: isLow ? EDGE_PX : Math.max(EDGE_PX, room.height - EDGE_PX - card.height) }
  );
}
