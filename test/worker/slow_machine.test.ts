/** Machines that are slow, and well: what is no hang is not taken for one, and never again and again. Clocks are false. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Catalogue } from '../../src/contract/cards.ts';
import type { BackendName } from '../../src/contract/opening.ts';
import type { ServiceState } from '../../src/contract/worker_state.ts';
import { createLink, type Link } from '../../src/worker/link.ts';

/** How long a worker takes for what it is asked. */
interface Work {
  readonly ms: number;
  /** Its event loop stands still meanwhile. */
  readonly stands?: boolean;
  readonly fails?: boolean;
}
/** @param look counts the looks of this worker, from 1 */
type WorkOf = (name: string, technique: string, look: number) => Work;

/** What comlink sends. */
interface Request {
  readonly id: string;
  readonly path?: readonly string[];
  readonly argumentList?: readonly { readonly value: unknown }[];
}

const BEAT_MS = 250;
const OPENING: Work = { ms: 1000 };

class FakeWorker extends EventTarget {
  #ended = false;
  #standing = 0;
  #looks = 0;
  readonly #beat = setInterval(() => this.#standing === 0 && this.#say({ beat: true }), BEAT_MS);

  constructor(
    private readonly backend: BackendName,
    private readonly workOf: WorkOf,
  ) {
    super();
    queueMicrotask(() => this.#say({ liveness: null }));
  }

  postMessage({ id, path = [], argumentList = [] }: Request): void {
    const given = argumentList.map(({ value }) => value);
    for (const value of given) if (value instanceof MessagePort) value.close();
    const [name] = path;
    if (name === undefined) return;
    const { technique = '' } = (given[2] ?? {}) as { technique?: string };
    if (name === 'runView') this.#looks++;
    const { ms, stands, fails } = name === 'open' ? OPENING : this.workOf(name, technique, this.#looks);
    if (stands) this.#standing++;
    setTimeout(() => {
      if (stands) this.#standing--;
      const broken = { name: 'ModelFileError', message: 'broken' };
      if (fails) this.#say({ id, type: 'HANDLER', name: 'throw', value: { isError: true, value: broken } });
      else this.#say({ id, type: 'RAW', value: { backend: { name: this.backend } } });
    }, ms);
  }

  terminate(): void {
    this.#ended = true;
    clearInterval(this.#beat);
  }

  #say(data: object): void {
    if (!this.#ended) this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
}

class Bitmap {
  readonly width = 4;
  readonly height = 3;
  close(): void {}
}

let workers: FakeWorker[] = [];
let states: ServiceState<Catalogue>['kind'][] = [];
let link: Link;

/** Opens a link to workers that compute on this backend, and are so slow. */
async function open(backend: BackendName, workOf: WorkOf): Promise<void> {
  [workers, states] = [[], []];
  link = createLink({
    create() {
      const worker = new FakeWorker(backend, workOf);
      workers.push(worker);
      return worker as unknown as Worker;
    },
    onState: ({ kind }) => states.push(kind),
    onProgress() {},
  });
  const asked = { networkUrl: '/n/', modelsUrl: '/m/', wasmUrl: '/w/', backend: null };
  expect(await outcomeOf(link.open(asked))).toBe('answered');
}

/** Lets the clock run until it settles. @returns what is wrong, or `answered` */
async function outcomeOf(asked: Promise<unknown>): Promise<string> {
  const said: string[] = [];
  const settled = asked.then(
    () => said.push('answered'),
    (error: Error) => said.push(error.message),
  );
  while (said.length === 0) await vi.advanceTimersByTimeAsync(50);
  await settled;
  return said[0] ?? '';
}

const ask = (technique: string) =>
  link.runView(
    new Bitmap() as unknown as ImageBitmap,
    { source: 1, frame: 1 },
    { technique, parameters: {}, target: { kind: 'top' }, pins: [] },
  );
const look = (technique: string) => outcomeOf(ask(technique));

async function looks(technique: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) expect(await look(technique)).toBe('answered');
}

/** After a restart. */
const untilReady = async () => {
  while (states.at(-1) !== 'ready') await vi.advanceTimersByTimeAsync(100);
};

const QUICK: Work = { ms: 50 };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('ImageBitmap', Bitmap);
});
afterEach(() => {
  link.stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('what is no hang', () => {
  it('is a first look for which a card compiles for 20 s', async () => {
    await open('webgl', (_name, _view, count) => (count === 1 ? { ms: 20_000, stands: true } : QUICK));
    await looks('saliency', 30);
    expect(workers).toHaveLength(1);
  });

  it('is a look through which the machine slept, or the tab was frozen, for an hour', async () => {
    await open('webgl', () => QUICK);
    await looks('saliency', 30);
    const awake = performance.now.bind(performance);
    let sleptMs = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => awake() + sleptMs);
    const looking = ask('saliency');
    await vi.advanceTimersByTimeAsync(20);
    sleptMs = 3_600_000;
    expect(await outcomeOf(looking)).toBe('answered');
    await looks('saliency', 30);
    expect(workers).toHaveLength(1);
  });

  it('is a look that takes thirty times as long after an hour without one', async () => {
    const start = performance.now();
    await open('webgl', () => (performance.now() - start > 3_600_000 ? { ms: 1500 } : QUICK));
    await looks('saliency', 30);
    vi.advanceTimersByTime(3_600_000);
    await looks('saliency', 5);
    expect(workers).toHaveLength(1);
  });

  it.each<BackendName>(['webgl', 'wasm'])(
    'is the first look of a slower network, asked for while that was built (%s)',
    async (backend) => {
      let since = 0;
      await open(backend, (name) => {
        if (name === 'changeNetwork') return { ms: 5000, stands: true };
        if (since === 0) return QUICK;
        since++;
        // The first comes in turn: after what is built.
        return { ms: since === 2 ? 17_000 : 9000, stands: true };
      });
      await looks('saliency', 30);
      since = 1;
      const changing = link.changeNetwork('/slow/', () => {});
      expect(await look('saliency')).toBe('answered');
      await changing;
      await looks('saliency', 3);
      expect(workers).toHaveLength(1);
    },
  );

  it.each<BackendName>(['webgl', 'wasm'])(
    'is a look that waited for a network that turned out to be broken (%s)',
    async (backend) => {
      let waits = false;
      await open(backend, (name) => {
        if (name === 'changeNetwork') return { ms: 5900, stands: true, fails: true };
        return waits ? { ms: 6500, stands: true } : QUICK;
      });
      await looks('saliency', 30);
      waits = true;
      const changing = link.changeNetwork('/broken/', () => {}).catch((error: Error) => error.message);
      expect(await look('saliency')).toBe('answered');
      expect(await changing).toBe('broken');
      waits = false;
      await looks('saliency', 5);
      expect(workers).toHaveLength(1);
    },
  );

  it('is a view of 2 s a look after one of 250 ms, on the processor, and the first that builds something', async () => {
    let heavy = 0;
    await open('wasm', (_name, technique) => {
      if (technique !== 'occlusion') return { ms: 250, stands: true };
      heavy++;
      return { ms: heavy === 1 ? 6000 : 2000, stands: true };
    });
    await looks('ranking', 100);
    await looks('occlusion', 5);
    await looks('ranking', 100);
    await looks('occlusion', 5);
    expect(workers).toHaveLength(1);
  });

  it('is a view of 4 s a look after one of 150 ms, on the processor', async () => {
    await open('wasm', (_name, technique) => ({ ms: technique === 'occlusion' ? 4000 : 150, stands: true }));
    await looks('ranking', 100);
    await looks('occlusion', 5);
    expect(workers).toHaveLength(1);
  });
});

describe('what is taken for a hang twice is not taken for one again and again', () => {
  const twice = async (hangs: () => Promise<void>) => {
    for (let i = 0; i < 2; i++) {
      await hangs();
      await untilReady();
    }
  };

  it('a first look of 45 s', async () => {
    await open('webgl', (_name, _view, count) => (count === 1 ? { ms: 45_000, stands: true } : QUICK));
    await twice(async () => {
      expect(await look('saliency')).toContain('did not answer for 30 s');
    });
    await looks('saliency', 30);
    expect(workers).toHaveLength(3);
  });

  it.each([
    [2500, 50, '2 s'],
    [12_000, 1000, '10 s'],
  ])('a look that takes %d ms instead of %d now and then', async (slow, usual, silence) => {
    await open('webgl', (_name, _view, count) => ({ ms: count % 25 === 0 ? slow : usual }));
    await twice(async () => {
      await looks('saliency', 24);
      expect(await look('saliency')).toContain(`did not answer for ${silence}`);
    });
    await looks('saliency', 200);
    expect(workers).toHaveLength(3);
  });

  it('a processor that stands still for 4 s now and then', async () => {
    await open('wasm', (_name, _view, count) => ({ ms: count % 25 === 0 ? 4000 : 50, stands: true }));
    const rounds = async (times: number) => {
      for (let i = 0; i < times; i++)
        for (const view of ['ranking', 'saliency', 'occlusion', 'grad-cam']) await looks(view, 1);
    };
    await twice(async () => {
      await rounds(6);
      expect(await look('ranking')).toContain('did not answer for 2.5 s');
    });
    await rounds(15);
    expect(workers).toHaveLength(3);
  });
});
