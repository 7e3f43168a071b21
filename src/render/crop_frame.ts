import { Graphics } from 'pixi.js';
import type { Rect } from '../worker/api.ts';
import { PALETTE } from './palette.ts';

const ARM_PX = 18;

/** Thin brackets around the part of the picture that the network sees, and a shade over the rest. */
export class CropFrame {
  readonly graphics = new Graphics();

  draw(crop: Rect, picture: Rect): void {
    const { graphics } = this;
    graphics.clear();
    shadeOutside(graphics, crop, picture);
    const arm = Math.min(ARM_PX, crop.width / 4, crop.height / 4);
    const right = crop.x + crop.width;
    const bottom = crop.y + crop.height;
    for (const [x, y, dx, dy] of [
      [crop.x, crop.y, 1, 1],
      [right, crop.y, -1, 1],
      [right, bottom, -1, -1],
      [crop.x, bottom, 1, -1],
    ] as const) {
      graphics
        .moveTo(x + dx * arm, y)
        .lineTo(x, y)
        .lineTo(x, y + dy * arm);
    }
    graphics.stroke({ color: PALETTE.ink, width: 1.5, alpha: 0.9, alignment: 0.5 });
  }
}

function shadeOutside(graphics: Graphics, crop: Rect, picture: Rect): void {
  const right = picture.x + picture.width - crop.x - crop.width;
  const below = picture.y + picture.height - crop.y - crop.height;
  const strips: Rect[] = [
    { x: picture.x, y: picture.y, width: crop.x - picture.x, height: picture.height },
    { x: crop.x + crop.width, y: picture.y, width: right, height: picture.height },
    { x: crop.x, y: picture.y, width: crop.width, height: crop.y - picture.y },
    { x: crop.x, y: crop.y + crop.height, width: crop.width, height: below },
  ];
  for (const { x, y, width, height } of strips) {
    if (width > 0.5 && height > 0.5) graphics.rect(x, y, width, height);
  }
  graphics.fill({ color: PALETTE.shade, alpha: 0.5 });
}
