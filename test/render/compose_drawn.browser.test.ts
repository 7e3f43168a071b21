/** What the stage has drawn, on a canvas of another size and shape. */
import { describe, expect, it, vi } from 'vitest';
import { type ComposeOptions, composeDrawn } from '../../src/render/compose_drawn.ts';
import type { Drawn } from '../../src/render/stage.ts';

function canvasOf(width: number, height: number) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  return context;
}

/** A stage of 100 x 80 CSS pixels at a resolution of 2: in its middle a picture of 80 x 40, red on the left and blue on the right. */
function drawn(): Drawn {
  const stage = canvasOf(200, 160);
  for (const [colour, x] of [
    ['#f00', 20],
    ['#00f', 100],
  ] as const) {
    stage.fillStyle = colour;
    stage.fillRect(x, 40, 80, 80);
  }
  const part = { x: 10, y: 20, width: 80, height: 40 };
  return { canvas: stage.canvas, part, resolution: 2, mirrored: [], age: 0 };
}

const RED = [255, 0, 0, 255];
const BLUE = [0, 0, 255, 255];
const NOTHING = [0, 0, 0, 0];

function composed(width: number, height: number, drawn: Drawn, options?: ComposeOptions) {
  const context = canvasOf(width, height);
  // What was there before goes.
  context.fillStyle = '#0f0';
  context.fillRect(0, 0, width, height);
  composeDrawn(context, drawn, options);
  return (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data];
}

describe('composeDrawn', () => {
  it('draws all of the picture in the middle, and nothing beside it', () => {
    const at = composed(160, 160, drawn());
    // Twice as large: 160 x 80, from y = 40 to 120.
    expect([at(40, 80), at(120, 80)]).toEqual([RED, BLUE]);
    expect([at(40, 42), at(40, 117)]).toEqual([RED, RED]);
    expect([at(40, 38), at(40, 121)]).toEqual([NOTHING, NOTHING]);
  });

  it('fills the canvas, and cuts what reaches beyond it', () => {
    const at = composed(80, 80, drawn(), { fit: 'fill' });
    // Twice as large: 160 x 80, of which the middle half is seen.
    expect([at(2, 2), at(37, 77), at(42, 2), at(77, 77)]).toEqual([RED, RED, BLUE, BLUE]);
  });

  it('turns a mirrored picture over, unless it is to be a looking glass', () => {
    const mirrored = { ...drawn(), mirrored: [{ x: 10, y: 20, width: 80, height: 40 }] };
    const readable = composed(160, 80, mirrored);
    expect([readable(40, 40), readable(120, 40)]).toEqual([BLUE, RED]);
    const glass = composed(160, 80, mirrored, { mirror: true });
    expect([glass(40, 40), glass(120, 40)]).toEqual([RED, BLUE]);
  });

  it('keeps what is transparent so where a picture is turned over', () => {
    const picture = drawn();
    picture.canvas.getContext('2d')?.clearRect(20, 40, 80, 80);
    const at = composed(160, 80, { ...picture, mirrored: [picture.part] });
    expect([at(40, 40), at(120, 40)]).toEqual([BLUE, NOTHING]);
  });

  it('draws a picture that is turned over once, not before and after', () => {
    const context = canvasOf(160, 80);
    const draws = vi.spyOn(context, 'drawImage');
    const { part, ...others } = drawn();
    composeDrawn(context, { part, ...others, mirrored: [part] });
    expect(draws).toHaveBeenCalledTimes(1);
    // Where there is more than this picture, the rest is drawn too.
    composeDrawn(context, { part, ...others, mirrored: [{ ...part, width: 40 }] });
    expect(draws).toHaveBeenCalledTimes(3);
  });
});
