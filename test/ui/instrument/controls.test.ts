import { describe, expect, it } from 'vitest';
import {
  keptMapping,
  learned,
  moveOf,
  PadMoves,
  Presses,
  sharesAlong,
} from '../../../src/ui/instrument/controls.ts';

describe('MIDI messages', () => {
  it.each<[string, number[], ReturnType<typeof moveOf>]>([
    ['a knob', [0xb0, 7, 127], { control: 'midi-cc-1-7', value: 1, isButton: false }],
    ['a knob of channel 16', [0xbf, 74, 0], { control: 'midi-cc-16-74', value: 0, isButton: false }],
    ['a key', [0x99, 36, 127], { control: 'midi-note-10-36', value: 1, isButton: true }],
    ['a key that is let go', [0x89, 36, 64], { control: 'midi-note-10-36', value: 0, isButton: true }],
    [
      'the same, as many keyboards say it',
      [0x99, 36, 0],
      { control: 'midi-note-10-36', value: 0, isButton: true },
    ],
    ['a pitch bend', [0xe0, 0x7f, 0x7f], { control: 'midi-bend-1', value: 1, isButton: false }],
    ['the clock', [0xf8], null],
    ['a programme', [0xc0, 5], null],
    ['nothing', [], null],
  ])('%s', (_, message, move) => expect(moveOf(Uint8Array.from(message))).toEqual(move));

  it('a bend at rest is in the middle', () => expect(moveOf([0xe0, 0, 0x40])?.value).toBeCloseTo(0.5, 3));
});

describe('gamepads', () => {
  const pad = (axes: number[], ...buttons: number[]) => ({
    index: 0,
    axes,
    buttons: buttons.map((value) => ({ value })),
  });

  it('tell what moved since the look before, and nothing at the first', () => {
    const moves = new PadMoves();
    expect(moves.look([pad([0, 0], 0, 0)])).toEqual([]);
    expect(moves.look([pad([0.01, 1], 0, 1)])).toEqual([
      { control: 'pad-axis-1', value: 1, isButton: false },
      { control: 'pad-button-1', value: 1, isButton: true },
    ]);
    expect(moves.look([null, pad([0.01, 1], 0, 1)])).toEqual([]);
  });

  it('a slow move is told once it is large enough', () => {
    const moves = new PadMoves();
    const told = [0, 0.015, 0.03, 0.045].flatMap((at) => moves.look([pad([at])]).map(({ value }) => value));
    expect(told).toEqual([0.5225]);
  });

  it('a trigger that is let go goes back to nothing', () => {
    const moves = new PadMoves();
    const told = [0, 0.5, 0.01, 0].flatMap((value) => moves.look([pad([], value)]).map((one) => one.value));
    expect(told).toEqual([0.5, 0.01, 0]);
  });
});

it('a press is one each time that a control comes up', () => {
  const presses = new Presses();
  const isPress = (value: number, control = 'midi-cc-1-1') =>
    presses.isPress({ control, value, isButton: false });
  expect([0.2, 0.6, 0.9, 0.4, 1].map((value) => isPress(value))).toEqual([false, true, false, false, true]);
  expect(isPress(0.1, 'midi-note-1-60')).toBe(true);
});

it.each(['pad-axis-0', 'midi-bend-1'])('%s rests in the middle, and is pressed near its end', (control) => {
  const presses = new Presses();
  const pressed = (...values: number[]) =>
    values.map((value) => presses.isPress({ control, value, isButton: false }));
  expect(pressed(0.5, 1, 0.5, 1, 0.5, 0, 0.5)).toEqual([false, true, false, true, false, false, false]);
  // It trembles on its way.
  expect(pressed(0.82, 0.78, 0.7, 0.9, 0.6, 0.8)).toEqual([true, false, false, false, false, true]);
});

it('a control does one thing, and a thing has one control', () => {
  const mapping = learned({ strength: 'midi-cc-1-1', style: 'midi-cc-1-2' }, 'blend', 'midi-cc-1-1');
  expect(mapping).toEqual({ style: 'midi-cc-1-2', blend: 'midi-cc-1-1' });
  expect(learned(mapping, 'blend', 'pad-axis-0')).toEqual({ style: 'midi-cc-1-2', blend: 'pad-axis-0' });
});

it('of what the browser kept, what makes no sense is left out', () => {
  expect(keptMapping({ blend: 'midi-cc-1-7', strength: 'teapot', volume: 'midi-cc-1-8', area: 3 })).toEqual({
    blend: 'midi-cc-1-7',
  });
  expect(keptMapping(null)).toEqual({});
});

it('a knob goes from the first style to the last, through all', () => {
  expect(sharesAlong(0, 2)).toEqual([1, 0]);
  expect(sharesAlong(0.25, 2)).toEqual([0.75, 0.25]);
  expect(sharesAlong(0.5, 3)).toEqual([0, 1, 0]);
  expect(sharesAlong(1, 4)).toEqual([0, 0, 0, 1]);
});
