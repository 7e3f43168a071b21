import { describe, expect, it } from 'vitest';
import {
  asSaid,
  englishOf,
  errorOfRecord,
  recordOf,
  ToldError,
  told,
  toldOf,
} from '../../src/contract/told.ts';

describe('what is told', () => {
  it.each([
    [
      'values',
      told('pictureErrors.tooLarge', { name: 'a.png', width: 9000, height: 8 }),
      'a.png is too large: 9000 x 8 pixels.',
    ],
    [
      'a part',
      told('pictureErrors.named', { name: 'a.png', why: told('pieces.videoEmpty') }),
      'a.png: it holds no picture that this browser can show',
    ],
    [
      'parts in a row',
      told('settingErrors.otherTarget', {
        title: 'CAM',
        targets: [told('pieces.class'), told('pieces.taught')],
        target: told('pieces.neuron'),
      }),
      'CAM does not look at a neuron; it looks at: class, taught class.',
    ],
    [
      'numbers in a row',
      told('networkErrors.nothingLeft', { name: 'pool', shape: [1, 2, 3] }),
      'pool leaves nothing of its input of [1,2,3].',
    ],
    [
      'one thing',
      told('settingErrors.noPage', { layer: 'a', pages: 1, value: 3 }),
      'a has 1 page of filters, counted from 0: no page 3.',
    ],
    [
      'several',
      told('settingErrors.noPage', { layer: 'a', pages: 2, value: 3 }),
      'a has 2 pages of filters, counted from 0: no page 3.',
    ],
    ['braces', told('exhibitErrors.noObject', { file: 'hall.json' }), 'hall.json has to hold { … }.'],
    ['braces of a value', asSaid('{a} {'), '{a} {'],
  ])('is an English sentence with %s', (_, what, sentence) => {
    expect(englishOf(what)).toBe(sentence);
    expect(englishOf(structuredClone(what))).toBe(sentence);
  });

  it('is the message of an error, is kept as data, and comes back', () => {
    const what = told('cameraErrors.none');
    const record = recordOf(new ToldError(what));
    expect(record).toEqual({ name: 'Error', message: englishOf(what), told: what });
    expect(toldOf(errorOfRecord(record))).toEqual(what);
    expect(toldOf(new TypeError('x'))).toEqual(asSaid('x'));
  });
});
