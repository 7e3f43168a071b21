import type { BrowserContext } from 'playwright-core';
import { namedOrigins, pageHeaders } from '../../../tools/headers.ts';

/** Serves the page as a build would be that names other servers: its header, its policy and its `meta` elements say so. */
export async function builtFor(
  context: BrowserContext,
  url: string,
  env: { CONVOSCOPE_CONNECT?: string; CONVOSCOPE_FRAMES?: string },
): Promise<void> {
  const named = namedOrigins(env);
  const policy = 'connect-src &#39;self&#39; blob: data:';
  await context.route(
    ({ href }) => href.split('?')[0] === url,
    async (route) => {
      const response = await route.fetch();
      const page = await response.text();
      if (!page.includes(policy)) throw new Error('The built page has another policy.');
      const metas = named.frames.map((origin) => `<meta name="convoscope-frame" content="${origin}">`);
      await route.fulfill({
        response,
        headers: { ...response.headers(), ...lowered(pageHeaders(named)) },
        body: page
          .replace(policy, [policy, ...named.connect].join(' '))
          .replace('</head>', `${metas.join('')}</head>`),
      });
    },
  );
}

const lowered = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
