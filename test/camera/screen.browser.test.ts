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
  await expect(openScreen()).rejects.toMatchObject({ reason: 'gone' });
  stop();
});

it('a person who chooses no screen is told what was expected', async () => {
  vi.spyOn(navigator.mediaDevices, 'getDisplayMedia').mockRejectedValue(
    new DOMException('Permission denied', 'NotAllowedError'),
  );
  await expect(openScreen()).rejects.toMatchObject({
    name: 'CameraError',
    reason: 'refused',
    message: expect.stringContaining('Choose a screen'),
  });
});
