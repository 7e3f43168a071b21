/** Layers of the tour's stops are, in the network that ships, what the words beside them say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fieldGeometry } from '../../../src/network/field/field_geometry.ts';
import type { Network } from '../../../src/network/network.ts';
import { filterShape } from '../../../src/techniques/common/layers.ts';
import { loadShipped } from '../../support/efficientnet.ts';
import { startWasm } from '../../support/wasm_backend.ts';

const { stops }: { stops: { id: string; steps: { id: string; open: string }[] }[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../public/tour/stops.json'), 'utf8'),
);

function layerOf(stop: string, step: string, view: string): string {
  const open = stops.find(({ id }) => id === stop)?.steps.find(({ id }) => id === step)?.open;
  const layer = new URLSearchParams(open).get(`${view}.layer`);
  if (!layer) throw new Error(`The page “${step}” of “${stop}” names no layer of ${view}.`);
  return layer;
}

let network: Network;
beforeAll(async () => {
  await startWasm();
  network = await loadShipped();
});
afterAll(() => network.dispose());

it('the later patches are pieces of a picture, larger than those that the stop begins with', () => {
  const layer = layerOf('patches', 'deeper', 'top-patches');
  const [side] = fieldGeometry(network, layer).size;
  // Block 3.1, expanded, which the view begins with: 3 + 4 + 4 + 8 + 16 + 32 + 16 = 83 pixels.
  expect(side).toBeGreaterThan(83);
  expect(side).toBeLessThan(0.75 * network.description.input.height);
});

it('the later filter has dozens of inputs', () => {
  const [, , inputs] = filterShape(network, layerOf('middle-layers', 'weights', 'weights'));
  expect(inputs).toBeGreaterThanOrEqual(24);
});
