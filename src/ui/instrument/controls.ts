/** Knobs and buttons, whatever they belong to, and what each of them does. Pure: nothing here is heard or set. */

/** What a control can do. */
export const ACTIONS = ['blend', 'strength', 'style', 'area', 'nextCue', 'cueBefore'] as const;
export type Action = (typeof ACTIONS)[number];

/** Those that follow a knob evenly; the others go one further at each press. */
export const isEven = (action: Action): action is 'blend' | 'strength' =>
  action === 'blend' || action === 'strength';

/**
 * A control by its name: `midi-cc-1-7` (channel, number), `midi-note-10-36`, `midi-bend-1`, `pad-axis-0`, `pad-button-3`.
 * Whose device it is does not matter: one that is plugged in elsewhere, or is exchanged, goes on.
 */
export type ControlName = string;

/** A control moved. */
export interface Move {
  readonly control: ControlName;
  /** 0..1; of a button that is let go 0. */
  readonly value: number;
  /** Whether it is pressed and let go, and not turned. */
  readonly isButton: boolean;
}

export type Mapping = Readonly<Partial<Record<Action, ControlName>>>;

const NAME = /^(midi-(cc|note)-\d{1,2}-\d{1,3}|midi-bend-\d{1,2}|pad-(axis|button)-\d{1,2})$/;

/** A mapping that was kept in the browser; what makes no sense of it is left out. */
export function keptMapping(kept: unknown): Mapping {
  const given = Object(kept) as Record<string, unknown>;
  return Object.fromEntries(
    ACTIONS.flatMap((action) => {
      const control = given[action];
      return typeof control === 'string' && NAME.test(control) ? [[action, control]] : [];
    }),
  );
}

/** A control does one thing: what it did before it does no longer. */
export function learned(mapping: Mapping, action: Action, control: ControlName): Mapping {
  const others = Object.entries(mapping).filter(([one, had]) => one !== action && had !== control);
  return { ...Object.fromEntries(others), [action]: control };
}

export const without = (mapping: Mapping, action: Action): Mapping =>
  Object.fromEntries(Object.entries(mapping).filter(([one]) => one !== action));

/** Notes of a MIDI message: kinds of messages by their upper four bits. */
const [NOTE_OFF, NOTE_ON, CONTROL, BEND] = [0x8, 0x9, 0xb, 0xe];
const MOST = 127;
/** A pitch bend has 14 bits. */
const MOST_BENT = 0x3fff;

/**
 * What a MIDI message says of a control (MIDI 1.0).
 * @returns null of messages that are none of a control's, e.g. the clock
 */
export function moveOf(message: ArrayLike<number>): Move | null {
  const [status = 0, first = 0, second = 0] = Array.from(message);
  const [kind, channel] = [status >> 4, (status & 0xf) + 1];
  if (kind === CONTROL)
    return { control: `midi-cc-${channel}-${first}`, value: second / MOST, isButton: false };
  if (kind === BEND)
    return { control: `midi-bend-${channel}`, value: (first + (second << 7)) / MOST_BENT, isButton: false };
  if (kind !== NOTE_ON && kind !== NOTE_OFF) return null;
  const value = kind === NOTE_ON ? second / MOST : 0;
  return { control: `midi-note-${channel}-${first}`, value, isButton: true };
}

/** As much as a stick trembles. */
const LEAST_MOVE = 0.02;

export interface PadState {
  readonly index: number;
  /** -1..1 */
  readonly axes: readonly number[];
  readonly buttons: readonly { readonly value: number }[];
}

/** Tells the moves of gamepads from looks at them, since they make no events of their own. */
export class PadMoves {
  #last = new Map<string, number>();

  /** @returns what moved since the look before; nothing of a gamepad that is seen first */
  look(pads: readonly (PadState | null)[]): Move[] {
    const now = new Map<string, number>();
    const moves: Move[] = [];
    for (const pad of pads) {
      const axes = pad?.axes.map((value, at) => [`pad-axis-${at}`, (value + 1) / 2, false] as const) ?? [];
      const buttons = pad?.buttons.map(({ value }, at) => [`pad-button-${at}`, value, true] as const) ?? [];
      for (const [control, value, isButton] of [...axes, ...buttons]) {
        const key = `${pad?.index} ${control}`;
        const before = this.#last.get(key) ?? value;
        const moved = Math.abs(value - before) >= LEAST_MOVE || (value !== before && value % 1 === 0);
        now.set(key, moved ? value : before);
        if (moved) moves.push({ control, value, isButton });
      }
    }
    this.#last = now;
    return moves;
  }
}

/** From here on a button is pressed. */
const PRESSED = 0.5;
/** Sticks and bends rest in the middle, and tremble: they are pressed near their end, and let go well before the middle. */
const RESTS_IN_THE_MIDDLE = /^(pad-axis|midi-bend)/;
const [PUSHED, LET_GO] = [0.8, 0.65];

/** Tells presses from moves: once each time that a control comes up. */
export class Presses {
  readonly #down = new Set<ControlName>();

  isPress({ control, value }: Move): boolean {
    const wasDown = this.#down.has(control);
    const least = RESTS_IN_THE_MIDDLE.test(control) ? (wasDown ? LET_GO : PUSHED) : PRESSED;
    if (value >= least) this.#down.add(control);
    // A key that is struck softly is struck.
    else if (value > 0 && control.startsWith('midi-note')) return true;
    else this.#down.delete(control);
    return value >= least && !wasDown;
  }
}

/**
 * Each style's share at a place of a knob that goes from the first to the last.
 * @param value 0..1
 * @returns shares that add up to 1
 */
export function sharesAlong(value: number, count: number): number[] {
  const place = value * (count - 1);
  return Array.from({ length: count }, (_, at) => Math.max(0, 1 - Math.abs(place - at)));
}
