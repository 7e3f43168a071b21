import { type ComponentProps, render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import type { Materials } from '../../../src/contract/jobs.ts';
import type { FastPainting } from '../../../src/contract/live_style.ts';
import { told } from '../../../src/contract/told.ts';
import { WorkerError } from '../../../src/contract/worker_state.ts';
import type { Job } from '../../../src/studio/job.ts';
import { CommandsProvider } from '../../../src/ui/keys/commands.ts';
import { notices } from '../../../src/ui/notices_store.ts';
import { workerState } from '../../../src/ui/store.ts';
import { BesideFast } from '../../../src/ui/studio/components/beside_fast.tsx';
import { fast } from '../../../src/ui/studio/store.ts';

const host = document.createElement('div');

afterEach(() => {
  render(null, host);
  host.remove();
  fast.value = null;
});

it('what the live worker ended with is painted once it is back', async () => {
  workerState.value = 'restarting';
  const painting: FastPainting = {
    picture: { width: 1, height: 1, rgba: new Uint8ClampedArray(4) },
    paintMs: 100,
    readMs: 200,
  };
  let asked = 0;
  const paintOnce = async () => {
    asked++;
    if (workerState.value !== 'ready') throw new WorkerError(told('workerErrors.notReady'));
    return painting;
  };
  const commands = { liveStyle: { paintOnce } };
  const job = { id: 'one', order: { settings: { size: 256 } }, progress: null } as unknown as Job;
  const materials: Materials = { content: null, models: [] };
  document.body.append(host);
  render(
    <CommandsProvider value={commands as unknown as ComponentProps<typeof CommandsProvider>['value']}>
      <BesideFast job={job} picture={null} materials={materials} />
    </CommandsProvider>,
    host,
  );
  await expect.poll(() => asked).toBe(1);
  expect(host.textContent).toContain('The net is being fetched');
  workerState.value = 'ready';
  await expect.poll(() => host.textContent).toContain('once to read the style');
  expect(asked).toBe(2);
  expect(notices.value).toEqual([]);
});
