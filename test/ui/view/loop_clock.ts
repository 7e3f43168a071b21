import { afterEach, beforeEach, vi } from 'vitest';
import type { View } from '../../../src/contract/view.ts';

export const view: View = { technique: 'scores', parameters: {}, target: { kind: 'top' }, pins: [] };

/** Lets the tests of a file turn the clock of a page that is seen. */
export function turnClock(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('document', { hidden: false });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}
