import type { Plugin } from 'vite';

/** SharedArrayBuffer, and with it WASM threads, exists only on cross-origin isolated pages. */
export const ISOLATION_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Other servers that a house names when it builds and serves the page, as origins ("https://media.house.example:8889"). */
export interface NamedOrigins {
  /** CONVOSCOPE_CONNECT: what the page may send to, e.g. a WHIP server. */
  readonly connect: readonly string[];
  /** CONVOSCOPE_FRAMES: whose pages may show this one in a frame of theirs. */
  readonly frames: readonly string[];
}

/**
 * Reads origins from environment variables, where spaces part them.
 * @throws {Error} where one is no origin
 */
export function namedOrigins(env: Readonly<Record<string, string | undefined>>): NamedOrigins {
  const read = (name: string) =>
    (env[name] ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map((text) => {
        if (URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, ''))
          return new URL(text).origin;
        throw new Error(
          `${name} holds “${text}”, which is no origin. Write scheme, host and port alone, e.g. https://media.house.example:8889`,
        );
      });
  return { connect: read('CONVOSCOPE_CONNECT'), frames: read('CONVOSCOPE_FRAMES') };
}

/** What the built page may do: nothing leaves the server that it came from, and those that the house names. */
const directives = ({ connect }: NamedOrigins) => [
  "default-src 'self'",
  // blob: because TensorFlow.js' WASM threads import their own program from a blob.
  "script-src 'self' 'wasm-unsafe-eval' blob:",
  "worker-src 'self' blob:",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob: mediastream:",
  ["connect-src 'self' blob: data:", ...connect].join(' '),
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** `frame-ancestors` counts only as a header: browsers ignore it in a meta element and say so on the console. */
const metaPolicy = (named: NamedOrigins) => directives(named).join('; ');

export function pageHeaders(named: NamedOrigins): Readonly<Record<string, string>> {
  const ancestors = ["frame-ancestors 'self'", ...named.frames].join(' ');
  return {
    ...ISOLATION_HEADERS,
    // An isolated page of another origin shows in its frames only what allows it.
    ...(named.frames.length > 0 && { 'Cross-Origin-Resource-Policy': 'cross-origin' }),
    'Content-Security-Policy': `${metaPolicy(named)}; ${ancestors}`,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

/**
 * Writes the policy into the built page, for servers that send no headers, and a `_headers` file for hosts that read one. Whose
 * pages may ask the page for its pictures stands in a `meta` element: see src/ui/output/embedder.ts.
 */
export function protectBuild(named: NamedOrigins): Plugin {
  return {
    name: 'convoscope:protect-build',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy(named) },
        injectTo: 'head-prepend',
      },
      ...named.frames.map((origin) => ({
        ...{ tag: 'meta', attrs: { name: 'convoscope-frame', content: origin }, injectTo: 'head' as const },
      })),
    ],
    generateBundle() {
      const lines = Object.entries(pageHeaders(named)).map(([name, value]) => `  ${name}: ${value}`);
      this.emitFile({ type: 'asset', fileName: '_headers', source: `/*\n${lines.join('\n')}\n` });
    },
  };
}
