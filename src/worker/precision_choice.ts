/** In how many bits a graphics card keeps what nothing goes back through: measured once, and remembered. */
import type { BackendCard, Precision } from '../contract/opening.ts';
import { type Told, told } from '../contract/told.ts';
import type { NetworkPlan } from '../network/load.ts';
import { canHalve, usePrecision } from '../network/webgpu/precision.ts';
import { recalled, remember } from './adapter_memory.ts';
import { type PrecisionTrial, tryPrecisions } from './precision_trial.ts';

/** Of single precision's time, at most: for less it is not worth its rounding. */
const CLEARLY_FASTER = 0.9;

/** How half precision did beside single precision. */
export interface PrecisionOutcome {
  /** Milliseconds; null where it did not come to that. */
  readonly ms: PrecisionTrial['ms'] | null;
  readonly verdict: 'faster' | 'slower' | 'wrong' | 'failed';
}

export function outcomeOf({ ms, isRight }: PrecisionTrial): PrecisionOutcome {
  if (!isRight) return { ms, verdict: 'wrong' };
  return { ms, verdict: ms.half <= CLEARLY_FASTER * ms.single ? 'faster' : 'slower' };
}

/**
 * Decides it for the passes that are recorded from now on.
 * @param asked of the address; null and absent have it measured, on a graphics card
 * @param card the present backend
 * @param network what is measured with
 * @returns which, and why; null of other backends, which have no choice
 */
export async function settlePrecision(
  asked: Precision | null | undefined,
  card: Pick<BackendCard, 'name' | 'detail' | 'hardware'>,
  network: () => Promise<NetworkPlan>,
): Promise<Told | null> {
  usePrecision('single');
  if (card.name !== 'webgpu') return null;
  if (asked === 'single') return told('pieces.precisionSingleAsked');
  if (!canHalve()) return told('pieces.precisionLacking');
  if (asked === 'half') {
    usePrecision('half');
    return told('pieces.precisionHalfAsked');
  }
  if (!card.hardware) return told('pieces.precisionSoftware');
  const adapter = { webgpu: card.detail };
  const known = await recalled<PrecisionOutcome>('precision', adapter);
  const outcome = known ?? (await measured(network));
  if (!known) await remember('precision', adapter, outcome);
  if (outcome.verdict === 'faster') usePrecision('half');
  return inWords(outcome);
}

async function measured(network: () => Promise<NetworkPlan>): Promise<PrecisionOutcome> {
  try {
    const plan = await network();
    return outcomeOf(await tryPrecisions(() => plan.build()));
  } catch (error) {
    console.warn('Half precision failed its trial', error);
    return { ms: null, verdict: 'failed' };
  }
}

function inWords({ ms, verdict }: PrecisionOutcome): Told {
  if (verdict === 'wrong') return told('pieces.precisionWrong');
  if (!ms) return told('pieces.precisionFailed');
  const times = { half: Number(ms.half.toFixed(1)), single: Number(ms.single.toFixed(1)) };
  return told(verdict === 'faster' ? 'pieces.precisionFaster' : 'pieces.precisionSlower', times);
}
