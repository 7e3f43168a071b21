import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type SlowTechnique, slowTechniqueSettings } from '../../src/techniques/common/slow_technique.ts';
import { slowTechniques } from '../../src/techniques/slow_techniques.ts';
import { startBackend } from '../../src/worker/backend.ts';
import { relativeL2 } from '../support/relative_l2.ts';
import { smallest, toyInputs, toyNetwork } from '../support/run_inputs.ts';
import { spread, THOROUGH } from '../support/thorough.ts';

/** Relative L2 distance of the losses and of the picture from the cpu backend's. */
const TOLERANCE = { wasm: 5e-4, webgl: 2e-3, webgpu: 2e-3 } as const;

/**
 * Of presets that make every octave of a gradient equally strong: what was rounded in a weak octave grows with it (`evenBands`
 * itself is the same on wasm and cpu to 3e-7).
 */
const TOLERANCE_OF_EVEN_OCTAVES = 3e-2;
const toleranceOf = (name: keyof typeof TOLERANCE, preset: string) =>
  EVEN_OCTAVES.includes(preset) ? TOLERANCE_OF_EVEN_OCTAVES : TOLERANCE[name];
const EVEN_OCTAVES = ['things', 'patterns', 'deep', 'spiral', 'zoom'];

/** Steps that are compared: up to a film's second frame. Then kinks of the rectifiers have magnified what was rounded. */
const COMPARED = 5;

/** They differ from another preset of their painting in numbers alone, and take no other way. */
const OTHER_NUMBERS = [
  ...['simonyan', 'patterns', 'deep', 'zoom', 'middle'],
  ...['faithful', 'grain', 'forms', 'painting', 'bold'],
];

const cases = slowTechniques.flatMap((technique) =>
  technique.presets
    .filter(({ id }) => THOROUGH || !OTHER_NUMBERS.includes(id))
    .map((preset) => ({ technique, id: technique.id, preset: preset.id })),
);

const start = (name: 'cpu' | keyof typeof TOLERANCE) =>
  startBackend({ backend: name, wasmUrl: `${location.origin}/tfjs-wasm/` });

async function paint(technique: SlowTechnique, preset: string) {
  const network = toyNetwork(64, 64);
  const settings = slowTechniqueSettings(technique, network, {}, preset);
  network.dispose();
  const few = smallest(settings, 2);
  const { inputs, end } = toyInputs(technique);
  const seen: { losses: number[]; pixels: ArrayLike<number> }[] = [];
  for await (const { losses, picture } of technique.paint(inputs, few)) {
    const shown = picture();
    seen.push({ losses: Object.values(losses), pixels: await shown.data() });
    shown.dispose();
  }
  end();
  return seen;
}

type Seen = Awaited<ReturnType<typeof paint>>;

const reference = new Map<string, Seen>();
beforeAll(async () => {
  await start('cpu');
  for (const { technique, id, preset } of cases)
    reference.set(`${id} ${preset}`, await paint(technique, preset));
}, 120_000);

/** Presets alternate between the two whose gradients are a graphics card's, which the processor plays. */
const casesOn = (name: keyof typeof TOLERANCE) =>
  name === 'wasm' ? cases : spread(cases, 2, name === 'webgl' ? 0 : 1);

describe.each(['wasm', 'webgl', 'webgpu'] as const)('%s paints what the cpu backend paints', (name) => {
  beforeAll(async () => {
    await start(name);
    if (name !== 'wasm') tf.env().set(`${name.toUpperCase()}_CPU_FORWARD`, false);
  });

  it.each(casesOn(name))('$id, $preset', async ({ technique, id, preset }) => {
    const before = tf.memory().numTensors;
    const got = await paint(technique, preset);
    const want = reference.get(`${id} ${preset}`) as Seen;
    expect(got.length).toBe(want.length);
    for (const [step, { losses, pixels }] of got.slice(0, COMPARED).entries()) {
      expect(relativeL2(losses, want[step]?.losses ?? [])).toBeLessThanOrEqual(toleranceOf(name, preset));
      expect(relativeL2(pixels, want[step]?.pixels ?? [])).toBeLessThanOrEqual(toleranceOf(name, preset));
    }
    expect(tf.memory().numTensors).toBe(before);
  });
});
