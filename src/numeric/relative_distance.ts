/**
 * How far some numbers are from those that are wanted: the L2 norm of their difference as a share of the wanted ones' norm.
 * @returns Infinity where there are more or fewer of them; NaN where one of either is none
 */
export function relativeDistance(found: ArrayLike<number>, wanted: ArrayLike<number>): number {
  if (found.length !== wanted.length) return Infinity;
  let apart = 0;
  let whole = 0;
  for (let at = 0; at < wanted.length; at++) {
    const value = wanted[at] as number;
    apart += ((found[at] as number) - value) ** 2;
    whole += value ** 2;
  }
  // Nothing is as far from nothing as anything from itself.
  return apart === 0 ? 0 : Math.sqrt(apart / whole);
}
