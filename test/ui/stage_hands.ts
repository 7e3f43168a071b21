/** Hands on a stage that is none: events with what the listeners read of them. */
import { vi } from 'vitest';
import type { Point } from '../../src/render/placement.ts';
import type { Stage } from '../../src/render/stage.ts';

export function stageHost() {
  const host = new EventTarget() as HTMLElement;
  Object.assign(host, { style: {}, setPointerCapture: () => {} });
  const hand = (type: string, { x, y }: Point, more: Partial<PointerEvent> = {}) =>
    host.dispatchEvent(
      Object.assign(new Event(type), {
        ...{ clientX: x, clientY: y, pointerId: 1, pointerType: 'mouse', button: 0, ...more },
      }),
    );
  return { host, hand };
}

export const stageOf = (more: Partial<Stage>): Stage =>
  ({
    canvas: { getBoundingClientRect: () => ({ left: 0, top: 0 }) },
    tilesAt: () => null,
    hit: () => null,
    hover: vi.fn(),
    redraw: vi.fn(),
    handle: vi.fn(),
    ...more,
  }) as unknown as Stage;
