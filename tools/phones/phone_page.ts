/** Pages for phones: plain HTML that says what it may do, and that nobody keeps, indexes or frames. */
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

const STYLE =
  'body{margin:0 auto;max-width:60rem;padding:1rem;background:#0b0c0e;color:#f2efe8;font:1.125rem/1.5 system-ui,sans-serif}' +
  'img,video{display:block;width:100%;height:auto}[hidden]{display:none!important}' +
  'a,button{display:block;box-sizing:border-box;width:100%;margin:1rem 0;padding:1rem;border:2px solid #e3b86b;border-radius:8px;background:#e3b86b;color:#0b0c0e;font:inherit;font-weight:600;text-align:center;text-decoration:none}' +
  'button.option{min-height:4.25rem;margin:.75rem 0;border-color:#5b5f66;background:#17191d;color:#f2efe8;font-size:1.375rem;line-height:1.25;overflow-wrap:anywhere}' +
  'button.option.chosen{border-color:#e3b86b;background:#e3b86b;color:#0b0c0e}' +
  'h1{line-height:1.2}.said{font-size:1.375rem}:lang(ko){word-break:keep-all}';

const shaOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const STYLE_HASH = shaOf(STYLE);

export const NEVER_KEPT = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** @param script the one that may run */
const policyOf = (script: string): string =>
  [
    "default-src 'none'",
    "img-src 'self'",
    `style-src ${STYLE_HASH}`,
    ...(script ? [`script-src ${shaOf(script)}`, "connect-src 'self'", 'media-src mediastream:'] : []),
    "base-uri 'none'",
    `form-action ${script ? "'self'" : "'none'"}`,
    "frame-ancestors 'none'",
  ].join('; ');

export interface PhonePage {
  readonly lang?: string;
  readonly title: string;
  /** HTML below the heading, or all of it where it has a heading of its own. */
  readonly body: string;
  /** For old browsers too. */
  readonly script?: string;
  /** Opens itself anew after so many seconds where scripts are off. */
  readonly refreshSeconds?: number;
}

export function sendPage(
  response: ServerResponse,
  status: number,
  { lang = 'en', title, body, script = '', refreshSeconds }: PhonePage,
): void {
  response.writeHead(status, {
    ...NEVER_KEPT,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policyOf(script),
  });
  const refresh = refreshSeconds
    ? `\n<noscript><meta http-equiv="refresh" content="${refreshSeconds}"></noscript>`
    : '';
  response.end(`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">${refresh}
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
${body.includes('<h1') ? body : `<h1>${title}</h1>\n${body}`}
${script && `<script>${script}</script>`}
</body>
</html>
`);
}
