/** Sound that plays the live style. */
import { ofVisitor } from '../../kiosk/forgets.ts';
import { ACTIONS } from '../controls.ts';

export const SOURCES = ['none', 'microphone', 'file'] as const;
export const LISTENS = ['level', 'beat'] as const;
export const DRIVEN = ACTIONS.filter((action) => action !== 'cueBefore');

export interface SoundSettings {
  readonly listens: (typeof LISTENS)[number];
  readonly drives: (typeof DRIVEN)[number];
  /** In dB. */
  readonly gain: number;
  /** In seconds: how slowly it follows. */
  readonly smoothing: number;
}

export const GAIN = { min: -20, max: 40, step: 1 } as const;
export const SMOOTHING = { min: 0, max: 2, step: 0.05 } as const;
const USUAL: SoundSettings = { listens: 'level', drives: 'strength', gain: 12, smoothing: 0.2 };

/** What is listened to; nothing until somebody chooses it. */
export const source = ofVisitor<(typeof SOURCES)[number]>('none');
export const settings = ofVisitor<SoundSettings>(USUAL);
interface Heard {
  /** In dB; -Infinity where all samples are 0. */
  readonly level: number;
  readonly beat: boolean;
  /** No sample was anything but 0 for seconds: no microphone that is on is so quiet. */
  readonly mute: boolean;
}

/** What was heard last; null while nobody listens. */
export const heard = ofVisitor<Heard | null>(null);

/** Settings that were kept in the browser; what makes no sense of them is as usual. */
export function keptSound(kept: unknown): SoundSettings {
  const given = Object(kept) as Record<string, unknown>;
  const within = (value: unknown, { min, max }: { min: number; max: number }, usual: number) =>
    typeof value === 'number' && value >= min && value <= max ? value : usual;
  return {
    listens: LISTENS.find((one) => one === given.listens) ?? USUAL.listens,
    drives: DRIVEN.find((one) => one === given.drives) ?? USUAL.drives,
    gain: within(given.gain, GAIN, USUAL.gain),
    smoothing: within(given.smoothing, SMOOTHING, USUAL.smoothing),
  };
}
