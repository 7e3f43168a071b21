import { describe, expect, it } from 'vitest';
import { readClass } from '../../../src/contract/reading/classes.ts';

const labels = [
  'tench',
  'tabby, tabby cat',
  'crane (bird)',
  'crane (machine)',
  'combination lock',
  'Crete',
  'lock',
];
const network = { title: 'Small', labels };

describe('a class', () => {
  it.each<[string | number, number]>([
    ['tench', 0],
    ['TENCH', 0],
    [' tench ', 0],
    [3, 3],
    ['3', 3],
    ['tabby', 1],
    ['Tabby Cat', 1],
    ['crane (bird)', 2],
    ['combination', 4],
    ['lock', 6],
  ])('asked for as %j is number %i', (given, index) => {
    expect(readClass(given, network)).toEqual({ value: index });
  });

  it.each<[string | number, string]>([
    ['', 'A class is expected: its name, a part of it, or an index from 0 to 6.'],
    ['   ', 'A class is expected'],
    ['-1', 'Small has no class -1: it knows 0 to 6.'],
    [7, 'Small has no class 7: it knows 0 to 6.'],
    ['1.5', 'Small has no class 1.5'],
    ['crane', '"crane" could be crane (bird) [2], crane (machine) [3]. Write the whole name, or the index.'],
    [
      'tensh',
      'Small has no class "tensh": it knows 7 things, and this is none of them. Near to it: tench [0].',
    ],
    [
      'person',
      'Small has no class "person": it knows 7 things, and this is none of them. Part of a name is enough',
    ],
  ])('asked for as %j is refused: %s', (given, message) => {
    const { fault } = readClass(given, network);
    expect(fault?.name).toBe('UnknownClassError');
    expect(fault?.message).toContain(message);
  });
});
