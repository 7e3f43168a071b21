/** An exhibit that is left alone for hours while all that can go wrong does. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { preview } from 'vite';
import { Random } from '../../../src/numeric/random.ts';
import type { Incident } from '../../../src/ui/exhibit/health.ts';
import { buildIfStale, launchBrowser, ROOT } from '../../browser.ts';
import { holdCamera } from '../../camera_faults.ts';
import { CPU_COMPOSITING } from '../../chromium.ts';
import { exhibitServer } from '../../exhibit_server.ts';
import { countBytes, MEASURE_AT_ONCE } from '../../page_state.ts';
import { processBytes, processesOf } from './browser_memory.ts';
import {
  bring,
  end,
  type FirstRound,
  type Hands,
  holdWorkers,
  LookCounter,
  longestGap,
  sleep,
  stateOf,
  untilRecovered,
  visit,
  within,
} from './exhibit_page.ts';
import { FAULTS, planOf } from './plan.ts';
import { plotOf } from './plot.ts';
import { leaveNetworkUnwatched } from './unwatched_network.ts';
import { type Measured, type Recovery, type Sample, verdictOf } from './verdict.ts';

export interface SoakFlags {
  readonly hours: number;
  readonly seed: number;
  readonly out: string;
  /** The film that the camera shows: .mjpeg or .y4m. That of the tests, 30 frames a second, unless given. */
  readonly camera?: string;
}

const SAMPLE_MS = 10_000;
/** Every so many samples the page's memory is measured, for which its garbage is collected. */
const MEASURE_EVERY = 6;
const MEASURE_MS = 55_000;
/** Every so many samples the report is written. */
const REPORT_EVERY = 12;
/** Seconds between two visitors. */
const BETWEEN_VISITORS = [30, 90] as const;
const FIRST_LOOK_MS = 120_000;

const EXHIBIT = {
  start: { kiosk: true, view: 'grad-cam', idle: 20, walk: 8, performance: 1, backend: 'wasm' },
  countdown: 5,
  // Somebody is always there, as far as the fake camera's pictures go: people are looked for, and wake nothing.
  wake: { share: 1 },
  health: { post: 'health', every: 10 },
};

/** Like the crash limits of a browser, its blocking of pages whose card was lost is for people who browse. */
const CHROMIUM = [
  CPU_COMPOSITING,
  MEASURE_AT_ONCE,
  '--disable-gpu-process-crash-limit',
  '--disable-domain-blocking-for-3d-apis',
];

interface Server {
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  incidents(): Promise<readonly Incident[]>;
}

/** What `npm start` serves, which can be stopped and started on the same port. */
async function serveExhibit(config: string): Promise<Server> {
  const plugins = [exhibitServer({ config, version: 'soak' })];
  const open = (port: number, strictPort: boolean) =>
    preview({ root: ROOT, logLevel: 'error', plugins, preview: { port, strictPort, open: false } });
  let server: Awaited<ReturnType<typeof open>> | null = await open(4390, false);
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('vite preview opened no local address');
  return {
    url,
    async stop() {
      const closing = server?.close();
      // Those that the page keeps open.
      (server?.httpServer as HttpServer | undefined)?.closeAllConnections();
      server = null;
      await closing;
    },
    async start() {
      server ??= await open(Number(new URL(url).port), true);
    },
    async incidents() {
      const answer = await fetch(`${url}health`).catch(() => null);
      return ((await answer?.json()) as { incidents?: readonly Incident[] } | undefined)?.incidents ?? [];
    },
  };
}

/** @returns whether the exhibit held all limits; `out` gets report.json, report.md, plot.svg and plot.png, anew every two minutes */
export async function proveSoak({ hours, seed, out, camera }: SoakFlags): Promise<boolean> {
  const seconds = Math.round(3600 * hours);
  await buildIfStale();
  const folder = mkdtempSync(join(tmpdir(), 'convoscope-soak-'));
  const config = join(folder, 'convoscope.json');
  writeFileSync(config, JSON.stringify(EXHIBIT));
  const server = await serveExhibit(config);
  const browser = await launchBrowser({
    ...(camera && { camera: resolve(camera) }),
    args: CHROMIUM,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const session = await browser.newBrowserCDPSession();
  const own = (await processesOf(session)).find(({ type }) => type === 'browser')?.id;
  const version = browser.version();
  const samples: Sample[] = [];
  const recoveries: (Recovery & { readonly startedAt: number })[] = [];
  let stopped = false;
  const stop = () => {
    stopped = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  const began = performance.now();
  try {
    const page = await openExhibit(
      await browser
        .newContext({ viewport: { width: 1280, height: 800 } })
        .then((context) => context.newPage()),
      server.url,
    );
    const start = performance.now();
    const now = () => (performance.now() - start) / 1000;
    console.log(`The exhibit runs after ${((start - began) / 1000).toFixed(0)} s; ${seconds} s begin.`);
    const goesOn = () => !stopped && now() < seconds;
    const hands: Hands = { page, session, stopServer: server.stop, startServer: server.start };

    const takeSamples = async () => {
      const counter = new LookCounter();
      let [looksBefore, atBefore] = [counter.take((await stateOf(page))?.looks ?? 0), now()];
      // It takes as long as a garbage collection takes to come.
      let pageBytes: number | null = null;
      const measurePage = async () => {
        pageBytes = await within(countBytes(page), MEASURE_MS);
      };
      for (let count = 1; goesOn(); count++) {
        await sleep(Math.max(0, 1000 * (10 * count - now())));
        const state = await stateOf(page);
        const at = now();
        const looks = state ? counter.take(state.looks) : looksBefore;
        const measured = pageBytes;
        pageBytes = null;
        if (count % MEASURE_EVERY === 1) void measurePage();
        const heap = await within(
          page.evaluate(
            () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
          ),
          SAMPLE_MS / 2,
        );
        samples.push({
          at,
          looksPerSecond: state && (looks - looksBefore) / (at - atBefore),
          heap,
          page: measured,
          processes: await within(processBytes(session), SAMPLE_MS / 2),
          tensors: state?.tensors ?? null,
          view: state?.view ?? '',
          covered: state?.covered ?? false,
        });
        [looksBefore, atBefore] = [looks, at];
        if (count % REPORT_EVERY === 0) await writeReport().catch((error) => console.error(error));
      }
    };

    const bringFaults = async () => {
      for (const { at, fault } of planOf(seconds, seed)) {
        while (goesOn() && now() < at) await sleep(250);
        if (!goesOn()) return;
        const [began, startedAt] = [now(), Date.now()];
        await bring(fault, hands);
        const { lasts, what, limit } = FAULTS[fault];
        let took: number | null;
        if (fault === 'server') {
          took = await longestGap(page, lasts, goesOn);
          await end(fault, hands);
        } else {
          for (const until = now() + lasts; goesOn() && now() < until; ) await sleep(250);
          await end(fault, hands);
          took = await untilRecovered(fault, page, () => !stopped);
        }
        if (stopped) return;
        recoveries.push({ at: began, fault, seconds: took, startedAt, incidents: [] });
        const words = took === null ? 'not within two minutes' : `${took.toFixed(1)} s of ${limit} s`;
        console.log(`${began.toFixed(0)} s: ${what}: ${words}`);
      }
    };

    const letPeopleIn = async () => {
      const random = new Random(seed + 1);
      const round: FirstRound = { next: 0 };
      while (goesOn()) {
        await sleep(1000 * Math.min(random.integer(...BETWEEN_VISITORS), Math.max(1, seconds - now())));
        // A screen that is just out of order takes no touch.
        if (goesOn()) await within(visit(page, random, round), 60_000);
      }
    };

    const writeReport = async () => {
      const incidents = await server.incidents();
      const known = recoveries.map((one, i): Recovery => {
        const next = recoveries[i + 1]?.startedAt ?? Number.POSITIVE_INFINITY;
        const { startedAt, ...rest } = one;
        const ours = incidents.filter(({ at }) => at >= startedAt && at < next);
        return { ...rest, incidents: ours.map(wordsOf) };
      });
      const ran = Math.min(seconds, Math.max(60, now()));
      await write(
        out,
        { seconds: ran, samples, recoveries: known },
        { hours, seed, version, camera, incidents },
      );
    };

    await Promise.all([takeSamples(), bringFaults(), letPeopleIn()]);
    await writeReport();
    const lines = verdictOf({ seconds: Math.min(seconds, now()), samples, recoveries });
    for (const { what, limit, measured, holds } of lines)
      console.log(`${holds ? 'holds' : 'FAILS'}  ${what}: ${measured} (${limit})`);
    return !stopped && lines.every(({ holds }) => holds);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
    await within(browser.close(), 10_000);
    if (own !== undefined) endProcess(own);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens it twice: what keeps its program serves the pages that are opened after it was there. */
async function openExhibit(page: Page, url: string): Promise<Page> {
  await holdCamera(page);
  await holdWorkers(page);
  const look = () =>
    page
      .locator('.performance .looks', { hasText: /[1-9]/ })
      .waitFor({ state: 'attached', timeout: FIRST_LOOK_MS });
  await page.goto(url);
  await look();
  await page.waitForFunction(
    async () => (await navigator.serviceWorker.ready).active?.state === 'activated',
    null,
    { timeout: FIRST_LOOK_MS },
  );
  await page.reload();
  await look();
  await leaveNetworkUnwatched(page);
  return page;
}

/** Where it did not close by itself. */
function endProcess(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

function wordsOf({ what, at, over, remedies }: Incident): string {
  const done = remedies.length > 0 ? `; ${remedies.join(', ')}` : '';
  return `${what} ${over === null ? '(goes on)' : `for ${((over - at) / 1000).toFixed(1)} s`}${done}`;
}

interface About {
  readonly hours: number;
  readonly seed: number;
  /** Of Chromium. */
  readonly version: string;
  readonly camera: string | undefined;
  readonly incidents: readonly Incident[];
}

async function write(out: string, measured: Measured, about: About): Promise<void> {
  const { samples, recoveries, seconds } = measured;
  const verdict = verdictOf(measured);
  const { hours, seed, version, camera, incidents } = about;
  const film = camera ? ` that shows ${basename(camera)}` : '';
  const length = seconds >= 7200 ? `${(seconds / 3600).toFixed(1)} h` : `${Math.round(seconds / 60)} min`;
  const svg = plotOf(measured, `An exhibit left alone for ${length}`);
  const seen = samples.filter(({ looksPerSecond }) => looksPerSecond !== null);
  const rows = verdict.map(
    ({ what, limit, measured, holds }) =>
      `| ${what} | ${limit} | ${measured} | ${holds ? 'yes' : '**no**'} |`,
  );
  const told = recoveries.map(
    ({ at, fault, seconds, incidents }) =>
      `| ${(at / 60).toFixed(1)} | ${FAULTS[fault].what} | ${seconds === null ? 'not within 120' : seconds.toFixed(1)} | ${incidents.join('<br>') || 'none'} |`,
  );
  const text = `# Soak

A kiosk in Chromium ${version} (headless, software graphics) on ${cpus().length} cores (${cpus()[0]?.model}), EfficientNet-Lite0 on WASM, a fake camera${film}, and a
visitor every minute, for ${length} of ${hours} h: \`npm run prove -- soak --hours ${hours} --seed ${seed}\`. ${samples.length} samples, ${seen.length} of which the page answered.

| what | limit | measured | holds |
| --- | --- | --- | --- |
${rows.join('\n')}

![Looks, memory and tensors over time; each fault is a dashed line, red where it took too long](plot.svg)

| minute | fault | seconds until it ran again | incidents that the page wrote down |
| --- | --- | --- | --- |
${told.join('\n')}
`;
  mkdirSync(out, { recursive: true });
  const files: Record<string, string | Buffer> = {
    'report.json': `${JSON.stringify({ hours, seed, version, verdict, recoveries, incidents, samples })}\n`,
    'report.md': text,
    'plot.svg': svg,
    'plot.png': await sharp(Buffer.from(svg)).png().toBuffer(),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(out, name), content);
}
