import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { type PluginOption, preview } from 'vite';
import {
  CAMERA_FIXTURE,
  CHROMIUM_FLAGS,
  cameraFlag,
  findChromium,
  howToGetChromium,
  IGNORED_PLAYWRIGHT_FLAGS,
} from './chromium.ts';

export const ROOT = join(import.meta.dirname, '..');

export interface LaunchOptions {
  /** The film that the fake camera shows: .mjpeg or .y4m. The test fixture unless given. */
  camera?: string;
  /** More Chromium flags. */
  args?: string[];
  /** The folder of what is downloaded; one of its own, which is deleted at the end, unless given. */
  downloadsPath?: string;
  /** Whether a signal ends the browser and the process at once; true unless given. */
  handleSIGINT?: boolean;
  handleSIGTERM?: boolean;
  handleSIGHUP?: boolean;
}

/** Headless Chromium with a fake camera and software graphics. The caller closes it. */
export function launchBrowser({
  camera = CAMERA_FIXTURE,
  args = [],
  ...rest
}: LaunchOptions = {}): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(howToGetChromium());
  return chromium.launch({
    executablePath,
    args: [...CHROMIUM_FLAGS, cameraFlag(camera), ...args],
    ignoreDefaultArgs: IGNORED_PLAYWRIGHT_FLAGS,
    ...rest,
  });
}

/** The time of the last change below `path`; folders count too, so that a deleted file is noticed. */
function changedAt(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return Number.NEGATIVE_INFINITY;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

const SOURCES = [
  'index.html',
  'public',
  'src',
  'models',
  'vite.config.ts',
  // What vite.config.ts imports.
  ...['bundled_workers', 'headers', 'licences', 'offline', 'opencv', 'tfjs_threads'].map(
    (name) => `tools/${name}.ts`,
  ),
  'package.json',
  'package-lock.json',
];

/**
 * Builds the program where something changed since it was built. In a process of its own: under vitest NODE_ENV is 'test',
 * which would build something else than what people get.
 */
export async function buildIfStale(): Promise<void> {
  const built = changedAt(join(ROOT, 'dist/index.html'));
  if (SOURCES.every((source) => changedAt(join(ROOT, source)) < built)) return;
  await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
  }).catch(({ stdout, stderr }) => {
    throw new Error(`vite build failed:\n${stdout}\n${stderr}`);
  });
}

export interface Served {
  /** Ends with a slash. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the built program, built anew only where something changed, on a free port with the real headers.
 * @param plugins of the server, beside those of vite.config.ts
 */
export async function servePreview(plugins: PluginOption[] = []): Promise<Served> {
  await buildIfStale();
  const server = await preview({
    root: ROOT,
    logLevel: 'warn',
    plugins,
    preview: { port: 4300, open: false },
  });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('vite preview opened no local address');
  return { url, close: () => server.close() };
}
