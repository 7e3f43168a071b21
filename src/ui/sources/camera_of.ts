/** What is known of the camera behind a source, and how its picture hangs. */
import {
  type CameraError,
  type CameraSource,
  type FrameSource,
  type MountedSource,
  type Mounting,
  PHONE_ID,
  type Turn,
  UPRIGHT,
} from '../../camera/index.ts';
import { staff } from '../exhibit/staff.ts';
import { forgets } from '../kiosk/forgets.ts';
import { dismiss, notify } from '../notices_store.ts';
import * as store from '../store.ts';

/** Null where it is none. */
export const deviceOf = (source: FrameSource): string | null =>
  source.kind === 'camera' ? (source as CameraSource).deviceId : null;

/** What can be asked of it here: a phone's camera is set on the phone. */
export function adjustable(source: FrameSource) {
  const id = deviceOf(source);
  return id === null || id === PHONE_ID ? null : { id, controls: (source as CameraSource).controls };
}

/** Whether a source is of the kind that the address opens: a phone is a camera. */
const isAsked = ({ kind }: Pick<FrameSource, 'kind'>): boolean =>
  kind === (store.requestedSource.value === 'phone' ? 'camera' : store.requestedSource.value);

const isLiveAsked = (): boolean => store.live.value !== null && isAsked(store.live.value);

/**
 * The address turns what it opens; else each camera hangs as the person has said, or as the configuration does. In a kiosk what
 * its staff has said of a camera counts before all: the configuration cannot know how it was hung since.
 */
export function mountingOf(source: FrameSource): Mounting {
  const isCamera = source.kind === 'camera';
  const configured = isCamera ? { ...UPRIGHT, ...store.exhibit.value.camera } : UPRIGHT;
  const own = store.cameraMountings.value[deviceOf(source) ?? ''];
  if (own && store.kiosk.value) return own;
  const mounting = own ?? configured;
  const turn = isAsked(source) ? store.requestedTurn.value : null;
  return turn === null ? mounting : { ...mounting, turn };
}

/** The present camera hangs so from now on, whenever it is opened. What a visitor of a kiosk does counts until then. */
export function rememberMounting(mounting: Mounting): void {
  if (store.kiosk.value && staff.value !== 'open') return;
  const id = store.live.value?.deviceId;
  if (id) store.cameraMountings.value = { ...store.cameraMountings.value, [id]: mounting };
  // Of a file that lies in its place, or of the clip, the address says nothing.
  if (isLiveAsked()) store.requestedTurn.value = null;
}

/**
 * What an address of the page says of how the picture is turned; null where nothing. How the cameras of a kiosk hang is kept
 * beside its configuration.
 */
export function turnOfAddress(): Turn | null {
  const present = store.kiosk.value || !isLiveAsked() ? null : store.mounting.value.turn || null;
  return store.requestedTurn.value ?? present;
}

/**
 * What a visitor turned hangs as before for the next one, also where nothing is opened anew.
 * @param shown what is shown now, if anything is
 * @param mount turns it
 */
export function forgetTurn(shown: () => MountedSource | null, mount: (mounting: Mounting) => void): void {
  forgets(async () => {
    // By then what the address asks for is asked for again.
    await null;
    const now = shown();
    if (!now) return;
    const mounting = mountingOf(now.source);
    if (JSON.stringify(mounting) !== JSON.stringify(now.mounting)) mount(mounting);
  });
}

/** @param more what is done meanwhile */
export function tellCamera({ name, message }: CameraError, more = ''): void {
  dismiss((notice) => notice.name === name);
  notify('error', name, `${message} ${more}`.trim(), true);
}
