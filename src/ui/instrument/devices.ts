/** Where controls are heard: Web MIDI, which the browser asks for once the person connects it, and gamepads. */
import { effect } from '@preact/signals';
import * as store from './control_store.ts';
import { moveOf, PadMoves, type PadState } from './controls.ts';
import { onMove } from './play.ts';

/** Of MIDI what is used here. */
export type MidiAccess = Pick<EventTarget, 'addEventListener'> & {
  readonly inputs: ReadonlyMap<string, MidiInput>;
};
interface MidiInput {
  readonly name: string | null;
  readonly state: string;
  onmidimessage: ((event: { readonly data: ArrayLike<number> | null }) => void) | null;
}
type Browser = { requestMIDIAccess?: () => Promise<MidiAccess> };

const LOOK_MS = 25;

/** Asks the browser for MIDI; to be called in a click. What comes of it is told by the store. */
export async function connectMidi(browser: Browser = navigator as unknown as Browser): Promise<void> {
  if (!browser.requestMIDIAccess) {
    store.midi.value = { kind: 'unknown' };
    return;
  }
  store.midi.value = { kind: 'asking' };
  try {
    const access = await browser.requestMIDIAccess();
    listen(access);
    access.addEventListener('statechange', () => listen(access));
  } catch {
    store.midi.value = { kind: 'refused' };
  }
}

function listen({ inputs }: MidiAccess): void {
  const there = [...inputs.values()].filter(({ state }) => state !== 'disconnected');
  for (const input of there)
    input.onmidimessage = ({ data }) => {
      const move = data && moveOf(data);
      if (move) onMove(move);
    };
  store.midi.value = { kind: 'on', inputs: there.map(({ name }) => name ?? '') };
}

/** Connects MIDI by itself where it was mapped and is allowed, and looks at gamepads from their first use on. */
export function startControls(): void {
  void isMidiAllowed().then((allowed) => {
    if (allowed && Object.values(store.mapping.value).some((control) => control.startsWith('midi')))
      void connectMidi();
  });
  const moves = new PadMoves();
  // A page that is not served over https or localhost has none.
  const all = () => (navigator.getGamepads?.() ?? []) as (Gamepad | null)[];
  const present = () => all().filter((pad) => pad !== null);
  const tell = () => {
    store.pads.value = present().map(({ id }) => id);
  };
  addEventListener('gamepadconnected', tell);
  addEventListener('gamepaddisconnected', tell);
  // A page may be told of gamepads before it listens.
  tell();
  effect(() => {
    if (store.pads.value.length === 0) return;
    const timer = setInterval(() => {
      for (const move of moves.look(present() as readonly PadState[])) onMove(move);
    }, LOOK_MS);
    return () => clearInterval(timer);
  });
}

/** Whether the person has allowed it before: nothing is asked. */
async function isMidiAllowed(): Promise<boolean> {
  const asked = navigator.permissions?.query({ name: 'midi' as PermissionName });
  return (await asked?.catch(() => null))?.state === 'granted';
}
