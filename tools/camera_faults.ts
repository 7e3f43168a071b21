/** Brings faults to the fake camera of a page: run in the page before its own scripts. */
import type { Page } from 'playwright-core';

/** What can be done to the camera: `heal` gives it back. */
export type CameraFault = 'still' | 'silent' | 'busy' | 'gone' | 'heal';

/** Types that TypeScript does not know yet. */
type Processor = new (options: {
  track: MediaStreamTrack;
}) => { readonly readable: ReadableStream<VideoFrame> };
type Generator = new (options: {
  kind: 'video';
}) => MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };

/** Each camera that is opened from now on can be brought faults by `bringCameraFault`. */
export async function holdCamera(page: Page): Promise<void> {
  // tsx has functions named by a helper of its own, which a page has not.
  await page.addInitScript('globalThis.__name ??= (named) => named;');
  await page.addInitScript(holdInPage);
}

function holdInPage(): void {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = globalThis as unknown as {
    MediaStreamTrackProcessor: Processor;
    MediaStreamTrackGenerator: Generator;
  };
  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);
  const list = devices.enumerateDevices.bind(devices);
  interface Relay {
    fault: string;
    end(): void;
  }
  const relays = new Set<Relay>();
  let state = 'heal';
  let frames = 0;
  const refusal = () =>
    state === 'gone'
      ? new DOMException('Requested device not found', 'NotFoundError')
      : new DOMException('Could not start video source', 'NotReadableError');

  devices.getUserMedia = async (wish) => {
    if (state === 'gone' || state === 'busy') throw refusal();
    const [track] = (await ask(wish)).getVideoTracks() as [MediaStreamTrack];
    const generator = new MediaStreamTrackGenerator({ kind: 'video' });
    const settings = track.getSettings();
    const stop = generator.stop.bind(generator);
    let still: VideoFrame | null = null;
    const relay: Relay = {
      fault: '',
      end() {
        relays.delete(relay);
        still?.close();
        still = null;
        stop();
        track.stop();
      },
    };
    relays.add(relay);
    Object.defineProperties(generator, {
      label: { value: track.label },
      getSettings: { value: () => settings },
      stop: { value: relay.end },
    });
    const transform = new TransformStream<VideoFrame, VideoFrame>({
      transform(frame, controller) {
        frames++;
        if (relay.fault === '') return controller.enqueue(frame);
        if (relay.fault === 'still') {
          still ??= frame.clone();
          controller.enqueue(new VideoFrame(still, { timestamp: frame.timestamp }));
        }
        frame.close();
      },
    });
    const { readable } = new MediaStreamTrackProcessor({ track });
    readable
      .pipeThrough(transform)
      .pipeTo(generator.writable)
      .catch(() => {});
    return new MediaStream([generator]);
  };
  devices.enumerateDevices = async () => (state === 'gone' ? [] : list());
  Object.assign(globalThis, {
    cameraFrames: () => frames,
    isCameraWhole: () => relays.size > 0 && [...relays].every(({ fault }) => fault === ''),
    bringCameraFault(fault: string) {
      const was = state;
      state = fault === 'gone' || fault === 'busy' ? fault : 'heal';
      for (const relay of [...relays]) {
        if (fault === 'heal') continue;
        relay.fault = fault;
        if (fault !== 'gone') continue;
        relay.end();
      }
      if (was === 'gone' || fault === 'gone') devices.dispatchEvent(new Event('devicechange'));
    },
  });
}

/**
 * `still`: goes on with one picture; `silent`: sends nothing; both for as long as it is not opened anew. `busy`: sends nothing, and cannot
 * be opened; `gone`: is no longer there; both until `heal`.
 */
export const bringCameraFault = (page: Page, fault: CameraFault): Promise<unknown> =>
  page.evaluate(
    (name) => (globalThis as unknown as { bringCameraFault(name: string): void }).bringCameraFault(name),
    fault,
  );

/** Whether the page has a camera open, and each that is open sends what it sees. */
export const isCameraWhole = (page: Page): Promise<boolean> =>
  page.evaluate(() => (globalThis as unknown as { isCameraWhole(): boolean }).isCameraWhole());

/** How many frames the cameras have taken so far, whether they were sent on or not. */
export const countCameraFrames = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { cameraFrames(): number }).cameraFrames());
