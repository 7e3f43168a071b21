import { describe, expect, it } from 'vitest';
import { writeMix } from '../../../src/contract/style_mix.ts';
import { ParameterError } from '../../../src/techniques/common/technique.ts';
import { readMix } from '../../../src/techniques/style/style_mix.ts';

describe('a blend of styles', () => {
  it.each([
    ['frost', [['frost', 1]]],
    ['frost:5', [['frost', 1]]],
    [
      'frost:1,embers:3',
      [
        ['frost', 0.25],
        ['embers', 0.75],
      ],
    ],
    [
      ' frost , embers ',
      [
        ['frost', 0.5],
        ['embers', 0.5],
      ],
    ],
    [
      'frost:1,embers:2,frost:1',
      [
        ['frost', 0.5],
        ['embers', 0.5],
      ],
    ],
  ])('%j is read as shares that add up to 1', (text, shares) => {
    expect(readMix(text, 4).map(({ id, share }) => [id, share])).toEqual(shares);
  });

  it.each(['', ',', 'frost:', 'frost:0', 'frost:-1', 'frost:x', 'frost:1,', ':1', 'a b', 'frost:Infinity'])(
    '%j is refused',
    (text) => {
      expect(() => readMix(text, 4)).toThrow(ParameterError);
      expect(() => readMix(text, 4)).toThrow('is no style and no blend');
    },
  );

  // An address may hold it: a way back at every blank would be cubic, for minutes.
  it('of blanks alone between its words is soon refused', () => {
    expect(() => readMix(`frost:${' '.repeat(20_000)}\n.`, 4)).toThrow(ParameterError);
  });

  it('has at most as many styles as the setting allows', () => {
    expect(() => readMix('a,b,c', 2)).toThrow('At most 2 styles can be blended, not 3.');
  });

  it.each(['frost', 'frost:0.25,embers:0.75', 'a:0.3333,b:0.3333,c:0.3333'])(
    '%s is written as it was read',
    (text) => {
      expect(writeMix(readMix(text, 4))).toBe(text);
    },
  );
});
