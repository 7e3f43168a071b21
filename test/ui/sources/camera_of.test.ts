import { beforeEach, expect, it } from 'vitest';
import { type FrameSource, type Turn, UPRIGHT } from '../../../src/camera/index.ts';
import { staff } from '../../../src/ui/exhibit/staff.ts';
import { mountingOf, rememberMounting, turnOfAddress } from '../../../src/ui/sources/camera_of.ts';
import * as store from '../../../src/ui/store.ts';
import { DEFAULT_SETTINGS } from '../../../src/ui/url_state/settings.ts';

const camera = (deviceId: string) => ({ kind: 'camera', deviceId }) as unknown as FrameSource;
const turned = (turn: Turn) => ({ ...UPRIGHT, turn });

/** A page whose address turns what it opens by 90°, and whose left camera was turned by 180° before. */
function open(kiosk: boolean): void {
  store.configured.value = { ...DEFAULT_SETTINGS, kiosk, rotate: 90 };
  store.requestedTurn.value = 90;
  store.cameraMountings.value = { left: turned(180) };
  store.live.value = { kind: 'camera', label: '', element: {} as HTMLVideoElement, deviceId: 'left' };
}

beforeEach(() => {
  staff.value = 'closed';
  store.mounting.value = UPRIGHT;
  store.requestedSource.value = 'camera';
});

it.each([
  { kiosk: false, left: 90, right: 90 },
  // Its address cannot know how a camera was hung since.
  { kiosk: true, left: 180, right: 90 },
])('in a page with kiosk=$kiosk the known camera is turned by $left, the other by $right', (wanted) => {
  open(wanted.kiosk);
  expect(mountingOf(camera('left')).turn).toBe(wanted.left);
  expect(mountingOf(camera('right')).turn).toBe(wanted.right);
});

it.each([
  { who: 'a person', kiosk: false, state: 'closed', left: 270 },
  { who: 'a visitor of a kiosk', kiosk: true, state: 'closed', left: 180 },
  { who: 'its staff', kiosk: true, state: 'open', left: 270 },
] as const)('where $who turns a camera by 270 it is later turned by $left', ({ kiosk, state, left }) => {
  open(kiosk);
  staff.value = state;
  rememberMounting(turned(270));
  expect(mountingOf(camera('left')).turn).toBe(left);
  // A visitor does not undo what the address says of another camera.
  expect(mountingOf(camera('right')).turn).toBe(kiosk && state === 'closed' ? 90 : 0);
});

const lies = (kind: store.LivePicture['kind']) => {
  store.live.value = { kind, label: '', element: {} as HTMLVideoElement, deviceId: null };
  store.mounting.value = turned(180);
};

it.each(['still', 'video', 'clip'] as const)('of a turned %s a camera’s address says nothing', (kind) => {
  open(false);
  lies(kind);
  rememberMounting(turned(180));
  expect(turnOfAddress()).toBe(90);
  expect(mountingOf(camera('right')).turn).toBe(90);
  store.requestedTurn.value = null;
  expect(turnOfAddress()).toBeNull();
});

it.each([
  ['camera', 'camera', false, 180],
  ['camera', 'phone', false, 180],
  ['clip', 'clip', false, 180],
  ['clip', 'phone', false, null],
  ['camera', 'camera', true, null],
] as const)('a %s is live, the address opens a %s (kiosk: %s): it says %s', (kind, source, kiosk, turn) => {
  open(kiosk);
  lies(kind);
  store.requestedTurn.value = null;
  store.requestedSource.value = source;
  expect(turnOfAddress()).toBe(turn);
});
