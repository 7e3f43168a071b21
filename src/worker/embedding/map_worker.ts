/** The map's worker: lays pictures out on a plane, and shows how it comes about. Ended by terminating it. */

import * as Comlink from 'comlink';
import type { MapWorker } from '../../contract/picture_gallery.ts';
import { drawMap } from '../../embedding/draw_map.ts';
import { expose } from '../expose.ts';

/** Between two pictures of a map that forms. */
const SHOWN_EVERY_MS = 80;

const worker: MapWorker = {
  async draw(rows, settings, onStep) {
    const work = drawMap(rows, settings);
    for (let shownAt = Number.NEGATIVE_INFINITY; ; ) {
      const step = work.next();
      if (step.done) return Comlink.transfer(step.value, [step.value.positions.buffer]);
      if (performance.now() - shownAt < SHOWN_EVERY_MS) continue;
      const { stage, progress, map } = step.value;
      // Awaited: the page sets the pace, and nothing queues.
      await onStep({ stage, progress, map });
      shownAt = performance.now();
    }
  },
};
expose(worker);
