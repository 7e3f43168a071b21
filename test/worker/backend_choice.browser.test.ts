import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { englishOf } from '../../src/contract/told.ts';
import type { NetworkPlan } from '../../src/network/load.ts';
import { remember } from '../../src/worker/adapter_memory.ts';
import { startBackend } from '../../src/worker/backend.ts';
import { BackendCheck } from '../../src/worker/backend_check.ts';
import { answerOf, isSame, tryOut } from '../../src/worker/backend_trial.ts';
import { bentNetwork } from '../support/toys/toy_subject.ts';

const wasmUrl = `${location.origin}/tfjs-wasm/`;
/** WebGL by software, which stands for a card here. */
const hardware = { webgpu: null, webgl: "a test's card" };
/** What was measured at an opening before. */
const WEBGL = { name: 'webgl', outcomes: [{ name: 'webgl', ms: 1, verdict: 'right' }] };
let built = 0;
const plan = async () => {
  built++;
  return { build: bentNetwork } as unknown as NetworkPlan;
};
const open = () => startBackend({ backend: null, wasmUrl }, 1, plan, hardware);

/** Makes the kernel of sums on WebGL a wrong one. @returns what makes it right again */
function breakWebGl(): () => void {
  const kernel = tf.getKernel(tf.Add, 'webgl');
  const replace = (kernelFunc: tf.KernelFunc) => {
    tf.unregisterKernel(tf.Add, 'webgl');
    tf.registerKernel({ kernelName: tf.Add, backendName: 'webgl', kernelFunc });
  };
  const { kernelFunc: multiply } = tf.getKernel(tf.Multiply, 'webgl');
  replace(multiply);
  return () => replace(kernel.kernelFunc);
}

describe('a backend', () => {
  beforeEach(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    built = 0;
  });

  it('is measured once, and remembered', async () => {
    const first = await open();
    expect(englishOf(first.reason)).toMatch(/^the fastest of wasm [\d.]+ ms, webgl [\d.]+ ms$/);
    expect(tf.getBackend()).toBe(first.name);
    expect(built).toBe(1);
    const tensors = tf.memory().numTensors;
    expect(await open()).toMatchObject({ name: first.name, reason: first.reason });
    expect(built).toBe(1);
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it('is measured anew where there is another card', async () => {
    await open();
    await startBackend({ backend: null, wasmUrl }, 1, plan, { ...hardware, webgl: 'another card' });
    expect(built).toBe(2);
  });

  it('whose numbers are wrong is not taken, now and at the next opening, and told of', async () => {
    await startBackend({ backend: 'webgl', wasmUrl }, 1);
    const mend = breakWebGl();
    const { name, reason } = await open().finally(mend);
    expect(name).toBe('wasm');
    expect(englishOf(reason)).toMatch(/^the fastest of wasm [\d.]+ ms, webgl computes wrongly$/);
    expect(tf.getBackend()).toBe('wasm');
    expect(await open()).toMatchObject({ name, reason });
    expect(built).toBe(1);
  });

  it('that is remembered and does not start gives way to the processor, and is started again at the next opening', async () => {
    await startBackend({ backend: 'webgl', wasmUrl }, 1);
    await remember('backend', hardware, WEBGL);
    const factory = tf.findBackendFactory('webgl');
    const replace = (by: typeof factory) => {
      tf.removeBackend('webgl');
      tf.registerBackend('webgl', by);
    };
    replace(() => {
      throw new Error('no context');
    });
    const { name, reason } = await open().finally(() => replace(factory));
    expect([name, englishOf(reason)]).toEqual(['wasm', 'the graphics hardware did not start']);
    expect(tf.getBackend()).toBe('wasm');
    expect((await open()).name).toBe('webgl');
    expect(built).toBe(0);
  });

  it('is the card where the program of the processor is missing, and is measured at the next opening', async () => {
    await startBackend({ backend: 'wasm', wasmUrl }, 1);
    const factory = tf.findBackendFactory('wasm');
    tf.removeBackend('wasm');
    const { name, reason } = await open().finally(() => tf.registerBackend('wasm', factory));
    expect([name, englishOf(reason)]).toEqual(['webgl', "graphics hardware found: a test's card"]);
    expect(tf.getBackend()).toBe('webgl');
    expect(englishOf((await open()).reason)).toMatch(/^the fastest of wasm/);
  });

  it('that is remembered and hung is left alone, at the next opening too, and tried again two days later', async () => {
    await remember('backend', hardware, WEBGL);
    const options = { backend: null, wasmUrl, hung: ['webgl'] } as const;
    const { name, reason, againAt } = await startBackend(options, 1, plan, hardware);
    expect(name).toBe('wasm');
    expect(englishOf(reason)).toMatch(/^the fastest of wasm [\d.]+ ms, webgl failed$/);
    expect(againAt).toBeGreaterThan(Date.now());
    expect(await open()).toMatchObject({ name, reason, againAt });
    expect(built).toBe(1);
    const later = Date.now() + 2 * 24 * 3_600_000;
    const now = vi.spyOn(Date, 'now').mockReturnValue(later);
    const again = await open().finally(() => now.mockRestore());
    expect(englishOf(again.reason)).toMatch(/webgl [\d.]+ ms$/);
    expect(again.againAt).toBeUndefined();
    expect(built).toBe(2);
  });

  it('answers as the others do, and is found out where it does not', async () => {
    await startBackend({ backend: 'wasm', wasmUrl }, 1);
    const { answer } = await tryOut(bentNetwork);
    await startBackend({ backend: 'webgl', wasmUrl }, 1);
    expect(isSame((await tryOut(bentNetwork)).answer, answer)).toBe(true);
    const mend = breakWebGl();
    expect(isSame((await tryOut(bentNetwork)).answer, answer)).toBe(false);
    mend();
  });

  it('is checked again: numbers that become others are noticed', async () => {
    await startBackend({ backend: 'webgl', wasmUrl }, 1);
    const network = bentNetwork();
    const check = new BackendCheck(
      () => network,
      (work) => work(),
      () => {},
    );
    expect([await check.check(), await check.check()]).toEqual([true, true]);
    const mend = breakWebGl();
    expect(await check.check()).toBe(false);
    mend();
    network.dispose();
  });

  it('answers with numbers that depend on every part of the picture', async () => {
    await startBackend({ backend: 'wasm', wasmUrl }, 1);
    const network = bentNetwork();
    const { output, gradient } = await answerOf(network);
    expect(output.some((value) => value !== 0)).toBe(true);
    expect(gradient.filter((value) => value !== 0).length).toBeGreaterThan(gradient.length / 2);
    network.dispose();
  });
});
