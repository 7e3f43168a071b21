import { Graphics } from 'pixi.js';
import type { Rect } from '../contract/geometry.ts';
import { PALETTE } from './heat/palette.ts';

const ARM_PX = 18;

/** Thin brackets around the part of the picture that the network sees. */
export class CropFrame {
  readonly graphics = new Graphics();

  draw(crop: Rect): void {
    const { graphics } = this;
    graphics.clear();
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
