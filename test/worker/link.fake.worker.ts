import * as Comlink from 'comlink';
import type { Catalogue, StyleCard } from '../../src/contract/cards.ts';
import type { LiveWorker } from '../../src/contract/live_worker.ts';
import type { NetworkCard } from '../../src/contract/network_card.ts';
import type { PatchPage } from '../../src/contract/patches.ts';
import type { ViewResult } from '../../src/contract/view.ts';
import { tellTrial } from '../../src/worker/card_trial.ts';
import { holdLivenessLock } from '../../src/worker/liveness.ts';

/** Looks so far. */
let looks = 0;

/** A live worker that misbehaves as its name says. */
const behaviour = self.name;
/** Numbers the worker's lives, to tell one from the next. */
const birth = performance.timeOrigin + performance.now();

class ModelFileError extends Error {
  override readonly name = 'ModelFileError';
}
class UnknownLayerError extends Error {
  override readonly name = 'UnknownLayerError';
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const crash = () => {
  throw new Error('out of memory');
};
const hang = () => {
  for (;;);
};

if (behaviour === 'throws at start') throw new Error('no such instruction');

const worker: LiveWorker = {
  async open(options, onProgress) {
    if (behaviour === 'has no file') throw new ModelFileError(`${options.networkUrl} holds no network.`);
    if (behaviour === 'hangs while opening') hang();
    if (/card/.test(behaviour) && !options.hung) tellTrial({ backend: 'webgpu', silenceMs: 800 });
    if (behaviour === 'card hangs' && !options.hung) hang();
    if (behaviour === 'card never answers' && !options.hung) await new Promise(() => {});
    if (behaviour === 'never loads what follows its card') {
      tellTrial(null);
      await new Promise(() => {});
    }
    if (behaviour === 'opens slowly')
      for (let done = 1; done <= 10; done++) {
        onProgress({ stage: 'weights', done, total: 10, fromCache: false });
        await pause(400);
      }
    onProgress({ stage: 'warm-up', done: 1, total: 1, fromCache: true });
    return { birth, options, backend: { name: options.backend } } as unknown as Catalogue;
  },
  async runView(frame, _identity, view) {
    const { width, height } = frame;
    frame.close();
    if (view.technique === 'close') self.close();
    if (view.technique === 'crash') setTimeout(crash);
    if (view.technique === 'lose the card')
      self.postMessage({ backendLost: { backend: 'webgpu', reason: 'unplugged' } });
    looks++;
    if (view.technique === 'hang') hang();
    if (view.technique === 'load long') await pause(2000);
    if (view.technique === 'hang in the end' && looks > 20) hang();
    if (view.technique === 'take long in the end' && looks > 20) await pause(1500);
    if (['close', 'crash', 'lose the card', 'never answer'].includes(view.technique))
      await new Promise(() => {});
    if (view.technique === 'no such layer') throw new UnknownLayerError('There is no layer conv9.');
    return { frameSize: { width, height } } as ViewResult;
  },
  async patches(layer, channels) {
    if (layer === 'never answer') await new Promise(() => {});
    if (layer === 'no such layer') throw new UnknownLayerError('No patches of it were kept.');
    return { layer, channels: channels.map((channel) => ({ channel, patches: [] })) } as unknown as PatchPage;
  },
  async changeNetwork(networkUrl, onProgress) {
    onProgress({ stage: 'weights', done: 1, total: 1, fromCache: false });
    for (
      const until = performance.now() + 2000;
      networkUrl === 'busy for long' && performance.now() < until;
    );
    if (networkUrl === 'broken') throw new ModelFileError('weights.safetensors is truncated.');
    return { id: networkUrl } as NetworkCard;
  },
  compareWith: async (networkUrl) => (networkUrl === null ? null : ({ id: networkUrl } as NetworkCard)),
  fieldOf: async () => null,
  async forgetPatches() {},
  async forgetStyles() {},
  learnedStyle: async (id) => ({ id, title: id, network: 'fake', vector: new Float32Array(2) }),
  restoreStyle: async ({ id, title }) => ({ id, title }) as StyleCard,
  stylesOf: async () => [],
  async renameStyle() {},
  async removeStyle() {},
  async shareOfPeople(picture) {
    picture.close();
    return 0;
  },
  async describe(picture) {
    picture.close();
    throw new UnknownLayerError('There is no layer to describe pictures with.');
  },
  async addStylePicture(picture, title) {
    if (title === 'crash') crash();
    const size = picture instanceof Blob ? picture.size : picture.width * picture.height;
    return { id: 'picture-1', title: `${title}: ${size}` } as StyleCard;
  },
  async paintOnce(content, _styles, side) {
    const { width, height } = content;
    content.close();
    return { picture: { width, height, rgba: new Uint8ClampedArray() }, paintMs: side, readMs: 0 };
  },
  async addStyleNet(files) {
    if (files.length === 0) throw new ModelFileError('There is no style net in what was dropped.');
    return files.map(({ name }) => ({ id: name }) as StyleCard);
  },
};
Comlink.expose(worker);
holdLivenessLock();
