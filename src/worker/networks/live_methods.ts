import * as Comlink from 'comlink';
import type { NetworkMethods } from '../../contract/networks.ts';
import type { Ready } from '../opened.ts';

export const networkMethods = (ready: Ready): NetworkMethods => ({
  changeNetwork: (url, onProgress) =>
    withProgress(onProgress, () => ready().networks.change(url, onProgress)),
  compareWith: (url, onProgress) =>
    withProgress(onProgress, () => ready().networks.compareWith(url, onProgress)),
});

/** Lets go of the page's function afterwards, and of the port that leads to it. */
async function withProgress<T>(onProgress: object, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    (onProgress as Partial<Comlink.ProxyMethods>)[Comlink.releaseProxy]?.();
  }
}
