import { expect, it } from 'vitest';
import type { View } from '../../../src/contract/view.ts';
import { rateKey } from '../../../src/ui/studio/share_machine.ts';

const walks: View = {
  technique: 'live-style',
  parameters: { style: 'frost:0.4,embers:0.6', strength: 1 },
  target: { kind: 'top' },
  pins: [],
};
const pinned: View = { ...walks, pins: [{ layer: 'stem', channel: 1 }] };
const styled = (style: string): View => ({ ...walks, parameters: { ...walks.parameters, style } });

it('the rate of a view is that of the same work, whatever the shares of its styles and its class', () => {
  const key = rateKey('wasm', 'camera', walks);
  expect(rateKey('wasm', 'camera', styled('frost:0.05,embers:0.95'))).toBe(key);
  expect(rateKey('wasm', 'camera', { ...walks, target: { kind: 'class', index: 3 } })).toBe(key);
  for (const [backend, source, other] of [
    ['webgl', 'camera', walks],
    // A film has another rate.
    ['wasm', 'clip', walks],
    ['wasm', 'camera', styled('frost:0.4,starry-night:0.6')],
    ['wasm', 'camera', { ...walks, technique: 'ranking' }],
    ['wasm', 'camera', { ...walks, network: 'twin' }],
    ['wasm', 'camera', pinned],
    ['wasm', 'camera', null],
  ] as const)
    expect(rateKey(backend, source, other)).not.toBe(key);
});
