import type { RankedClass } from '../../contract/picture.ts';

/** The class that would lead with all channels; null where none is switched off. */
export function unablatedLeader(classes: readonly RankedClass[]): RankedClass | null {
  const known = classes.filter(({ unablated }) => unablated !== undefined);
  return known.reduce<RankedClass | null>(
    (leader, row) => ((row.unablated ?? 0) > (leader?.unablated ?? 0) ? row : leader),
    null,
  );
}

/** The first few classes, best first; under an ablation the one that would lead takes the last place where it fell behind. */
export function leadingRows(classes: readonly RankedClass[], count: number): readonly RankedClass[] {
  const rows = classes.slice(0, count);
  const lost = unablatedLeader(classes);
  return !lost || rows.includes(lost) ? rows : [...rows.slice(0, count - 1), lost];
}
