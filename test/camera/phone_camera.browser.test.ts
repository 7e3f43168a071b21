import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  type CameraSource,
  openPhoneCamera,
  type PhoneCameraOptions,
  type PhoneState,
  type ReopeningCamera,
} from '../../src/camera/index.ts';
import { gathered } from '../../src/camera/phones/gathered.ts';
import { changingCanvas } from './pictures.ts';

/** Connections are made by the real clock. */
const { setTimeout: wait } = window;
const ends: (() => void)[] = [];
beforeEach(
  () =>
    void vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
    }),
);
afterEach(() => {
  for (const end of ends.splice(0)) end();
  vi.useRealTimers();
});

const PATIENCE = { timeout: 30_000, interval: 20 };

/** A phone of a room of its own, with a camera whose picture changes. */
function phone() {
  const { canvas, stop } = changingCanvas();
  const stream = canvas.captureStream(20);
  const [track = null] = stream.getVideoTracks();
  let connection = new RTCPeerConnection();
  let isSilent = false;
  const send = async (what: MediaStreamTrack | null) => {
    for (const sender of connection.getSenders()) await sender.replaceTrack(what);
  };
  let state: PhoneState = { isHere: true, session: 0, offer: null };
  const offer = async (offered?: string) => {
    connection.close();
    connection = new RTCPeerConnection();
    connection.addTrack(track as MediaStreamTrack, stream);
    if (isSilent) await send(null);
    await connection.setLocalDescription();
    await gathered(connection);
    const sdp = offered ?? connection.localDescription?.sdp ?? '';
    state = { isHere: true, session: state.session + 1, offer: sdp };
  };
  const signals: PhoneCameraOptions['signals'] = {
    ask: async () => state,
    async tell(what) {
      state = { ...state, offer: null };
      if ('again' in what) await offer();
      else await connection.setRemoteDescription({ type: 'answer', sdp: what.answer });
    },
  };
  ends.push(() => {
    stop();
    connection.close();
  });
  return {
    offer,
    signals,
    /** It stays connected and offers anew where it is asked to, and sends no pictures. */
    async fallSilent() {
      isSilent = true;
      await send(null);
    },
    async goOn() {
      isSilent = false;
      await send(track);
    },
  };
}

/** Waits for the phone of a room, which may be another one at any time. */
function waitFor(room: { phone: ReturnType<typeof phone> }) {
  const told = { onLost: vi.fn(), onStalled: vi.fn(), onBack: vi.fn<(source: CameraSource) => void>() };
  const camera: ReopeningCamera = openPhoneCamera({
    ...told,
    label: 'Phone',
    signals: { ask: () => room.phone.signals.ask(), tell: (what) => room.phone.signals.tell(what) },
  });
  ends.push(() => camera.stop());
  return { ...told, camera };
}

it('a phone that stood still until it was given up is asked to offer again, though it stays connected', async () => {
  const room = { phone: phone() };
  void room.phone.offer();
  const { camera, onBack, onStalled, onLost } = waitFor(room);
  await vi.waitFor(() => expect(onBack).toHaveBeenCalled(), PATIENCE);
  await room.phone.fallSilent();
  await vi.waitFor(() => expect(onStalled).toHaveBeenCalled(), PATIENCE);
  // Past the last offer before it was given up, whose first picture is waited for. In steps: connections take real time.
  for (let step = 0; step < 450; step++) {
    await vi.advanceTimersByTimeAsync(100);
    await new Promise((resolve) => wait(resolve, 10));
  }
  expect(onLost).toHaveBeenCalledOnce();
  expect(camera.source).toBeNull();
  await room.phone.goOn();
  await vi.waitFor(() => expect(camera.source).not.toBeNull(), PATIENCE);
}, 120_000);

it('an offer that comes to nothing is followed by another one', async () => {
  const room = { phone: phone() };
  await room.phone.offer('v=0');
  const { camera } = waitFor(room);
  await vi.advanceTimersByTimeAsync(8000);
  await vi.waitFor(() => expect(camera.source).not.toBeNull(), PATIENCE);
});

it('the first offer in another room is taken, after the first one in the room before', async () => {
  const room = { phone: phone() };
  void room.phone.offer();
  const { camera, onBack } = waitFor(room);
  await vi.waitFor(() => expect(onBack).toHaveBeenCalledOnce(), PATIENCE);
  const before = camera.source;
  room.phone = phone();
  void room.phone.offer();
  await vi.waitFor(() => expect(onBack).toHaveBeenCalledTimes(2), PATIENCE);
  expect(camera.source).not.toBe(before);
});
