/** What is known of the camera behind a source, and how its picture hangs. */
import { type CameraSource, type FrameSource, type Mounting, PHONE_ID, UPRIGHT } from '../../camera/index.ts';
import * as store from '../store.ts';

/** Null where it is none. */
export const deviceOf = (source: FrameSource): string | null =>
  source.kind === 'camera' ? (source as CameraSource).deviceId : null;

/** What can be asked of it here: a phone's camera is set on the phone. */
export function adjustable(source: FrameSource) {
  const id = deviceOf(source);
  return id === null || id === PHONE_ID ? null : { id, controls: (source as CameraSource).controls };
}

/** The address turns what it opens; else each camera hangs as the person has said, or as the configuration does. */
export function mountingOf(source: FrameSource): Mounting {
  const isCamera = source.kind === 'camera';
  const configured = isCamera ? { ...UPRIGHT, ...store.exhibit.value.camera } : UPRIGHT;
  const mounting = store.cameraMountings.value[deviceOf(source) ?? ''] ?? configured;
  const wanted = store.requestedSource.value === 'phone' ? 'camera' : store.requestedSource.value;
  const turn = source.kind === wanted ? store.requestedTurn.value : null;
  return turn === null ? mounting : { ...mounting, turn };
}
