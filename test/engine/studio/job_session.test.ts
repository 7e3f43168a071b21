import { expect, it } from 'vitest';
import type { Task } from '../../../src/contract/jobs.ts';
import { JobSession, type PictureCodec } from '../../../src/engine/studio/job_session.ts';
import { NetworkSizes } from '../../../src/engine/studio/network_sizes.ts';
import type { SlowTechnique } from '../../../src/techniques/common/slow_technique.ts';
import { use } from '../../support/backends.ts';
import { toyNetwork } from '../../support/run_inputs.ts';
import { fade } from '../../support/toys/toy_slow_technique.ts';

it('a stop that comes while a step is kept ends the job without a rest', async () => {
  await use('cpu');
  const codec: PictureCodec = {
    decode: () => Promise.reject(new Error('There is no picture.')),
    async encodeJpeg() {
      await session.stop();
      return new Uint8Array(1);
    },
  };
  const networks = new NetworkSizes({
    input: { height: 8, width: 8 },
    build: () => toyNetwork(8, 8),
  } as never);
  const session: JobSession = new JobSession(() => fade as unknown as SlowTechnique, networks, null, codec);
  const task: Task = {
    id: 'one',
    order: { painting: 'fade', settings: { steps: 3, stepMs: 20 }, target: null, seed: 3 },
    materials: { content: null, models: [] },
    resume: null,
  };
  // The longest rest, of 4 s, after each step.
  await session.setDutyCycle(0.001);
  const steps: number[] = [];
  const start = performance.now();
  const outcome = await session.paint(task, ({ progress }) => void steps.push(progress.step));
  expect({ outcome, steps }).toEqual({ outcome: 'stopped', steps: [1] });
  expect(performance.now() - start).toBeLessThan(3500);
  networks.trim(0);
});
