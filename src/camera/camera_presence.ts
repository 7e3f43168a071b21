import { told } from '../contract/told.ts';
import { cameraError } from './camera_error.ts';
import type { CameraSource } from './camera_source.ts';
import { listCameras, onDevicesChanged } from './devices.ts';
import { CameraError } from './errors.ts';

const POLL_MS = 2000;

export interface KnownCamera {
  deviceId: string;
  label: string;
}

/** The browser's standing answer to "may this page use the camera?"; null where it does not tell. */
async function cameraPermission(): Promise<PermissionStatus | null> {
  return (await navigator.permissions?.query({ name: 'camera' }).catch(() => null)) ?? null;
}

/** Why a camera that was delivering ended: the track itself does not say. */
export async function whyEnded({ deviceId, label }: KnownCamera): Promise<CameraError> {
  const [permission, cameras] = await Promise.all([cameraPermission(), listCameras()]);
  // Without the permission browsers hide the ids.
  const hidden = cameras.some((camera) => camera.deviceId === '');
  if (permission?.state === 'denied' || hidden)
    return new CameraError('refused', told('cameraErrors.refused'));
  if (cameras.some((camera) => camera.deviceId === deviceId))
    return new CameraError('failed', told('cameraErrors.stopped', { label }));
  return new CameraError('unplugged', told('cameraErrors.unplugged', { label }));
}

export interface Standstill {
  /** The camera sends no new frames. @returns milliseconds until it is given up as lost, unless it goes on before */
  onStall(error: CameraError): number;
  /** It goes on. */
  onFlow(): void;
}

/**
 * Waits until a camera stops delivering. Some systems do not end the track of one that is pulled out, so the list of
 * devices is watched too. Rejects when the signal is aborted.
 */
export function untilLost(
  source: CameraSource,
  signal: AbortSignal,
  { onStall, onFlow }: Standstill,
): Promise<CameraError> {
  return new Promise((resolve, reject) => {
    let timeouts: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      forget();
      clearTimeout(timeouts);
      Object.assign(source, { onStall: null, onFlow: null });
      signal.removeEventListener('abort', aborted);
    };
    const lost = (error: Error) => {
      settle();
      resolve(cameraError(error));
    };
    const aborted = () => {
      settle();
      reject(signal.reason);
    };
    const forget = onDevicesChanged(async () => {
      const cameras = await listCameras();
      if (cameras.some(({ deviceId }) => deviceId === source.deviceId || deviceId === '')) return;
      source.stop();
      lost(await whyEnded(source));
    });
    source.onEnded = lost;
    source.onStall = (error) => {
      const giveUp = () => {
        source.stop();
        lost(error);
      };
      timeouts = setTimeout(giveUp, onStall(error));
    };
    source.onFlow = () => {
      clearTimeout(timeouts);
      onFlow();
    };
    signal.addEventListener('abort', aborted);
  });
}

/**
 * Waits until a lost camera is worth asking for again: it is plugged in (the same one, where one is named), and asking
 * would not nag a person who refused it.
 * @param anyAfterMs after which any camera will do where the one that is named was never seen here: its id may be of another day
 * @returns the camera's id, which may have changed with the socket; '' where any will do
 */
export async function untilBack(
  error: CameraError,
  lost: KnownCamera | null,
  signal: AbortSignal,
  anyAfterMs = Number.POSITIVE_INFINITY,
): Promise<string> {
  const since = performance.now();
  const permission = await cameraPermission();
  const state = () => permission?.state;
  const withheld = state() !== 'granted';
  const mayAsk = () =>
    error.reason === 'refused' ? withheld && state() === 'granted' : state() !== 'denied';
  for (;;) {
    await somethingChanges(permission, signal);
    if (!mayAsk()) continue;
    const cameras = await listCameras();
    const back = lost
      ? (cameras.find(({ deviceId }) => deviceId === lost.deviceId) ??
        cameras.find((camera) => camera.deviceId === '' || (lost.label && camera.label === lost.label)) ??
        (!lost.label && performance.now() - since >= anyAfterMs ? cameras[0] : undefined))
      : cameras[0];
    if (back) return lost ? back.deviceId || lost.deviceId : '';
  }
}

/** A device comes or goes, the permission changes, or a while has passed. Rejects when the signal is aborted. */
function somethingChanges(permission: PermissionStatus | null, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      forget();
      permission?.removeEventListener('change', done);
      signal.removeEventListener('abort', done);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = setTimeout(done, POLL_MS);
    const forget = onDevicesChanged(done);
    permission?.addEventListener('change', done);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
