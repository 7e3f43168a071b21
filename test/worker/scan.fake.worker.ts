import * as Comlink from 'comlink';
import type { BackendName } from '../../src/contract/opening.ts';
import type { PatchPage, ScanWorker } from '../../src/contract/patches.ts';
import { tellTrial } from '../../src/worker/card_trial.ts';
import { holdLivenessLock } from '../../src/worker/liveness.ts';

/** `loses webgl 2`: it loses its card under way until so many losses are known. `crashes`: so it does under way. `hangs`: so does webgl as it starts. */
const [behaviour, backend, least = '0'] = self.name.split(' ');

let losses: readonly BackendName[] = [];
const never = () => new Promise<never>(() => {});

const worker: ScanWorker = {
  async open(options) {
    losses = options.losses ?? [];
    if (behaviour === 'hangs' && !options.hung?.includes('webgl')) {
      tellTrial({ backend: 'webgl', silenceMs: 1000 });
      await never();
    }
  },
  async scan(files, layer, onProgress) {
    const seen = 2;
    onProgress({ layer, version: losses.length, seen, found: 0, part: 0.5, failed: 0, errors: [] });
    if (behaviour === 'crashes') {
      setTimeout(() => {
        throw new Error('out of memory');
      });
      await never();
    }
    if (losses.length < Number(least)) {
      self.postMessage({ backendLost: { backend, reason: 'unplugged' } });
      await never();
    }
    return {
      layer,
      version: losses.length,
      seen: files.length,
      channels: [],
      sources: [],
    } as unknown as PatchPage;
  },
  patches: never,
  async stop() {},
};
Comlink.expose(worker);
holdLivenessLock();
