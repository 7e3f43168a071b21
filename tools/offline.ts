/** What the service worker keeps, and how the program calls itself where it is installed. */
import type { VitePWAOptions } from 'vite-plugin-pwa';
import networks from '../models/index.json' with { type: 'json' };

/** OpenCV is the largest. */
const LARGEST_FILE = 16 * 1024 * 1024;

export const OFFLINE: Partial<VitePWAOptions> = {
  registerType: 'prompt',
  injectRegister: false,
  // What is too large is had from the server alone: no reason to build nothing.
  showMaximumFileSizeToCacheInBytesWarning: true,
  manifest: {
    name: 'Convoscope',
    short_name: 'Convoscope',
    description: 'Stand in front of a camera and see inside a convolutional network while it looks at you.',
    display: 'standalone',
    background_color: '#0b0c0e',
    theme_color: '#0b0c0e',
    icons: [
      { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
  workbox: {
    // Other JSON is the house's: its configurations, which may change at any time.
    globPatterns: [
      '**/*.{html,js,css,wasm,woff2,svg,png,jpg,webp,webm,safetensors,txt}',
      '{models,tour}/**/*.json',
      'convoscope.schema.json',
    ],
    // The page keeps the weights of networks itself, checked by their SHA-256. An atlas is as large as a network, and kept as far
    // as it is looked at.
    globIgnores: [
      ...networks.map(({ folder }) => `models/${folder}/weights.safetensors`),
      'models/*/atlas/**',
    ],
    maximumFileSizeToCacheInBytes: LARGEST_FILE,
    // A view is an address with settings: all of them are one page.
    ignoreURLParametersMatching: [/./],
    navigateFallback: null,
    cleanupOutdatedCaches: true,
    runtimeCaching: [
      {
        // A sheet's name holds its hash.
        urlPattern: ({ url, sameOrigin }) => sameOrigin && /\/atlas\/[\w.-]+\.webp$/.test(url.pathname),
        handler: 'CacheFirst',
        options: { cacheName: 'atlas' },
      },
      {
        urlPattern: ({ url, sameOrigin }) => sameOrigin && /\/[^/]+\.json$/.test(url.pathname),
        handler: 'NetworkFirst',
        options: { cacheName: 'configuration', networkTimeoutSeconds: 3 },
      },
      {
        // The house's own: its logo, and what lies beside its configuration.
        urlPattern: ({ request, sameOrigin }) => sameOrigin && request.destination === 'image',
        handler: 'NetworkFirst',
        options: { cacheName: 'house', networkTimeoutSeconds: 3 },
      },
    ],
  },
};
