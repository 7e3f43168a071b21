/** What a camera is asked for: how large its pictures are, how many come a second, and what of its automatics is held. */

export interface Capture {
  /** In pixels; null: 1280 x 720, or what is nearest to it. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** Pictures a second; null: the camera's own. */
  readonly rate: number | null;
}

export const USUAL_CAPTURE: Capture = { size: null, rate: null };
export const CAPTURE_SIZES = [
  { width: 640, height: 480 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
] as const;
export const CAPTURE_RATES = [15, 30, 60] as const;

const USUAL_SIZE = { width: 1280, height: 720 };
const MOST_PIXELS = 8192;
const MOST_RATE = 240;

/** `1920x1080@30`, or a part of it: `1920x1080`, `@30`. @returns undefined where the text makes no sense */
export function readCapture(text: string): Capture | undefined {
  const [, width, height, rate] = /^(?:(\d{2,4})x(\d{2,4}))?(?:@(\d{1,3}))?$/.exec(text) ?? [];
  if (width === undefined && rate === undefined) return undefined;
  const size = width === undefined ? null : { width: Number(width), height: Number(height) };
  const isOutOfRange = size !== null && !(inPixels(size.width) && inPixels(size.height));
  if (isOutOfRange || (rate !== undefined && !(Number(rate) >= 1 && Number(rate) <= MOST_RATE)))
    return undefined;
  return { size, rate: rate === undefined ? null : Number(rate) };
}

const inPixels = (side: number) => side >= 16 && side <= MOST_PIXELS;

/** As `readCapture` reads it; null where nothing is asked for. */
export function writeCapture({ size, rate }: Capture): string | null {
  return `${size ? `${size.width}x${size.height}` : ''}${rate === null ? '' : `@${rate}`}` || null;
}

/** What is held as it is now, instead of being set by the camera all the time. */
export interface Locks {
  readonly exposure: boolean;
  readonly focus: boolean;
}

/** Which way a phone's camera looks; null for one that is not part of a phone. */
export type Lens = 'front' | 'rear';
export const LENSES: readonly Lens[] = ['front', 'rear'];
export const FACING: Readonly<Record<Lens, string>> = { front: 'user', rear: 'environment' };

export interface CameraControls {
  /** The largest picture and the most pictures a second; null where the browser does not tell. */
  readonly most: { readonly width: number; readonly height: number; readonly rate: number } | null;
  /** What can be held. */
  readonly can: Locks;
  readonly lens: Lens | null;
  /** Settles when the camera does as it is asked, or as nearly as it can; what it cannot do it leaves. */
  apply(capture: Capture, locks: Locks): Promise<void>;
}

/** Of the Image Capture standard, not yet in TypeScript's library. https://w3c.github.io/mediacapture-image */
interface ImageModes {
  readonly exposureMode?: readonly string[];
  readonly focusMode?: readonly string[];
}

const canHold = (modes: readonly string[] = []) => modes.includes('manual') && modes.includes('continuous');

export function controlsOf(track: MediaStreamTrack): CameraControls {
  // Firefox tells less.
  const capabilities: MediaTrackCapabilities & ImageModes = track.getCapabilities?.() ?? {};
  const { width, height, frameRate } = capabilities;
  const can = { exposure: canHold(capabilities.exposureMode), focus: canHold(capabilities.focusMode) };
  const { facingMode } = track.getSettings();
  return {
    most:
      width?.max && height?.max
        ? { width: width.max, height: height.max, rate: frameRate?.max ?? MOST_RATE }
        : null,
    can,
    lens: LENSES.find((lens) => FACING[lens] === facingMode) ?? null,
    async apply({ size, rate }, locks) {
      const { width, height } = size ?? USUAL_SIZE;
      const modes = [
        ...(can.exposure ? [{ exposureMode: locks.exposure ? 'manual' : 'continuous' }] : []),
        ...(can.focus ? [{ focusMode: locks.focus ? 'manual' : 'continuous' }] : []),
      ];
      await track
        .applyConstraints({
          ...{ width: { ideal: width }, height: { ideal: height } },
          ...(rate !== null && { frameRate: { ideal: rate } }),
          ...(modes.length > 0 && { advanced: modes as MediaTrackConstraintSet[] }),
        })
        // A camera that has ended meanwhile is told of elsewhere.
        .catch(() => {});
    },
  };
}
