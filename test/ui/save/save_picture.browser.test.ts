import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { HeatMap } from '../../../src/contract/picture.ts';
import type { ViewResult } from '../../../src/contract/view.ts';
import type { Stage } from '../../../src/render/stage.ts';
import { savePicture } from '../../../src/ui/save/save_picture.ts';
import * as store from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

beforeEach(() => {
  store.catalogue.value = catalogue;
  store.opened.value = { live: 'maps', slow: null };
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
});
afterEach(() => {
  [store.catalogue.value, store.stage.value, store.latest.value] = [null, null, null];
  vi.restoreAllMocks();
});

function see(title: string): void {
  const view = store.view.value;
  if (!view) throw new Error('No view is chosen.');
  const picture: HeatMap = {
    ...{ kind: 'heat', title, width: 1, height: 1, rowBytes: 4, values: new Uint8Array(4) },
    legend: { range: [0, 1], signed: false, unit: '', low: '', high: '' },
  };
  const result = { picture, target: null, ranking: { classes: [] }, source: store.sourceNumber.value };
  store.latest.value = { result: result as unknown as ViewResult, view, request: store.request.value };
}

const stageThat = (draw: () => void) =>
  ({
    standing: null,
    capture: draw,
    expose() {
      draw();
      return { canvas: document.createElement('canvas'), resolution: 1, crops: [] };
    },
  }) as unknown as Stage;

it('the words below a picture are of the look that waited to be drawn, as the picture is', async () => {
  see('Before');
  store.stage.value = stageThat(() => see('Now'));
  const written = vi.spyOn(CanvasRenderingContext2D.prototype, 'fillText');
  await savePicture();
  expect(written.mock.calls.map(([text]) => text)).toContain('Now · Small');
});

it('a picture that is asked for before the stage is there is saved as soon as it is', async () => {
  see('Early');
  const asked = Promise.all([savePicture(), savePicture()]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(HTMLAnchorElement.prototype.click).not.toHaveBeenCalled();
  store.stage.value = stageThat(() => {});
  await asked;
  expect(HTMLAnchorElement.prototype.click).toHaveBeenCalledOnce();
});
