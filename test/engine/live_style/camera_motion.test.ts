import { describe, expect, it } from 'vitest';
import { cameraMotion, type Found } from '../../../src/engine/live_style/camera_motion.ts';

const [COLUMNS, ROWS] = [16, 12];
const BLOCKS = COLUMNS * ROWS;
/** Places of the blocks, in shares of the picture from its middle. */
const across = (i: number) => ((i % COLUMNS) + 0.5) / COLUMNS - 0.5;
const down = (i: number) => (Math.floor(i / COLUMNS) + 0.5) / ROWS - 0.5;

const found = (
  x: (i: number) => number,
  y: (i: number) => number,
  certainty: (i: number) => number = () => 60,
): Found => ({
  ...{ columns: COLUMNS, rows: ROWS },
  x: Float32Array.from({ length: BLOCKS }, (_, i) => x(i)),
  y: Float32Array.from({ length: BLOCKS }, (_, i) => y(i)),
  certainty: Float32Array.from({ length: BLOCKS }, (_, i) => certainty(i)),
});

describe('the camera’s motion', () => {
  it('is that of all blocks where they agree', () => {
    const { x, y } = cameraMotion(
      found(
        () => 2,
        () => -0.75,
      ),
    );
    for (let i = 0; i < BLOCKS; i++) {
      expect(x[i]).toBeCloseTo(2, 4);
      expect(y[i]).toBeCloseTo(-0.75, 4);
    }
  });

  it('turns and comes nearer, to a tenth of what the corners move', () => {
    const { x, y } = cameraMotion(
      found(
        (i) => 1 + 2 * across(i) - down(i),
        (i) => across(i) + 2 * down(i),
      ),
    );
    for (let i = 0; i < BLOCKS; i++) {
      expect(Math.abs((x[i] as number) - (1 + 2 * across(i) - down(i)))).toBeLessThan(0.15);
      expect(Math.abs((y[i] as number) - (across(i) + 2 * down(i)))).toBeLessThan(0.15);
    }
  });

  it('is not that of something that crosses the picture', () => {
    // A third of the blocks, together, moves by itself.
    const isOther = (i: number) => i % COLUMNS < 5;
    const { x } = cameraMotion(
      found(
        (i) => (isOther(i) ? -6 : 1.5),
        () => 0,
      ),
    );
    for (let i = 0; i < BLOCKS; i++) expect(Math.abs((x[i] as number) - 1.5)).toBeLessThan(0.01);
  });

  it('is known by the blocks that something can be seen in', () => {
    // Bare sky in the upper three quarters: what was found there is chance.
    const isSky = (i: number) => i < (3 * BLOCKS) / 4;
    const { x, y } = cameraMotion(
      found(
        (i) => (isSky(i) ? Math.sin(37 * i) : 2),
        (i) => (isSky(i) ? Math.cos(53 * i) : 1),
        (i) => (isSky(i) ? 0 : 60),
      ),
    );
    for (let i = 0; i < BLOCKS; i++) {
      expect(x[i]).toBeCloseTo(2, 2);
      expect(y[i]).toBeCloseTo(1, 2);
    }
  });

  it('is none where nothing can be seen', () => {
    const nothing = cameraMotion(
      found(
        (i) => Math.sin(i),
        () => 3,
        () => 0,
      ),
    );
    expect(new Set([...nothing.x, ...nothing.y].map((motion) => Math.abs(motion)))).toEqual(new Set([0]));
  });
});
