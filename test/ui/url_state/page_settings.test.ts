import { expect, it } from 'vitest';
import { notices } from '../../../src/ui/notices_store.ts';
import * as store from '../../../src/ui/store.ts';
import { applyCatalogue } from '../../../src/ui/url_state/page_settings.ts';
import { catalogue } from '../small_catalogue.ts';

const other = {
  ...catalogue,
  network: { ...catalogue.network, weightsSha256: 'f00', layers: catalogue.network.layers.slice(1) },
};

it('what is set is kept while the network is the same, and checked again where it is another', () => {
  applyCatalogue(catalogue);
  store.technique.value = 'maps';
  store.parameters.value = { maps: { layer: 'stem', size: 8 } };
  store.pins.value = [
    { layer: 'stem', channel: 2 },
    { layer: 'mixed', channel: 7 },
  ];
  applyCatalogue({ ...catalogue });
  expect(store.pins.value).toHaveLength(2);
  expect(notices.value).toEqual([]);

  applyCatalogue(other);
  expect(store.technique.value).toBe('maps');
  expect(store.parameters.value).toEqual({ maps: { size: 8 } });
  expect(store.pins.value).toEqual([{ layer: 'mixed', channel: 7 }]);
  expect(notices.value.map(({ message }) => message).join()).toContain('stem');
});
