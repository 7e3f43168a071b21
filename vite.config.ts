import { availableParallelism } from 'node:os';
import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { VitePWA } from 'vite-plugin-pwa';
import { viteStaticCopy } from 'vite-plugin-static-copy';
import { defineConfig } from 'vitest/config';
import program from './package.json' with { type: 'json' };
import { bundledWorkers } from './tools/bundled_workers.ts';
import {
  CAMERA_FIXTURE,
  CHROMIUM_FLAGS,
  cameraFlag,
  findChromium,
  IGNORED_PLAYWRIGHT_FLAGS,
} from './tools/chromium.ts';
import { ISOLATION_HEADERS, namedOrigins, pageHeaders, protectBuild } from './tools/headers.ts';
import { writeLicences } from './tools/licences.ts';
import { OFFLINE } from './tools/offline.ts';
import { OPENCV_FILES } from './tools/opencv.ts';
import { selfContainedThreads } from './tools/tfjs_threads.ts';

/** Two slow cores, software WebGPU: a minute is generous but not forever. */
const PATIENCE = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 30_000 } } };

/** Files of `e2e` at the same time. Vitest wants the same number of whatever runs beside them. */
const PAGES = 2;

/**
 * `node` takes all cores, and comes before the others. A file of `browser` and two of `e2e` run at the same time: much of what
 * they do is waiting.
 */
const inTurn = (groupOrder: number) => ({ sequence: { groupOrder } });

const named = namedOrigins(process.env);
const chromium = findChromium();
// Only under vitest: a build must not depend on a test's film.
const fakeCamera = process.env.VITEST ? [cameraFlag(CAMERA_FIXTURE)] : [];

export default defineConfig({
  // Relative, so that the built program can live in any sub-folder of a site.
  base: './',
  // No fallback to index.html: a missing model file must be a 404, not a page.
  appType: 'mpa',
  plugins: [
    preact(),
    protectBuild(named),
    writeLicences(),
    viteStaticCopy({
      targets: [
        { src: 'models', dest: '.' },
        { src: 'node_modules/@tensorflow/tfjs-backend-wasm/dist/*.wasm', dest: 'tfjs-wasm' },
        ...OPENCV_FILES,
      ],
    }),
    VitePWA(OFFLINE),
  ],
  worker: { format: 'es', plugins: () => [selfContainedThreads()] },
  build: { target: 'es2022', chunkSizeWarningLimit: 3000 },
  server: { headers: ISOLATION_HEADERS },
  preview: { headers: pageHeaders(named) },
  optimizeDeps: {
    // Named here because a dependency found late reloads the page in the middle of a test.
    include: [
      ...Object.keys(program.dependencies).filter((name) => !/^@(fontsource|mediapipe|techstark)/.test(name)),
      'pixi.js/unsafe-eval',
      'preact/hooks',
      'preact/jsx-dev-runtime',
      'preact/jsx-runtime',
    ],
  },
  test: {
    env: { THOROUGH: process.env.THOROUGH ?? '' },
    projects: [
      {
        extends: true,
        test: {
          ...PATIENCE,
          ...inTurn(0),
          name: 'node',
          // Most files would spend longer on loading TensorFlow.js than on their tests.
          isolate: false,
          setupFiles: 'test/support/fresh_file.ts',
          // Vitest would keep one core free; nothing else runs meanwhile.
          maxWorkers: availableParallelism(),
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts', 'test/**/*.e2e.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [bundledWorkers()],
        test: {
          ...PATIENCE,
          ...inTurn(1),
          name: 'browser',
          // What is late for busy cores alone is tried once more.
          retry: 1,
          include: ['test/**/*.browser.test.{ts,tsx}'],
          maxWorkers: PAGES,
          browser: {
            enabled: true,
            headless: true,
            fileParallelism: false,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(chromium ? { executablePath: chromium } : {}),
                args: [...CHROMIUM_FLAGS, ...fakeCamera],
                ignoreDefaultArgs: IGNORED_PLAYWRIGHT_FLAGS,
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          // The whole program starts here, on a software renderer beside a network that wants both cores: what is late
          // for that reason alone is tried once more.
          retry: 1,
          testTimeout: 2 * PATIENCE.testTimeout,
          hookTimeout: 2 * PATIENCE.hookTimeout,
          expect: PATIENCE.expect,
          ...inTurn(1),
          name: 'e2e',
          // Modules of the tests are loaded once a process, not once a file.
          isolate: false,
          // Set by npm test where the page could not be built: the other projects run all the same.
          include: process.env.WITHOUT_PAGE ? [] : ['test/**/*.e2e.test.ts'],
          globalSetup: 'test/page/server/serve_page.ts',
          maxWorkers: PAGES,
        },
      },
    ],
  },
});
