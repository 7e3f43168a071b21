/** The stage is a looking glass for a person in front of it, and for nothing else unless somebody says so. */
import { afterEach, expect, it } from 'vitest';
import { type CameraControls, type Lens, PHONE_ID } from '../../../src/camera/index.ts';
import { toggleMirror } from '../../../src/ui/actions.ts';
import { camera } from '../../../src/ui/sources/capture_store.ts';
import * as store from '../../../src/ui/store.ts';

function show(kind: store.LivePicture['kind'], deviceId: string | null, lens: Lens | null): void {
  const isAsked = deviceId !== null && deviceId !== PHONE_ID;
  camera.value = isAsked ? { id: deviceId, controls: { lens } as CameraControls } : null;
  store.live.value = { kind, label: '', element: {} as HTMLVideoElement, deviceId };
}

afterEach(() => {
  show('clip', null, null);
  store.live.value = null;
  store.otherMirrored.value = false;
  store.display.value = { ...store.display.value, mirror: true };
});

it.each([
  ['camera', 'desk', null, true],
  ['camera', 'of a phone', 'front', true],
  ['camera', 'of a phone', 'rear', false],
  ['camera', PHONE_ID, null, false],
  ['still', null, null, false],
] as const)('a %s (%s, lens: %s) is mirrored by itself: %s', (kind, deviceId, lens, mirrored) => {
  show(kind, deviceId, lens);
  expect(store.mirrored.value).toBe(mirrored);
  toggleMirror();
  expect(store.mirrored.value).toBe(!mirrored);
  // A looking glass is switched off by the one, all else is switched on by the other.
  expect([store.display.value.mirror, store.otherMirrored.value]).toEqual([!mirrored, !mirrored]);
});
