import type { Doubt } from '../../contract/doubt.ts';
import type { Ranking } from '../../contract/picture.ts';
import type { FixedTarget } from '../../techniques/common/technique.ts';
import { knownFrom, probabilitiesOf } from './rank.ts';

/** A chosen class below this probability is said to be absent. */
const ABSENT_BELOW = 0.01;

/** @param ranking of the same scores. @returns nothing where the target is no class or the picture is of no target. */
export function doubtOf(
  labels: readonly string[],
  scores: Float32Array,
  { classes: [leader], faint }: Ranking,
  target: FixedTarget | null,
): Doubt | undefined {
  if (target?.kind !== 'class' || !leader) return undefined;
  const probability = probabilitiesOf(scores)(target.index);
  const absent = probability < ABSENT_BELOW && target.index !== leader.index;
  const known = knownFrom(scores.length);
  const percent = probability < 0.001 ? 'under 0.1 %' : `${(100 * probability).toFixed(1)} %`;
  return {
    share: known > 0 ? Math.min(1, leader.probability / known) : 1,
    ...(faint && { says: faint }),
    ...(absent && { note: `the network gives ${labels[target.index] ?? 'it'} ${percent} here` }),
  };
}
