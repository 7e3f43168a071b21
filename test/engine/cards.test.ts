import { expect, it } from 'vitest';
import { paintingCard, viewCards } from '../../src/engine/cards.ts';
import { filters, techniques } from '../../src/techniques/index.ts';
import { paintings } from '../../src/techniques/paintings.ts';

it('what the page is told of views and paintings can be sent to it', () => {
  const cards = [...viewCards(techniques, filters), ...paintings.map(paintingCard)];
  expect(structuredClone(cards)).toEqual(cards);
  expect(cards).toHaveLength(techniques.length + filters.length + paintings.length);
});
