/** A page in the live style, of two styles that blend and one that stands alone. */
import { liveStyle } from '../../../src/techniques/fast_style.ts';
import * as live from '../../../src/ui/live_style/store.ts';
import * as page from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

const style = (id: string, blendGroup: string | null) => ({
  ...{ id, title: id, thumbnail: null, shipped: true, blendGroup },
  network: { id: blendGroup ?? id, title: '', paper: '' },
});

export function openPlayable(): void {
  const { id, title, family, caption, parameters } = liveStyle;
  const card = { id, title, family, caption, parameters, targets: [], progressive: false, repaints: true };
  page.catalogue.value = {
    ...catalogue,
    styles: [style('frost', 'many'), style('embers', 'many'), style('starry-night', null)],
    techniques: [...catalogue.techniques, card as (typeof catalogue.techniques)[number]],
  };
  page.opened.value = { live: live.VIEW, slow: null };
  page.parameters.value = {};
}

export const settings = () => page.parameters.value[live.VIEW] ?? {};
export const set = (change: Record<string, string | number | boolean>) => {
  page.parameters.value = { ...page.parameters.value, [live.VIEW]: { ...settings(), ...change } };
};
