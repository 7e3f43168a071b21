import { expect, it } from 'vitest';
import entries from '../../models/style-nets.json' with { type: 'json' };
import { checkIds } from '../../tools/styles/check_ids.ts';

const net = (folder: string, ...ids: string[]) => ({ folder, styles: ids.map((id) => ({ id, title: id })) });

it('the nets that ship have ids of their own', () => {
  expect(() => checkIds(entries)).not.toThrow();
});

it('two nets with a style of one id are named, and so is an id that blends cannot hold', () => {
  expect(() => checkIds([net('trained/sea', 'sea'), net('many', 'frost', 'sea')])).toThrow(
    'models/trained/sea and models/many both have a style "sea"',
  );
  expect(() => checkIds([net('trained/monet', 'monet,-lilies')])).toThrow('"monet,-lilies" is no id');
});
