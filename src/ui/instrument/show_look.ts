/** What the live style is set to now, and how it is set to something else. */
import { batch } from '@preact/signals';
import { readGiven } from '../../contract/reading/parameters.ts';
import { setDisplay } from '../actions.ts';
import * as live from '../live_style/store.ts';
import * as page from '../store.ts';
import { chooseView } from '../studio/actions.ts';
import { parametersOf } from '../view_of.ts';
import type { Look } from './look.ts';

const card = () => page.catalogue.value?.techniques.find(({ id }) => id === live.VIEW) ?? null;

/** @returns null before the worker has said what there is */
export function presentLook(): Look | null {
  const [now, network] = [card(), page.catalogue.value?.network];
  if (!now || !network) return null;
  const settings = parametersOf(now, network, page.parameters.value[live.VIEW] ?? {});
  return { settings, split: page.display.value.split };
}

/** A look without what the live style does not have, or cannot be set to; as it is before the worker has said what there is. */
export function readLook(look: Look): Look {
  const [now, network] = [card(), page.catalogue.value?.network];
  if (!now || !network) return look;
  return { ...look, settings: readGiven(now, look.settings, network).values };
}

export function showLook({ settings, split }: Look): void {
  batch(() => {
    live.wandering.value = false;
    if (!live.isOpen.value) chooseView(live.VIEW);
    page.parameters.value = { ...page.parameters.value, [live.VIEW]: { ...settings } };
    setDisplay('split', split);
  });
}

/** The settings that the live style declares. */
export const declared = () => card()?.parameters ?? {};
