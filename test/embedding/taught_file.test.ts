import { describe, expect, it } from 'vitest';
import type { TaughtClass } from '../../src/contract/taught.ts';
import { TaughtFileError } from '../../src/embedding/errors.ts';
import { MOST_CLASSES, unitOf } from '../../src/embedding/taught_classes.ts';
import { isTaughtHead, readTaught, TAUGHT_HEAD, writeTaught } from '../../src/embedding/taught_file.ts';

const network = { id: 'toy', title: 'Toy', weightsSha256: 'abc' };
const thumbnail = 'data:image/jpeg;base64,/9j/2Q==';
const example = (...features: number[]) => ({ features: unitOf(features), thumbnail });
const classes: TaughtClass[] = [
  { name: 'my mug', examples: [example(1, 2, 3), example(0.1, 0, 7)] },
  { name: 'Stift „blau“', examples: [example(3, 1, 0)] },
  { name: 'nothing yet', examples: [] },
];
const text = writeTaught(classes, network);
const read = (written: string, by = network) => readTaught('mug.json', written, by);
const changed = (
  change: (file: Record<string, unknown> & { classes: Record<string, unknown>[] }) => void,
) => {
  const file = JSON.parse(text);
  change(file);
  return JSON.stringify(file);
};

describe('a file of taught classes', () => {
  it('is read as it was written, to the last bit', () => {
    expect(read(text)).toEqual(classes);
  });

  it('holds little-endian float32 as base64, which other programs can read', () => {
    const written = JSON.parse(text);
    expect(written).toMatchObject({ format: 'convoscope-taught-classes', version: 1, network, features: 3 });
    const bytes = Buffer.from(written.classes[1].examples[0].features, 'base64');
    expect([0, 4, 8].map((offset) => bytes.readFloatLE(offset))).toEqual([...unitOf([3, 1, 0])]);
  });

  it('is told by how it begins, however it is laid out', () => {
    expect(isTaughtHead(text.slice(0, TAUGHT_HEAD))).toBe(true);
    expect(isTaughtHead(JSON.stringify(JSON.parse(text)).slice(0, TAUGHT_HEAD))).toBe(true);
    expect(isTaughtHead('{"format":"something else"}')).toBe(false);
    expect(isTaughtHead('CONVOIDX')).toBe(false);
  });

  it.each<[string, string, string]>([
    ['is no such file', '{"a":1}', 'holds no taught classes'],
    ['is empty', '', 'holds no taught classes'],
    ['is cut off', text.slice(0, -40), 'is cut off'],
    [
      'is of another version',
      changed((file) => (file.version = 2)),
      'is of version 2; this program reads version 1',
    ],
    ['is of no network', changed((file) => (file.network = null)), 'does not say of which network'],
    ['holds no class', changed((file) => (file.classes = [])), 'holds no class'],
    [
      'holds too many classes',
      changed(
        (file) =>
          (file.classes = Array.from({ length: MOST_CLASSES + 1 }, (_, i) => ({
            name: `${i}`,
            examples: [],
          }))),
      ),
      `${MOST_CLASSES} is the most`,
    ],
    [
      'has a class without a name',
      changed((file) => Object.assign(file.classes[0] ?? {}, { name: ' ' })),
      'no name',
    ],
    [
      'has two classes of one name',
      changed((file) => Object.assign(file.classes[1] ?? {}, { name: 'my mug' })),
      'have one name',
    ],
    ['says another number of features', changed((file) => (file.features = 4)), 'has not 4 features'],
    [
      'has features that are no base64',
      changed((file) => Object.assign(file.classes[1] ?? {}, { examples: [{ features: '%', thumbnail }] })),
      'has not 3 features',
    ],
    [
      'has features that were changed',
      text.replace(/("features": ")[A-Za-z0-9+/]{4}/, '$1AADI'),
      'were changed',
    ],
    [
      'has features that are no numbers',
      changed((file) =>
        Object.assign(file.classes[1] ?? {}, {
          examples: [{ features: btoa('\0\0\xc0\x7f'.repeat(3)), thumbnail }],
        }),
      ),
      'were changed',
    ],
    [
      'has a picture that is an address',
      text.replace(thumbnail, 'https://example.org/a.jpg'),
      'has no picture',
    ],
  ])('that %s is refused by name, and says what to do', (_, written, message) => {
    expect(() => read(written)).toThrow(TaughtFileError);
    expect(() => read(written)).toThrow(message);
    expect(() => read(written)).toThrow(/mug\.json .*(again|anew|Choose|most)/);
  });

  it('of another network, or of other weights of it, is refused', () => {
    expect(() => read(text, { ...network, id: 'vgg16', title: 'VGG-16' })).toThrow(
      'mug.json was taught with Toy; the network here is VGG-16.',
    );
    expect(() => read(text, { ...network, weightsSha256: 'def' })).toThrow('other weights of Toy');
  });
});
