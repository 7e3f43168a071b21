import { expect, it } from 'vitest';
import type { Rect } from '../../src/contract/geometry.ts';
import type { ViewResult } from '../../src/contract/view.ts';
import type { Fit } from '../../src/render/display.ts';
import { PlacedPane } from '../../src/render/placed_pane.ts';
import { PlacedPicture } from '../../src/render/placed_picture.ts';
import { placeFrame } from '../../src/render/placement.ts';

const FRAME = { width: 640, height: 480 };
const CROP = { x: 80, y: 0, width: 480, height: 480 };

class ToyPicture extends PlacedPicture {
  protected get size() {
    return FRAME;
  }
  protected get map() {
    return null;
  }
  place(area: Rect, fit: Fit): void {
    this.result = { crop: CROP, frameSize: FRAME } as ViewResult;
    this.placement = placeFrame(FRAME, area, fit, false);
  }
}

class ToyPane extends PlacedPane<ToyPicture> {
  constructor() {
    super(new ToyPicture(), { hit: () => null });
  }
  get visible(): boolean {
    return true;
  }
  protected get kind() {
    return 'heat' as const;
  }
  place(area: Rect, fit: Fit): void {
    this.pictureArea = area;
    this.picture.place(area, fit);
  }
}

// A narrow pane: the frame is 200 x 150 pixels in its middle, or reaches 220 pixels beyond it at both sides.
it.each<[Fit, Rect]>([
  ['contain', { x: 25, y: 165, width: 150, height: 150 }],
  ['fill', { x: 0, y: 0, width: 200, height: 480 }],
])('what is to be seen of what the network saw lies in the pane: %s', (fit, seen) => {
  const pane = new ToyPane();
  pane.place({ x: 0, y: 0, width: 200, height: 480 }, fit);
  expect(pane.crop).toEqual(seen);
});
