/** Styles of one's own, where there are as many as there can be. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { StyleCard } from '../../../src/contract/cards.ts';
import { type LearnedStyle, MOST_STYLE_PICTURES } from '../../../src/contract/live_style.ts';
import { type KeptStyle, keptStyles } from '../../../src/ui/live_style/kept_styles.ts';
import { createOwnStyles, own } from '../../../src/ui/live_style/own_styles.ts';
import * as live from '../../../src/ui/live_style/store.ts';
import * as page from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

const network = { id: 'many', title: '', paper: '' };
const cardOf = (id: string): StyleCard => ({
  ...{ id, title: id, thumbnail: null, shipped: false, blendGroup: null, network },
});
const learned = (id: string): LearnedStyle => ({
  ...{ id, title: id, network: 'many', vector: new Float32Array(1) },
});
const ids = (kept: readonly { readonly id: string }[] | undefined) => kept?.map(({ id }) => id);

/** Other files of this process may have kept something. */
const emptyDatabase = async () => {
  for (const { id } of await keptStyles.all()) await keptStyles.remove(id);
};
beforeEach(emptyDatabase);
afterEach(async () => {
  page.catalogue.value = null;
  await emptyDatabase();
});

it('one that leaves the list for a newer one stays away, and is kept no longer', async () => {
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {});
  const all = Array.from(
    { length: MOST_STYLE_PICTURES },
    (_, at): KeptStyle => ({ ...learned(`picture-${at}`), picture: new Blob(), keptAt: at }),
  );
  for (const style of all) await keptStyles.keep(style);
  page.opened.value = { live: live.VIEW, slow: null };
  live.ownThumbnails.value = Object.fromEntries(all.map(({ id }) => [id, `blob:${id}`]));
  const restoreStyle = vi.fn(async ({ id }: LearnedStyle): Promise<StyleCard | null> => cardOf(id));
  const styles = createOwnStyles(
    {
      ...{ restoreStyle, learnedStyle: async (id: string) => learned(id), stylesOf: async () => [] },
      ...{ renameStyle: vi.fn(), removeStyle: vi.fn() },
    },
    async () => {},
  );
  page.catalogue.value = { ...catalogue };
  await vi.waitFor(() => expect(ids(page.catalogue.value?.styles)).toEqual(ids(all)), 30_000);
  restoreStyle.mockClear();

  styles.take([cardOf('picture-new')], null);
  await styles.keep(cardOf('picture-new'), new Blob());
  // All but the oldest.
  const left = [...all.slice(1).map(({ id }) => id), 'picture-new'];
  expect(ids(own.value)).toEqual(left);
  expect(ids(await keptStyles.all())).toEqual(left);
  expect(ids(page.catalogue.value?.styles)).toEqual(left);
  expect(restoreStyle).not.toHaveBeenCalled();
});
