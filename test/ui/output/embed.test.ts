/** public/embed.js, with a frame in which a page answers as the test says. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

interface Message {
  readonly convoscope: string;
  readonly address?: string;
  readonly id?: number;
  readonly size?: string;
}

interface Scope {
  readonly ready: Promise<string>;
  view(address: string): Promise<string>;
  frames(draw: () => void, size?: string): () => void;
  end(): void;
}

const program = readFileSync('public/embed.js', 'utf8');
const { convoscope } = await import(`data:text/javascript,${encodeURIComponent(program)}`);

const ORIGIN = 'https://house.example';
/** The page in the frame, which keeps what it is asked for. */
let asked: Message[] = [];
let hellos = 0;
const view = {
  postMessage(message: Message) {
    if (message.convoscope === 'hello') hellos++;
    else asked.push(message);
  },
};
const frame = Object.assign(new EventTarget(), { src: '/convoscope/', contentWindow: view });
let hear: (event: object) => void = () => {};
let scope: Scope;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('location', { href: `${ORIGIN}/` });
  vi.stubGlobal('addEventListener', (_type: string, listener: typeof hear) => {
    hear = listener;
  });
  vi.stubGlobal('removeEventListener', () => {});
  asked = [];
  hellos = 0;
  scope = convoscope(frame);
});
afterEach(() => {
  scope.end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const answer = (data: Message) => hear({ source: view, origin: ORIGIN, data });
const ready = () => answer({ convoscope: 'ready', address: '?' });
/** A picture comes. */
const send = () => {
  const data = { convoscope: 'frame', bitmap: { close() {} }, at: 0 };
  hear({ source: view, origin: ORIGIN, data });
};
const load = () => frame.dispatchEvent(new Event('load'));

it('asks for its pictures again where the page in the frame is loaded anew, as long as they are wanted', async () => {
  const stop = scope.frames(() => {}, '320x180');
  ready();
  expect(await scope.ready).toBe('?');
  asked = [];
  vi.advanceTimersByTime(1000);
  expect(hellos).toBe(0);

  load();
  vi.advanceTimersByTime(1000);
  expect(hellos).toBe(4);
  expect(asked).toEqual([]);
  ready();
  expect(asked).toEqual([{ convoscope: 'frames', size: '320x180' }]);
  // The answer to a greeting before that one.
  ready();
  expect(asked).toHaveLength(1);

  stop();
  asked = [];
  load();
  ready();
  expect(asked).toEqual([]);
});

it('asks once only for pictures that come before the page in the frame has a network, or two would be under way', () => {
  scope.frames(() => {});
  send();
  asked = [];
  ready();
  expect(asked).toEqual([]);
  // The page in the frame is another one.
  load();
  ready();
  expect(asked).toEqual([{ convoscope: 'frames' }]);
});

it('pictures that were asked for later are not ended with those before', () => {
  const stop = scope.frames(() => {});
  scope.frames(() => {}, '64x48');
  asked = [];
  stop();
  expect(asked).toEqual([]);
  ready();
  expect(asked).toEqual([{ convoscope: 'frames', size: '64x48' }]);
});

it('a view that cannot be shown yet, or was lost, is asked for again, and settles with its own answer', async () => {
  const first = scope.view('view=saliency');
  expect(asked).toEqual([]);
  ready();
  expect(asked).toEqual([{ convoscope: 'view', address: 'view=saliency', id: 1 }]);
  const second = scope.view('view=grad-cam');
  answer({ convoscope: 'viewed', address: 'the second', id: 2 });
  expect(await second).toBe('the second');

  asked = [];
  load();
  ready();
  expect(asked).toEqual([{ convoscope: 'view', address: 'view=saliency', id: 1 }]);
  answer({ convoscope: 'viewed', address: 'the first', id: 1 });
  expect(await first).toBe('the first');
});

it('greets nobody once it is ended', () => {
  scope.end();
  load();
  vi.advanceTimersByTime(1000);
  expect(hellos).toBe(0);
});
