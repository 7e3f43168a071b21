import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';

/**
 * A plugin for Vite's preview server, which serves the built page in another folder, too, with some files in the place of the
 * build's or beside them. A route of Playwright's does the same and takes more: every request goes through the protocol then.
 * @param folder without slashes
 * @param files by their place in it, "models/index.json"
 */
export function laidOver(folder: string, files: Readonly<Record<string, string | Buffer>>): Plugin {
  const start = `/${folder}/`;
  return {
    name: 'convoscope-test:laid-over',
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
        const { url = '' } = request;
        // Compressing takes longer than sending to the same machine.
        delete request.headers['accept-encoding'];
        if (!url.startsWith(start)) return next();
        const place = url.slice(start.length);
        const body = files[place.split('?')[0] as string];
        if (body === undefined) {
          request.url = `/${place}`;
          return next();
        }
        response.setHeader(
          'content-type',
          place.endsWith('.json') ? 'application/json' : 'application/octet-stream',
        );
        response.end(body);
      });
    },
  };
}
