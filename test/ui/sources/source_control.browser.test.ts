import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { UPRIGHT } from '../../../src/camera/index.ts';
import type { Stage } from '../../../src/render/stage.ts';
import { forgetVisitor } from '../../../src/ui/kiosk/forgets.ts';
import { notices } from '../../../src/ui/notices_store.ts';
import { phoneLink } from '../../../src/ui/phones/phone_camera.ts';
import { phoneUses } from '../../../src/ui/phones/room.ts';
import { createSourceControl } from '../../../src/ui/sources/source_control.ts';
import {
  configured,
  frozen,
  live,
  mounting,
  requestedTurn,
  sourceNumber,
  stage,
} from '../../../src/ui/store.ts';
import { beginAnew } from '../../../src/ui/url_state/page_settings.ts';
import { DEFAULT_SETTINGS } from '../../../src/ui/url_state/settings.ts';
import { changingCanvas, jpegFile } from '../../camera/pictures.ts';
import { see, showOcclusion, titles } from './sweep.ts';

const control = createSourceControl('/models/clip/clip.webm');
const kind = () => live.value?.kind;
const errors = () => notices.value.map(({ name }) => name);
/** That frames come of what is shown: of what was stopped none does. */
const expectAlive = async () => (await control.grab())?.close();

/** What a person shares, once the test says so. */
function picker() {
  const given = Promise.withResolvers<MediaStream>();
  vi.spyOn(navigator.mediaDevices, 'getDisplayMedia').mockReturnValue(given.promise);
  const { canvas, stop } = changingCanvas();
  const stream = canvas.captureStream(20);
  return {
    track: stream.getVideoTracks()[0] as MediaStreamTrack,
    share: () => given.resolve(stream),
    cancel: () => given.reject(new DOMException('Permission denied', 'NotAllowedError')),
    end: stop,
  };
}

/** A file that is read when the test says so. */
async function slowFile() {
  const file = await jpegFile();
  const read = Promise.withResolvers<void>();
  const slice = file.slice.bind(file);
  vi.spyOn(file, 'slice').mockImplementation((...part) => {
    const piece = slice(...part);
    const bytes = piece.arrayBuffer.bind(piece);
    return Object.assign(piece, { arrayBuffer: () => read.promise.then(bytes) });
  });
  return { file, read: () => read.resolve() };
}

beforeAll(() => control.open('camera'));
beforeEach(async () => {
  notices.value = [];
  await control.open('camera');
  await expect.poll(kind).toBe('camera');
});
afterEach(() => {
  vi.restoreAllMocks();
  phoneUses.value = [];
});

describe('what a person is asked for', () => {
  it('leaves the camera as it is where it is not given, and is told', async () => {
    const { cancel, end } = picker();
    const chosen = vi.fn();
    const shown = live.value;
    const opening = control.open('screen', undefined, chosen);
    cancel();
    await opening;
    expect(live.value).toBe(shown);
    await expectAlive();
    expect(errors()).toEqual(['ScreenError']);
    expect(chosen).not.toHaveBeenCalled();
    end();
  });

  it('takes the place of the camera once it is given', async () => {
    const { share, end } = picker();
    const chosen = vi.fn();
    const opening = control.open('screen', undefined, chosen);
    expect(kind()).toBe('camera');
    share();
    await opening;
    expect(kind()).toBe('screen');
    expect(chosen).toHaveBeenCalledOnce();
    end();
  });

  it('is let go where it is given to the next visitor', async () => {
    const { share, track, end } = picker();
    const opening = control.open('screen');
    await forgetVisitor();
    share();
    await opening;
    expect(track.readyState).toBe('ended');
    expect(kind()).toBe('camera');
    await expectAlive();
    end();
  });

  it('is not told to the next visitor, where it is refused late', async () => {
    const { cancel, end } = picker();
    const opening = control.open('screen');
    await forgetVisitor();
    cancel();
    await opening;
    expect(errors()).toEqual([]);
    end();
  });
});

it('what a visitor of a kiosk turned hangs for the next one as the address says', async () => {
  const own = createSourceControl('/models/clip/clip.webm');
  const turn = () => mounting.value.turn;
  await own.open('clip');
  try {
    for (const rotate of [180, null] as const) {
      configured.value = { ...DEFAULT_SETTINGS, kiosk: true, source: 'clip', rotate };
      own.mount({ ...UPRIGHT, turn: 90 });
      expect(turn()).toBe(90);
      beginAnew();
      await expect.poll(turn).toBe(rotate ?? 0);
    }
  } finally {
    configured.value = DEFAULT_SETTINGS;
    requestedTurn.value = null;
  }
});

it.each(['phone', 'clip'] as const)('the camera goes on where no %s can be opened', async (other) => {
  phoneUses.value = ['camera'];
  const lame = other === 'clip' ? createSourceControl('/no-clip.webm') : control;
  if (lame !== control) await lame.open('camera');
  vi.spyOn(window, 'fetch').mockResolvedValue(new Response(null, { status: 404 }));
  await lame.open(other);
  expect(errors()).toEqual([other === 'phone' ? 'PhonesError' : 'VideoFileError']);
  expect(kind()).toBe('camera');
  (await lame.grab())?.close();
});

it('a clip that fails while the camera opens is nothing to tell of', async () => {
  await control.open('clip');
  const playing = Promise.withResolvers<void>();
  const play = HTMLVideoElement.prototype.play;
  // The camera's plays, the film's does not.
  vi.spyOn(HTMLVideoElement.prototype, 'play').mockImplementation(function (this: HTMLVideoElement) {
    return this.srcObject ? play.call(this) : playing.promise;
  });
  await control.reopen();
  await expect.poll(kind).toBe('camera');
  playing.reject(new DOMException('The request is not allowed by the user agent.', 'NotAllowedError'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(errors()).toEqual([]);
  await expectAlive();
});

it('a phone is not waited for any more while the next visitor is asked for something else', async () => {
  phoneUses.value = ['camera'];
  const asked: string[] = [];
  vi.spyOn(window, 'fetch').mockImplementation(async (_address, { method = 'GET' } = {}) => {
    asked.push(method);
    const room = { key: 'a', link: 'https://house.example/a', isHere: false };
    return method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json(room);
  });
  const { share, end } = picker();
  const own = createSourceControl('/models/clip/clip.webm');
  const opening = own.open('screen');
  share();
  await opening;
  await own.open('phone');
  expect(phoneLink.value?.state).toBe('waiting');
  const never = picker();
  const forgotten = forgetVisitor();
  // A room is asked each second.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(asked.filter((method) => method !== 'GET')).toEqual(['POST', 'DELETE']);
  expect(phoneLink.value).toBeNull();
  never.cancel();
  await forgotten;
  for (const stop of [end, never.end]) stop();
});

/** A browser that shares a screen only after a click, where nobody has clicked. */
const unclicked = () => new DOMException('It requires transient activation.', 'InvalidStateError');

it('a screen that nobody has clicked for is shared from its notice', async () => {
  const { share, end } = picker();
  vi.mocked(navigator.mediaDevices.getDisplayMedia).mockRejectedValueOnce(unclicked());
  const own = createSourceControl('/models/clip/clip.webm');
  await own.open('screen');
  expect(kind()).toBe('clip');
  expect(notices.value).toMatchObject([{ name: 'ScreenError', lasting: true, times: 1 }]);
  notices.value[0]?.action?.run();
  share();
  await expect.poll(kind).toBe('screen');
  expect(errors()).toEqual([]);
  end();
});

it('a file of a visitor is not left to the next one where nobody shares the screen', async () => {
  vi.spyOn(navigator.mediaDevices, 'getDisplayMedia').mockImplementation(() => Promise.reject(unclicked()));
  const own = createSourceControl('/models/clip/clip.webm');
  await own.open('screen');
  await own.openFile(await jpegFile());
  expect(kind()).toBe('still');
  expect(errors()).toEqual([]);
  await forgetVisitor();
  expect(kind()).toBe('clip');
  // Once, however many visitors there were.
  await forgetVisitor();
  expect(notices.value).toMatchObject([{ name: 'ScreenError', lasting: true, times: 1 }]);
});

it('a screen whose share is over is asked for anew for the next visitor', async () => {
  const { track, share, end } = picker();
  share();
  const own = createSourceControl('/models/clip/clip.webm');
  await own.open('screen');
  const ask = vi.mocked(navigator.mediaDevices.getDisplayMedia);
  ask.mockReset().mockImplementation(() => Promise.reject(unclicked()));
  /** Those that earlier tests made may ask, too. */
  const asked = async () => {
    ask.mockClear();
    await forgetVisitor();
    return ask.mock.calls.length;
  };
  const whileShared = await asked();
  track.dispatchEvent(new Event('ended'));
  await expect.poll(kind).toBe('clip');
  end();
  expect(await asked()).toBe(whileShared + 1);
  expect(kind()).toBe('clip');
});

it('a clip that breaks off is opened anew, and by hand where it breaks off again at once', async () => {
  // Of its own: it remembers when a clip broke off, also at a second try.
  const own = createSourceControl('/models/clip/clip.webm');
  const expectClip = async () => (await own.grab())?.close();
  await own.open('clip');
  const shown = () => live.value?.element as HTMLVideoElement;
  const breakOff = (film: HTMLVideoElement) => {
    Object.defineProperty(film, 'error', { value: { message: 'PIPELINE_ERROR_READ' } });
    film.dispatchEvent(new Event('error'));
  };
  const first = shown();
  breakOff(first);
  await expect.poll(shown).not.toBe(first);
  await expectClip();
  const second = shown();
  breakOff(second);
  await expect(own.grab()).rejects.toMatchObject({ name: 'SourceStoppedError' });
  expect(shown()).toBe(second);
  expect(errors()).toEqual(['VideoFileError']);
  await own.open('clip');
  expect(shown()).not.toBe(second);
  await expectClip();
  // One that plays is left alone.
  const third = shown();
  await own.open('clip');
  expect(shown()).toBe(third);
});

it('what is frozen and let go before its picture is there goes on', async () => {
  await control.open('clip');
  const closed = vi.spyOn(ImageBitmap.prototype, 'close');
  const press = (times: number) => Promise.all(Array.from({ length: times }, () => control.toggleFreeze()));
  await press(2);
  expect(frozen.value).toBe(false);
  expect(closed).toHaveBeenCalledTimes(1);
  await press(3);
  expect(frozen.value).toBe(true);
  expect(closed).toHaveBeenCalledTimes(2);
  await press(1);
  expect(frozen.value).toBe(false);
  expect(closed).toHaveBeenCalledTimes(3);
});

describe('a file that is slow to read', () => {
  it('does not replace what was chosen after it', async () => {
    const { file, read } = await slowFile();
    const opening = control.openFile(file);
    await control.open('clip');
    read();
    expect(await opening).toBeNull();
    expect(kind()).toBe('clip');
    await expectAlive();
  });

  it('does not replace what was chosen while it was got ready', async () => {
    const since = control.asked();
    await control.open('clip');
    expect(await control.openFile(await jpegFile(), since)).toBeNull();
    expect(kind()).toBe('clip');
    await expectAlive();
    expect(await control.openFile(await jpegFile(), control.asked())).toBe('still');
  });

  it('is shown, where nothing else was chosen', async () => {
    const { file, read } = await slowFile();
    const opening = control.openFile(file);
    read();
    expect(await opening).toBe('still');
    expect(kind()).toBe('still');
  });

  it('is shown where what was asked for after it is refused, and only to who brought it', async () => {
    const { cancel, end } = picker();
    const { file, read } = await slowFile();
    const opening = control.openFile(file);
    const sharing = control.open('screen');
    cancel();
    await sharing;
    read();
    expect(await opening).toBe('still');
    expect(kind()).toBe('still');
    await forgetVisitor();
    await expect.poll(kind).toBe('camera');
    end();
  });

  it('is not shown to the next visitor, where what was asked for after it was refused', async () => {
    const { cancel, end } = picker();
    const { file, read } = await slowFile();
    const opening = control.openFile(file);
    const sharing = control.open('screen');
    cancel();
    await sharing;
    await forgetVisitor();
    read();
    expect(await opening).toBeNull();
    expect(kind()).toBe('camera');
    await expectAlive();
    end();
  });

  it.each(['before', 'while'])('is shown where it was brought %s something was refused', async (when) => {
    const { cancel, end } = picker();
    const before = control.asked();
    const sharing = control.open('screen');
    const since = when === 'before' ? before : control.asked();
    cancel();
    await sharing;
    expect(await control.openFile(await jpegFile(), since)).toBe('still');
    end();
  });
});

it('what a borrowed file was shown in the place of comes back, unless something else was chosen', async () => {
  const label = () => live.value?.label;
  await control.openFile(await jpegFile(320, 240, 'mine.jpg'));
  const giveBack = await control.borrow(await jpegFile(320, 240, 'ours.jpg'));
  expect(label()).toBe('ours.jpg');
  await giveBack?.();
  expect(label()).toBe('mine.jpg');
  await expectAlive();
  const tooLate = await control.borrow(await jpegFile(320, 240, 'ours.jpg'));
  await control.openFile(await jpegFile(320, 240, 'dropped.jpg'));
  await tooLate?.();
  expect(label()).toBe('dropped.jpg');
});

describe('under a map', () => {
  const bitmap = (width: number) => createImageBitmap(new ImageData(width, 6));
  /** What was held, by its width: it may be closed later. */
  const held: (number | null)[] = [];
  const stageOf = (standing: () => ImageBitmap | undefined, capture = () => {}) =>
    ({
      hold: (picture: ImageBitmap | null) => held.push(picture?.width ?? null),
      get standing() {
        return standing() ?? null;
      },
      capture,
    }) as unknown as Stage;
  beforeEach(() => {
    held.length = 0;
  });
  afterEach(() => {
    stage.value = null;
  });

  it('that frame is frozen which is seen with its map, also where the next one comes meanwhile', async () => {
    const frames = [await bitmap(8), await bitmap(10)];
    let drawn = 0;
    const own = createSourceControl('/models/clip/clip.webm');
    await own.open('clip');
    const capture = () => {
      drawn = 1;
    };
    stage.value = stageOf(() => frames[drawn], capture);
    await own.toggleFreeze();
    expect(held).toEqual([10]);
    await own.toggleFreeze();
    expect(held).toEqual([10, null]);
  });

  it.each<[string, number, number]>([
    ['its sweep goes on', 0.5, 0],
    ['the next sweep ends, which may have begun over another frame', 1, 1],
  ])('its frame stays where a camera stands still, and is looked at; %s', async (_, progress, ended) => {
    showOcclusion();
    const { canvas, stop } = changingCanvas();
    const stream = canvas.captureStream(20);
    vi.spyOn(navigator.mediaDevices, 'getUserMedia')
      .mockResolvedValueOnce(stream)
      // It is not there again before the test is over.
      .mockReturnValue(new Promise(() => {}));
    const own = createSourceControl('/models/clip/clip.webm');
    await own.open('camera');
    see(progress);
    const before = sourceNumber.value;
    const frames = [await bitmap(8), await bitmap(10)];
    let drawn = 0;
    // The next one comes as the first is copied.
    const capture = () => {
      drawn = 1;
    };
    stage.value = stageOf(() => frames[drawn], capture);
    expect(own.isHeld()).toBe(false);
    stream.getVideoTracks()[0]?.stop();
    await expect.poll(() => held).toEqual([10]);
    expect(own.isHeld()).toBe(true);
    const looked = await own.grab();
    expect(looked?.width).toBe(10);
    expect(sourceNumber.value).toBe(before + ended);
    expect(titles()).toEqual(['of frame 7']);
    await own.open('clip');
    expect(own.isHeld()).toBe(false);
    stop();
  });
});
