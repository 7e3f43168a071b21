/** What a round asks about is one picture: another one that comes in its place is not what the class has voted on. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createClassroom } from '../../../src/ui/classroom/classroom_control.ts';
import * as classroom from '../../../src/ui/classroom/classroom_store.ts';
import { dismiss, notices } from '../../../src/ui/notices_store.ts';
import type { SourceControl } from '../../../src/ui/sources/source_control.ts';
import * as store from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

const control = createClassroom({} as SourceControl);

beforeEach(() => control.open());
afterEach(() => {
  control.close();
  dismiss(() => true);
  vi.unstubAllGlobals();
  store.latest.value = null;
  store.live.value = null;
  store.catalogue.value = null;
  store.requestedSource.value = 'camera';
  classroom.session.value = [];
});

/** A look at what is on the stage, in which a cat has that probability. */
function look(probability: number): void {
  const result = {
    source: store.sourceNumber.value,
    ranking: { classes: [{ index: 1, label: 'tabby, cat', probability }] },
    features: { picture: { width: 1, height: 1 } },
  };
  store.latest.value = { result, view: {}, request: {} } as unknown as store.Seen;
}

const roundNow = (phase: classroom.PredictRound['phase']): classroom.PredictRound => ({
  ...{ kind: 'predict', phase, source: store.sourceNumber.value, picture: 'data:photograph', rest: 0 },
  answers: [{ index: 1, label: 'tabby, cat', votes: 3, byPhone: 0, probability: null }],
});

it.each(['looking', 'voting', 'asking'] as const)(
  'a round ends, and that is said, where another picture comes while it is %s',
  (phase) => {
    classroom.round.value = roundNow(phase);
    store.sourceNumber.value++;
    look(0.5);
    expect([classroom.round.value, classroom.session.value]).toEqual([null, []]);
    expect(notices.value.map(({ kind, name }) => [kind, name])).toEqual([['hint', 'The round is over']]);
  },
);

it('a round that is answered stays as it is', () => {
  classroom.round.value = roundNow('asking');
  look(0.5);
  store.sourceNumber.value++;
  look(0.1);
  expect(classroom.prediction.value).toMatchObject({ phase: 'answered', answers: [{ probability: 0.5 }] });
  expect([classroom.session.value.length, notices.value]).toEqual([1, []]);
});

it('a challenge is won with what was asked for, not with the clip that stands in for it', async () => {
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => null }) });
  store.catalogue.value = catalogue;
  const show = (kind: 'camera' | 'clip') => {
    store.sourceNumber.value++;
    store.live.value = { kind, label: '', element: {} as HTMLVideoElement, deviceId: null };
  };
  const best = () => classroom.challenge.value?.standing.best;
  show('camera');
  await control.challenge('make', 1);
  look(0.4);
  expect(best()).toBe(0.4);
  show('clip');
  look(0.9);
  expect(best()).toBe(0.4);
  // Asked for, it is what the last look was of.
  store.requestedSource.value = 'clip';
  expect(best()).toBe(0.9);
});

it('no round begins on a picture that does not stand still', async () => {
  const lame = createClassroom({ toggleFreeze: async () => {} } as Partial<SourceControl> as SourceControl);
  await lame.predict();
  expect(classroom.round.value).toBeNull();
});
