import { cameraName } from './camera_name.ts';

export interface CameraDevice {
  deviceId: string;
  label: string;
}

/**
 * The cameras that are plugged in. Before the permission is given browsers hide names and ids: labels are then
 * "Camera 1" and so on, and ids may be empty. Never asks for the permission; empty where there is no camera API.
 */
export async function listCameras(): Promise<CameraDevice[]> {
  const media = navigator.mediaDevices as MediaDevices | undefined;
  if (!media?.enumerateDevices) return [];
  const cameras = (await media.enumerateDevices()).filter((device) => device.kind === 'videoinput');
  return cameras.map(({ deviceId, label }, i) => ({ deviceId, label: cameraName(label, deviceId, i) }));
}

/**
 * Calls back when something is plugged in or out.
 * @returns a function that ends it
 */
export function onDevicesChanged(callback: () => void): () => void {
  const media = navigator.mediaDevices as MediaDevices | undefined;
  media?.addEventListener('devicechange', callback);
  return () => media?.removeEventListener('devicechange', callback);
}
