/** A camera and a microphone of one clock, in the place of the browser's: what the picture shows and what is heard tell the time. */
import type { Page } from 'playwright-core';

/** The picture's columns are bits of its number, the lowest first; white is 1. Between them is black. */
export const BITS = 8;
export const CAMERA_RATE = 30;
/** A beep begins so often, and lasts so long, in seconds. */
export const BEEP_EVERY = 2;
const BEEP_SECONDS = 0.1;

/** Runs in a worker of the page: what is written to the two tracks is what a camera and a microphone would give just then. */
const WORKER = `
const [WIDTH, HEIGHT, SAMPLES, HERTZ] = [640, 360, 480, 48000];
onmessage = ({ data: { picture, sound } }) => {
  const [film, tape] = [picture.getWriter(), sound.getWriter()];
  const start = performance.now();
  const now = () => (performance.now() - start) / 1000;
  let frames = 0;
  let samples = 0;
  const write = () => {
    const number = Math.floor(now() * ${CAMERA_RATE});
    if (number >= frames) {
      frames = number + 1;
      const luma = new Uint8Array(WIDTH * HEIGHT * 1.5).fill(128, WIDTH * HEIGHT);
      for (let bit = 0; bit < ${BITS}; bit++) {
        const light = (number >> bit) & 1 ? 235 : 16;
        const [from, to] = [bit / ${BITS}, (bit + 1) / ${BITS}].map((share) => Math.round(share * WIDTH));
        for (let row = 0; row < HEIGHT; row++) luma.fill(light, row * WIDTH + from, row * WIDTH + to);
      }
      const timestamp = Math.round((number / ${CAMERA_RATE}) * 1e6);
      film.write(new VideoFrame(luma, { format: 'I420', codedWidth: WIDTH, codedHeight: HEIGHT, timestamp }));
    }
    while (samples + SAMPLES <= now() * HERTZ) {
      const data = Float32Array.from({ length: SAMPLES }, (_, i) => {
        const at = (samples + i) / HERTZ;
        return at % ${BEEP_EVERY} < ${BEEP_SECONDS} ? 0.5 * Math.sin(2 * Math.PI * 1000 * at) : 0;
      });
      const timestamp = Math.round((samples / HERTZ) * 1e6);
      const shape = { format: 'f32', sampleRate: HERTZ, numberOfFrames: SAMPLES, numberOfChannels: 1 };
      tape.write(new AudioData({ ...shape, timestamp, data }));
      samples += SAMPLES;
    }
  };
  setInterval(write, 4);
};`;

/** To be called before the page is opened. */
export const installClockCamera = (page: Page): Promise<unknown> =>
  page.addInitScript((code) => {
    interface Generator extends MediaStreamTrack {
      readonly writable: WritableStream;
    }
    type Generate = new (init: { kind: 'video' | 'audio' }) => Generator;
    let tracks: { video: Generator; audio: Generator } | null = null;
    const opened = () => {
      if (tracks) return tracks;
      const Track = (window as unknown as { MediaStreamTrackGenerator: Generate }).MediaStreamTrackGenerator;
      const [video, audio] = [new Track({ kind: 'video' }), new Track({ kind: 'audio' })];
      const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
      const [picture, sound] = [video.writable, audio.writable];
      worker.postMessage({ picture, sound }, [picture, sound]);
      tracks = { video, audio };
      return tracks;
    };
    navigator.mediaDevices.getUserMedia = async (asked) => {
      const { video, audio } = opened();
      return new MediaStream([
        ...(asked?.video ? [video.clone()] : []),
        ...(asked?.audio ? [audio.clone()] : []),
      ]);
    };
  }, WORKER);
