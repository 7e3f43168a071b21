import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as store from '../../../src/ui/instrument/control_store.ts';
import * as cues from '../../../src/ui/instrument/cue_store.ts';
import { addCue, removeAllCues } from '../../../src/ui/instrument/cues.ts';
import { connectMidi, type MidiAccess, startControls } from '../../../src/ui/instrument/devices.ts';
import { forgetVisitor } from '../../../src/ui/kiosk/forgets.ts';
import * as page from '../../../src/ui/store.ts';
import { openPlayable, set, settings } from './playable.ts';

/** A keyboard with what a browser says of it. */
class FakeMidi extends EventTarget {
  readonly inputs: Map<string, MidiAccess['inputs'] extends ReadonlyMap<string, infer I> ? I : never> =
    new Map();

  plug(name: string) {
    const input = { name, state: 'connected', onmidimessage: null as never };
    this.inputs.set(name, input);
    this.dispatchEvent(new Event('statechange'));
    return (...data: number[]) => this.inputs.get(name)?.onmidimessage?.({ data });
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'performance'] });
  openPlayable();
  store.mapping.value = {};
  store.midi.value = { kind: 'off' };
});
afterEach(() => {
  removeAllCues();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const STRENGTH = 7;

it('learns a knob of MIDI, which the live style then follows', async () => {
  const midi = new FakeMidi();
  await connectMidi({ requestMIDIAccess: async () => midi });
  expect(store.midi.value).toEqual({ kind: 'on', inputs: [] });
  const send = midi.plug('Keys');
  expect(store.midi.value).toEqual({ kind: 'on', inputs: ['Keys'] });
  send(0xb0, STRENGTH, 64);
  vi.runOnlyPendingTimers();
  expect(settings().strength).toBeUndefined();
  store.learning.value = 'strength';
  send(0xb0, STRENGTH, 60);
  expect(store.mapping.value).toEqual({ strength: 'midi-cc-1-7' });
  expect(store.learning.value).toBe(null);
  for (const value of [61, 100, 127]) send(0xb0, STRENGTH, value);
  vi.runOnlyPendingTimers();
  expect(settings().strength).toBe(1);
  send(0xb0, STRENGTH, 32);
  vi.runOnlyPendingTimers();
  expect(settings().strength).toBeCloseTo(0.25, 2);
  page.opened.value = { live: 'maps', slow: null };
  send(0xb0, STRENGTH, 127);
  vi.runOnlyPendingTimers();
  expect(settings().strength).toBeCloseTo(0.25, 2);
});

it('knobs choose styles, areas and blends; keys take the next ones, and cues', async () => {
  const midi = new FakeMidi();
  await connectMidi({ requestMIDIAccess: async () => midi });
  const send = midi.plug('Keys');
  store.mapping.value = {
    ...{ style: 'midi-cc-1-1', area: 'midi-cc-1-2', blend: 'midi-cc-1-3' },
    nextCue: 'midi-note-1-60',
  };
  const turn = (number: number, value: number) => {
    send(0xb0, number, value);
    vi.runOnlyPendingTimers();
  };
  set({ style: 'embers' });
  turn(1, 127);
  expect(settings().style).toBe('starry-night');
  turn(1, 0);
  expect(settings().style).toBe('frost');
  turn(2, 64);
  expect(settings().area).toBe('people');
  set({ style: 'frost:0.5,embers:0.5' });
  turn(3, 32);
  expect(settings().style).toMatch(/^frost:0\.748\d?,embers:0\.252/);
  addCue();
  cues.called.value = -1;
  send(0x90, 60, 20);
  expect(cues.called.value).toBe(0);
  store.mapping.value = { style: 'midi-note-1-60', area: 'midi-note-1-61' };
  set({ style: 'embers', area: 'background' });
  send(0x90, 60, 100);
  send(0x80, 60, 0);
  send(0x90, 61, 100);
  expect(settings()).toMatchObject({ style: 'starry-night', area: 'all' });
});

it('says where there is no MIDI, and where it is not allowed', async () => {
  await connectMidi({});
  expect(store.midi.value.kind).toBe('unknown');
  await connectMidi({ requestMIDIAccess: () => Promise.reject(new DOMException('', 'SecurityError')) });
  expect(store.midi.value.kind).toBe('refused');
});

it('plays by a gamepad from its first use on, and asks for no MIDI', async () => {
  const pad = { id: 'Pad', index: 0, axes: [0], buttons: [{ value: 0 }] };
  const requestMIDIAccess = vi.fn();
  const listeners = new Map<string, () => void>();
  let present: (typeof pad)[] = [];
  vi.stubGlobal('navigator', {
    requestMIDIAccess,
    getGamepads: () => present,
    permissions: { query: async () => ({ state: 'prompt' }) },
  });
  vi.stubGlobal('addEventListener', (name: string, listener: () => void) => listeners.set(name, listener));
  store.mapping.value = { area: 'pad-button-0', nextCue: 'midi-note-1-60' };
  startControls();
  present = [pad];
  listeners.get('gamepadconnected')?.();
  expect(store.pads.value).toEqual(['Pad']);
  vi.advanceTimersByTime(50);
  pad.buttons = [{ value: 1 }];
  vi.advanceTimersByTime(50);
  expect(settings().area).toBe('people');
  store.learning.value = 'strength';
  pad.axes = [0.1];
  vi.advanceTimersByTime(50);
  expect(store.learning.value).toBe('strength');
  pad.axes = [-0.9];
  vi.advanceTimersByTime(50);
  expect(store.mapping.value.strength).toBe('pad-axis-0');
  pad.axes = [0];
  vi.advanceTimersByTime(60);
  expect(settings().strength).toBe(0.5);
  present = [];
  listeners.get('gamepaddisconnected')?.();
  expect(requestMIDIAccess).not.toHaveBeenCalled();
});

it('a page without permissions and gamepads, as one over plain http, goes on', async () => {
  const requestMIDIAccess = vi.fn();
  vi.stubGlobal('navigator', { requestMIDIAccess });
  vi.stubGlobal('addEventListener', () => {});
  store.mapping.value = { strength: 'midi-cc-1-7' };
  startControls();
  expect(store.pads.value).toEqual([]);
  await vi.advanceTimersByTimeAsync(50);
  expect(requestMIDIAccess).not.toHaveBeenCalled();
});

it('what was learned is forgotten with the visitor', async () => {
  store.mapping.value = { strength: 'pad-axis-0' };
  store.learning.value = 'blend';
  await forgetVisitor();
  expect([store.mapping.value, store.learning.value]).toEqual([{}, null]);
});
