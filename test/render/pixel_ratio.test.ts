import { afterEach, expect, it, vi } from 'vitest';
import { drawnRatio, watchPixelRatio } from '../../src/render/pixel_ratio.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('each change of the ratio is told, until the watch ends', () => {
  const asked: { query: string; target: EventTarget }[] = [];
  const view = { devicePixelRatio: 1 };
  vi.stubGlobal('window', view);
  vi.stubGlobal('matchMedia', (query: string) => {
    const target = new EventTarget();
    asked.push({ query, target });
    return target;
  });
  const turnTo = (ratio: number) => {
    view.devicePixelRatio = ratio;
    asked.at(-1)?.target.dispatchEvent(new Event('change'));
  };
  const told: number[] = [];
  const end = watchPixelRatio(() => told.push(drawnRatio(false)));
  turnTo(1.5);
  turnTo(3);
  end();
  turnTo(1);
  expect(told).toEqual([1.5, 2]);
  expect(asked.map(({ query }) => query)).toEqual([1, 1.5, 3].map((ratio) => `(resolution: ${ratio}dppx)`));
  expect(drawnRatio(true)).toBe(1);
});
