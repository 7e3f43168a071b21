import * as Comlink from 'comlink';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BackendName } from '../../src/contract/opening.ts';
import type { BackendLostError } from '../../src/contract/worker_state.ts';
import { onBackendLost } from '../../src/worker/backend_loss.ts';
import { type CardTrial, onTrial } from '../../src/worker/card_trial.ts';
import type { Rig } from './backend_loss.worker.ts';

const workers: Worker[] = [];
afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate();
});

function startRig() {
  const worker = new Worker(new URL('./backend_loss.worker.ts', import.meta.url), { type: 'module' });
  workers.push(worker);
  const lost = new Promise<BackendLostError>((resolve) => onBackendLost(worker, resolve));
  const trials: (CardTrial | null)[] = [];
  onTrial(worker, (trial) => trials.push(trial));
  return { rig: Comlink.wrap<Rig>(worker), lost, trials };
}

it.each(['webgpu', 'webgl'] as const)(
  'a card that %s computes on is told of when it is lost',
  async (name) => {
    const { rig, lost } = startRig();
    expect(await rig.start(name, [])).toBe(name);
    await rig.lose();
    expect(await lost).toMatchObject({ name: 'BackendLostError', backend: name });
  },
);

it('a card that is lost while webgl starts on it is told of', async () => {
  const { rig, lost } = startRig();
  await rig.loseWhileItStarts();
  // What is computed on it may never come.
  rig.start('webgl', []).catch(() => {});
  expect(await lost).toMatchObject({ name: 'BackendLostError', backend: 'webgl' });
});

it.each<[BackendName, BackendName[], BackendName]>([
  ['webgpu', ['webgpu'], 'webgpu'],
  ['webgpu', ['webgpu', 'webgpu'], 'wasm'],
  ['webgl', ['webgl'], 'webgl'],
  ['webgl', ['webgl', 'webgl'], 'wasm'],
])('where %s was asked for and lost (%j), %s is started', async (asked, losses, started) => {
  expect(await startRig().rig.start(asked, losses)).toBe(started);
});

it.each<[BackendName[], BackendName]>([
  [[], 'webgpu'],
  [['webgpu'], 'webgpu'],
  [['webgpu', 'webgpu'], 'webgl'],
  [['webgpu', 'webgpu', 'webgl'], 'webgl'],
  [['webgpu', 'webgpu', 'webgl', 'webgl'], 'wasm'],
  // What was lost under one backend may be lost under the other at once.
  [['webgpu', 'webgl'], 'webgpu'],
])('on graphics hardware that was lost as %j, %s is started, unasked', async (losses, started) => {
  const { rig } = startRig();
  await rig.pretendHardware();
  expect(await rig.start(null, losses)).toBe(started);
});

it('in a browser that tells of its card by a call, as Chromium before 127 does, the card is taken', async () => {
  const { rig } = startRig();
  await rig.pretendHardware();
  await rig.pretendOldBrowser();
  expect(await rig.start(null, [])).toBe('webgpu');
});

it('a card whose adapter fails is none', async () => {
  const { rig } = startRig();
  await rig.breakCard();
  expect(await rig.start(null, [])).toBe('wasm');
});

it('where the card does not come back, what is next is started instead of an error', async () => {
  const { rig } = startRig();
  await rig.hideCard();
  expect(await rig.start('webgpu', ['webgpu'])).toBe('wasm');
  await expect(startRigWithoutCard()).rejects.toMatchObject({ name: 'BackendError' });
});

async function startRigWithoutCard(): Promise<BackendName> {
  const { rig } = startRig();
  await rig.hideCard();
  return rig.start('webgpu', []);
}

it('a card whose numbers have become others is told of as lost, and its answers are not given', async () => {
  const { rig, lost } = startRig();
  await rig.start('webgl', []);
  expect(await rig.answer()).toBe(64);
  await rig.giveUp('webgl');
  expect(await lost).toMatchObject({
    ...{ name: 'BackendLostError', backend: 'webgl', hangs: false },
    message: expect.stringContaining('other numbers'),
  });
  const soon = new Promise((resolve) => setTimeout(resolve, 500, 'nothing'));
  expect(await Promise.race([rig.answer(), soon])).toBe('nothing');
});

describe('a card that hangs', () => {
  it('before it is an adapter is none', async () => {
    const { rig } = startRig();
    await rig.silenceCard('adapter');
    expect(await rig.start(null, [])).toBe('wasm');
  });

  it('while it starts is to blame for the silence, until it has answered', async () => {
    const { rig, trials } = startRig();
    await rig.silenceCard('device');
    rig.start('webgpu', []).catch(() => {});
    const trial = { backend: 'webgpu', silenceMs: 30_000 };
    await vi.waitFor(() => expect(trials.at(-1)).toEqual(trial), 20_000);
    const other = startRig();
    await other.rig.start('webgpu', []);
    expect(other.trials).toContainEqual(trial);
    expect(other.trials.at(-1)).toBeNull();
  });

  it('is not started again, even where it is asked for', async () => {
    const { rig, trials } = startRig();
    await rig.silenceCard('device');
    expect(await rig.start('webgpu', [], ['webgpu'])).toBe('wasm');
    expect(trials.filter(Boolean)).toEqual([]);
  });
});

it.each([
  ['tfjs-backend-wasm', 1, 'its program could not be loaded'],
  ['threaded-simd', 2, 'its program could not be loaded'],
  ['kernels.wasm', 1, 'kernels.wasm answers 404'],
])('where the server has no %s, it is said that the processor does not start', async (file, threads, why) => {
  const start = async (asked: BackendName | null) => {
    const { rig } = startRig();
    await rig.hideFile(file);
    return rig.start(asked, [], [], threads);
  };
  const refused = (advice: string) => ({
    name: 'BackendError',
    message: expect.stringMatching(new RegExp(`${why}.*${advice}`)),
  });
  await expect(start('wasm')).rejects.toMatchObject(refused('Remove \\?backend=wasm'));
  await expect(start(null)).rejects.toMatchObject(refused('no other is left. Reload'));
});

describe('where no shared heap of 4 GB is given, as on an iPhone,', () => {
  it.each([
    [16_384, 'WASM SIMD, 2 threads'],
    [8_192, 'WASM SIMD, 2 threads'],
    [4_096, 'WASM SIMD, 1 thread'],
    [0, 'WASM SIMD, 1 thread'],
  ])('one of %i pages is taken, or a thread: %s', async (pages, detail) => {
    const { rig } = startRig();
    await rig.refuseSharedMemory(pages);
    expect(await rig.startWasm(2)).toBe(detail);
  });

  it('a full heap is told of', async () => {
    const { rig } = startRig();
    await rig.refuseSharedMemory(8_192);
    await rig.startWasm(2);
    expect(await rig.fill()).toMatch(/^RangeError: Out of memory/);
  });
});
