import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atlas } from '../../../src/ui/atlas/atlas_store.ts';
import { OpenAtlas } from '../../../src/ui/atlas/open_atlas.ts';
import { handSeen, startReadingAhead } from '../../../src/ui/atlas/read_ahead.ts';
import { forgetVisitor } from '../../../src/ui/kiosk/forgets.ts';
import { pins } from '../../../src/ui/store.ts';
import { toyAtlas } from '../../support/toys/toy_atlas.ts';

/** Files in the order in which they were read; each is there when the test says so. */
const asked: string[] = [];
let settle: () => void = () => {};
const read = (file: string) =>
  new Promise<Blob>((_, reject) => {
    asked.push(file);
    settle = () => reject(new Error('a toy has no pictures'));
  });
const want = vi.fn();
let stop = () => {};
let saveData = false;
const move = () => window.dispatchEvent(new Event('pointermove'));
/** Lets what waits for an idle moment, or for a promise, go on. */
const soon = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  const events = new EventTarget();
  vi.stubGlobal('window', events);
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
  vi.stubGlobal('removeEventListener', events.removeEventListener.bind(events));
  vi.stubGlobal('requestIdleCallback', (run: () => void) => queueMicrotask(run));
  vi.stubGlobal('navigator', {
    connection: {
      get saveData() {
        return saveData;
      },
    },
  });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  atlas.value = new OpenAtlas(toyAtlas(), read);
  pins.value = [
    { layer: 'first_relu', channel: 1 },
    { layer: 'second_relu', channel: 3 },
  ];
  stop = startReadingAhead(want);
});
afterEach(() => {
  stop();
  asked.length = 0;
  want.mockClear();
  [saveData, handSeen.value, pins.value, atlas.value] = [false, false, [], null];
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('reading sheets ahead', () => {
  it('begins with the first sign of a hand: who only watches loads nothing', async () => {
    await soon();
    expect([asked, want.mock.calls.length]).toEqual([[], 0]);
    move();
    expect(want).toHaveBeenCalled();
    await soon();
    expect(asked).toEqual(['first.png']);
  });

  it('reads one after the other, and each once', async () => {
    move();
    for (const count of [1, 2, 3, 3]) {
      await soon();
      expect(asked).toEqual(['first.png', 'patches.png', 'second.png'].slice(0, count));
      settle();
    }
  });

  it('goes on with what comes into sight, and not with what has left it', async () => {
    move();
    await soon();
    pins.value = [{ layer: 'second_relu', channel: 0 }];
    settle();
    await soon();
    expect(asked).toEqual(['first.png', 'second.png']);
  });

  it('leaves it to the pointer where the browser is to save data', async () => {
    saveData = true;
    move();
    await soon();
    expect(asked).toEqual([]);
  });

  it('waits for the hand of the next visitor', async () => {
    move();
    await soon();
    settle();
    await forgetVisitor();
    pins.value = [{ layer: 'second_relu', channel: 3 }];
    await soon();
    expect(asked).toEqual(['first.png']);
  });
});
