/** Each fault that a kiosk watches for, in several views and beside a painting: it is written down, and is over by itself. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Health, Incident } from '../../../src/ui/exhibit/health.ts';
import { bringCameraFault, countCameraFrames, holdCamera } from '../../../tools/camera_faults.ts';
import { some, spread, THOROUGH } from '../../support/thorough.ts';
import { TOY } from '../../support/toys/toy_networks.ts';
import { builtPage } from '../built_page.ts';
import { expectLooking, firstLook, type Opened, openPage, serveConfiguration } from '../open_page.ts';

const built = builtPage(() => ({}), 'toy');
const TIMEOUT = { timeout: 60_000, interval: 50 };

const QUERY = `network=${TOY.id}&kiosk=1&idle=3600&walk=0&view=grad-cam&backend=wasm&deep-dream.size=96&deep-dream.octaves=1&deep-dream.steps=100`;
const EXHIBIT = JSON.stringify({ health: { post: 'health', every: 5 } });

let page: Page;
let context: Opened['context'];
/** What the page told last. */
let incidents: readonly Incident[] = [];

/** What a test needs of the page that nobody sees: its films, how large it says it is, and what it tells of itself. */
const holdRest = () => {
  const films: HTMLVideoElement[] = [];
  const create = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLVideoElement) films.push(element);
    return element;
  }) as typeof document.createElement;
  const memory = { bytes: 1e8 };
  Object.assign(performance, { measureUserAgentSpecificMemory: async () => memory });
  const server = { answers: true, told: '{"incidents":[]}' };
  const ask = globalThis.fetch;
  globalThis.fetch = async (what, how) => {
    if (!`${what}`.endsWith('/health')) return ask(what, how);
    if (!server.answers) throw new TypeError('Failed to fetch');
    server.told = `${how?.body}`;
    return new Response(null, { status: 204 });
  };
  Object.assign(globalThis, { films, memory, server });
};

async function hear(): Promise<void> {
  const told = await page.evaluate(() => (globalThis as unknown as { server: { told: string } }).server.told);
  incidents = (JSON.parse(told) as Health).incidents;
}

beforeAll(async () => {
  const opened = await openPage(built.browser, built.url, QUERY, async ({ page, context }) => {
    await page.clock.install();
    await holdCamera(page);
    await page.addInitScript(holdRest);
    await serveConfiguration(context, EXHIBIT);
  });
  page = opened.page;
  context = opened.context;
  await firstLook(page);
}, 120_000);
afterAll(() => context?.close());

const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, TIMEOUT);

/** A second passes for the page, in which its camera takes pictures as it would: without any it would be taken to stand. */
async function second(): Promise<void> {
  const before = await countCameraFrames(page);
  await page.clock.runFor(1000);
  await soon(() => countCameraFrames(page)).toBeGreaterThan(before + 1);
}
/** A second passes in which no camera has to take any. */
const emptySecond = () => page.clock.runFor(1000);

/** The newest: one that hung may still be listed. */
const live = () => page.workers().findLast((worker) => /live/.test(worker.url()));
const run = (script: string) =>
  void live()
    ?.evaluate(script)
    .catch(() => {});

interface Fault {
  readonly name: string;
  /** As it is written down. */
  readonly what: string;
  bring(): unknown;
  /** What the time does until it is written down; it goes by itself unless given. */
  readonly pass?: () => Promise<unknown>;
  /** Ends what does not end by itself. */
  end?(): unknown;
}

async function isGone(): Promise<boolean> {
  await hear();
  return incidents.some(({ what, over }) => what === 'the camera is gone' && over === null);
}

const FAULTS: readonly Fault[] = [
  {
    name: 'a camera that sends nothing',
    what: 'the camera sends no new pictures',
    bring: () => bringCameraFault(page, 'silent'),
    // Brought again to a camera that was just opened anew, as where it was late on busy cores.
    async pass() {
      await bringCameraFault(page, 'silent');
      await emptySecond();
    },
  },
  {
    name: 'a camera that repeats one picture',
    what: 'the camera repeats one picture',
    bring: () => bringCameraFault(page, 'still'),
    async pass() {
      await bringCameraFault(page, 'still');
      await second();
    },
  },
  {
    name: 'a camera that is unplugged',
    what: 'the camera is gone',
    bring: () => bringCameraFault(page, 'gone'),
    end: () => bringCameraFault(page, 'heal'),
  },
  {
    name: 'a film that stands',
    what: 'a film does not go on',
    async bring() {
      await bringCameraFault(page, 'gone');
      await soon(isGone).toBe(true);
      await page.evaluate(() => {
        for (const film of (globalThis as unknown as { films: HTMLVideoElement[] }).films)
          if (film.currentSrc.includes('clip')) film.pause();
      });
    },
    pass: emptySecond,
    end: () => bringCameraFault(page, 'heal'),
  },
  { name: 'a worker that is killed', what: 'the network does not run', bring: () => run('self.close()') },
  {
    name: 'a worker that hangs',
    what: 'the network does not run',
    // Not at once: a browser does not end a worker in the midst of what a debugger runs.
    bring: () => run('void setTimeout(() => { for (;;); })'),
    pass: second,
  },
  {
    name: 'a machine that sleeps',
    what: 'the machine slept',
    bring: () => page.clock.fastForward(60_000),
  },
  {
    name: 'memory that grows',
    what: 'memory grows',
    async bring() {
      for (let minute = 0; minute < 5; minute++) await page.clock.fastForward(60_000);
      await page.evaluate('memory.bytes = 9e8');
    },
    pass: () => page.clock.fastForward(60_000),
    async end() {
      await page.evaluate('memory.bytes = 1e8');
      await page.clock.fastForward(60_000);
    },
  },
  {
    name: 'a server that is gone',
    what: 'the server does not answer',
    bring: () => page.evaluate('server.answers = false'),
    // What is told to nobody is told again once it is back.
    async pass() {
      await page.clock.fastForward(5_000);
      await page.clock.fastForward(5_000);
      await page.evaluate('server.answers = true');
      await page.clock.fastForward(5_000);
    },
  },
];

/** Incidents of this kind that are over. */
const ofKind = (kind: string) => incidents.filter(({ what }) => what === kind);

async function goThrough({ what, bring, pass, end }: Fault): Promise<void> {
  // What is not over yet may be the same fault.
  await soon(async () => {
    await hear();
    return incidents.every(({ over }) => over !== null);
  }).toBe(true);
  const known = new Set(ofKind(what).map(({ at }) => at));
  const mine = () => ofKind(what).filter(({ at }) => !known.has(at));
  await bring();
  await soon(async () => {
    if (mine().length === 0) await pass?.();
    await hear();
    return mine().length;
  }).toBeGreaterThan(0);
  await end?.();
  await soon(async () => {
    await hear();
    return mine().every(({ over }) => over !== null);
  }).toBe(true);
  await expectLooking(page, 2);
}

const VIEWS = [
  ['grad-cam', 'Grad-CAM'],
  ['live-style', 'Live style'],
  ['activations', 'Activations'],
] as const;

describe.each(VIEWS.map((names, place) => [...names, place] as const))('in %s', (view, heading, place) => {
  it.each(spread(FAULTS, VIEWS.length, place))(
    '$name is written down, and is over by itself',
    async (fault) => {
      await page.locator(`#tab-${view}`).click();
      await soon(() => page.locator('.caption-title h1').innerText()).toBe(heading);
      await expectLooking(page, 2);
      await goThrough(fault);
      expect(await page.locator('.caption-title h1').innerText()).toBe(heading);
    },
  );

  it.runIf(THOROUGH || view === 'live-style')(
    'a stage whose graphics card is lost and given back goes on',
    async () => {
      await page.locator(`#tab-${view}`).click();
      const isLost = () =>
        page.evaluate(() =>
          document.querySelector<HTMLCanvasElement>('#stage canvas')?.getContext('webgl2')?.isContextLost(),
        );
      await page.evaluate(() => {
        const gl = document.querySelector<HTMLCanvasElement>('#stage canvas')?.getContext('webgl2');
        const card = gl?.getExtension('WEBGL_lose_context');
        card?.loseContext();
        Object.assign(globalThis, { giveBack: () => card?.restoreContext() });
      });
      await soon(isLost).toBe(true);
      await page.evaluate('giveBack()');
      await soon(isLost).toBe(false);
      await expectLooking(page, 2);
      expect(ofKind('the stage has lost the graphics card')).toEqual([]);
    },
  );
});

describe('beside a painting', () => {
  const jobs = () => page.locator('.job');
  const studio = () => page.workers().findLast((worker) => /studio/.test(worker.url()));
  const inStudio = (script: string) =>
    void studio()
      ?.evaluate(script)
      .catch(() => {});
  const NAMES = some(2, [
    'a camera that is unplugged',
    'a worker that hangs',
    'a camera that sends nothing',
    'a worker that is killed',
  ]);

  it.each([
    ...FAULTS.filter(({ name }) => NAMES.includes(name)),
    {
      name: 'a studio that is killed',
      what: 'the studio does not run',
      bring: () => inStudio('self.close()'),
    },
    {
      name: 'a studio whose graphics card is lost',
      what: 'the studio does not run',
      bring: () => inStudio('self.postMessage({ backendLost: { backend: "webgl", reason: "unplugged" } })'),
    },
  ])('$name is over by itself, and the painting is finished', async (fault: Fault) => {
    await page.locator('#tab-deep-dream').click();
    const before = await jobs().count();
    await page.locator('.paint-button:enabled').click();
    await soon(() => jobs().count()).toBe(before + 1);
    await page.locator('.job:not(.finished) img:not(.faint)').first().waitFor();
    await goThrough(fault);
    await soon(() => page.locator('.job.finished').count()).toBe(before + 1);
  });
});
