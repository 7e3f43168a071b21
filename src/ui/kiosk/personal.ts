/**
 * What a person keeps from visit to visit, in this browser only: how maps are drawn, which camera is used and how it
 * hangs, whether there are keys, and the language.
 */
import { TURNS, type Turn } from '../../camera/turned.ts';
import { BLENDS, DEFAULT_DISPLAY, type Display, FITS } from '../../render/display.ts';
import { DIVERGING_MAPS, SEQUENTIAL_MAPS } from '../../render/heat/colour_maps.ts';
import { type Language, languageOf } from '../language/languages.ts';

const KEY = 'convoscope';

export interface Personal {
  display: Display;
  deviceId: string | null;
  /** Whether letters, digits and signs are keys of the page. */
  signKeys: boolean;
  /** The language that was chosen by hand; null where none was. */
  language: Language | null;
  /** Whether somebody was shown around in this browser. */
  welcomed: boolean;
  /** What each camera is turned by, by its id. */
  cameraTurns: Readonly<Record<string, Turn>>;
}

export function loadPersonal(): Personal {
  const kept = readJson();
  const saved = asRecord(kept.display);
  const display: Display = {
    ...DEFAULT_DISPLAY,
    ...choose('blend', BLENDS, saved),
    ...choose('fit', FITS, saved),
    ...choose('sequential', SEQUENTIAL_MAPS, saved),
    ...choose('diverging', DIVERGING_MAPS, saved),
  };
  for (const key of ['mirror', 'smooth', 'sync', 'contours'] as const) {
    const value = saved[key];
    if (typeof value === 'boolean') display[key] = value;
  }
  return {
    display,
    deviceId: typeof kept.deviceId === 'string' ? kept.deviceId : null,
    signKeys: kept.signKeys !== false,
    welcomed: kept.welcomed === true,
    language: (typeof kept.language === 'string' && languageOf(kept.language)) || null,
    cameraTurns: turnsOf(asRecord(kept.cameraTurns)),
  };
}

export function savePersonal(personal: Personal): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(personal));
  } catch {
    // Storage may be full or forbidden: the page works without it.
  }
}

function readJson(): Record<string, unknown> {
  try {
    return asRecord(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return {};
  }
}

const turnsOf = (kept: Record<string, unknown>): Record<string, Turn> =>
  Object.fromEntries(
    Object.entries(kept).flatMap(([id, value]) => {
      const turn = TURNS.find((one) => one === value);
      return turn ? [[id, turn] as const] : [];
    }),
  );

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

function choose<K extends string, T extends string>(
  key: K,
  options: readonly T[],
  from: Record<string, unknown>,
) {
  const value = options.find((option) => option === from[key]);
  return value === undefined ? {} : ({ [key]: value } as Record<K, T>);
}
