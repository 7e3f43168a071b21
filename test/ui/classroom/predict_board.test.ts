import { type ComponentProps, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, expect, it } from 'vitest';
import { PredictBoard } from '../../../src/ui/classroom/predict_board.tsx';
import { CommandsProvider } from '../../../src/ui/keys/commands.ts';
import { phoneUses } from '../../../src/ui/phones/room.ts';

afterEach(() => {
  phoneUses.value = [];
});

it.each([
  [1, false],
  [2, true],
])('of %i answers phones can choose: %s', (count, isOffered) => {
  phoneUses.value = ['vote'];
  const answers = Array.from({ length: count }, (_, index) => {
    const label = `class ${index}`;
    return { index, label, votes: 0, byPhone: 0, probability: null };
  });
  const round = { kind: 'predict', phase: 'voting', source: 0, picture: '', answers, rest: 0 } as const;
  const value = { classroom: {} } as ComponentProps<typeof CommandsProvider>['value'];
  const html = renderToString(h(CommandsProvider, { value }, h(PredictBoard, { round })));
  expect(html.includes('Vote by phone')).toBe(isOffered);
});
