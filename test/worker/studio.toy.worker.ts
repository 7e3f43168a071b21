import { asSaid } from '../../src/contract/told.ts';
import { RateLimit } from '../../src/engine/studio/rate_limit.ts';
import { ModelFileError } from '../../src/network/errors.ts';
import type { SlowTechnique } from '../../src/techniques/common/slow_technique.ts';
import { exposeStudio } from '../../src/worker/studio/expose_studio.ts';
import { describeNetwork } from '../support/toys/tiny_network.ts';
import { fade } from '../support/toys/toy_slow_technique.ts';
import { linearNetwork } from '../support/toys/toy_subject.ts';

/** A disk without room, where the worker's name asks for it; for its first writes alone. */
if (self.name.startsWith('full')) {
  const { put } = IDBObjectStore.prototype;
  let refusals = self.name === 'full' ? Number.POSITIVE_INFINITY : 3;
  IDBObjectStore.prototype.put = function (...given) {
    if (refusals-- > 0) throw new DOMException('The quota is exceeded.', 'QuotaExceededError');
    return put.apply(this, given);
  };
}
/** Every step is shown that the page has time for: its own test is about the rate limit, and a second is long here. */
RateLimit.prototype.isDue = () => true;
/** Is at its first step for ever. */
const still = { ...fade, paint: () => ({ next: () => new Promise(() => {}) }) };
const network = () => linearNetwork([1, 1], [1, 1, 1]);
if (self.name === 'broken') throw new Error('no such instruction');
exposeStudio(
  () => (self.name === 'still' ? still : fade) as unknown as SlowTechnique,
  async (url) => {
    if (url.includes('gone')) throw new ModelFileError(asSaid(`${url} answers 404.`));
    // What stands for the weights is in the address.
    return { input: describeNetwork([], [1, 1]).input, weightsSha256: url, build: network };
  },
);
