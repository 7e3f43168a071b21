/** Between the store and what is kept: the address and this browser's storage. */
import { batch } from '@preact/signals';
import type { Catalogue } from '../../contract/cards.ts';
import type { NetworkCard } from '../../contract/network_card.ts';
import type { ParameterValue } from '../../contract/parameter.ts';
import * as atlas from '../atlas/atlas_store.ts';
import { showsDifference } from '../comparison/difference.ts';
import { access } from '../exhibit/access.ts';
import { NO_EXHIBIT } from '../exhibit/exhibit.ts';
import { startQuery } from '../exhibit/open_exhibit.ts';
import type { ReadExhibit } from '../exhibit/read_exhibit.ts';
import { chosen as chosenFigure } from '../inside/inside_store.ts';
import { figure } from '../inside/open_figure.ts';
import { mapping } from '../instrument/control_store.ts';
import { cues } from '../instrument/cue_store.ts';
import { settings as sound } from '../instrument/sound/sound_store.ts';
import { forgetVisitor } from '../kiosk/forgets.ts';
import { loadPersonal, type Personal, savePersonal } from '../kiosk/personal.ts';
import { roundIssues } from '../kiosk/round.ts';
import { language, sentence, t } from '../language/language.ts';
import { carriedOver, exchanged } from '../networks/carried_over.ts';
import { letGoOfNetwork, tellLost } from '../networks/let_go.ts';
import { dismiss, notifyError } from '../notices_store.ts';
import { offeredViews } from '../offered_views.ts';
import * as output from '../output/output_store.ts';
import { whipAddress } from '../output/whip/whip_store.ts';
import { phoneUses } from '../phones/room.ts';
import { setRecord } from '../record/record_store.ts';
import { turnOfAddress } from '../sources/camera_of.ts';
import { camera, captureNow, captures, lens, requestedCapture } from '../sources/capture_store.ts';
import * as store from '../store.ts';
import * as studio from '../studio/store.ts';
import { place } from '../tour/tour_store.ts';
import { chosenLength, largeType } from '../view_list.ts';
import { welcomed } from '../welcome/welcome_store.ts';
import { checkRequested, knownStyles } from './check_requested.ts';
import { DEFAULT_SETTINGS, type Settings, type UrlIssue } from './settings.ts';
import { placesIn, spokenIssue } from './spoken_issue.ts';
import { tellIssues } from './tell_issues.ts';
import { readUrlState, writeUrlState } from './url_state.ts';

/** Of this browser: a kiosk takes nothing but the camera from it, so that one address looks the same everywhere. */
let own: Pick<Personal, 'deviceId' | 'signKeys'> = { deviceId: null, signKeys: true };
/** What of the address cannot be had, as far as it is known. */
let refused: readonly UrlIssue[] = [];

/** What the page shows where its address says nothing. */
let normal: Settings = DEFAULT_SETTINGS;
/** What the configuration file says. */
let file: ReadExhibit | null = null;
/** Settings of its start that count: the address has none of them. */
let started: ReadonlySet<string> = new Set();

/** @param read the configuration file, whose settings the address overrides */
export function startFromUrl(search: string, read: ReadExhibit | null = null): void {
  const personal = loadPersonal();
  const query = read ? startQuery(read, search) : '';
  normal = readUrlState(read ? startQuery(read, '') : '').settings;
  const { kiosk } = readUrlState(search, normal).settings;
  const display = kiosk ? DEFAULT_SETTINGS.display : personal.display;
  const place = placesIn(read, t('address.theConfigurationFile'));
  const below = readUrlState(query, { ...DEFAULT_SETTINGS, display, large: personal.largeType }, place);
  const { settings, issues: asked } = readUrlState(search, below.settings);
  const issues = [...(read?.issues ?? []).map(spokenIssue), ...below.issues, ...asked];
  file = read;
  started = new Set(new URLSearchParams(query).keys());
  own = { deviceId: personal.deviceId, signKeys: kiosk || personal.signKeys };
  batch(() => {
    store.configured.value = settings;
    store.exhibit.value = read?.exhibit ?? NO_EXHIBIT;
    phoneUses.value = read?.phones ?? [];
    store.requestedBackend.value = settings.backend;
    store.requestedReadback.value = settings.readback;
    store.requestedPrecision.value = settings.precision;
    store.networkId.value = settings.network;
    store.cameraMountings.value = personal.cameraMountings;
    captures.value = personal.captures;
    lens.value = settings.lens ?? personal.lens;
    welcomed.value = personal.welcomed;
    output.size.value = settings.output ?? personal.output.size ?? output.DEFAULT_SIZE;
    output.mirror.value = personal.output.mirror;
    whipAddress.value = personal.output.whip;
    if (!kiosk) {
      setRecord(personal.record);
      cues.value = personal.cues;
      mapping.value = personal.controls;
      sound.value = personal.sound;
    }
    chosenLength.value = kiosk ? null : personal.viewList;
    largeType.value = !kiosk && settings.large;
    showStart();
  });
  for (const name of ['kiosk', 'clean'] as const)
    document.documentElement.classList.toggle(name, settings[name]);
  refused = issues;
  tellIssues('hint', issues);
}

/** With the line of the configuration file that asks for it, where that is what it came from. */
function placed(issue: UrlIssue): UrlIssue {
  const [part, setting] = issue.path ?? [];
  const counts = part !== 'start' || started.has(`${setting}`);
  const place = issue.path && counts && file?.placeOf(issue.path);
  return place ? { ...issue, message: `${issue.message} (${sentence(place)})` } : issue;
}

/** One message tells all that is wrong with the address, what could be told before too. */
function refuse(issues: readonly UrlIssue[]): void {
  if (issues.length === 0) return;
  dismiss(({ message }) => refused.some((one) => message.includes(one.message)));
  refused = [...refused, ...issues.map(placed)];
  tellIssues('error', refused);
}

/** What of the address needs no catalogue. */
function showStart(): void {
  const {
    display,
    source,
    rotate,
    capture,
    performance,
    inside: opened,
    seed,
    styles,
  } = store.configured.value;
  store.display.value = display;
  store.requestedSource.value = source;
  store.requestedTurn.value = rotate;
  requestedCapture.value = capture;
  store.deviceId.value = own.deviceId;
  store.signKeys.value = own.signKeys;
  store.performanceOpen.value = performance;
  chosenFigure.value = opened;
  access.value = store.exhibit.value.access;
  studio.seed.value = seed;
  studio.chosenStyles.value = styles;
}

/** Forgets the person, and is again what the address asked for when the page was opened. */
export function beginAnew(): void {
  batch(() => {
    void forgetVisitor().catch(notifyError);
    showStart();
    if (store.catalogue.value) showRequested(store.catalogue.value, store.configured.value);
  });
}

/** Keeps which camera is used and how it hangs, for the next time that the page is opened: all that a kiosk stores. */
export function keepCamera(deviceId: string | null): void {
  own = { ...own, deviceId };
  savePersonal({ ...loadPersonal(), deviceId, cameraMountings: store.cameraMountings.value });
}

/** Keeps how cameras hang. @param used the camera of the next time, where none is chosen */
export function keepMountings(used: string | null): void {
  keepCamera(own.deviceId ?? used);
}

/** Called when the worker is ready, for the first time or again. */
export function applyCatalogue(catalogue: Catalogue): void {
  const before = store.catalogue.value?.network;
  const { network } = catalogue;
  const isSame = before?.id === network.id && before.weightsSha256 === network.weightsSha256;
  // Another one in its place: it was chosen while none looked, or its files were exchanged.
  const lost = before && !isSame ? letGoOfNetwork() : [];
  const requested = wantedOf(network, lost);
  const { offered, order, issues } = offeredViews(catalogue, store.configured.value.views);
  batch(() => {
    store.configured.value = { ...store.configured.value, views: order };
    store.catalogue.value = offered;
    if (!before && store.kiosk.value) issues.push(...roundIssues(store.exhibit.value.attract.views));
    if (isSame) return;
    store.latest.value = null;
    store.peeked.value = null;
    issues.push(...showRequested(offered, requested));
  });
  if (isSame) return;
  if (before) {
    tellIssues('error', issues);
    tellLost(before, network, lost);
  } else refuse(issues);
}

/** What to show of a network that has come. @param lost is added what means nothing in it */
function wantedOf(network: NetworkCard, lost: string[]): Settings {
  const { configured, kiosk, networkId } = store;
  const before = store.catalogue.value;
  if (!before) return configured.value;
  // What is set may not exist in it where its files were exchanged: that is checked.
  if (before.network.id === network.id) return presentSettings();
  // A kiosk that is left goes back to its own network.
  if (kiosk.value && networkId.value === configured.value.network) return configured.value;
  return carried(network, before, lost);
}

/** @param lost is added what means nothing in the other network */
function carried(network: NetworkCard, before: Catalogue, lost: string[]): Settings {
  const { settings, lost: more } = carriedOver(presentSettings(), before.network, network, before);
  lost.push(...more);
  return exchanged(settings, before.network.id, network.id);
}

/** Called once, when the styles that ship are listed. Styles of one's own are in no address. */
export function checkStyles(): void {
  const listed = studio.styles.value.filter(({ own }) => !own);
  const { known, issues } = knownStyles(store.configured.value.styles, listed);
  store.configured.value = { ...store.configured.value, styles: known };
  refuse(issues);
}

/**
 * Another network looks from now on, because somebody chose it: what it does not have is let go, and told in one notice.
 * @param anew for nobody in particular: what the address asks for is shown, and nothing is told
 */
export function applyNetwork(id: string, network: NetworkCard, anew: boolean): void {
  const before = store.catalogue.value;
  if (!before) return;
  const lost = letGoOfNetwork();
  const catalogue = { ...before, network };
  const requested = anew ? store.configured.value : carried(network, before, lost);
  batch(() => {
    store.networkId.value = id;
    store.catalogue.value = catalogue;
    store.latest.value = null;
    store.peeked.value = null;
    showRequested(catalogue, requested);
  });
  if (!anew) tellLost(before.network, network, lost);
}

/** What of the settings depends on what there is. @returns what cannot be had */
function showRequested(catalogue: Catalogue, requested: Settings): UrlIssue[] {
  const checked = checkRequested(requested, catalogue);
  batch(() => {
    store.opened.value = { live: checked.technique, slow: checked.painting };
    if (checked.painting && checked.preset) studio.presets.value = { [checked.painting]: checked.preset };
    store.parameters.value = checked.parameters;
    store.target.value = checked.target;
    store.picked.value = checked.picked;
    store.pins.value = checked.pins;
    store.ablation.value = checked.ablation;
    store.comparison.value = checked.beside;
    showsDifference.value = requested.differs;
    atlas.unit.value = checked.unit;
    atlas.wall.value = checked.atlas;
  });
  return checked.issues;
}

/**
 * Shows a view as an address says it, of the network and the picture that are there; what the address does not say is as at
 * the start. What cannot be had of it, e.g. a layer of another network, is as usual.
 */
export function showView(search: string): void {
  const { catalogue } = store;
  if (!catalogue.value) return;
  const { settings } = readUrlState(search, { ...DEFAULT_SETTINGS, display: store.display.value });
  batch(() => {
    store.display.value = settings.display;
    studio.viewed.value = null;
    studio.presets.value = {};
    chosenFigure.value = settings.inside;
    studio.seed.value = settings.seed;
    if (settings.styles.length > 0) studio.chosenStyles.value = settings.styles;
    if (catalogue.value) showRequested(catalogue.value, settings);
  });
}

/**
 * The address that opens the page as it is.
 * @param below what holds where the address says nothing
 * @param changes what is otherwise there
 */
export const presentAddress = (below: Settings = normal, changes: Partial<Settings> = {}): string =>
  writeUrlState({ ...presentSettings(), ...changes }, below);

function presentSettings(): Settings {
  const texts = Object.entries(store.parameters.value).map(([id, values]) => [id, textsOf(values)]);
  const beside = store.comparison.value;
  const first = store.catalogue.value?.techniques[0]?.id;
  const painting = store.slowView.value;
  const technique =
    store.technique.value === first && normal.technique === null && !hasChanges()
      ? null
      : store.technique.value;
  return {
    technique: painting ?? technique,
    parameters: Object.fromEntries(texts),
    // A taught class is not in the address: its examples are not either.
    target: store.target.value.kind === 'taught' ? { kind: 'top' } : store.target.value,
    picked: store.picked.value,
    pins: store.pins.value,
    ablation: store.ablation.value,
    comparison: beside && { ...beside, parameters: textsOf(beside.parameters) },
    // Beside nothing there is no difference to show.
    differs: beside !== null && showsDifference.value,
    // An address that says nothing of the language leaves it to whoever opens it.
    lang: store.configured.value.lang && language.value,
    source: store.requestedSource.value,
    rotate: turnOfAddress(),
    capture: camera.value || requestedCapture.value ? captureNow() : null,
    lens: lens.value === 'front' ? null : lens.value,
    display: store.display.value,
    performance: store.performanceOpen.value,
    inside: figure.value,
    large: largeType.value,
    ...exhibitSettings(),
    // An address that says nothing of the size leaves it to whoever opens it.
    output: store.configured.value.output && output.size.value,
    unit: atlas.unit.value,
    atlas: atlas.wall.value,
    tour: place.value,
    backend: store.requestedBackend.value,
    readback: store.requestedReadback.value,
    precision: store.requestedPrecision.value,
    network: store.networkId.value,
    ...(painting ? studioSettings(painting) : NO_STUDIO),
  };
}

/** What nobody changes while the page is open. */
function exhibitSettings(): Pick<
  Settings,
  'kiosk' | 'idle' | 'walk' | 'views' | 'keys' | 'config' | 'clean' | 'alpha' | 'welcome'
> {
  const { kiosk, idle, walk, views, keys, config, clean, alpha, welcome } = store.configured.value;
  return { kiosk, idle, walk, views, keys, config, clean, alpha, welcome };
}

const { preset, seed, styles } = DEFAULT_SETTINGS;
const NO_STUDIO = { preset, seed, styles };

/** Styles of one's own are not in the address: nobody else has them. */
function studioSettings(painting: string): Pick<Settings, 'preset' | 'seed' | 'styles'> {
  const ships = new Set(studio.styles.value.filter(({ own }) => !own).map(({ id }) => id));
  const needsStyles = studio.card.value?.needs.references !== 'none';
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
