/** Unattended: after a while without a hand the views are shown one after another, from the beginning for each visitor. */
import { resetParameters, setTarget, stepTechnique } from './actions.ts';
import type { Commands } from './commands.ts';
import { dismiss } from './notices_store.ts';
import * as store from './store.ts';

const IDLE_MS = 60_000;
const PER_VIEW_MS = 12_000;
const HINT_MS = 20_000;

export function runKiosk(commands: Pick<Commands, 'toggleFreeze' | 'forgetPatches'>): void {
  let idle: ReturnType<typeof setTimeout> | undefined;
  let cycle: ReturnType<typeof setInterval> | undefined;

  const attract = () => {
    store.attracting.value = true;
    if (store.frozen.value) commands.toggleFreeze();
    store.helpOpen.value = false;
    store.picked.value = null;
    store.pins.value = [];
    // Pieces of the last visitor's face are not for the next one.
    commands.forgetPatches();
    resetParameters();
    setTarget({ kind: 'top' });
    cycle = setInterval(() => stepTechnique(1), PER_VIEW_MS);
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
