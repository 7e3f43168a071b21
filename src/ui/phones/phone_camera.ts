/** A phone as the camera: the room in which it is found, and how it stands. */
import { computed } from '@preact/signals';
import {
  openPhoneCamera,
  type PhoneState,
  type ReopeningCamera,
  type ReopeningCameraOptions,
} from '../../camera/index.ts';
import { told } from '../../contract/told.ts';
import { ofPage, ofVisitor } from '../kiosk/forgets.ts';
import { t } from '../language/language.ts';
import { openRoom, type PhoneRoom, PhonesError, phoneUses, roomAgain } from './room.ts';

type Link = 'waiting' | 'connected' | 'lost';

/** Where the phone is found, and how it stands; null where no phone is wanted. */
export const phoneLink = ofPage<{ readonly link: string; readonly state: Link } | null>(null);
/** Whether the code is on screen. */
export const isPairing = ofVisitor(false);
export const canBeCamera = computed(() => phoneUses.value.includes('camera'));

/** A page that is opened anew, e.g. by a kiosk's watchdog, finds the phone where it was. */
const KEPT = 'convoscope.phone';
let room: PhoneRoom | null = null;

async function enter(again: boolean): Promise<PhoneRoom | null> {
  const kept = sessionStorage.getItem(KEPT);
  room ??= kept === null ? null : await roomAgain('camera', kept);
  // The server may have been started anew.
  if (room && !(await room.ask())) room = null;
  room ??= await openRoom('camera', again);
  if (room) sessionStorage.setItem(KEPT, room.key);
  return room;
}

let entering: Promise<PhoneRoom | null> | null = null;

/** One at a time: else the screen could ask in one room and show the code of another. */
function enterRoom(again = false): Promise<PhoneRoom | null> {
  entering ??= enter(again).finally(() => {
    entering = null;
  });
  return entering;
}

/** Another source was chosen: the phone is told that it is no camera any more. A kiosk does so between visitors, see source_control.ts. */
export function endPhone(): void {
  room?.end();
  room = null;
  sessionStorage.removeItem(KEPT);
  phoneLink.value = null;
  isPairing.value = false;
}

/** The next visitor of a kiosk sees the code where no phone is there yet. */
export function showCodeAgain(): void {
  if (phoneLink.value?.state === 'waiting') isPairing.value = true;
}

const setState = (state: Link): void => {
  if (phoneLink.value) phoneLink.value = { ...phoneLink.value, state };
};

/**
 * Opens the room in which a phone is found.
 * @returns waits there for a phone, shows the code until it has come, and keeps it
 * @throws {PhonesError} where the server opens no room
 */
export async function openPhone(): Promise<
  (told: Omit<ReopeningCameraOptions, 'deviceId'>) => ReopeningCamera
> {
  const entered = canBeCamera.value ? await enterRoom() : null;
  if (!entered) throw new PhonesError(told('phoneErrors.noCamera'));
  // One that is known comes by itself.
  const isKnown = (await entered.ask<PhoneState>())?.isHere;
  return ({ onBack, onStalled, onLost }) => {
    let isOver = false;
    phoneLink.value = { link: entered.link, state: 'waiting' };
    isPairing.value = !isKnown;

    const isWanted = () => !isOver && phoneLink.value !== null;

    /** A server that was started anew knows of no room: another one is opened, with another code. */
    async function askAnew(): Promise<PhoneState | null> {
      if (!isWanted()) return null;
      const found = await enterRoom(true);
      if (!isWanted()) {
        if (!phoneLink.value) endPhone();
        return null;
      }
      if (!found) return null;
      if (phoneLink.value?.link !== found.link) {
        phoneLink.value = { link: found.link, state: 'waiting' };
        isPairing.value = true;
      }
      return (await found.ask<PhoneState>()) ?? null;
    }

    const camera = openPhoneCamera({
      signals: {
        ask: async () => (await room?.ask<PhoneState>()) ?? askAnew(),
        tell: async (what) => room?.tell(what),
      },
      label: t('phones.phone'),
      onBack(source) {
        setState('connected');
        isPairing.value = false;
        onBack(source);
      },
      onStalled(error) {
        setState('lost');
        onStalled(error);
      },
      onLost(error) {
        setState('lost');
        onLost(error);
      },
    });
    return {
      get source() {
        return camera.source;
      },
      stop() {
        isOver = true;
        camera.stop();
        phoneLink.value = null;
        isPairing.value = false;
      },
    };
  };
}
