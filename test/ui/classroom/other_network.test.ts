/** Classes are numbers of one network: a round does not go on under another one. */
import { afterEach, expect, it } from 'vitest';
import { createClassroom } from '../../../src/ui/classroom/classroom_control.ts';
import * as classroom from '../../../src/ui/classroom/classroom_store.ts';
import { NOTHING_YET } from '../../../src/ui/classroom/scoring.ts';
import { letGoOfNetwork } from '../../../src/ui/networks/let_go.ts';
import type { SourceControl } from '../../../src/ui/sources/source_control.ts';
import * as store from '../../../src/ui/store.ts';

const control = createClassroom({} as SourceControl);
control.open();

afterEach(() => {
  classroom.round.value = null;
  store.latest.value = null;
});

const predicting = (phase: classroom.PredictRound['phase']): classroom.PredictRound => ({
  ...{ kind: 'predict', phase, source: store.sourceNumber.value, picture: '', rest: 0 },
  answers: [{ index: 1, label: 'tabby, cat', votes: 3, byPhone: 0, probability: null }],
});
const making = (phase: classroom.ChallengeRound['phase']): classroom.ChallengeRound => ({
  ...{ kind: 'make', phase, index: 1, label: 'tabby, cat', standing: NOTHING_YET, picture: '' },
});

it.each([
  predicting('looking'),
  predicting('voting'),
  predicting('asking'),
  making('running'),
  making('over'),
])('a round of the kind $kind that is $phase ends, and that is told', (round) => {
  classroom.round.value = round;
  expect(letGoOfNetwork()).toEqual(['the round that had not ended']);
  // A look of the other network, whose class 1 is something else.
  const result = { source: store.sourceNumber.value, ranking: { classes: [{ index: 1, probability: 0.7 }] } };
  store.latest.value = { result, view: {}, request: {} } as unknown as store.Seen;
  expect([classroom.round.value, classroom.session.value]).toEqual([null, []]);
});

it.each([predicting('answered'), making('kept')])('one that is $phase stays to be seen', (round) => {
  classroom.round.value = round;
  expect(letGoOfNetwork()).toEqual([]);
  expect(classroom.round.value).toBe(round);
});
