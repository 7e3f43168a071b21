import { expect, it } from 'vitest';
import * as classroom from '../../../src/ui/classroom/classroom_store.ts';
import { NOTHING_YET } from '../../../src/ui/classroom/scoring.ts';
import { forgetVisitor } from '../../../src/ui/kiosk/forgets.ts';

it('the next visitor of a kiosk finds no round, no score and no picture', async () => {
  const picture = 'data:image/jpeg;base64,AAAA';
  const moment = { at: new Date(), network: 'A network', picture };
  classroom.isOpen.value = true;
  classroom.start.value = 'hide';
  classroom.keepsViews.value = true;
  classroom.limit.value = 120;
  classroom.secondsLeft.value = 7;
  classroom.round.value = {
    kind: 'make',
    phase: 'running',
    index: 1,
    label: 'goldfish',
    standing: NOTHING_YET,
    picture,
  };
  classroom.session.value = [{ ...moment, kind: 'view', title: 'Grad-CAM', settings: [] }];
  const challenge = { label: 'goldfish', standing: { first: 0.1, best: 0.9 }, score: 0.9, isThere: true };
  classroom.session.value = [...classroom.session.value, { ...moment, ...challenge, kind: 'make' }];
  expect(classroom.scores.value).toHaveLength(1);
  expect(classroom.askedClasses.value).toEqual([1]);
  await forgetVisitor();
  const left = Object.values(classroom).flatMap((state) => ('value' in state ? [state.value] : []));
  expect(JSON.stringify(left)).not.toContain('data:');
  expect([classroom.isOpen.value, classroom.keepsViews.value]).toEqual([false, false]);
  expect([classroom.start.value, classroom.round.value, classroom.secondsLeft.value]).toEqual([
    null,
    null,
    null,
  ]);
  expect([classroom.session.value, classroom.scores.value, classroom.askedClasses.value]).toEqual([
    [],
    [],
    [],
  ]);
  expect(classroom.limit.value).toBe(60);
});
