/** What the camera that is live is asked for, and what it can do. */
import {
  type CameraControls,
  type Capture,
  type Lens,
  type Locks,
  PHONE_ID,
  USUAL_CAPTURE,
} from '../../camera/index.ts';
import { forgets, ofPage, ofVisitor } from '../kiosk/forgets.ts';

const NOTHING_HELD: Locks = { exposure: false, focus: false };

/** By the cameras' ids: what a person has asked each for. */
export const captures = ofPage<Readonly<Record<string, Capture>>>({});
/** What the address asks for; null where it says nothing. */
export const requestedCapture = ofPage<Capture | null>(null);
/** Of a phone that this page runs on. */
export const lens = ofPage<Lens>('front');
/** Of the camera that is live; null where none is that can be asked. */
export const camera = ofPage<{ readonly id: string; readonly controls: CameraControls } | null>(null);
export const locks = ofVisitor<Locks>(NOTHING_HELD);

/** Whether a camera shows what a person has before them, not the person: the rear one of a phone, or a phone that is the camera. */
export const looksAway = (deviceId: string | null): boolean =>
  deviceId === PHONE_ID || camera.value?.controls.lens === 'rear';

/** What the present camera is asked for. */
export const captureNow = (): Capture =>
  requestedCapture.value ?? captures.value[camera.value?.id ?? ''] ?? USUAL_CAPTURE;

const apply = () => void camera.peek()?.controls.apply(captureNow(), locks.value);

/** Another camera is live. It is opened as usual: only what is asked for beside that changes it. */
export function showCapture(now: { readonly id: string; readonly controls: CameraControls } | null): void {
  camera.value = now;
  const { size, rate } = captureNow();
  if (size || rate !== null || locks.value.exposure || locks.value.focus) apply();
}

/** What is not given stays. Kept for the camera. */
export function ask(change: Partial<Capture>): void {
  const next = { ...captureNow(), ...change };
  const id = camera.value?.id;
  if (id !== undefined) captures.value = { ...captures.value, [id]: next };
  requestedCapture.value = null;
  apply();
}

export function hold(change: Partial<Locks>): void {
  locks.value = { ...locks.value, ...change };
  apply();
}

// The next visitor's camera sets itself again.
forgets(apply);
