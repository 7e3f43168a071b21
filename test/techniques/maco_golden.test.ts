import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Network } from '../../src/network/network.ts';
import { Random } from '../../src/numeric/random.ts';
import { ascent } from '../../src/techniques/ascent/ascent.ts';
import { slowTechniqueSettings } from '../../src/techniques/common/slow_technique.ts';
import { gradientAscent } from '../../src/techniques/gradient_ascent.ts';
import { optimise } from '../../src/techniques/optimise/optimise.ts';
import { loadShipped } from '../support/efficientnet.ts';
import { golden } from '../support/golden/golden.ts';
import { expectClose } from '../support/relative_l2.ts';
import { startWasm } from '../support/wasm_backend.ts';

interface MacoCase {
  readonly title: string;
  readonly target: number;
  readonly seed: number;
  readonly rate: number;
  /** Before each step and after the last. */
  readonly losses: readonly number[];
}

const { cases, tolerance } = golden<MacoCase>('maco');

let network: Network;
beforeAll(async () => {
  await startWasm();
  network = await loadShipped(64);
});
afterAll(() => network.dispose());

it.each(cases)('$title: phases take the steps that PyTorch takes', async ({ target, seed, rate, losses }) => {
  const settings = {
    ...slowTechniqueSettings(gradientAscent, network, {}, 'maco'),
    ...{ size: 128, crops: 4, noise: 0.08, contrast: 100, rate, falling: false, steps: losses.length },
  };
  const climbing = ascent(network, { kind: 'class', index: target }, settings, new Random(seed));
  const taken: number[] = [];
  for await (const { step, losses: got } of optimise(climbing, null)) {
    taken.push(step);
    expectClose([got.score as number], [losses[step - 1] as number], tolerance);
  }
  expect(taken).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});
