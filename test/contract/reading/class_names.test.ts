import { expect, it } from 'vitest';
import { classNamesIn } from '../../../src/contract/reading/class_names.ts';

it.each([
  ['one a line', 'red fox\r\n\r\n  owl \nkite\n', ['red fox', 'owl', 'kite']],
  ['counted lines, as Teachable Machine writes them', '0 open hand\n1 fist\n', ['open hand', 'fist']],
  ['lines that begin with other numbers', '1 one\n2 two', ['1 one', '2 two']],
  ['a JSON list', ' ["a", "b"]', ['a', 'b']],
  ['a JSON object with a name for each index', '{"1": "b", "0": "a"}', ['a', 'b']],
])('%s', (_title, text, names) => {
  expect(classNamesIn(text)).toEqual(names);
});

it.each(['["a"', '[1, 2]', '{"name": "a"}', '{"0": "a", "2": "c"}', '[["a"]]'])(
  '%s holds no names of classes',
  (text) => {
    expect(classNamesIn(text)).toBeNull();
  },
);
