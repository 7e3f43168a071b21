/** Every key of the page: the handler and the help are both made from this table. */
import { computed } from '@preact/signals';
import { restoreAll, toggleChannel } from '../ablation/ablation.ts';
import * as actions from '../actions.ts';
import { openAtlas } from '../atlas/atlas_actions.ts';
import { unit } from '../atlas/atlas_store.ts';
import { cutOut, toggleComparison, toggleMeter } from '../comparison/comparison.ts';
import { topModal } from '../components/hooks/use_modal.ts';
import { isMapOpen } from '../embedding/map_settings.ts';
import type { Tool } from '../exhibit/exhibit.ts';
import { toggleInside } from '../inside/open_figure.ts';
import { cueKeys } from '../instrument/cue_store.ts';
import { callCue, stepCue } from '../instrument/cues.ts';
import type { PlainKey } from '../language/words.ts';
import { toggleSplit, toggleWander } from '../live_style/actions.ts';
import { panelOpen as outputOpen } from '../output/output_store.ts';
import * as store from '../store.ts';
import * as studioActions from '../studio/actions.ts';
import { TEACHING_VIEW } from '../teach/teach_store.ts';
import { stepTour, toggleTour } from '../tour/tour_control.ts';
import { place as tourPlace } from '../tour/tour_store.ts';
import type { Commands } from './commands.ts';
import { keyOf } from './key_of.ts';
import { isScroller } from './scrolls.ts';
import { TEXT_FIELDS } from './text_fields.ts';

export interface KeyBinding {
  /** As keyOf gives them: letters in lower case, names of other keys. */
  keys: readonly string[];
  /** How the help names them, where the values themselves would not be understood. */
  shown?: string;
  does: PlainKey;
  /** It makes a file, or leads out of the page: a kiosk makes no videos, and pictures where it hands them over. */
  saves?: 'picture' | 'video';
  /** What it belongs to, where a house can take that off the screen. */
  tool?: Tool;
  /** Whether this browser can do it, where not all can. */
  can?: () => boolean;
  group: 'keys.views' | 'keys.map' | 'keys.picture' | 'keys.liveStyle' | 'keys.studio' | 'keys.page';
  /** False where there was nothing to do: the key stays the browser's, e.g. to scroll by. */
  run: (commands: Commands, key: string) => unknown;
}

const toggle = (signal: { value: boolean }) => {
  signal.value = !signal.value;
};

/** To the next view or the one before, or so from cue to cue. */
const step = (by: 1 | -1) => (cueKeys.value ? stepCue(by) : studioActions.stepView(by));

/** Into what the view collects: its map, its taught classes, else the styles. */
function takeFrame({ gallery, teach, liveStyle }: Commands): void {
  if (isMapOpen.value) void gallery.snapshot();
  else if (store.openView.value !== TEACHING_VIEW || !teach.showOnce()) void liveStyle.addFrame();
}

export const KEY_BINDINGS: readonly KeyBinding[] = [
  {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    shown: '1 – 9',
    does: 'keys.viewByItsNumber',
    group: 'keys.views',
    run: (_, key) => {
      if (cueKeys.value) return callCue(Number(key) - 1);
      const chosen = studioActions.viewAt(Number(key) - 1);
      if (chosen) studioActions.chooseView(chosen);
    },
  },
  { keys: ['n'], does: 'keys.nextView', group: 'keys.views', run: () => step(1) },
  { keys: ['b'], does: 'keys.viewBefore', group: 'keys.views', run: () => step(-1) },
  { keys: ['/'], does: 'keys.searchAClass', group: 'keys.views', run: (commands) => commands.searchClass() },
  {
    keys: ['t'],
    does: 'keys.followTheLeadingClass',
    group: 'keys.views',
    run: () => actions.setTarget({ kind: 'top' }),
  },
  {
    keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
    shown: '← → ↑ ↓',
    does: 'keys.goFromTileToTile',
    group: 'keys.views',
    run: (commands, key) => commands.stepTile(key),
  },
  {
    keys: ['PageUp', 'PageDown'],
    shown: 'Page ↑ ↓',
    does: 'keys.pageBeforeNextPage',
    group: 'keys.views',
    run: (_, key) => {
      const by = key === 'PageDown' ? 1 : -1;
      if (tourPlace.value) return stepTour(by);
      return cueKeys.value ? stepCue(by) : actions.turnPage(by);
    },
  },
  {
    keys: ['x'],
    does: 'keys.pinThePickedTileOr',
    group: 'keys.views',
    run: () => {
      if (store.picked.value) actions.togglePin(store.picked.value);
    },
  },
  {
    keys: ['w'],
    does: 'keys.twoViewsSideBySide',
    group: 'keys.views',
    tool: 'comparison',
    run: toggleComparison,
  },
  { keys: [':'], does: 'keys.inside', group: 'keys.views', run: toggleInside },
  { keys: ['u'], does: 'keys.howFaithfulIsThisMap', group: 'keys.views', run: toggleMeter },
  { keys: ['e'], does: 'keys.cutTheThingOut', group: 'keys.views', run: cutOut },
  {
    keys: ['k'],
    does: 'keys.switchThePickedChannelOff',
    group: 'keys.views',
    run: () => {
      if (store.picked.value) toggleChannel(store.picked.value);
    },
  },
  { keys: ['j'], does: 'keys.restoreEveryChannel', group: 'keys.views', run: restoreAll },
  { keys: ['r'], does: 'keys.resetTheSettingsOfThis', group: 'keys.views', run: studioActions.resetView },
  { keys: ['o'], does: 'keys.overlaySpotlightOrMapAlone', group: 'keys.map', run: actions.nextBlend },
  { keys: ['c'], does: 'keys.nextColours', group: 'keys.map', run: actions.nextColourMap },
  {
    keys: ['+', '='],
    shown: '+',
    does: 'keys.moreMap',
    group: 'keys.map',
    run: () => (isMapOpen.value ? store.stage.value?.map?.zoom(1.25) : actions.changeOpacity(0.1)),
  },
  {
    keys: ['-'],
    shown: '−',
    does: 'keys.morePicture',
    group: 'keys.map',
    run: () => (isMapOpen.value ? store.stage.value?.map?.zoom(0.8) : actions.changeOpacity(-0.1)),
  },
  {
    keys: ['0'],
    does: 'keys.theWholeMapElsewhere',
    group: 'keys.map',
    run: () => (isMapOpen.value ? store.stage.value?.map?.showAll() : toggleSplit()),
  },
  {
    keys: ['i'],
    does: 'keys.smoothOrCellsAsThey',
    group: 'keys.map',
    run: () => actions.setDisplay('smooth', !store.display.value.smooth),
  },
  {
    keys: ['l'],
    does: 'keys.contourLines',
    group: 'keys.map',
    run: () => actions.setDisplay('contours', !store.display.value.contours),
  },
  {
    keys: [' '],
    shown: 'Space',
    does: 'keys.freezeThePicture',
    group: 'keys.picture',
    tool: 'freeze',
    run: (c) => c.toggleFreeze(),
  },
  { keys: ['m'], does: 'keys.mirror', group: 'keys.picture', run: actions.toggleMirror },
  {
    keys: ['z'],
    does: 'keys.wholePictureOrFillThe',
    group: 'keys.picture',
    run: () => actions.setDisplay('fit', store.display.value.fit === 'fill' ? 'contain' : 'fill'),
  },
  {
    keys: ['y'],
    does: 'keys.pictureInStepWithIts',
    group: 'keys.picture',
    run: () => actions.setDisplay('sync', !store.display.value.sync),
  },
  {
    keys: ['s'],
    does: 'keys.saveThePictureAsPng',
    group: 'keys.picture',
    saves: 'picture',
    tool: 'save',
    run: (commands) => commands.save(),
  },
  {
    keys: ['q'],
    does: 'keys.recordAVideoOrEnd',
    group: 'keys.picture',
    saves: 'video',
    tool: 'record',
    run: ({ recording }) => recording.toggle(),
  },
  {
    keys: ['a'],
    does: 'keys.takeWhatTheCameraSees',
    group: 'keys.picture',
    run: takeFrame,
  },
  { keys: ['*'], does: 'keys.wanderFromStyleToStyle', group: 'keys.liveStyle', run: toggleWander },
  {
    keys: ['F8'],
    shown: 'F8',
    does: 'keys.cueKeys',
    group: 'keys.liveStyle',
    run: () => {
      if (!store.kiosk.value) toggle(cueKeys);
    },
  },
  {
    keys: ['g'],
    does: 'keys.paintFromThisFrame',
    group: 'keys.studio',
    run: ({ studio }) => studio.paint(),
  },
  { keys: ['v'], does: 'keys.lookAtAPaintingOr', group: 'keys.studio', run: studioActions.toggleViewer },
  { keys: [','], does: 'keys.paintingBefore', group: 'keys.studio', run: () => studioActions.stepJob(-1) },
  { keys: ['.'], does: 'keys.nextPainting', group: 'keys.studio', run: () => studioActions.stepJob(1) },
  { keys: ['d'], does: 'keys.anotherSeed', group: 'keys.studio', run: studioActions.rollSeed },
  {
    keys: ['f'],
    does: 'keys.fullScreen',
    group: 'keys.page',
    can: () => document.fullscreenEnabled,
    run: (commands) => commands.toggleFullScreen(),
  },
  { keys: ['p'], does: 'keys.performance', group: 'keys.page', run: () => toggle(store.performanceOpen) },
  {
    keys: ['h'],
    does: 'keys.nextNetwork',
    group: 'keys.views',
    tool: 'networks',
    run: ({ networks }) => networks.next(),
  },
  {
    keys: [';'],
    does: 'keys.atlas',
    group: 'keys.page',
    run: openAtlas,
  },
  { keys: ['Home'], shown: 'Home', does: 'keys.tour', group: 'keys.page', tool: 'tour', run: toggleTour },
  {
    keys: ['End'],
    shown: 'End',
    does: 'keys.classroom',
    group: 'keys.page',
    tool: 'classroom',
    run: ({ classroom }) => classroom.open(),
  },
  {
    keys: ['F9'],
    shown: 'F9',
    does: 'keys.output',
    group: 'keys.page',
    saves: 'video',
    tool: 'output',
    run: () => toggle(outputOpen),
  },
  {
    keys: ['?'],
    does: 'keys.theseKeys',
    group: 'keys.page',
    tool: 'help',
    run: () => toggle(store.helpOpen),
  },
  {
    keys: ['Escape'],
    shown: 'Esc',
    does: 'keys.close',
    group: 'keys.page',
    run: (commands) => commands.close(),
  },
];

const byKey = new Map(KEY_BINDINGS.flatMap((binding) => binding.keys.map((key) => [key, binding] as const)));

const isSign = (key: string) => key.length === 1;

/** A kiosk makes no files, a house takes tools away, and not every browser can do all. */
const isOffered = ({ saves, tool, can }: KeyBinding) =>
  (!saves || (saves === 'picture' ? store.canSavePictures.value : !store.kiosk.value)) &&
  (!tool || store.hasTool(tool)) &&
  (!can || can());

/** The keys that do something now: letters, digits and signs can be switched off. */
export const activeKeys = computed((): readonly KeyBinding[] => {
  const signs = store.areSignsKeys.value;
  return KEY_BINDINGS.filter((binding) => (signs || !binding.keys.every(isSign)) && isOffered(binding));
});

/** Where keys belong to what has the focus: text, sliders, lists; buttons keep Space, Enter and nothing else. */
function takesKey(element: Element | null, key: string): boolean {
  if (!element) return false;
  if (element.matches(`${TEXT_FIELDS}, select`)) return key !== 'Escape';
  const moves = element.matches('input[type=range], input[type=radio], [role=listbox]');
  // One of our own has no pages: a remote control goes on turning those of the tour.
  const slides = element.matches('[role=slider]');
  const presses = element.matches('button, a, summary, input[type=checkbox], input[type=radio]');
  return (
    (moves && /^(Arrow|Page|Home$|End$)/.test(key)) ||
    (slides && /^(Arrow|Home$|End$)/.test(key)) ||
    (isScroller(element) && /^(Arrow|Page)/.test(key)) ||
    (presses && key === ' ')
  );
}

/** Keys that go on while they are held: the steps of a way. Of the others each press is one: the next would undo, queue or cost as much again. */
const GOES_ON = /^(Arrow|Page|[-+=,.]$)/;

/** Dialogs beside which keys of the page go on; every other one has keys of its own. */
const WITH_PAGE_KEYS = ['help-overlay', 'output', 'atlas'];

/** @returns a function that takes the handler away */
export function listenToKeys(commands: Commands): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const key = keyOf(event);
    const binding = byKey.get(key);
    if (!binding || !activeKeys.value.includes(binding) || takesKey(document.activeElement, key)) return;
    const dialog = topModal();
    if (dialog) {
      if (!WITH_PAGE_KEYS.some((name) => dialog.classList.contains(name))) return;
      const isAtlas = dialog.classList.contains('atlas');
      // The browser closes it; of the atlas, one thing after another.
      if (key === 'Escape' && !isAtlas) return;
      if (binding.group !== 'keys.page' && !(isAtlas && unit.value && /^Arrow/.test(key))) return;
    }
    if ((!event.repeat || GOES_ON.test(key)) && binding.run(commands, key) === false) return;
    event.preventDefault();
  };
  // A pointer leaves no focus behind, so that Space and the arrows go on meaning what the help says.
  const onClick = ({ detail }: MouseEvent) => {
    const element = document.activeElement;
    const kept =
      'button, summary, input[type=range], input[type=radio], input[type=checkbox], [role=slider], [data-scrolls]';
    if (detail > 0 && element instanceof HTMLElement && element.matches(kept)) element.blur();
  };
  addEventListener('keydown', onKey);
  addEventListener('click', onClick);
  return () => {
    removeEventListener('keydown', onKey);
    removeEventListener('click', onClick);
  };
}
