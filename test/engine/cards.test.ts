import { expect, it } from 'vitest';
import { slowTechniqueCard, viewCards } from '../../src/engine/cards.ts';
import { filters, techniques } from '../../src/techniques/index.ts';
import { slowTechniques } from '../../src/techniques/slow_techniques.ts';

it('what the page is told of views and paintings can be sent to it', () => {
  const cards = [...viewCards(techniques, filters), ...slowTechniques.map(slowTechniqueCard)];
  expect(structuredClone(cards)).toEqual(cards);
  expect(cards).toHaveLength(techniques.length + filters.length + slowTechniques.length);
});
