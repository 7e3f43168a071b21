/** Every key of the page: the handler and the help are both made from this table. */
import { computed } from '@preact/signals';
import { restoreAll, toggleChannel } from '../ablation/ablation.ts';
import * as actions from '../actions.ts';
import { openAtlas } from '../atlas/atlas_actions.ts';
import { isOpen as isAtlasOpen, unit } from '../atlas/atlas_store.ts';
import { cutOut, toggleComparison, toggleMeter } from '../comparison/comparison.ts';
import { isMapOpen } from '../embedding/map_settings.ts';
import type { Tool } from '../exhibit/exhibit.ts';
import { toggleInside } from '../inside/open_figure.ts';
import { toggleSplit, toggleWander } from '../live_style/actions.ts';
import { isOpen as isCardOpen } from '../networks/card_store.ts';
import * as store from '../store.ts';
import * as studioActions from '../studio/actions.ts';
import { TEACHING_VIEW } from '../teach/teach_store.ts';
import { stepTour, toggleTour } from '../tour/tour_control.ts';
import { place as tourPlace } from '../tour/tour_store.ts';
import type { Commands } from './commands.ts';
import { keyOf } from './key_of.ts';

export interface KeyBinding {
  /** As keyOf gives them: letters in lower case, names of other keys. */
  keys: readonly string[];
  /** How the help names them, where the values themselves would not be understood. */
  shown?: string;
  does: string;
  /** It makes a file: a kiosk has none of these. */
  saves?: true;
  /** What it belongs to, where a house can take that off the screen. */
  tool?: Tool;
  group: 'Views' | 'Map' | 'Picture' | 'Live style' | 'Studio' | 'Page';
  run: (commands: Commands, key: string) => void;
}

const toggle = (signal: { value: boolean }) => {
  signal.value = !signal.value;
};

/** Into what the view collects: its map, its taught classes, else the styles. */
function takeFrame({ gallery, teach, liveStyle }: Commands): void {
  if (isMapOpen.value) void gallery.snapshot();
  else if (store.openView.value !== TEACHING_VIEW || !teach.showOnce()) void liveStyle.addFrame();
}

export const KEY_BINDINGS: readonly KeyBinding[] = [
  {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    shown: '1 – 9',
    does: 'View by its number',
    group: 'Views',
    run: (_, key) => {
      const chosen = studioActions.viewAt(Number(key) - 1);
      if (chosen) studioActions.chooseView(chosen);
    },
  },
  { keys: ['n'], does: 'Next view', group: 'Views', run: () => studioActions.stepView(1) },
  { keys: ['b'], does: 'View before', group: 'Views', run: () => studioActions.stepView(-1) },
  { keys: ['/'], does: 'Search a class', group: 'Views', run: (commands) => commands.searchClass() },
  {
    keys: ['t'],
    does: 'Follow the leading class',
    group: 'Views',
    run: () => actions.setTarget({ kind: 'top' }),
  },
  {
    keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
    shown: '← → ↑ ↓',
    does: 'Go from tile to tile, or from star to star',
    group: 'Views',
    run: (commands, key) => commands.stepTile(key),
  },
  {
    keys: ['PageUp', 'PageDown'],
    shown: 'Page ↑ ↓',
    does: 'Page before, next page: of tiles, or of the tour',
    group: 'Views',
    run: (_, key) => {
      const by = key === 'PageDown' ? 1 : -1;
      if (tourPlace.value) stepTour(by);
      else actions.turnPage(by);
    },
  },
  {
    keys: ['x'],
    does: 'Pin the picked tile, or let it go',
    group: 'Views',
    run: () => {
      if (store.picked.value) actions.togglePin(store.picked.value);
    },
  },
  {
    keys: ['w'],
    does: 'Two views side by side, or one',
    group: 'Views',
    tool: 'comparison',
    run: toggleComparison,
  },
  { keys: [':'], does: 'Inside the algorithm', group: 'Views', run: toggleInside },
  { keys: ['u'], does: 'How faithful is this map?', group: 'Views', run: toggleMeter },
  { keys: ['e'], does: 'Cut the thing out', group: 'Views', run: cutOut },
  {
    keys: ['k'],
    does: 'Switch the picked channel off, or on again',
    group: 'Views',
    run: () => {
      if (store.picked.value) toggleChannel(store.picked.value);
    },
  },
  { keys: ['j'], does: 'Heal: every channel on again', group: 'Views', run: restoreAll },
  { keys: ['r'], does: 'Reset the settings of this view', group: 'Views', run: studioActions.resetView },
  { keys: ['o'], does: 'Overlay, spotlight, or map alone', group: 'Map', run: actions.nextBlend },
  { keys: ['c'], does: 'Next colours', group: 'Map', run: actions.nextColourMap },
  {
    keys: ['+', '='],
    shown: '+',
    does: 'More map; on the star map, nearer',
    group: 'Map',
    run: () => (isMapOpen.value ? store.stage.value?.map?.zoom(1.25) : actions.changeOpacity(0.1)),
  },
  {
    keys: ['-'],
    shown: '−',
    does: 'More picture; on the star map, farther',
    group: 'Map',
    run: () => (isMapOpen.value ? store.stage.value?.map?.zoom(0.8) : actions.changeOpacity(-0.1)),
  },
  {
    keys: ['0'],
    does: 'The whole star map; elsewhere the live style before and after',
    group: 'Map',
    run: () => (isMapOpen.value ? store.stage.value?.map?.showAll() : toggleSplit()),
  },
  {
    keys: ['i'],
    does: 'Smooth, or cells as they are',
    group: 'Map',
    run: () => actions.setDisplay('smooth', !store.display.value.smooth),
  },
  {
    keys: ['l'],
    does: 'Contour lines',
    group: 'Map',
    run: () => actions.setDisplay('contours', !store.display.value.contours),
  },
  {
    keys: [' '],
    shown: 'Space',
    does: 'Freeze the picture',
    group: 'Picture',
    tool: 'freeze',
    run: (c) => c.toggleFreeze(),
  },
  { keys: ['m'], does: 'Mirror', group: 'Picture', run: actions.toggleMirror },
  {
    keys: ['z'],
    does: 'Whole picture, or fill the stage',
    group: 'Picture',
    run: () => actions.setDisplay('fit', store.display.value.fit === 'fill' ? 'contain' : 'fill'),
  },
  {
    keys: ['y'],
    does: 'Picture in step with its map, or ahead of it',
    group: 'Picture',
    run: () => actions.setDisplay('sync', !store.display.value.sync),
  },
  {
    keys: ['s'],
    does: 'Save the picture as PNG',
    group: 'Picture',
    saves: true,
    tool: 'save',
    run: (commands) => commands.save(),
  },
  {
    keys: ['q'],
    does: 'Record a video, or end and save it',
    group: 'Picture',
    saves: true,
    tool: 'record',
    run: ({ liveStyle }) => liveStyle.toggleRecording(),
  },
  {
    keys: ['a'],
    does: 'Take what the camera sees: for the star map, a taught class, or as a style',
    group: 'Picture',
    run: takeFrame,
  },
  { keys: ['*'], does: 'Wander from style to style', group: 'Live style', run: toggleWander },
  {
    keys: ['g'],
    does: 'Paint from this frame',
    group: 'Studio',
    run: ({ studio }) => studio.paint(),
  },
  { keys: ['v'], does: 'Look at a painting, or no longer', group: 'Studio', run: studioActions.toggleViewer },
  { keys: [','], does: 'Painting before', group: 'Studio', run: () => studioActions.stepJob(-1) },
  { keys: ['.'], does: 'Next painting', group: 'Studio', run: () => studioActions.stepJob(1) },
  { keys: ['d'], does: 'Another seed', group: 'Studio', run: studioActions.rollSeed },
  { keys: ['f'], does: 'Full screen', group: 'Page', run: (commands) => commands.toggleFullScreen() },
  { keys: ['p'], does: 'Performance', group: 'Page', run: () => toggle(store.performanceOpen) },
  {
    keys: ['h'],
    does: 'Next network',
    group: 'Views',
    tool: 'networks',
    run: ({ networks }) => networks.next(),
  },
  {
    keys: [';'],
    does: 'Atlas: this channel or class, or all',
    group: 'Page',
    run: openAtlas,
  },
  { keys: ['Home'], shown: 'Home', does: 'The tour', group: 'Page', tool: 'tour', run: toggleTour },
  { keys: ['?'], does: 'These keys', group: 'Page', tool: 'help', run: () => toggle(store.helpOpen) },
  { keys: ['Escape'], shown: 'Esc', does: 'Close', group: 'Page', run: (commands) => commands.close() },
];

const byKey = new Map(KEY_BINDINGS.flatMap((binding) => binding.keys.map((key) => [key, binding] as const)));

const isSign = (key: string) => key.length === 1;

/** The keys that do something now: letters, digits and signs can be switched off, a kiosk makes no files, and a house takes tools away. */
export const activeKeys = computed((): readonly KeyBinding[] => {
  const signs = store.signKeys.value && store.configured.value.keys;
  return KEY_BINDINGS.filter(
    ({ keys, saves, tool }) =>
      (signs || !keys.every(isSign)) && !(saves && store.kiosk.value) && (!tool || store.hasTool(tool)),
  );
});

/** Where keys belong to what has the focus: text, sliders, lists; buttons keep Space, Enter and nothing else. */
function takesKey(element: Element | null, key: string): boolean {
  if (!element) return false;
  const writes = 'input:not([type=range], [type=checkbox], [type=radio]), textarea, select';
  if (element.matches(writes)) return key !== 'Escape';
  const moves = element.matches('input[type=range], input[type=radio], [role=listbox]');
  const presses = element.matches('button, a, summary, input[type=checkbox], input[type=radio]');
  return (moves && /^(Arrow|Page)/.test(key)) || (presses && key === ' ');
}

/** @returns a function that takes the handler away */
export function listenToKeys(commands: Commands): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const key = keyOf(event);
    const binding = byKey.get(key);
    if (!binding || !activeKeys.value.includes(binding) || takesKey(document.activeElement, key)) return;
    // The help lies over the page and takes its keys.
    if (store.helpOpen.value && binding.group !== 'Page') return;
    if (isCardOpen()) return;
    if (isAtlasOpen.value && binding.group !== 'Page' && !(unit.value && /^Arrow/.test(key))) return;
    event.preventDefault();
    binding.run(commands, key);
  };
  // A pointer leaves no focus behind, so that Space and the arrows go on meaning what the help says.
  const onClick = ({ detail }: MouseEvent) => {
    const element = document.activeElement;
    const kept = 'button, summary, input[type=range], input[type=radio], input[type=checkbox]';
    if (detail > 0 && element instanceof HTMLElement && element.matches(kept)) element.blur();
  };
  addEventListener('keydown', onKey);
  addEventListener('click', onClick);
  return () => {
    removeEventListener('keydown', onKey);
    removeEventListener('click', onClick);
  };
}
