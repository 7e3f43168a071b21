import type { TestProject } from 'vitest/node';
import { servePreview } from '../../../tools/browser.ts';
import { TOY, toyFiles } from '../../support/toys/toy_networks.ts';
import { deleteFilms, slowFixture } from '../camera_film.ts';
import { laidOver } from './laid_over.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the built page. Ends with a slash. */
    pageUrl: string;
    /** The same with the toy networks of `toyFiles`. */
    toyUrl: string;
    /** What the fake camera shows unless a test names a film. */
    film: string;
  }
}

/** Builds the page and serves it while e2e tests run, once for all of their files. */
export default async function servePage({ provide }: TestProject): Promise<() => Promise<void>> {
  const [served, film] = await Promise.all([servePreview([laidOver(TOY.id, toyFiles())]), slowFixture()]);
  provide('pageUrl', served.url);
  provide('toyUrl', `${served.url}${TOY.id}/`);
  provide('film', film);
  return async () => {
    deleteFilms();
    await served.close();
  };
}
