import type { Camera, CameraOptions } from '@mediapipe/camera_utils';
import scriptUrl from '@mediapipe/camera_utils/camera_utils.js?url&no-inline';
import { once } from '../contract/once.ts';
import { told } from '../contract/told.ts';
import { CameraError } from './errors.ts';

type CameraClass = new (video: HTMLVideoElement, options: CameraOptions) => Camera;

/**
 * camera_utils is a script that sets globalThis.Camera, not a module, and its package claims to have no side effects, so a
 * bundler throws a plain import of it away: hence a script element.
 * @throws CameraError where it cannot be loaded; the next call tries again
 */
export const loadCameraScript = once(async (): Promise<CameraClass> => {
  const script = document.createElement('script');
  script.src = scriptUrl;
  const loaded = new Promise((resolve) => {
    script.onload = resolve;
    script.onerror = resolve;
  });
  document.head.append(script);
  await loaded;
  script.remove();
  const { Camera } = globalThis as { Camera?: CameraClass };
  if (!Camera) throw new CameraError('failed', told('cameraErrors.noScript'));
  return Camera;
});
