import { Graphics } from 'pixi.js';
import type { Rect } from '../contract/geometry.ts';
import { PALETTE } from './heat/palette.ts';

export type TileMark = 'picked' | 'pinned' | 'hovered' | 'silenced';

/** What is drawn over everything: picked and pinned tiles, the looked-at neuron, the ring of a progressive sweep. */
export class Marks {
  readonly graphics = new Graphics();

  clear(): void {
    this.graphics.clear();
  }

  /** A picked tile is framed, a pinned one has a notch in its corner, a hovered one a faint frame, a silenced one is crossed out. */
  tile(rect: Rect, kind: TileMark): void {
    const { x, y, width, height } = rect;
    if (kind === 'silenced') {
      this.graphics.rect(x, y, width, height).fill({ color: PALETTE.background, alpha: 0.6 });
      this.graphics
        .moveTo(x, y)
        .lineTo(x + width, y + height)
        .moveTo(x + width, y)
        .lineTo(x, y + height)
        .stroke({ color: PALETTE.warn, width: 1.5, alpha: 0.9 });
      return;
    }
    if (kind === 'pinned') {
      const side = Math.max(6, Math.min(12, width / 3));
      this.graphics.poly([x + width - side, y, x + width, y, x + width, y + side]).fill(PALETTE.accent);
      return;
    }
    const color = kind === 'picked' ? PALETTE.accent : PALETTE.ink;
    this.graphics.rect(x, y, width, height).stroke({ color, width: 2, alignment: 0, alpha: 0.95 });
  }

  /** How much of the tiles is in sight, and where. */
  scrollBar({ x, y, width, height }: Rect): void {
    this.graphics.rect(x, y, width, height).fill({ color: PALETTE.ink, alpha: 0.5 });
  }

  neuron(cell: Rect): void {
    const { x, y, width, height } = cell;
    this.graphics.rect(x, y, width, height).stroke({ color: PALETTE.shade, width: 4, alpha: 0.5 });
    this.graphics.rect(x, y, width, height).stroke({ color: PALETTE.accent, width: 2 });
  }

  /** @param part 0..1 */
  progress(corner: { x: number; y: number }, part: number): void {
    const radius = 13;
    const x = corner.x - radius - 12;
    const y = corner.y + radius + 12;
    this.graphics.circle(x, y, radius + 5).fill({ color: PALETTE.background, alpha: 0.7 });
    this.graphics.circle(x, y, radius).stroke({ color: PALETTE.ink, width: 3, alpha: 0.25 });
    const start = -Math.PI / 2;
    this.graphics
      .moveTo(x, y - radius)
      .arc(x, y, radius, start, start + Math.max(0.001, part) * 2 * Math.PI)
      .stroke({ color: PALETTE.accent, width: 3 });
  }
}
