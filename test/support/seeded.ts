/** Random numbers that are the same in every run (mulberry32). */
export function seeded(seed: number) {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  /** Of mean 0 and deviation 1 (Box-Muller). */
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const normals = (count: number, deviation = 1) =>
    Float32Array.from({ length: count }, () => deviation * normal());
  return { uniform, normal, normals };
}
