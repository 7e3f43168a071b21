/** The second view of the same frame. */
import { batch } from '@preact/signals';
import type { ParameterValue } from '../../contract/parameter.ts';
import { chooseTechnique, openLive } from '../actions.ts';
import { toggleSplit } from '../live_style/actions.ts';
import * as store from '../store.ts';

/** What is shown beside a view first: the coarse map beside all others, the fine one beside it. */
const FIRST = 'grad-cam';
const BESIDE_FIRST = 'saliency';

/** The share of a channel stands beside the whole. */
export const BY_CHANNEL = 'concepts';
const OF_ALL = 'lrp';

/** Measures the map that it stands beside. */
const METER = 'faithfulness';
const SCISSORS = 'cut-out';

const offers = (id: string) => store.catalogue.value?.techniques.some((card) => card.id === id) ?? false;

/** Those whose pictures are kept of one network alone: the map of pictures, and the patches. */
const OF_ONE_NETWORK: readonly string[] = ['embedding', 'top-patches'];

/** Whether a view can stand beside another one with a network of its own. */
export const standsOnOther = (technique: string): boolean => !OF_ONE_NETWORK.includes(technique);

/** Another view beside; the network that looks there stays, where it can. */
export function showComparison(technique: string | null): void {
  const network = store.comparison.value?.network;
  const stays = technique !== null && network !== undefined && standsOnOther(technique);
  store.comparison.value =
    technique === null ? null : { technique, parameters: {}, ...(stays && { network }) };
}

/** @param network by its id; undefined: that of the first view */
export function setComparisonNetwork(network: string | undefined): void {
  const { technique } = store.comparison.value ?? {};
  if (technique === undefined) return;
  store.comparison.value = { technique, parameters: {}, ...(network !== undefined && { network }) };
}

/** The second view, or what stands in for it where the first stands alone: the picture before and after. */
export function toggleComparison(): void {
  if (store.card.value?.repaints) {
    toggleSplit();
    return;
  }
  const now = store.technique.value;
  const first = now === FIRST ? BESIDE_FIRST : now === BY_CHANNEL ? OF_ALL : FIRST;
  const choice = offers(first) ? first : (store.catalogue.value?.techniques[0]?.id ?? null);
  showComparison(store.comparison.value ? null : choice);
}

export function setComparisonParameter(name: string, value: ParameterValue): void {
  const beside = store.comparison.value;
  if (beside) store.comparison.value = { ...beside, parameters: { ...beside.parameters, [name]: value } };
}

/** @param ofClass name of the class that the second view looks at; undefined: what the first one looks at */
export function setComparisonClass(ofClass: string | undefined): void {
  if (!store.comparison.value) return;
  const { ofClass: _, ...beside } = store.comparison.value;
  store.comparison.value = { ...beside, ...(ofClass !== undefined && { ofClass }) };
}

/** The two views trade places, settings and all. */
export function swapViews(): void {
  const beside = store.comparison.value;
  if (!beside) return;
  const id = store.technique.value;
  batch(() => {
    store.comparison.value = { technique: id, parameters: store.parameters.value[id] ?? {} };
    store.parameters.value = { ...store.parameters.value, [beside.technique]: beside.parameters };
    openLive(beside.technique);
  });
}

/** Puts the faithfulness meter beside the map on screen, or takes it away. */
export function toggleMeter(): void {
  if (offers(METER) && !store.card.value?.repaints)
    showComparison(store.comparison.value?.technique === METER ? null : METER);
}

/** Cuts out what the present view looks at. */
export function cutOut(): void {
  if (offers(SCISSORS)) chooseTechnique(SCISSORS);
}
