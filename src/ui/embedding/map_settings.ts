import { computed } from '@preact/signals';
import type { MapSettings, NetworkIdentity } from '../../contract/picture_gallery.ts';
import * as store from '../store.ts';
import { parametersOf } from '../view_of.ts';

/** The technique whose look is a point on the map. */
const EMBEDDING = 'embedding';

export const isMapOpen = computed(
  () =>
    store.openView.value === EMBEDDING ||
    (store.slowView.value === null && store.comparison.value?.technique === EMBEDDING),
);

/** How the map is to be drawn: the view's settings. Null before the worker has said what they are. */
export const mapSettings = computed<MapSettings | null>(() => {
  const { techniques, network } = store.catalogue.value ?? {};
  const card = techniques?.find(({ id }) => id === EMBEDDING);
  if (!card || !network) return null;
  const { method, metric, neighbours, seed } = parametersOf(
    card,
    network,
    store.parameters.value[EMBEDDING] ?? {},
  );
  return {
    method: method as MapSettings['method'],
    metric: metric as MapSettings['metric'],
    neighbours: Number(neighbours),
    seed: Number(seed),
  };
});

/** Whose features the gallery holds. */
export const networkIdentity = computed<NetworkIdentity | null>(() => {
  const network = store.catalogue.value?.network;
  if (!network) return null;
  const { id, title, weightsSha256 } = network;
  return { id, title, weightsSha256 };
});
