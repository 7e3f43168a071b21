import { beforeAll, expect, it } from 'vitest';
import { type SlowTechnique, slowTechniqueSettings } from '../../../src/techniques/common/slow_technique.ts';
import { placedIn } from '../../../src/techniques/common/target.ts';
import { ParameterError } from '../../../src/techniques/common/technique.ts';
import { deepDream } from '../../../src/techniques/deep_dream.ts';
import { dreamZoom } from '../../../src/techniques/dream_zoom.ts';
import { gradientAscent } from '../../../src/techniques/gradient_ascent.ts';
import { toyInputs, toyNetwork } from '../../support/run_inputs.ts';
import { startWasm } from '../../support/wasm_backend.ts';

beforeAll(startWasm);

const LAST_ROW = { kind: 'neuron', layer: 'act1', channel: 2, y: 31, x: 8 } as const;

it('a neuron keeps its place in a picture of another size', () => {
  const [usual, flat] = [toyNetwork(64, 64), toyNetwork(32, 96)];
  expect([usual.shape('act1'), flat.shape('act1')]).toEqual([
    [32, 32, 5],
    [16, 48, 5],
  ]);
  expect(placedIn(flat, () => usual, LAST_ROW)).toEqual({ ...LAST_ROW, y: 15, x: 12 });
  expect(placedIn(usual, () => usual, LAST_ROW)).toEqual(LAST_ROW);
  expect(() => placedIn(flat, () => usual, { ...LAST_ROW, y: 32 })).toThrow(ParameterError);
  usual.dispose();
  flat.dispose();
});

it.each([deepDream, dreamZoom, gradientAscent] as unknown as SlowTechnique[])(
  '$title of a neuron in the last row is painted in a smaller size too',
  async (technique) => {
    const { inputs, end } = toyInputs(technique);
    const usualNetwork = () => inputs.networkFor(96, 96);
    const small = { size: 64, octaves: 1, steps: 1, frames: 2, of: 'target', crops: 0 };
    const given = Object.fromEntries(Object.entries(small).filter(([name]) => name in technique.parameters));
    const settings = slowTechniqueSettings(technique, usualNetwork(), given);
    const steps = technique.paint(
      { ...inputs, usualNetwork, target: { ...LAST_ROW, y: 47 } },
      settings as never,
    );
    const { value } = await steps.next();
    expect(value?.step).toBe(1);
    await steps.return();
    end();
  },
);
