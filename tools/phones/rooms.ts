/** Rooms that phones enter: in memory alone, found by a short code, over when the screen that opened them is silent. */
import { randomBytes, scryptSync } from 'node:crypto';

/** None of these is taken for another one. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 8;
/** 40 bits to type, and 128 that only the screen knows. */
const KEY_BYTES = 16;
const KEY = /^[\w-]{22}$/;
const SWEEP_MS = 10_000;

export interface Room<T> {
  /** What a phone is given by the screen. */
  readonly code: string;
  /** What the screen alone knows: who has it runs the room. */
  readonly key: string;
  readonly value: T;
}

export interface RoomsOptions {
  /** The oldest goes where there would be more. */
  readonly most: number;
  /** A room whose screen has asked for nothing so long is over. */
  readonly silentMs: number;
  readonly now: () => number;
}

export interface Rooms<T> {
  /**
   * @param key of a room that there was, also at a server before this one: it has its code again. Without it a new one is opened
   * @returns undefined where that is no key, or another room has the code
   */
  open(value: T, key?: string): Room<T> | undefined;
  /** Whether another one takes the place of the oldest. */
  isFull(): boolean;
  /** That of a screen, which is heard by that; undefined where there is none any more. */
  ofScreen(key: string): Room<T> | undefined;
  /** That of a code, in capitals or not. */
  ofPhone(code: string): Room<T> | undefined;
  end(key: string): void;
}

export function createRooms<T>({ most, silentMs, now }: RoomsOptions): Rooms<T> {
  const byKey = new Map<string, Room<T>>();
  const byCode = new Map<string, Room<T>>();
  const heardAt = new Map<string, number>();

  const end = (key: string) => {
    const room = byKey.get(key);
    if (room) byCode.delete(room.code);
    byKey.delete(key);
    heardAt.delete(key);
  };
  const sweep = () => {
    for (const [key, at] of heardAt) if (now() - at >= silentMs) end(key);
  };
  // Nobody may ask any more: what a room holds is forgotten all the same.
  setInterval(sweep, SWEEP_MS).unref();

  return {
    open(value, key = randomBytes(KEY_BYTES).toString('base64url')) {
      sweep();
      if (!KEY.test(key)) return undefined;
      const room = { code: codeOf(key), key, value };
      if (byCode.has(room.code)) return undefined;
      byKey.set(key, room);
      byCode.set(room.code, room);
      heardAt.set(key, now());
      for (const oldest of [...byKey.keys()].slice(0, -most)) end(oldest);
      return room;
    },
    isFull() {
      sweep();
      return byKey.size >= most;
    },
    ofScreen(key) {
      sweep();
      if (byKey.has(key)) heardAt.set(key, now());
      return byKey.get(key);
    },
    ofPhone(code) {
      sweep();
      return byCode.get(code.toUpperCase());
    },
    end,
  };
}

/**
 * The code of a key, always the same. Phones know the code, and whoever finds a key that leads to it could open the room after a
 * restart before its screen does: there are 2^40 codes, and each try costs scrypt's 16 MB and some hundredths of a second.
 */
function codeOf(key: string): string {
  const bytes = scryptSync(key, 'room', 2 * CODE_LENGTH);
  const letter = (_: unknown, at: number) => LETTERS[bytes.readUInt16BE(2 * at) % LETTERS.length];
  return Array.from({ length: CODE_LENGTH }, letter).join('');
}
