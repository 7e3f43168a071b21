/** What the session says of a view that was shown. */
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { PHONE_ID } from '../../../src/camera/index.ts';
import type { TechniqueCard } from '../../../src/contract/cards.ts';
import type { ViewResult } from '../../../src/contract/view.ts';
import * as classroom from '../../../src/ui/classroom/classroom_store.ts';
import { keepViews } from '../../../src/ui/classroom/session_views.ts';
import { chooseLanguage } from '../../../src/ui/language/language.ts';
import * as store from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

const card: TechniqueCard = {
  ...{ id: 'occlusion', title: 'Occlusion', family: 'forward', targets: [], progressive: false },
  ...{ parameters: {}, caption: { shows: '', read: '', paper: '' } },
};

beforeAll(keepViews);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  store.catalogue.value = { ...catalogue, techniques: [card] };
  store.opened.value = { live: card.id, slow: null };
  classroom.keepsViews.value = true;
});
afterEach(async () => {
  vi.useRealTimers();
  classroom.keepsViews.value = false;
  classroom.session.value = [];
  store.latest.value = null;
  store.live.value = null;
  store.catalogue.value = null;
  store.opened.value = { live: '', slow: null };
  await chooseLanguage('en');
});

/** @returns puts the look on the stage; a sweep's that is done */
function look(progress: number | null = null): () => void {
  const view = store.view.value;
  if (!view) throw new Error('No view is chosen.');
  const picture = { kind: 'heat', title: 'Occlusion' };
  const result = {
    ...{ picture, target: null, progress, held: null, frame: 1, comparison: null },
    source: ++store.sourceNumber.value,
  } as unknown as ViewResult;
  return () => (store.latest.value = { result, view, request: store.request.value });
}

function see(): void {
  const show = look();
  show();
  vi.advanceTimersByTime(2_000);
  show();
}

const from = (kind: store.LivePicture['kind'], deviceId: string | null = null) => {
  store.live.value = { kind, label: 'Anna’s iPhone', element: {} as HTMLVideoElement, deviceId };
};

it.each([
  ['camera', 'a1', 'Camera'],
  ['camera', PHONE_ID, 'Phone'],
  ['clip', null, 'Built-in clip'],
  ['still', null, 'A file'],
  ['video', null, 'A file'],
  ['screen', null, 'Screen'],
] as const)('of a picture from a %s (%s) it says: %s, not what it is called', (kind, deviceId, word) => {
  from(kind, deviceId);
  see();
  expect(classroom.session.value).toMatchObject([{ kind: 'view', settings: [['Picture from', word]] }]);
  expect(JSON.stringify(classroom.session.value)).not.toContain('Anna');
});

it('it says so in the language of the page', async () => {
  await chooseLanguage('de');
  from('still');
  see();
  expect(classroom.session.value).toMatchObject([{ settings: [['Bildquelle', 'Eine Datei']] }]);
});

it('a sweep that was done at once is kept when it has stood, though no later look comes', () => {
  from('still');
  look(1)();
  vi.advanceTimersByTime(1_900);
  expect(classroom.session.value).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(classroom.session.value).toHaveLength(1);
});
