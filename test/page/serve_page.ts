import type { TestProject } from 'vitest/node';
import { servePreview } from '../../tools/browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the built page. Ends with a slash. */
    pageUrl: string;
  }
}

/** Builds the page and serves it while e2e tests run, once for all of their files. */
export default async function servePage({ provide }: TestProject): Promise<() => Promise<void>> {
  const served = await servePreview();
  provide('pageUrl', served.url);
  return () => served.close();
}
