import { describe, expect, it } from 'vitest';
import {
  type Cue,
  CueFileError,
  keptCues,
  MOST_CUES,
  readCues,
  writeCues,
} from '../../../src/ui/instrument/cue_file.ts';

const cue: Cue = {
  name: 'Storm',
  seconds: 2.5,
  look: { settings: { style: 'frost:0.5,embers:0.5', strength: 0.8, steady: true }, split: 0 },
};
const fileOf = (change: (written: ReturnType<typeof JSON.parse>) => void) => {
  const written = JSON.parse(writeCues([cue]));
  change(written);
  return JSON.stringify(written);
};

it('what was written is read again', () => {
  const cues = [cue, { ...cue, name: '폭풍 "2"', seconds: 0 }];
  expect(readCues('show.json', writeCues(cues))).toEqual(cues);
});

describe('what makes no sense is refused by name, with its place', () => {
  it.each<[string, string, RegExp]>([
    ['a file that is cut off', writeCues([cue]).slice(0, -20), /show\.json is no JSON/],
    ['another JSON file', '{"cues": []}', /holds no cues/],
    ['a number', '7', /holds no cues/],
    ['null', 'null', /holds no cues/],
    ['another version', fileOf((file) => (file.version = 2)), /version 2; this program reads version 1/],
    ['no list', fileOf((file) => (file.cues = {})), /at cues: {}/],
    ['too long a fade', fileOf((file) => (file.cues[0].seconds = 61)), /at cues\.0\.seconds: 61/],
    ['no name', fileOf((file) => (file.cues[0].name = '  ')), /at cues\.0\.name/],
    ['a split that is none', fileOf((file) => (file.cues[0].look.split = 2)), /at cues\.0\.look\.split: 2/],
    [
      'a setting that is a list',
      fileOf((file) => (file.cues[0].look.settings.style = [])),
      /at cues\.0\.look\.settings\.style: \[\]/,
    ],
    ['what nobody knows', fileOf((file) => (file.cues[0].colour = 'red')), /at cues\.0\.colour/],
    [
      'too many',
      fileOf((file) => (file.cues = Array(MOST_CUES + 1).fill(file.cues[0]))),
      /makes no sense at cues/,
    ],
  ])('%s', (_, text, message) => {
    const read = () => readCues('show.json', text);
    expect(read).toThrow(CueFileError);
    expect(read).toThrow(message);
  });
});

it('of what the browser kept, cues that make no sense are left out', () => {
  expect(keptCues([cue, { name: 'broken' }, null, cue])).toEqual([cue, cue]);
  expect(keptCues('cues')).toEqual([]);
});
