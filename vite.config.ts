import { existsSync } from 'node:fs';
import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { viteStaticCopy } from 'vite-plugin-static-copy';
import { defineConfig } from 'vitest/config';
import {
  CAMERA_FIXTURE,
  CHROMIUM_FLAGS,
  cameraFlag,
  findChromium,
  IGNORED_PLAYWRIGHT_FLAGS,
} from './tools/chromium.ts';
import { ISOLATION_HEADERS, PAGE_HEADERS, protectBuild } from './tools/headers.ts';
import { selfContainedThreads } from './tools/tfjs_threads.ts';

/** Two slow cores, software WebGPU: a minute is generous but not forever. */
const PATIENCE = { testTimeout: 60_000, hookTimeout: 60_000 };

const chromium = findChromium();

export default defineConfig({
  // Relative, so that the built program can live in any sub-folder of a site.
  base: './',
  // No fallback to index.html: a missing model file must be a 404, not a page.
  appType: 'mpa',
  plugins: [
    preact(),
    protectBuild(),
    viteStaticCopy({
      targets: [
        { src: 'models', dest: '.' },
        { src: 'node_modules/@tensorflow/tfjs-backend-wasm/dist/*.wasm', dest: 'tfjs-wasm' },
      ],
    }),
  ],
  worker: { format: 'es', plugins: () => [selfContainedThreads()] },
  build: { target: 'es2022', chunkSizeWarningLimit: 3000 },
  server: { headers: ISOLATION_HEADERS },
  preview: { headers: PAGE_HEADERS },
  optimizeDeps: {
    // Named here because a dependency found late reloads the page in the middle of a test.
    include: [
      '@preact/signals',
      '@tensorflow/tfjs',
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-backend-webgl',
      '@tensorflow/tfjs-backend-webgpu',
      '@tensorflow/tfjs-core',
      'comlink',
      'd3-scale-chromatic',
      'lucide-preact',
      'pixi.js',
      'pixi.js/unsafe-eval',
      'preact',
      'preact/hooks',
      'preact/jsx-dev-runtime',
      'preact/jsx-runtime',
    ],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...PATIENCE,
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts', 'test/**/*.e2e.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...PATIENCE,
          name: 'browser',
          include: ['test/**/*.browser.test.{ts,tsx}'],
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(chromium ? { executablePath: chromium } : {}),
                args: [
                  ...CHROMIUM_FLAGS,
                  ...(existsSync(CAMERA_FIXTURE) ? [cameraFlag(CAMERA_FIXTURE)] : []),
                ],
                ignoreDefaultArgs: IGNORED_PLAYWRIGHT_FLAGS,
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: { ...PATIENCE, name: 'e2e', include: ['test/**/*.e2e.test.ts'], fileParallelism: false },
      },
    ],
  },
});
