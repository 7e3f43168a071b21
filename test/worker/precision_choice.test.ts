import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BackendCard, Precision } from '../../src/contract/opening.ts';
import { englishOf } from '../../src/contract/told.ts';
import { registerWebGpuKernels, unregisterWebGpuKernels } from '../../src/network/kernels/webgpu/index.ts';
import type { NetworkPlan } from '../../src/network/load.ts';
import { canHalve, presentPrecision } from '../../src/network/webgpu/precision.ts';
import { outcomeOf, settlePrecision } from '../../src/worker/precision_choice.ts';
import { tryPrecisions } from '../../src/worker/precision_trial.ts';
import { startSoftwareWebGpu } from '../network/webgpu/software_webgpu.ts';
import { bentNetwork } from '../support/toys/toy_subject.ts';

describe('half precision', () => {
  it('is taken where it is clearly faster, and right', () => {
    const trial = (half: number, isRight = true) => outcomeOf({ ms: { single: 10, half }, isRight }).verdict;
    expect([trial(6), trial(9), trial(9.1), trial(12)]).toEqual(['faster', 'faster', 'slower', 'slower']);
    expect(trial(1, false)).toBe('wrong');
  });
});

const lacking = await startSoftwareWebGpu();

describe.skipIf(lacking)(`of an adapter, precision${lacking ? ` (left out: ${lacking})` : ''}`, () => {
  beforeAll(registerWebGpuKernels);
  afterAll(unregisterWebGpuKernels);
  let built = 0;
  const network = async () => {
    built++;
    return { build: bentNetwork } as unknown as NetworkPlan;
  };
  const settled = async (asked: Precision | null, card: Partial<BackendCard> = {}) => {
    const whole = { name: 'webgpu', detail: "a test's card", hardware: true, ...card } as const;
    const words = await settlePrecision(asked, whole, network);
    return [presentPrecision(), words && englishOf(words)];
  };

  it('is no question on other backends', async () => {
    expect(await settled('half', { name: 'wasm' })).toEqual(['single', null]);
  });

  it('is single where the address asks', async () => {
    expect(await settled('single')).toEqual(['single', 'single precision, as the address asks']);
  });

  const other = canHalve() ? 'the adapter has shader-f16' : null;
  it.skipIf(other)(`is single where it has no other${other ? ` (left out: ${other})` : ''}`, async () => {
    const words = 'single precision: the graphics card offers no other (shader-f16)';
    expect(await settled('half')).toEqual(['single', words]);
    expect(await settled(null)).toEqual(['single', words]);
  });

  const none = canHalve() ? null : 'the adapter has no shader-f16; docs/testing.md names one';
  describe.skipIf(none)(`that has both${none ? ` (left out: ${none})` : ''}`, () => {
    it('is half where the address asks', async () => {
      expect(await settled('half')).toEqual(['half', 'half precision between layers, as the address asks']);
    });

    it('is not measured where software computes', async () => {
      const before = built;
      expect((await settled(null, { hardware: false }))[0]).toBe('single');
      expect(built).toBe(before);
    });

    it('is measured on hardware, and said with its times', async () => {
      const [precision, words] = await settled(null);
      expect(words).toMatch(/ [\d.]+ ms, single (precision )?[\d.]+ ms$/);
      expect(words?.startsWith(`${precision} precision`)).toBe(true);
      expect(built).toBeGreaterThan(0);
    }, 240_000);

    it('is right in the trial', async () => {
      const { ms, isRight } = await tryPrecisions(bentNetwork);
      expect(isRight).toBe(true);
      expect(Math.min(ms.single, ms.half)).toBeGreaterThan(0);
    }, 240_000);
  });
});
