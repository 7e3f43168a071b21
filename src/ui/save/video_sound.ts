/** The sound of a film that is being recorded. */
import type { AudioCodec, AudioSample, Output } from 'mediabunny';
import { t } from '../language/language.ts';
import { encodeApart } from './encode_apart.ts';
import { endAll } from './end_all.ts';

const BITS_PER_SECOND = 128_000;
/** So many samples tell when the track's clock began: each arrives some time after it was heard, the quickest the least. */
const CLOCK_SAMPLES = 20;
/** What was heard before the end is waited for so long. */
const LAST_MS = 1_000;

/** Of this browser: not in every one of them. */
interface TrackProcessor {
  readonly readable: ReadableStream<AudioData>;
}
type TrackProcessorOf = new (options: { track: MediaStreamTrack }) => TrackProcessor;

const trackProcessor = (): TrackProcessorOf | undefined =>
  (globalThis as { MediaStreamTrackProcessor?: TrackProcessorOf }).MediaStreamTrackProcessor;

export interface RecordedSound {
  /**
   * Begins to listen, once the output has begun.
   * @param seconds of the film, now
   * @param filmed how long the picture is: it comes later than the sound, which waits for it
   */
  begin(seconds: () => number, filmed: () => number): void;
  /** Ends it where the picture ends. Rejects where it broke off before: what was heard until then is in the film. */
  end(): Promise<void>;
}

/**
 * Adds the sound of a track to a film.
 * @param codecs the first that this browser can encode is taken
 * @throws {Error} where this browser records none
 */
export async function addSound(
  output: Output,
  track: MediaStreamTrack,
  codecs: AudioCodec[],
): Promise<RecordedSound> {
  const mediabunny = await import('mediabunny');
  const Processor = trackProcessor();
  const { channelCount: numberOfChannels = 1, sampleRate = 48_000 } = track.getSettings();
  const codec =
    Processor && (await mediabunny.getFirstEncodableAudioCodec(codecs, { numberOfChannels, sampleRate }));
  if (!Processor || !codec) throw new Error(t('record.noSoundHere'));
  const packets = new mediabunny.EncodedAudioPacketSource(codec);
  output.addAudioTrack(packets);
  const encoding = await encodeApart();
  const source = new mediabunny.AudioSampleSource({
    codec,
    bitrate: BITS_PER_SECOND,
    onEncodedPacket: (packet, meta) => encoding.wrote(packets.add(packet, meta)),
  });
  encoding.output.addAudioTrack(source);
  await encoding.output.start();
  const reader = new Processor({ track }).readable.getReader();
  let listening = Promise.resolve();
  let clock = () => 0;
  let picture = () => 0;
  let endsAt = Number.POSITIVE_INFINITY;

  /** Of the film, when the track's clock began. */
  let began = Number.POSITIVE_INFINITY;
  const waiting: AudioSample[] = [];
  const addUntil = async (end: number) => {
    while (waiting[0] && waiting[0].timestamp < end) {
      const sample = waiting.shift() as AudioSample;
      await source.add(sample).finally(() => sample.close());
      await encoding.written();
    }
  };
  /** @returns when it was heard, of the film */
  const add = async (sample: AudioSample) => {
    const heardAt = sample.timestamp + began;
    sample.setTimestamp(heardAt);
    if (heardAt < 0) sample.close();
    else waiting.push(sample);
    await addUntil(Math.min(endsAt, picture()));
    return heardAt;
  };
  const first: AudioSample[] = [];
  const listen = async () => {
    for (let count = 1; ; count++) {
      const { done, value } = await reader.read();
      const sample = value && new mediabunny.AudioSample(value);
      if (sample && count <= CLOCK_SAMPLES) {
        began = Math.min(began, clock() - sample.duration - sample.timestamp);
        first.push(sample);
      }
      if (done || count >= CLOCK_SAMPLES) while (first[0]) await add(first.shift() as AudioSample);
      if (done) return;
      if (sample && count > CLOCK_SAMPLES && (await add(sample)) >= endsAt) return;
    }
  };
  /** What was heard is encoded, and no more of it comes: the film keeps no picture back for it. */
  const finish = () =>
    endAll(
      () => addUntil(endsAt),
      () => {
        for (const sample of [...first, ...waiting]) sample.close();
      },
      encoding.end,
      () => packets.close(),
    );
  return {
    begin(seconds, filmed) {
      clock = seconds;
      picture = filmed;
      listening = endAll(listen, finish);
      // Told where it ends.
      listening.catch(() => {});
    },
    async end() {
      endsAt = picture();
      await endAll(
        () => Promise.race([listening, new Promise((resolve) => setTimeout(resolve, LAST_MS))]),
        () => reader.cancel(),
        () => listening,
      );
    },
  };
}
