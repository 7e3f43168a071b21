/** Opens a sound, and looks at it again and again. */
import { ToldError, told } from '../../../contract/told.ts';
import { openSound, SoundFileError, type SoundSource } from '../../record/sound_source.ts';

/** The microphone that was listened to is not there any more. */
class MicrophoneError extends ToldError {
  override readonly name = 'MicrophoneError';
}

export interface Heard {
  /** The samples since the look before, -1..1. */
  readonly fresh: Float32Array;
  /** Of the sound's clock. */
  readonly seconds: number;
}

const LOOK_MS = 20;
/** Samples that an analyser keeps: 43 ms at 48 kHz. */
const KEPT = 2048;

/**
 * @param onLook called some fifty times a second
 * @param onLost called once where nothing is heard any more: the microphone was unplugged, or is no longer allowed
 * @returns what ends it
 * @throws {DOMException} where there is no microphone, it is not allowed, or the file cannot be read
 * @throws {SoundFileError} where it holds no sound
 */
export async function listenTo(
  kind: 'microphone' | 'file',
  file: File | null,
  onLook: (heard: Heard) => void,
  onLost: (error: Error) => void,
): Promise<() => void> {
  const sound = await openSound(kind, file);
  if (!sound) throw new SoundFileError(told('instrumentErrors.noSound', { file: file?.name ?? kind }));
  const { context, analyser } = analysed(sound);
  // A track that is stopped here does not say that it has ended.
  sound.track.addEventListener('ended', () =>
    onLost(new MicrophoneError(told('instrumentErrors.microphoneLost'))),
  );
  const samples = new Float32Array(KEPT);
  let before = context.currentTime;
  const timer = setInterval(() => {
    const seconds = context.currentTime;
    const count = Math.min(KEPT, Math.round((seconds - before) * context.sampleRate));
    if (count === 0) return;
    before = seconds;
    analyser.getFloatTimeDomainData(samples);
    onLook({ fresh: samples.subarray(KEPT - count), seconds });
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
    sound.end();
    void context.close();
  };
}

/** @param sound ended where it cannot be analysed */
function analysed(sound: SoundSource) {
  let context: AudioContext | null = null;
  try {
    context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: KEPT });
    context.createMediaStreamSource(new MediaStream([sound.track])).connect(analyser);
    return { context, analyser };
  } catch (cause) {
    sound.end();
    void context?.close();
    throw cause;
  }
}
