/** A page that shows Occlusion, whose sweeps go on from look to look. */
import type { TechniqueCard } from '../../../src/contract/cards.ts';
import type { ViewResult } from '../../../src/contract/view.ts';
import * as store from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

const occlusion: TechniqueCard = {
  ...{ id: 'occlusion', title: '', family: 'forward', targets: [], progressive: true, parameters: {} },
  caption: { shows: '', read: '', paper: '' },
};

export function showOcclusion(): void {
  store.catalogue.value = { ...catalogue, techniques: [occlusion] };
  store.opened.value = { live: 'occlusion', slow: null };
  store.ablation.value = [];
  store.begunFrame.value = null;
  store.latest.value = null;
}

/** A look at frame 7, with its map. */
export function see(progress: number | null): void {
  const view = store.view.value;
  if (!view) throw new Error('No view is chosen.');
  const picture = { kind: 'heat', title: 'of frame 7' };
  const result = { picture, progress, frame: 7, source: store.sourceNumber.value } as unknown as ViewResult;
  store.latest.value = { result, view, request: store.request.value };
}

export const titles = () => store.panes.value.map(({ picture }) => picture.title);
