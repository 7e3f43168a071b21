import { expect, it } from 'vitest';
import { searchLabels, searchNames } from '../../../src/ui/classes/search_labels.ts';

const labels = ['tiger cat', 'wildcat', 'catamaran', 'red panda', 'giant panda', 'Egyptian cat'];

it('puts labels that start with the query first, then words that do, then the rest', () => {
  expect(searchLabels(labels, 'cat', 10)).toEqual([2, 0, 5, 1]);
});

it('wants every word, in any order and case', () => {
  expect(searchLabels(labels, 'Panda GI', 10)).toEqual([4]);
});

it('finds the first ones for nothing, nothing for nonsense, and no more than asked', () => {
  expect(searchLabels(labels, '', 2)).toEqual([0, 1]);
  expect(searchLabels(labels, 'xyz', 10)).toEqual([]);
});

it('looks in the names of the page’s language, then in the English ones, and names none twice', () => {
  const names = ['Tigerkatze', 'Wildkatze', 'Katamaran', 'Roter Panda', 'Großer Panda', 'Ägyptische Katze'];
  expect(searchNames(names, labels, 'kat', 10)).toEqual([2, 5, 0, 1]);
  expect(searchNames(names, labels, 'panda', 10)).toEqual([3, 4]);
  expect(searchNames(names, labels, 'cat', 2)).toEqual([2, 0]);
});
