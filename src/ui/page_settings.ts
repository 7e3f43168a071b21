/** Between the store and what is kept: the address and this browser's storage. */
import { batch } from '@preact/signals';
import type { Catalogue, ParameterValue } from '../worker/api.ts';
import { readAddress } from './address.ts';
import { checkWishes } from './check_wishes.ts';
import { dismiss } from './notices_store.ts';
import { loadPersonal } from './personal.ts';
import { type Complaint, DEFAULT_SETTINGS, type Settings } from './settings.ts';
import * as store from './store.ts';
import * as studio from './studio/store.ts';
import { tellComplaints } from './tell_complaints.ts';

/** What the address asked for, until the catalogue says what there is. */
let wishes: Settings = DEFAULT_SETTINGS;
/** What of the address could not be read. */
let unread: readonly Complaint[] = [];

export function startFromAddress(search: string): void {
  const personal = loadPersonal();
  const { settings, complaints } = readAddress(search, { ...DEFAULT_SETTINGS, display: personal.display });
  wishes = settings;
  batch(() => {
    store.display.value = settings.display;
    store.kiosk.value = settings.kiosk;
    store.backendWish.value = settings.backend;
    store.readbackWish.value = settings.readback;
    store.networkId.value = settings.network;
    store.sourceWish.value = settings.source;
    store.deviceId.value = personal.deviceId;
    store.signKeys.value = personal.signKeys;
    store.turnWish.value = settings.rotate;
    store.cameraTurns.value = personal.cameraTurns;
    store.performanceOpen.value = settings.performance;
    studio.seed.value = settings.seed;
    studio.chosenStyles.value = settings.styles;
  });
  document.documentElement.classList.toggle('kiosk', settings.kiosk);
  unread = complaints;
  tellComplaints('hint', complaints);
}

/** Called when the worker is ready, for the first time or again. */
export function applyCatalogue(catalogue: Catalogue): void {
  const before = store.catalogue.value?.network;
  if (
    before &&
    before.id === catalogue.network.id &&
    before.weightsSha256 === catalogue.network.weightsSha256
  ) {
    store.catalogue.value = catalogue;
    return;
  }
  // Another network in the old one's place, e.g. because its files were exchanged: what is set may not exist in it.
  if (before) wishes = presentSettings();
  const checked = checkWishes(wishes, catalogue);
  batch(() => {
    store.catalogue.value = catalogue;
    store.technique.value = checked.technique;
    studio.chosen.value = checked.painting;
    if (checked.painting && checked.preset) studio.presets.value = { [checked.painting]: checked.preset };
    store.parameters.value = checked.parameters;
    store.target.value = checked.target;
    store.picked.value = checked.picked;
    store.pins.value = checked.pins;
    store.lesion.value = checked.lesion;
    store.beside.value = checked.beside;
  });
  if (checked.complaints.length === 0) return;
  // One message tells all that is wrong with the address, what could be told before the worker was ready too.
  dismiss(({ name }) => unread.some((one) => one.name === name));
  tellComplaints('error', [...unread, ...checked.complaints]);
}

export function presentSettings(): Settings {
  const texts = Object.entries(store.parameters.value).map(([id, values]) => [id, textsOf(values)]);
  const beside = store.beside.value;
  const first = store.catalogue.value?.techniques[0]?.id;
  const painting = studio.chosen.value;
  const technique = store.technique.value === first && !hasChanges() ? null : store.technique.value;
  return {
    technique: painting ?? technique,
    parameters: Object.fromEntries(texts),
    target: store.target.value,
    picked: store.picked.value,
    pins: store.pins.value,
    lesion: store.lesion.value,
    beside: beside && { ...beside, parameters: textsOf(beside.parameters) },
    source: store.sourceWish.value,
    rotate: store.turnWish.value ?? (store.turn.value || null),
    display: store.display.value,
    performance: store.performanceOpen.value,
    kiosk: store.kiosk.value,
    backend: store.backendWish.value,
    readback: store.readbackWish.value,
    network: store.networkId.value,
    ...(painting ? studioSettings(painting) : NO_STUDIO),
  };
}

const { preset, seed, styles } = DEFAULT_SETTINGS;
const NO_STUDIO = { preset, seed, styles };

/** Styles of one's own are not in the address: nobody else has them. */
function studioSettings(painting: string): Pick<Settings, 'preset' | 'seed' | 'styles'> {
  const ships = new Set(studio.styles.value.filter(({ own }) => !own).map(({ id }) => id));
  const needsStyles = studio.card.value?.needs.models !== 'none';
  return {
    preset: studio.presets.value[painting] ?? null,
    seed: studio.seed.value,
    styles: needsStyles ? studio.chosenStyles.value.filter(({ id }) => ships.has(id)) : [],
  };
}

const hasChanges = () => Object.keys(store.parameters.value[store.technique.value] ?? {}).length > 0;

const textsOf = (values: Record<string, ParameterValue>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(value)]));

const textOf = (value: ParameterValue) => (typeof value === 'boolean' ? `${+value}` : String(value));
