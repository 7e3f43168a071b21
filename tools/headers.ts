import type { Plugin } from 'vite';

/** SharedArrayBuffer, and with it WASM threads, exists only on cross-origin isolated pages. */
export const ISOLATION_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** What the built page may do: nothing leaves the server that it came from. */
const DIRECTIVES = [
  "default-src 'self'",
  // blob: because TensorFlow.js' WASM threads import their own program from a blob.
  "script-src 'self' 'wasm-unsafe-eval' blob:",
  "worker-src 'self' blob:",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob: mediastream:",
  "connect-src 'self' blob: data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** `frame-ancestors` counts only as a header: browsers ignore it in a meta element and say so on the console. */
const META_POLICY = DIRECTIVES.join('; ');

export const PAGE_HEADERS = {
  ...ISOLATION_HEADERS,
  'Content-Security-Policy': `${META_POLICY}; frame-ancestors 'self'`,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Writes the policy into the built page, for servers that send no headers, and a `_headers` file for hosts that read one. */
export function protectBuild(): Plugin {
  return {
    name: 'convoscope:protect-build',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: META_POLICY },
        injectTo: 'head-prepend',
      },
    ],
    generateBundle() {
      const lines = Object.entries(PAGE_HEADERS).map(([name, value]) => `  ${name}: ${value}`);
      this.emitFile({ type: 'asset', fileName: '_headers', source: `/*\n${lines.join('\n')}\n` });
    },
  };
}
