/** Gamepads, also joysticks and buttons that are built into furniture: their use is a hand. They make no events of their own. */

const LOOK_MS = 200;
/** Sticks tremble. */
const LEAST_MOVE = 0.3;

type Pad = Pick<Gamepad, 'index'> & {
  readonly axes: readonly number[];
  readonly buttons: readonly Pick<GamepadButton, 'pressed'>[];
};

/** @param used called when a button is pressed or let go, or a stick is moved */
export function listenToGamepads(used: () => void): void {
  let last = new Map<number, number[]>();
  const look = () => {
    const now = new Map<number, number[]>();
    let moved = false;
    for (const pad of navigator.getGamepads() as (Pad | null)[]) {
      if (!pad) continue;
      const state = [...pad.axes, ...pad.buttons.map(({ pressed }) => Number(pressed))];
      const before = last.get(pad.index) ?? state;
      if (state.some((value, at) => Math.abs(value - (before[at] ?? value)) >= LEAST_MOVE)) {
        moved = true;
        now.set(pad.index, state);
      } else now.set(pad.index, before);
    }
    last = now;
    if (moved) used();
  };
  let isWatched = false;
  addEventListener('gamepadconnected', () => {
    // A browser shows a gamepad to the page when it is first used.
    used();
    if (!isWatched) setInterval(look, LOOK_MS);
    isWatched = true;
  });
}
