/** Unattended: after a while without a hand the views are shown one after another, from the beginning for each visitor. */
import { batch } from '@preact/signals';
import { setTarget } from './actions.ts';
import { showBeside } from './beside.ts';
import type { Commands } from './commands.ts';
import { healAll } from './lesion.ts';
import { forgetVisitor } from './live_style/actions.ts';
import { dismiss } from './notices_store.ts';
import * as store from './store.ts';
import { chooseView } from './studio/actions.ts';
import * as studio from './studio/store.ts';

const IDLE_MS = 60_000;
const PER_VIEW_MS = 12_000;
const HINT_MS = 20_000;

export interface KioskCommands extends Pick<Commands, 'toggleFreeze' | 'forgetPatches'> {
  studio: Pick<Commands['studio'], 'paintIdly' | 'forgetAll'>;
}

/** The live views one after another, then a painting that needs nothing but what the camera sees. */
function nextView(now: string): { id: string; paints: boolean } | undefined {
  const { techniques = [], paintings = [] } = store.catalogue.value ?? {};
  const dream = paintings.find(({ needs, film }) => needs.content && needs.models === 'none' && !film);
  const round = [
    ...techniques.map(({ id }) => ({ id, paints: false })),
    ...(dream ? [{ id: dream.id, paints: true }] : []),
  ];
  return round[(round.findIndex(({ id }) => id === now) + 1) % round.length];
}

export function runKiosk(commands: KioskCommands): void {
  let idle: ReturnType<typeof setTimeout> | undefined;
  let cycle: ReturnType<typeof setInterval> | undefined;

  /** A painting is watched to its end. */
  const step = () => {
    if (studio.activeJob.value) return;
    const next = nextView(studio.chosen.value ?? store.technique.value);
    if (!next) return;
    chooseView(next.id);
    if (next.paints) commands.studio.paintIdly();
  };
  const attract = () => {
    // The visitor may be watching a painting grow.
    if (studio.activeJob.value) {
      idle = setTimeout(attract, PER_VIEW_MS);
      return;
    }
    store.attracting.value = true;
    if (store.frozen.value) commands.toggleFreeze();
    batch(() => {
      store.helpOpen.value = false;
      store.picked.value = null;
      store.pins.value = [];
      healAll();
      showBeside(null);
      store.parameters.value = {};
      forgetVisitor();
      setTarget({ kind: 'top' });
      chooseView(store.technique.value);
    });
    // The next visitor is not to see this one.
    commands.forgetPatches();
    commands.studio.forgetAll();
    cycle = setInterval(step, PER_VIEW_MS);
  };
  const wake = () => {
    clearTimeout(idle);
    clearInterval(cycle);
    // Nor is what the camera saw of an empty room.
    if (store.attracting.value) commands.forgetPatches();
    store.attracting.value = false;
    idle = setTimeout(attract, IDLE_MS);
  };
  for (const type of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const) {
    addEventListener(type, wake, { passive: true });
  }
  // Nobody may be there to dismiss them.
  setInterval(() => dismiss(() => true), HINT_MS);
  wake();
}
