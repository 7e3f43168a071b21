import { afterEach, expect, it, vi } from 'vitest';
import { openScreen } from '../../src/camera/index.ts';
import { changingCanvas, differentFrames } from './pictures.ts';

afterEach(() => void vi.restoreAllMocks());

it('a shared screen delivers changing frames until it is closed, and says that it was', async () => {
  const { canvas, stop } = changingCanvas();
  const stream = canvas.captureStream(20);
  vi.spyOn(navigator.mediaDevices, 'getDisplayMedia').mockResolvedValue(stream);
  const source = await openScreen();
  expect(source.kind).toBe('screen');
  expect(await differentFrames(source.grab, 4)).toBe(4);
  const ended = vi.fn<(error: Error) => void>();
  source.onEnded = ended;
  stream.getVideoTracks()[0]?.dispatchEvent(new Event('ended'));
  expect(ended).toHaveBeenCalledOnce();
  expect(ended.mock.calls[0]?.[0].message).toBe('The shared screen was closed.');
  await expect(source.grab()).rejects.toThrow('The shared screen was closed.');
  stop();
});

it('a screen that is closed as its first frame comes is not shown', async () => {
  const { canvas, stop } = changingCanvas();
  const stream = canvas.captureStream(20);
  vi.spyOn(navigator.mediaDevices, 'getDisplayMedia').mockResolvedValue(stream);
  vi.spyOn(HTMLVideoElement.prototype, 'play').mockImplementation(async function (this: HTMLVideoElement) {
    await new Promise((resolve) => this.addEventListener('loadeddata', resolve, { once: true }));
    for (const track of stream.getTracks()) track.stop();
  });
  await expect(openScreen()).rejects.toMatchObject({
    name: 'ScreenError',
    message: 'The shared screen was closed.',
  });
  stop();
});

it.each([
  ['NotAllowedError', 'Permission denied', 'Choose a screen', false],
  ['NotAllowedError', 'Permission denied by system', 'operating system', false],
  ['NotReadableError', 'Could not start video source', 'screen could not be shared (NotReadableError', false],
  ['InvalidStateError', 'It requires transient activation.', 'only after a click', true],
  // Safari's.
  ['InvalidAccessError', 'It must be called from a user gesture handler.', 'only after a click', true],
] as const)('where a browser says %s: %s, a person reads what to do', async (name, why, told, needsClick) => {
  vi.spyOn(navigator.mediaDevices, 'getDisplayMedia').mockRejectedValue(new DOMException(why, name));
  await expect(openScreen()).rejects.toMatchObject({
    name: 'ScreenError',
    message: expect.stringContaining(told),
    needsClick,
  });
});
