/** Opens and closes the pages of the atlas. Each that is opened is a step in the browser's history: its Back closes it. */
import { batch } from '@preact/signals';
import type { SlowTechniqueCard } from '../../contract/jobs.ts';
import { findLayer } from '../../contract/reading/layers.ts';
import { readTarget } from '../../contract/reading/targets.ts';
import { ownPictures, showsChannels } from '../own_pictures.ts';
import * as page from '../store.ts';
import { chooseView } from '../studio/actions.ts';
import * as studio from '../studio/store.ts';
import { presentAddress } from '../url_state/page_settings.ts';
import { readUrlState } from '../url_state/url_state.ts';
import { isOffered, isOpen, pointed, unit, wall } from './atlas_store.ts';
import { dismissCard } from './pointing.ts';
import { CLASSES, countOf, groupOf, numberOf, type Unit, unitOf } from './unit.ts';

/** Of the steps in the browser's history that were made here. */
interface Step {
  readonly atlas?: true;
}

const isStep = (): boolean => (history.state as Step | null)?.atlas === true;

/**
 * Opens something as a step in the browser's history, each with its address. A kiosk has no history: its address says what each visitor
 * finds.
 * @param turns true where something of its kind was open: no step then
 */
function go(turns: boolean, open: () => void): void {
  if (page.kiosk.value) {
    open();
    return;
  }
  // The page itself writes it a moment later, when another step may have been made.
  history.replaceState(history.state, '', addressNow());
  open();
  if (turns) history.replaceState(history.state, '', addressNow());
  else history.pushState({ atlas: true } satisfies Step, '', addressNow());
}

const addressNow = (): string => `${location.pathname}${presentAddress()}${location.hash}`;

export function openUnit(next: Unit): void {
  dismissCard();
  go(unit.value !== null, () => {
    unit.value = next;
  });
}

/** @param group a layer's name, or CLASSES */
export function openWall(group: string): void {
  dismissCard();
  go(wall.value !== null && unit.value === null, () =>
    batch(() => {
      unit.value = null;
      wall.value = group;
    }),
  );
}

/** Closes what lies on top: the page of a unit, then the wall behind it. */
export function closeTop(): void {
  if (isStep() && !page.kiosk.value) history.back();
  else if (unit.value) unit.value = null;
  else wall.value = null;
}

/** To what lies below all of it. */
export function closeAll(): void {
  batch(() => {
    unit.value = null;
    wall.value = null;
    pointed.value = null;
  });
}

/** The unit before or behind in its layer; after the last comes the first. */
export function stepUnit(by: number): void {
  const [now, network] = [unit.value, page.catalogue.value?.network];
  if (!now || !network) return;
  const count = countOf(network, groupOf(now));
  openUnit(unitOf(groupOf(now), (numberOf(now) + by + count) % count));
}

/** The layer that a wall is opened at: that of the present view, else the classes, else the first that is worth it. */
function usualGroup(): string | null {
  const network = page.catalogue.value?.network;
  const shown = ownPictures.value.find(showsChannels)?.layer;
  if (shown && findLayer(network, shown)) return shown;
  if (network && network.labels.length > 0) return CLASSES;
  return network?.layers.find(({ recommended }) => recommended)?.name ?? null;
}

/** The page of what is pointed at or picked; else all units of the layer in view. */
export function openAtlas(): void {
  if (isOpen.value) {
    closeAll();
    return;
  }
  const ref = page.picked.value;
  const now = pointed.value?.unit ?? (ref && ({ kind: 'channel', ...ref } as const));
  const group = isOffered.value ? usualGroup() : null;
  if (now) openUnit(now);
  else if (group !== null) openWall(group);
}

/** Follows the browser's Back and Forward. */
export function followHistory(): void {
  addEventListener('popstate', () => {
    const network = page.catalogue.value?.network;
    if (!network) return;
    const { settings } = readUrlState(location.search);
    const wanted = settings.unit && readTarget(settings.unit, network).value;
    batch(() => {
      unit.value = wanted?.kind === 'class' || wanted?.kind === 'channel' ? wanted : null;
      wall.value = settings.atlas;
    });
  });
}

/** The live view in which the unit can be watched; null where none is offered. */
export function viewFor(of: Unit): { id: string; title: string } | null {
  const techniques = page.spokenCatalogue.value?.techniques ?? [];
  const wanted = of.kind === 'class' ? ['grad-cam'] : ['activations'];
  return techniques.find(({ id }) => wanted.includes(id)) ?? null;
}

/** Watches the unit in front of the camera. */
export function showLive(of: Unit): void {
  const view = viewFor(of);
  if (!view) return;
  const { parameters } = page.catalogue.value?.techniques.find(({ id }) => id === view.id) ?? {};
  batch(() => {
    closeAll();
    if (of.kind === 'class') page.target.value = of;
    else {
      const [name] = Object.entries(parameters ?? {}).find(([, { kind }]) => kind === 'layer') ?? [];
      const all = page.parameters.value;
      if (name) page.parameters.value = { ...all, [view.id]: { ...all[view.id], [name]: of.layer } };
      page.picked.value = { layer: of.layer, channel: of.channel };
    }
    chooseView(view.id);
  });
}

/** The painting that climbs to such a unit; null where the studio has none. */
export function paintingOf(of: Unit): SlowTechniqueCard | null {
  const card = studio.ascentCard.value;
  return card?.targets.includes(of.kind) ? card : null;
}

/** Opens the studio at a painting of the unit. */
export function openStudioAt(of: Unit): void {
  const card = paintingOf(of);
  if (!card) return;
  batch(() => {
    closeAll();
    page.target.value = of;
    chooseView(card.id);
  });
}
