import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Catalogue } from '../../src/contract/cards.ts';
import type { LoadProgress, OpenOptions } from '../../src/contract/opening.ts';
import type { View } from '../../src/contract/view.ts';
import type { ServiceState } from '../../src/contract/worker_state.ts';
import { createLink, type Link, TIMEOUTS } from '../../src/worker/link.ts';

type State = ServiceState<Catalogue>;

const OPTIONS: OpenOptions = {
  networkUrl: '/models/some-network',
  modelsUrl: '/models/',
  wasmUrl: '/tfjs-wasm',
  backend: null,
};
const FAST: Partial<typeof TIMEOUTS> = { viewSilenceMs: 1000, backOffMs: 20 };

let link: Link | undefined;
afterEach(() => link?.stop());

const frame = () => createImageBitmap(new ImageData(4, 3));
const view = (technique: string): View => ({ technique, parameters: {}, target: { kind: 'top' }, pins: [] });
const identity = { source: 1, frame: 1 };
const look = async (technique: string) => (link as Link).runView(await frame(), identity, view(technique));

/** A link to fake workers, each behaving as the next name says; the last name stands for all further ones. */
function linkTo(behaviours: string[], timeouts: Partial<typeof TIMEOUTS> = {}) {
  const workers: Worker[] = [];
  const states: State[] = [];
  const progress: LoadProgress[] = [];
  const create = () => {
    const name = behaviours[Math.min(workers.length, behaviours.length - 1)] as string;
    const worker = new Worker(new URL('./link.fake.worker.ts', import.meta.url), { type: 'module', name });
    workers.push(worker);
    return worker;
  };
  const made = createLink({
    create,
    onState: (state) => states.push(state),
    onProgress: (step) => progress.push(step),
    timeouts: { ...FAST, ...timeouts },
  });
  link = made;
  const kinds = () => states.map(({ kind }) => kind);
  const untilReady = (times: number) =>
    vi.waitFor(() => expect(kinds().filter((kind) => kind === 'ready')).toHaveLength(times), 10_000);
  return { link: made, workers, states, progress, kinds, untilReady };
}

const workerError = (message: string) => ({ name: 'WorkerError', message: expect.stringContaining(message) });

describe('a worker that is well', () => {
  it('opens, reports its progress, and looks at frames', async () => {
    const { link, states, progress, kinds } = linkTo(['well']);
    const catalogue = await link.open(OPTIONS);
    expect(kinds()).toEqual(['starting', 'ready']);
    expect(states[1]).toEqual({ kind: 'ready', ready: catalogue });
    expect(catalogue).toMatchObject({ options: OPTIONS });
    expect(progress).toEqual([{ stage: 'warm-up', done: 1, total: 1, fromCache: true }]);
    const sent = await frame();
    expect(await link.runView(sent, identity, view('well'))).toEqual({ frameSize: { width: 4, height: 3 } });
    expect(sent.width).toBe(0);
  });

  it('may take longer to open than the silence allowed, as long as it says something', async () => {
    const { link, progress, kinds } = linkTo(['opens slowly'], { openSilenceMs: 3000 });
    await link.open(OPTIONS);
    expect(progress).toHaveLength(11);
    expect(kinds()).toEqual(['starting', 'ready']);
  });

  it('takes pictures as styles, files as they are and frames away from the page, and dropped nets', async () => {
    const { link } = linkTo(['well']);
    await link.open(OPTIONS);
    const file = new Blob(['12345']);
    expect(await link.addStylePicture(file, 'a file')).toMatchObject({ title: 'a file: 5' });
    const sent = await frame();
    expect(await link.addStylePicture(sent, 'a frame')).toMatchObject({ title: 'a frame: 12' });
    expect(sent.width).toBe(0);
    expect(await link.addStyleNet([{ name: 'wave', content: file }])).toEqual([{ id: 'wave' }]);
    await expect(link.addStyleNet([])).rejects.toMatchObject({ name: 'ModelFileError' });
  });

  it('keeps the name and message of its errors, and goes on living', async () => {
    const { link, kinds, workers } = linkTo(['well']);
    await link.open(OPTIONS);
    await expect(look('no such layer')).rejects.toMatchObject({
      name: 'UnknownLayerError',
      message: 'There is no layer conv9.',
    });
    expect(await look('well')).toMatchObject({ frameSize: { width: 4 } });
    expect(kinds()).toEqual(['starting', 'ready']);
    expect(workers).toHaveLength(1);
  });
});

describe('a network that was changed', () => {
  it('is that with which a dead worker comes back; one that could not be opened is not', async () => {
    const { link, states, untilReady } = linkTo(['well']);
    await link.open(OPTIONS);
    const told: LoadProgress[] = [];
    const onProgress = (step: LoadProgress) => void told.push(step);
    expect(await link.changeNetwork('/models/other', onProgress)).toEqual({ id: '/models/other' });
    expect(told).toContainEqual({ stage: 'weights', done: 1, total: 1, fromCache: false });
    await expect(link.changeNetwork('broken', onProgress)).rejects.toMatchObject({ name: 'ModelFileError' });
    await look('crash').catch(() => {});
    await untilReady(2);
    expect(states.at(-1)).toMatchObject({ ready: { options: { networkUrl: '/models/other' } } });
  });

  it('may have another beside it', async () => {
    const { link } = linkTo(['well']);
    await link.open(OPTIONS);
    expect(await link.compareWith('/models/other', () => {})).toEqual({ id: '/models/other' });
    expect(await link.compareWith(null, () => {})).toBeNull();
  });
});

describe('patches that a worker has kept', () => {
  it('are asked for by layer and channels, and may be forgotten', async () => {
    const { link } = linkTo(['well']);
    await link.open(OPTIONS);
    const { layer, channels } = await link.patches('act1', [3, 5]);
    expect(layer).toBe('act1');
    expect(channels.map(({ channel }) => channel)).toEqual([3, 5]);
    await link.forgetPatches();
  });

  it('are refused before it is ready, under an error’s own name, and at its death', async () => {
    const { link, workers } = linkTo(['well']);
    await expect(link.patches('act1', [])).rejects.toMatchObject(workerError('not ready'));
    await link.open(OPTIONS);
    await expect(link.patches('no such layer', [])).rejects.toMatchObject({ name: 'UnknownLayerError' });
    const asking = link.patches('never answer', []);
    setTimeout(() => workers[0]?.terminate(), 50);
    await expect(asking).rejects.toMatchObject(workerError('ended without a word'));
  });
});

describe('a worker that dies', () => {
  it.each([
    ['crash', 'The worker crashed: Uncaught Error: out of memory'],
    ['hang', 'The worker did not answer for 1 s'],
    ['never answer', 'The worker did not answer for 1 s'],
  ])('mid-look (%s) rejects that look and comes back with the same options', async (technique, message) => {
    const { link, states, kinds, untilReady } = linkTo(['well']);
    const first = await link.open(OPTIONS);
    const sent = await frame();
    await expect(link.runView(sent, identity, view(technique))).rejects.toMatchObject(workerError(message));
    await untilReady(2);
    expect(kinds()).toEqual(['starting', 'ready', 'restarting', 'ready']);
    expect(states[2]).toMatchObject({ attempt: 1, error: workerError(message) });
    const again = states[3] as Extract<State, { kind: 'ready' }>;
    expect(again.ready).toMatchObject({ options: OPTIONS });
    expect(again.ready).not.toEqual(first);
    expect(await look('well')).toMatchObject({ frameSize: { width: 4 } });
  });

  it('after many quick answers to the same question is noticed long before one that has a new one', async () => {
    const { link, untilReady } = linkTo(['well'], { viewSilenceMs: 600_000, leastSilenceMs: 1000 });
    await link.open(OPTIONS);
    for (let i = 0; i < 20; i++) await look('hang in the end');
    await expect(look('hang in the end')).rejects.toMatchObject(workerError('did not answer for'));
    await untilReady(2);
  });

  it('by computing without end is noticed soon, whatever it was asked, once it has answered on the processor', async () => {
    const { link, untilReady } = linkTo(['well'], { viewSilenceMs: 600_000, leastStillMs: 500 });
    await link.open({ ...OPTIONS, backend: 'wasm' });
    for (let i = 0; i < 20; i++) await look('well');
    await expect(look('hang')).rejects.toMatchObject(workerError('did not answer for'));
    await untilReady(2);
  });

  it('is none where it loads something for a new question, or builds a network', async () => {
    const { link, kinds } = linkTo(['well'], { viewSilenceMs: 600_000, leastStillMs: 500 });
    await link.open({ ...OPTIONS, backend: 'wasm' });
    for (let i = 0; i < 20; i++) await look('well');
    await look('load long');
    await Promise.all([link.changeNetwork('busy for long', () => {}), look('well')]);
    expect(kinds()).toEqual(['starting', 'ready']);
  });

  it('on a card that compiles for a new question is noticed late', async () => {
    const { link } = linkTo(['well'], { viewSilenceMs: 2000, leastStillMs: 200 });
    await link.open({ ...OPTIONS, backend: 'webgl' });
    for (let i = 0; i < 20; i++) await look('well');
    await expect(look('hang')).rejects.toMatchObject(workerError('did not answer for 2 s'));
  });

  it('is none where what takes long holds up what is quick else', async () => {
    const { link, kinds } = linkTo(['well'], { viewSilenceMs: 600_000, leastSilenceMs: 1000 });
    await link.open(OPTIONS);
    for (let i = 0; i < 20; i++) await look('take long in the end');
    void link.patches('never answer', []).catch(() => {});
    await look('take long in the end');
    expect(kinds()).toEqual(['starting', 'ready']);
  });

  it('by closing itself is noticed at once, long before the silence is', async () => {
    const { link, untilReady } = linkTo(['well'], { viewSilenceMs: 600_000 });
    await link.open(OPTIONS);
    await expect(look('close')).rejects.toMatchObject(workerError('ended without a word'));
    await untilReady(2);
  });

  it('by a hand from outside is noticed at once, with no call under way', async () => {
    const { link, workers, states, untilReady } = linkTo(['well']);
    await link.open(OPTIONS);
    workers[0]?.terminate();
    await untilReady(2);
    expect(states[2]).toMatchObject({ kind: 'restarting', error: workerError('ended without a word') });
    expect(workers).toHaveLength(2);
  });

  it('by a hand from outside in the middle of a look rejects that look', async () => {
    const { link, workers, untilReady } = linkTo(['well'], { viewSilenceMs: 600_000 });
    await link.open(OPTIONS);
    const looking = look('never answer');
    setTimeout(() => workers[0]?.terminate(), 50);
    await expect(looking).rejects.toMatchObject(workerError('ended without a word'));
    await untilReady(2);
  });

  it('of a lost graphics card rejects that look and comes back at once, told what was lost', async () => {
    const { link, states, kinds, untilReady } = linkTo(['well'], { backOffMs: 600_000, restarts: 1 });
    await link.open(OPTIONS);
    for (const losses of [['webgpu'], ['webgpu', 'webgpu'], ['webgpu', 'webgpu', 'webgpu']]) {
      await expect(look('lose the card')).rejects.toMatchObject({
        name: 'BackendLostError',
        message: expect.stringContaining('unplugged'),
      });
      await untilReady(losses.length + 1);
      const state = states.at(-1) as Extract<State, { kind: 'ready' }>;
      expect(state.ready).toMatchObject({ options: { ...OPTIONS, losses } });
    }
    const inTurn = ['restarting', 'ready'];
    expect(kinds()).toEqual(['starting', 'ready', ...inTurn, ...inTurn, ...inTurn]);
    for (const state of states.filter(({ kind }) => kind === 'restarting')) {
      const error = { name: 'BackendLostError', backend: 'webgpu' };
      expect(state).toMatchObject({ attempt: 1, waitMs: 0, error });
    }
  });

  it('of a lost graphics card is no death of the row: the next is counted as if the card had stayed', async () => {
    const { link, states, untilReady } = linkTo(['well'], { backOffMs: 1 });
    await link.open(OPTIONS);
    const ways = ['lose the card', 'crash', 'lose the card', 'lose the card', 'crash'];
    for (const [at, way] of ways.entries()) {
      await expect(look(way)).rejects.toThrow();
      await untilReady(at + 2);
    }
    const restarts = states.flatMap((state) => (state.kind === 'restarting' ? [state] : []));
    expect(restarts.map(({ waitMs }) => waitMs)).toEqual([0, 1, 0, 0, 2]);
    const deaths = restarts.filter(({ error }) => error.name === 'WorkerError');
    expect(deaths.map(({ attempt }) => attempt)).toEqual([1, 2]);
  });

  it('of a lost graphics card does not fail for good where a file is out of reach afterwards', async () => {
    const { link, kinds, untilReady } = linkTo(['well', 'has no file', 'well'], { backOffMs: 1 });
    await link.open(OPTIONS);
    await expect(look('lose the card')).rejects.toMatchObject({ name: 'BackendLostError' });
    await untilReady(2);
    expect(kinds()).toEqual(['starting', 'ready', 'restarting', 'restarting', 'ready']);
  });

  it.each(['card hangs', 'card never answers'])(
    'while it starts, as its %s, is ended, and never starts that card again',
    async (behaviour) => {
      const ended = vi.spyOn(Worker.prototype, 'terminate');
      const { link, workers, states, kinds, untilReady } = linkTo([behaviour], { openSilenceMs: 4000 });
      const options = { ...OPTIONS, hung: ['webgpu'] };
      expect(await link.open(OPTIONS)).toMatchObject({ options });
      expect(ended.mock.contexts.includes(workers[0] as Worker)).toBe(true);
      ended.mockRestore();
      expect(kinds()).toEqual(['starting', 'restarting', 'ready']);
      const error = { name: 'BackendLostError', backend: 'webgpu', hangs: true };
      expect(states[1]).toMatchObject({ attempt: 1, waitMs: 0, error });
      await expect(look('crash')).rejects.toMatchObject(workerError('out of memory'));
      await untilReady(2);
      expect(states.at(-1)).toMatchObject({ ready: { options } });
    },
  );

  it('while it loads something after its card was tried is no fault of that card', async () => {
    const { link, states } = linkTo(['never loads what follows its card', 'well'], { openSilenceMs: 6000 });
    expect(await link.open(OPTIONS)).toMatchObject({ options: OPTIONS });
    expect(states[1]).toMatchObject({ error: workerError('did not answer for 6 s') });
  });

  it('at its start is started again, and open() rides through it', async () => {
    const { link, kinds, states } = linkTo(['throws at start', 'hangs while opening', 'well'], {
      openSilenceMs: 6000,
    });
    expect(await link.open(OPTIONS)).toMatchObject({ options: OPTIONS });
    expect(kinds()).toEqual(['starting', 'restarting', 'restarting', 'ready']);
    expect(states[1]).toMatchObject({ attempt: 1, error: workerError('no such instruction') });
    expect(states[2]).toMatchObject({ attempt: 2, error: workerError('did not answer') });
  });

  it('whenever it starts is tried again for ever, after waits that grow to half a minute', async () => {
    const { link, workers, kinds, states } = linkTo(['throws at start'], { backOffMs: 1, longestWaitMs: 8 });
    const opening = link.open(OPTIONS).catch(() => {});
    await vi.waitFor(() => expect(workers.length).toBeGreaterThan(8), 10_000);
    expect(kinds()).not.toContain('failed');
    const waits = states.flatMap((state) => (state.kind === 'restarting' ? [state.waitMs] : []));
    expect(waits.slice(0, 6)).toEqual([1, 2, 4, 8, 8, 8]);
    expect(TIMEOUTS).toMatchObject({ backOffMs: 500, longestWaitMs: 30_000, restarts: Infinity });
    link.stop();
    await opening;
  });

  it('whenever it starts is given up after so many restarts as are allowed, with advice', async () => {
    const { link, workers, kinds, states } = linkTo(['throws at start'], { backOffMs: 1, restarts: 5 });
    await expect(link.open(OPTIONS)).rejects.toMatchObject(workerError('Reload the page'));
    expect(workers).toHaveLength(6);
    expect(kinds()).toEqual(['starting', ...Array(5).fill('restarting'), 'failed']);
    expect(states.at(-1)).toMatchObject({ error: workerError('6 times in a row') });
    await expect(look('well')).rejects.toMatchObject(workerError('not ready'));
  });

  it('now and then, with good service in between, is never given up, and mended at once', async () => {
    const { link, kinds, states, untilReady } = linkTo(['well'], {
      restarts: 1,
      forgiveMs: 50,
      backOffMs: 600_000,
    });
    await link.open(OPTIONS);
    for (let round = 1; round <= 3; round++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await expect(look('crash')).rejects.toMatchObject(workerError('out of memory'));
      await untilReady(round + 1);
    }
    expect(kinds()).not.toContain('failed');
    const restarts = states.flatMap((state) => (state.kind === 'restarting' ? [state] : []));
    expect(restarts.map(({ attempt, waitMs }) => [attempt, waitMs])).toEqual(Array(3).fill([1, 0]));
  });

  it('waits longer and longer between restarts', async () => {
    const { link } = linkTo(['throws at start'], { backOffMs: 100, restarts: 3 });
    const start = performance.now();
    await expect(link.open(OPTIONS)).rejects.toThrow();
    expect(performance.now() - start).toBeGreaterThan(100 + 200 + 400);
  });
});

describe('what is not the worker’s death', () => {
  it('a file that is wrong at the first opening fails under its own name, without a restart', async () => {
    const { link, workers, kinds } = linkTo(['has no file']);
    await expect(link.open(OPTIONS)).rejects.toMatchObject({
      name: 'ModelFileError',
      message: '/models/some-network holds no network.',
    });
    expect(kinds()).toEqual(['starting', 'failed']);
    expect(workers).toHaveLength(1);
  });

  it('after a failure open() tries again', async () => {
    const { link, kinds } = linkTo(['has no file', 'well']);
    await expect(link.open(OPTIONS)).rejects.toThrow();
    await link.open(OPTIONS);
    expect(kinds()).toEqual(['starting', 'failed', 'starting', 'ready']);
  });

  it('a look before the worker is ready is refused, and its frame closed', async () => {
    const { link } = linkTo(['well']);
    const sent = await frame();
    await expect(link.runView(sent, identity, view('well'))).rejects.toMatchObject(workerError('not ready'));
    expect(sent.width).toBe(0);
  });

  it('stop() settles every call and reports nothing more', async () => {
    const { link, workers, kinds } = linkTo(['well']);
    await link.open(OPTIONS);
    const looking = look('never answer');
    await new Promise((resolve) => setTimeout(resolve, 50));
    link.stop();
    await expect(looking).rejects.toMatchObject(workerError('stopped'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(kinds()).toEqual(['starting', 'ready']);
    expect(workers).toHaveLength(1);
  });

  it('stop() while opening, or between two restarts, settles open()', async () => {
    const opening = linkTo(['hangs while opening']);
    const opened = opening.link.open(OPTIONS);
    setTimeout(() => opening.link.stop(), 50);
    await expect(opened).rejects.toMatchObject(workerError('stopped'));

    const restarting = linkTo(['throws at start'], { backOffMs: 60_000 });
    const reopened = restarting.link.open(OPTIONS);
    const between = ['starting', 'restarting'];
    await vi.waitFor(() => expect(restarting.kinds()).toEqual(between), 10_000);
    restarting.link.stop();
    await expect(reopened).rejects.toMatchObject(workerError('stopped'));
    expect(restarting.kinds()).toEqual(between);
  });
});
