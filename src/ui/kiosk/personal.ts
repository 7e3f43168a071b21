/**
 * What a person keeps from visit to visit, in this browser only: how maps are drawn, which camera is used and how it
 * hangs, what it is asked for, whether there are keys, the language, at which size the picture goes out, how it is recorded, and the cues of the live style.
 */
import { type Capture, type Lens, readCapture } from '../../camera/capture.ts';
import { type Crop, MOST_CUT, type Mounting, NO_CROP, TURNS } from '../../camera/mounted.ts';
import { BLENDS, DEFAULT_DISPLAY, type Display, FITS } from '../../render/display.ts';
import { DIVERGING_MAPS, SEQUENTIAL_MAPS } from '../../render/heat/colour_maps.ts';
import type { Size } from '../../render/placement.ts';
import { keptMapping, type Mapping } from '../instrument/controls.ts';
import { type Cue, keptCues } from '../instrument/cue_file.ts';
import { keptSound, type SoundSettings } from '../instrument/sound/sound_store.ts';
import { type Language, languageOf } from '../language/languages.ts';
import { readSize } from '../output/size.ts';
import { type RecordSettings, recordSettings } from '../record/record_store.ts';
import { LENGTHS, type ListLength } from '../view_list.ts';

const KEY = 'convoscope';

export interface Personal {
  display: Display;
  deviceId: string | null;
  /** Whether letters, digits and signs are keys of the page. */
  signKeys: boolean;
  /** The language that was chosen by hand; null where none was. */
  language: Language | null;
  /** Whether the list of views is short; null where nobody has chosen. */
  viewList: ListLength | null;
  /** Letters for a projector. */
  largeType: boolean;
  /** Whether somebody was shown around in this browser. */
  welcomed: boolean;
  /** How each camera hangs, by its id. */
  cameraMountings: Readonly<Record<string, Mounting>>;
  /** What each camera is asked for, by its id. */
  captures: Readonly<Record<string, Capture>>;
  /** Which camera of a phone is used. */
  lens: Lens;
  /** Of what goes out of the page: its size in pixels, null where none was chosen, whether it is a looking glass, and the WHIP server. */
  output: { size: Size | null; mirror: boolean; whip: string };
  /** How the stage is recorded. */
  record: RecordSettings;
  /** Looks of the live style. */
  cues: readonly Cue[];
  /** Which knobs and buttons play the live style. */
  controls: Mapping;
  /** How sound plays it. */
  sound: SoundSettings;
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
    viewList: LENGTHS.find((one) => one === kept.viewList) ?? null,
    largeType: kept.largeType === true,
    language: (typeof kept.language === 'string' && languageOf(kept.language)) || null,
    cameraMountings: mountingsOf(asRecord(kept.cameraMountings)),
    captures: capturesOf(asRecord(kept.captures)),
    lens: kept.lens === 'rear' ? 'rear' : 'front',
    output: outputOf(asRecord(kept.output)),
    record: recordSettings(asRecord(kept.record)),
    cues: keptCues(kept.cues),
    controls: keptMapping(kept.controls),
    sound: keptSound(kept.sound),
  };
}

export function savePersonal(personal: Personal): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(personal));
  } catch {
    // Storage may be full or forbidden: the page works without it.
  }
}

/** Keeps what differs from what was there before; what another page of this browser has kept of the rest stays. */
export function saveChanges(before: Personal, now: Personal): void {
  if (JSON.stringify(now) === JSON.stringify(before)) return;
  const kept = loadPersonal();
  savePersonal({ ...kept, ...withChanges(asRecord(kept), asRecord(before), asRecord(now)) });
}

/** @param hasGroups whether an object among the values is a group of settings, of which others stay as they are kept; else it is one value */
function withChanges(
  kept: Record<string, unknown>,
  before: Record<string, unknown>,
  now: Record<string, unknown>,
  hasGroups = true,
): Record<string, unknown> {
  const changed = { ...kept };
  for (const key of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const [had, has] = [before[key], now[key]];
    if (JSON.stringify(had) === JSON.stringify(has)) continue;
    if (has === undefined) delete changed[key];
    else if (hasGroups && isGroup(had) && isGroup(has))
      changed[key] = withChanges(asRecord(kept[key]), had, has, false);
    else changed[key] = has;
  }
  return changed;
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readJson(): Record<string, unknown> {
  try {
    return asRecord(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return {};
  }
}

/** What makes no sense of it is as usual. */
const mountingsOf = (kept: Record<string, unknown>): Record<string, Mounting> =>
  Object.fromEntries(
    Object.entries(kept).map(([id, value]) => {
      const { turn, mirror, crop } = asRecord(value);
      const known = TURNS.find((one) => one === turn) ?? 0;
      return [id, { turn: known, mirror: mirror === true, crop: cropOf(asRecord(crop)) }];
    }),
  );

const capturesOf = (kept: Record<string, unknown>): Record<string, Capture> =>
  Object.fromEntries(
    Object.entries(kept).flatMap(([id, value]) => {
      const { size, rate } = asRecord(value);
      const { width, height } = asRecord(size);
      const text = `${size ? `${width}x${height}` : ''}${rate ? `@${rate}` : ''}`;
      const known = readCapture(text);
      return known ? [[id, known]] : [];
    }),
  );

function cropOf(kept: Record<string, unknown>): Crop {
  const shareOf = (value: unknown) =>
    typeof value === 'number' && value >= 0 && value <= MOST_CUT ? value : 0;
  const { left, top, right, bottom } = { ...NO_CROP, ...kept };
  return { left: shareOf(left), top: shareOf(top), right: shareOf(right), bottom: shareOf(bottom) };
}

function outputOf({ size, mirror, whip }: Record<string, unknown>): Personal['output'] {
  const { width, height } = asRecord(size);
  return {
    size: readSize(`${width}x${height}`) ?? null,
    mirror: mirror === true,
    whip: typeof whip === 'string' ? whip : '',
  };
}

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
