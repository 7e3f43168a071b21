import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listenTo } from '../../../../src/ui/instrument/sound/listen.ts';

const track = Object.assign(new EventTarget(), { stop: vi.fn() });
const connect = vi.fn();
const close = vi.fn(async () => {});
class FakeContext {
  readonly currentTime = 0;
  readonly sampleRate = 48_000;
  readonly close = close;
  createMediaStreamSource() {
    return { connect };
  }
}

beforeEach(() => {
  vi.resetAllMocks();
  const getUserMedia = async () => ({ getAudioTracks: () => [track] });
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
  vi.stubGlobal('AudioContext', FakeContext);
  vi.stubGlobal('AnalyserNode', class {});
  vi.stubGlobal('MediaStream', class {});
});
afterEach(() => vi.unstubAllGlobals());

it('a microphone that is pulled out is told', async () => {
  const lost = vi.fn<(error: Error) => void>();
  const stop = await listenTo('microphone', null, () => {}, lost);
  expect(lost).not.toHaveBeenCalled();
  track.dispatchEvent(new Event('ended'));
  expect(lost).toHaveBeenCalledOnce();
  expect(lost.mock.calls[0]?.[0]).toMatchObject({
    name: 'MicrophoneError',
    told: { code: 'instrumentErrors.microphoneLost' },
  });
  stop();
});

it('a microphone that cannot be heard is given back', async () => {
  connect.mockImplementation(() => {
    throw new DOMException('of another rate', 'NotSupportedError');
  });
  await expect(listenTo('microphone', null, vi.fn(), vi.fn())).rejects.toMatchObject({
    name: 'NotSupportedError',
  });
  expect(track.stop).toHaveBeenCalledOnce();
  expect(close).toHaveBeenCalledOnce();
});
