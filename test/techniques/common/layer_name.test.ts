import { expect, it } from 'vitest';
import { layerTitle } from '../../../src/techniques/common/layer_name.ts';
import { networkCard } from '../../../src/techniques/common/network_card.ts';
import { targetName } from '../../../src/techniques/common/target.ts';
import { loadShipped } from '../../support/efficientnet.ts';
import { startWasm } from '../../support/wasm_backend.ts';

it('a layer has one name: in the picker, in titles, and with the words of the address in brackets', async () => {
  await startWasm();
  const network = await loadShipped(64);
  const { layers } = networkCard(network);
  for (const { name, title } of layers) {
    expect(title).toBe(layerTitle(network, name));
    expect(title.endsWith(name) || title.endsWith(`(${name})`)).toBe(true);
  }
  expect(layerTitle(network, 'act1')).toBe('Stem (act1)');
  const target = { kind: 'channel', layer: 'act1', channel: 3 } as const;
  expect(targetName(network, target)).toBe('Stem (act1), channel 3');
  network.dispose();
});
