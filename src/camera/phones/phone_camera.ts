/** A phone of the house's network as a camera: its pictures come by WebRTC, as one peer sends them to the other. */
import { told } from '../../contract/told.ts';
import type { CameraSource } from '../camera_source.ts';
import { CameraError } from '../errors.ts';
import type { ReopeningCamera, ReopeningCameraOptions } from '../reopening_camera.ts';
import { watchStream } from '../webcam.ts';
import { gathered } from './gathered.ts';

/** What a phone is called among cameras, e.g. where it is kept how they hang. */
export const PHONE_ID = 'phone';

/** What the server between screen and phone holds. */
export interface PhoneState {
  /** Whether a phone was heard within some seconds. */
  readonly isHere: boolean;
  /** Counts offers. */
  readonly session: number;
  /** The SDP that waits for an answer; null where none does. */
  readonly offer: string | null;
}

/** The way to the phone before there is a connection. Both settle with null where there is no server, or no room any more. */
interface PhoneSignals {
  ask(): Promise<PhoneState | null>;
  /** An answer, or that another offer is wanted. */
  tell(what: { session: number; answer: string } | { again: true }): Promise<unknown>;
}

export interface PhoneCameraOptions extends Omit<ReopeningCameraOptions, 'deviceId'> {
  readonly signals: PhoneSignals;
  /** What a person reads. */
  readonly label: string;
}

const ASK_MS = 1000;
/** A phone that was asked for another offer has so long to make it. */
const AGAIN_MS = 6000;
/** What stands still so long is given up until the phone is back. */
const GIVE_UP_MS = 20_000;

/**
 * Keeps a phone as the camera: whatever was lost is connected again by itself, for as long as the phone's page is open.
 * @returns at once; onBack is called when the phone has come
 */
export function openPhoneCamera(options: PhoneCameraOptions): ReopeningCamera {
  const { signals, label, onBack, onStalled, onLost } = options;
  let over = false;
  let source: CameraSource | null = null;
  /** The connection to the phone, or that which is being made. */
  let peer: RTCPeerConnection | null = null;
  /** That whose picture is shown. */
  let shownBy: RTCPeerConnection | null = null;
  /** The SDP of the last offer that was taken. A server that was started anew counts sessions anew. */
  let taken: string | null = null;
  let stalledAt: number | null = null;
  let askedAgainAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function hangUp(connection: RTCPeerConnection | null): void {
    connection?.close();
    if (peer === connection) peer = null;
  }

  function drop(): void {
    source?.stop();
    source = null;
    stalledAt = null;
    // It may be connected still, which brings no picture back.
    hangUp(shownBy);
    shownBy = null;
  }

  function show(next: CameraSource, by: RTCPeerConnection): void {
    const before = source;
    source = next;
    shownBy = by;
    stalledAt = null;
    next.onStall = (error) => {
      stalledAt = performance.now();
      onStalled(error);
    };
    next.onFlow = () => {
      stalledAt = null;
      onBack(next);
    };
    onBack(next);
    before?.stop();
  }

  /** Takes an offer. Where it comes to nothing another one is asked for. */
  async function take(session: number, offer: string): Promise<void> {
    taken = offer;
    const mine = new RTCPeerConnection();
    hangUp(peer);
    peer = mine;
    try {
      await connect(mine, session, offer);
    } catch {
      hangUp(mine);
    }
  }

  /** Answers an offer, and shows what comes. */
  async function connect(mine: RTCPeerConnection, session: number, offer: string): Promise<void> {
    const arrived = new Promise<RTCTrackEvent>((resolve) => mine.addEventListener('track', resolve));
    await mine.setRemoteDescription({ type: 'offer', sdp: offer });
    await mine.setLocalDescription(await mine.createAnswer());
    await gathered(mine);
    if (peer !== mine) return;
    await signals.tell({ session, answer: mine.localDescription?.sdp ?? '' });
    const { track, receiver } = await arrived;
    // A screen that answers to a hand has no use for pictures that are kept back.
    if ('jitterBufferTarget' in receiver) receiver.jitterBufferTarget = 0;
    const stream = new MediaStream([track]);
    const camera = await watchStream({ stream, track, deviceId: PHONE_ID, label }, async () => phoneLost());
    if (peer !== mine) camera.stop();
    else show(camera, mine);
  }

  function judge(now: PhoneState | null): void {
    const waited = stalledAt === null ? 0 : performance.now() - stalledAt;
    if (source && stalledAt !== null && (waited > GIVE_UP_MS || now?.isHere === false)) {
      drop();
      onLost(phoneLost());
    }
    const isConnected = peer?.connectionState === 'connected' && stalledAt === null;
    const since = performance.now() - askedAgainAt;
    const isTaking = now?.offer != null && peer !== null;
    if (!now || isConnected || isTaking || now.session === 0 || since < AGAIN_MS) return;
    askedAgainAt = performance.now();
    void signals.tell({ again: true });
  }

  async function watch(): Promise<void> {
    const now = await signals.ask();
    if (over) return;
    if (now?.offer != null && now.offer !== taken) {
      askedAgainAt = performance.now();
      void take(now.session, now.offer);
    } else judge(now);
    timer = setTimeout(watch, ASK_MS);
  }
  void watch();

  return {
    get source() {
      return source;
    },
    stop() {
      over = true;
      clearTimeout(timer);
      drop();
      hangUp(peer);
    },
  };
}

const phoneLost = () => new CameraError('unplugged', told('cameraErrors.phoneLost'));
