import { afterEach, expect, it, vi } from 'vitest';
import { openSound } from '../../../src/ui/record/sound_source.ts';

afterEach(() => vi.unstubAllGlobals());

it('a file that holds no sound is named, and nothing of it stays open', async () => {
  const close = vi.fn(async () => {});
  class FakeContext {
    readonly close = close;
    async decodeAudioData(): Promise<never> {
      throw new DOMException('Unable to decode audio data', 'EncodingError');
    }
  }
  vi.stubGlobal('AudioContext', FakeContext);
  await expect(openSound('file', new File(['words'], 'notes.txt'))).rejects.toMatchObject({
    name: 'SoundFileError',
    message: 'notes.txt holds no sound. Choose another file, or the microphone.',
  });
  expect(close).toHaveBeenCalledOnce();
});
