import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listCameras, openCamera } from '../../src/camera/index.ts';
import { checksum } from './pictures.ts';

beforeEach(() => void vi.spyOn(window, 'alert').mockImplementation(() => {}));
afterEach(() => {
  expect(window.alert).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('a camera delivers changing frames, each of them once', async () => {
  const source = await openCamera();
  expect(source.kind).toBe('camera');
  expect(source.label).not.toBe('');
  const sums: number[] = [];
  for (let i = 0; i < 8; i++) sums.push(checksum(await source.grab()));
  source.stop();
  expect(new Set(sums).size).toBeGreaterThan(3);
});

it('two grabs at the same time both get a frame, at most 1,280 pixels long', async () => {
  const source = await openCamera();
  for (const frame of await Promise.all([source.grab(), source.grab(), source.grab()])) {
    expect(Math.max(frame.width, frame.height)).toBeLessThanOrEqual(1280);
    expect(frame.width / frame.height).toBeCloseTo(source.width / source.height, 2);
    frame.close();
  }
  source.stop();
});

it('the browser is asked once, for the camera that was chosen', async () => {
  const [camera] = await listCameras();
  const asked = vi.spyOn(navigator.mediaDevices, 'getUserMedia');
  const source = await openCamera({ deviceId: camera?.deviceId ?? 'none' });
  expect(asked).toHaveBeenCalledTimes(1);
  expect(asked.mock.calls[0]?.[0]?.video).toMatchObject({ deviceId: { exact: camera?.deviceId } });
  expect(source.deviceId).toBe(camera?.deviceId);
  source.stop();
});

it('getUserMedia is itself again afterwards', async () => {
  (await openCamera()).stop();
  expect(Object.hasOwn(navigator.mediaDevices, 'getUserMedia')).toBe(false);
});

it('stop() turns the camera off, and ends a grab that waits for a frame', async () => {
  const source = await openCamera();
  const { srcObject } = source.element as HTMLVideoElement;
  (await source.grab()).close();
  const waiting = source.grab();
  source.stop();
  await expect(waiting).rejects.toMatchObject({ name: 'SourceStoppedError' });
  await expect(source.grab()).rejects.toMatchObject({ name: 'SourceStoppedError' });
  expect((srcObject as MediaStream).getTracks().map(({ readyState }) => readyState)).toEqual(['ended']);
});

it('a stopped camera leaves no loop behind', async () => {
  const source = await openCamera();
  const frames = vi.spyOn(window, 'requestAnimationFrame');
  await pause(200);
  expect(frames).toHaveBeenCalled();
  source.stop();
  await pause(200);
  frames.mockClear();
  await pause(300);
  expect(frames).not.toHaveBeenCalled();
});

it.each([
  ['NotAllowedError', 'Permission denied', 'refused', 'Allow it with the camera symbol'],
  ['NotAllowedError', 'Permission denied by system', 'refused', 'in the system settings'],
  ['SecurityError', '', 'refused', 'forbid the camera'],
  ['NotFoundError', 'Requested device not found', 'none', 'Plug one in'],
  ['OverconstrainedError', '', 'gone', 'choose another camera'],
  ['AbortError', 'Timeout starting video source', 'failed', 'AbortError: Timeout starting video source'],
])('%s (%s) becomes the reason "%s": %s', async (name, message, reason, advice) => {
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(new DOMException(message, name));
  await expect(openCamera()).rejects.toMatchObject({
    name: 'CameraError',
    reason,
    message: expect.stringContaining(advice),
  });
});

it('a camera that another program lets go within seconds opens', async () => {
  const taken = new DOMException('Could not start video source', 'NotReadableError');
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValueOnce(taken).mockRejectedValueOnce(taken);
  const source = await openCamera();
  (await source.grab()).close();
  source.stop();
});

it('a camera that another program keeps is reported as busy', async () => {
  const taken = new DOMException('Could not start video source', 'NotReadableError');
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(taken);
  await expect(openCamera()).rejects.toMatchObject({
    reason: 'busy',
    message: expect.stringContaining('Close the other program'),
  });
});

it('a page without https says so, and asks for nothing', async () => {
  vi.stubGlobal('isSecureContext', false);
  const asked = vi.spyOn(navigator.mediaDevices, 'getUserMedia');
  await expect(openCamera()).rejects.toMatchObject({
    reason: 'insecure',
    message: expect.stringContaining('https'),
  });
  expect(asked).not.toHaveBeenCalled();
});
