import { ToldError, told } from '../../contract/told.ts';
import type { Sound } from './record_store.ts';

/** A file without a sound. */
export class SoundFileError extends ToldError {
  override readonly name = 'SoundFileError';
}

export interface SoundSource {
  readonly track: MediaStreamTrack;
  /** Gives the microphone back, or ends what is played. */
  end(): void;
}

/** As it is: a film wants the room, not a telephone call. */
const MICROPHONE = { echoCancellation: false, noiseSuppression: false, autoGainControl: false } as const;

/**
 * Opens the microphone, or begins to play a file, again and again.
 * @returns null where there is to be no sound
 * @throws {DOMException} where there is no microphone, it is not allowed, or the file cannot be read
 * @throws {SoundFileError} where it holds no sound
 */
export async function openSound(kind: Sound, file: File | null): Promise<SoundSource | null> {
  if (kind === 'microphone') {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: MICROPHONE });
    return sourceOf(stream, () => {});
  }
  if (kind === 'none' || !file) return null;
  const bytes = await file.arrayBuffer();
  const context = new AudioContext();
  const sound = await context.decodeAudioData(bytes).catch((cause: unknown) => {
    void context.close();
    throw new SoundFileError(told('instrumentErrors.noSound', { file: file.name }), { cause });
  });
  const destination = context.createMediaStreamDestination();
  const player = context.createBufferSource();
  player.buffer = sound;
  player.loop = true;
  // Heard in the room, too.
  player.connect(context.destination);
  player.connect(destination);
  player.start();
  return sourceOf(destination.stream, () => void context.close());
}

function sourceOf(stream: MediaStream, release: () => void): SoundSource | null {
  const [track] = stream.getAudioTracks();
  if (!track) return null;
  return {
    track,
    end() {
      track.stop();
      release();
    },
  };
}
