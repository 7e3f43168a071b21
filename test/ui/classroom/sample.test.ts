import { afterEach, expect, it, vi } from 'vitest';
import { createClassroom, SAMPLES } from '../../../src/ui/classroom/classroom_control.ts';
import * as classroom from '../../../src/ui/classroom/classroom_store.ts';
import { modelsUrl } from '../../../src/ui/live_style/store.ts';
import type { SourceControl } from '../../../src/ui/sources/source_control.ts';

afterEach(() => vi.unstubAllGlobals());

/** A page whose photographs come, and are opened, when they are let. @param mayReturn what is put back waits for it */
function openClassroom(mayReturn = Promise.resolve()) {
  const opened: string[] = [];
  const coming: (() => void)[] = [];
  const opening: (() => void)[] = [];
  const gate = (list: (() => void)[]) => new Promise<void>((resolve) => list.push(resolve));
  modelsUrl.value = 'https://house.example/models/';
  vi.stubGlobal('fetch', async () => {
    await gate(coming);
    return new Response('a photograph');
  });
  const source: Partial<SourceControl> = {
    borrow: async ({ name }) => {
      await gate(opening);
      opened.push(name);
      return async () => {
        await mayReturn;
        opened.push('what was before');
      };
    },
    toggleFreeze: async () => void opened.push('frozen'),
  };
  const control = createClassroom(source as SourceControl);
  control.open();
  return { control, opened, coming, opening };
}

const [first, second] = SAMPLES;

it('shows no photograph that comes when the classroom is closed', async () => {
  const { control, opened, coming } = openClassroom();
  const asked = control.predict(first);
  await vi.waitFor(() => expect(coming).toHaveLength(1), 10_000);
  control.close();
  coming[0]?.();
  await asked;
  expect([opened, classroom.round.value]).toEqual([[], null]);
});

it('puts back what was looked at where it is closed while a photograph is opened', async () => {
  const { control, opened, coming, opening } = openClassroom();
  const asked = control.predict(first);
  await vi.waitFor(() => expect(coming).toHaveLength(1), 10_000);
  coming[0]?.();
  await vi.waitFor(() => expect(opening).toHaveLength(1), 10_000);
  control.close();
  opening[0]?.();
  await asked;
  expect([opened, classroom.round.value]).toEqual([[first, 'what was before'], null]);
});

it('shows the photograph that was asked for last, whichever comes first', async () => {
  const { control, opened, coming, opening } = openClassroom();
  const asked = [control.predict(first), control.predict(second)];
  await vi.waitFor(() => expect(coming).toHaveLength(2), 10_000);
  coming[1]?.();
  await vi.waitFor(() => expect(opening).toHaveLength(1), 10_000);
  opening[0]?.();
  await asked[1];
  coming[0]?.();
  await asked[0];
  expect([opened, classroom.round.value]).toMatchObject([[second], { kind: 'predict', phase: 'looking' }]);
});

it('freezes nothing before what was looked at is back', async () => {
  let letReturn = () => {};
  const mayReturn = new Promise<void>((resolve) => {
    letReturn = resolve;
  });
  const { control, opened, coming, opening } = openClassroom(mayReturn);
  const asked = control.predict(first);
  await vi.waitFor(() => expect(coming).toHaveLength(1), 10_000);
  coming[0]?.();
  await vi.waitFor(() => expect(opening).toHaveLength(1), 10_000);
  opening[0]?.();
  await asked;
  const left = control.leaveRound();
  const frozen = control.predict();
  await new Promise((resolve) => setTimeout(resolve));
  expect([opened, classroom.round.value]).toEqual([[first], null]);
  letReturn();
  await Promise.all([left, frozen]);
  expect(opened).toEqual([first, 'what was before', 'frozen']);
});
