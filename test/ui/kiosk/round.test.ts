import { afterEach, expect, it } from 'vitest';
import { chosenRound, roundIssues } from '../../../src/ui/kiosk/round.ts';
import * as store from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

afterEach(() => {
  store.catalogue.value = null;
});

it('a view of the round that is not there is left out with its own words, and told of', () => {
  store.catalogue.value = catalogue;
  const configured = [
    { view: 'skores', words: 'Where is it?' },
    { view: 'scores', words: 'What is it?' },
  ];
  expect(chosenRound(configured)).toEqual([{ view: 'scores', words: 'What is it?' }]);
  expect(roundIssues(configured)).toEqual([
    {
      name: 'UnknownTechniqueError',
      message: expect.stringMatching(/“skores”.*scores/s),
      path: ['attract', 'views', 0, 'view'],
    },
  ]);
});
