import { describe, expect, it, vi } from 'vitest';
import type { BackendName } from '../../src/contract/opening.ts';
import { chooseBackend, holds } from '../../src/worker/backend_choice.ts';
import { type Answer, isSame, type Trial } from '../../src/worker/backend_trial.ts';

const answer = (output: number[], gradient = [1, 0]): Answer => ({
  output: Float32Array.from(output),
  gradient: Float32Array.from(gradient),
});

/** How backends would do here. */
const trials =
  (all: Partial<Record<BackendName, Trial | Error>>) =>
  async (name: BackendName): Promise<Trial> => {
    const trial = all[name];
    if (!trial || trial instanceof Error) throw trial ?? new Error(`no ${name}`);
    return trial;
  };

const right = answer([3, 4]);
const choose = (all: Partial<Record<BackendName, Trial | Error>>) =>
  chooseBackend(['webgpu', 'webgl'], trials(all));

describe('of the backends that are there', () => {
  it('the fastest is taken', async () => {
    const all = { wasm: { answer: right, ms: 40 }, webgpu: { answer: right, ms: 3 } };
    expect((await choose({ ...all, webgl: { answer: right, ms: 9 } })).name).toBe('webgpu');
    expect((await choose({ ...all, webgl: { answer: right, ms: 2 } })).name).toBe('webgl');
  });

  it('the processor is taken where cards are slower', async () => {
    const slow = { answer: right, ms: 50 };
    expect((await choose({ wasm: { answer: right, ms: 40 }, webgpu: slow, webgl: slow })).name).toBe('wasm');
  });

  it('one that computes other numbers than the processor is not taken, and told of', async () => {
    const { name, outcomes } = await choose({
      wasm: { answer: right, ms: 40 },
      webgpu: { answer: answer([3, 4.1]), ms: 3 },
      webgl: { answer: answer([3, 4], [1, 0.5]), ms: 9 },
    });
    expect(name).toBe('wasm');
    expect(outcomes.map(({ verdict }) => verdict)).toEqual(['right', 'wrong', 'wrong']);
  });

  it('one that fails is passed over', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { name, outcomes } = await choose({
      wasm: { answer: right, ms: 40 },
      webgpu: new Error('no adapter'),
      webgl: { answer: right, ms: 9 },
    });
    expect(name).toBe('webgl');
    expect(outcomes[1]).toEqual({ name: 'webgpu', ms: null, verdict: 'failed' });
  });

  it('one that hung is not tried, and told of as failed until it may be again, a day later', async () => {
    vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] });
    const tried: BackendName[] = [];
    const trial = (name: BackendName) => {
      tried.push(name);
      return Promise.resolve({ answer: right, ms: name === 'wasm' ? 40 : 9 });
    };
    const choice = await chooseBackend(['webgl'], trial, ['webgpu']);
    expect(tried).toEqual(['wasm', 'webgl']);
    expect(choice).toMatchObject({ name: 'webgl', until: 87_400_000 });
    expect(choice.outcomes).toContainEqual({ name: 'webgpu', ms: null, verdict: 'failed' });
    expect(holds(choice, [], true)).toBe(true);
    expect(holds(choice, ['webgl'], true)).toBe(false);
    vi.setSystemTime(87_400_000);
    expect(holds(choice, [], true)).toBe(false);
    // Who measures nothing goes on with it.
    expect(holds(choice, [], false)).toBe(true);
    vi.useRealTimers();
  });

  it('a choice that no card hung at holds for good', async () => {
    const choice = await choose({ wasm: { answer: right, ms: 40 }, webgpu: { answer: right, ms: 3 } });
    expect(choice.until).toBeUndefined();
    expect(holds(choice, ['webgl'], true)).toBe(true);
  });
});

describe('answers', () => {
  it('are the same up to rounding', () => {
    expect(isSame(answer([3.0001, 4]), right)).toBe(true);
    expect(isSame(answer([3, 4.1]), right)).toBe(false);
  });

  it('are not the same where numbers are none, or too few', () => {
    expect(isSame(answer([Number.NaN, 4]), right)).toBe(false);
    expect(isSame(answer([3]), right)).toBe(false);
  });
});
