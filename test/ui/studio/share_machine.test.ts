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
  const key = rateKey('wasm', walks);
  expect(rateKey('wasm', styled('frost:0.05,embers:0.95'))).toBe(key);
  expect(rateKey('wasm', { ...walks, target: { kind: 'class', index: 3 } })).toBe(key);
  for (const [backend, other] of [
    ['webgl', walks],
    ['wasm', styled('frost:0.4,starry-night:0.6')],
    ['wasm', { ...walks, technique: 'ranking' }],
    ['wasm', { ...walks, network: 'twin' }],
    ['wasm', pinned],
    ['wasm', null],
  ] as const)
    expect(rateKey(backend, other)).not.toBe(key);
});
