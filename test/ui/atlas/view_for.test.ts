/** The view in which a unit is watched is called as the page's language calls it. */
import { afterEach, expect, it } from 'vitest';
import type { TechniqueCard } from '../../../src/contract/cards.ts';
import { viewFor } from '../../../src/ui/atlas/atlas_actions.ts';
import { beginWith } from '../../../src/ui/language/language.ts';
import * as page from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

const activations: TechniqueCard = {
  ...{ id: 'activations', title: 'Activations', family: 'forward', targets: [], progressive: false },
  ...{ parameters: {}, caption: { shows: '', read: '', paper: '' } },
};

afterEach(async () => {
  page.catalogue.value = null;
  await beginWith('en');
});

it.each([
  ['en', 'Activations'],
  ['de', 'Aktivierungen'],
] as const)('in %s it is %s', async (language, title) => {
  page.catalogue.value = { ...catalogue, techniques: [activations] };
  await beginWith(language);
  const channel = { kind: 'channel', layer: 'mixed', channel: 1 } as const;
  expect(viewFor(channel)).toMatchObject({ id: 'activations', title });
});
