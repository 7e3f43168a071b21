import { afterEach, expect, it, vi } from 'vitest';
import { openWhipSession } from '../../../src/ui/output/whip/whip_session.ts';

afterEach(() => void vi.restoreAllMocks());

const ENDPOINT = { address: 'https://house.example/whip', token: '' };
const RESOURCE = 'https://house.example/whip/1';

/** Answers the offer as a server would. @returns what the server was asked to delete */
function serve(receiver: RTCPeerConnection): string[] {
  const deleted: string[] = [];
  vi.spyOn(window, 'fetch').mockImplementation(async (address, request) => {
    if (request?.method === 'DELETE') {
      deleted.push(String(address));
      return new Response(null, { status: 200 });
    }
    await receiver.setRemoteDescription({ type: 'offer', sdp: String(request?.body) });
    await receiver.setLocalDescription(await receiver.createAnswer());
    return new Response(receiver.localDescription?.sdp, { status: 201, headers: { Location: RESOURCE } });
  });
  return deleted;
}

it('that is stopped while the answer is taken never goes live, and is deleted on the server', async () => {
  const receiver = new RTCPeerConnection();
  const deleted = serve(receiver);
  const stopping = new AbortController();
  const { stream, size } = picture();
  const session = openWhipSession(stream, size, ENDPOINT, stopping.signal);
  const connection = RTCPeerConnection.prototype as {
    setRemoteDescription: (answer: object) => Promise<void>;
  };
  const take = connection.setRemoteDescription;
  vi.spyOn(connection, 'setRemoteDescription').mockImplementation(async function (this: unknown, answer) {
    await take.call(this, answer);
    if (this !== receiver) stopping.abort();
  });
  await expect(session).rejects.toMatchObject({ name: 'AbortError' });
  expect(deleted).toEqual([RESOURCE]);
  receiver.close();
});

function picture() {
  const canvas = document.createElement('canvas');
  canvas.getContext('2d')?.fillRect(0, 0, canvas.width, canvas.height);
  return { stream: canvas.captureStream(), size: { width: canvas.width, height: canvas.height } };
}

it('takes back what it heard of the stop once it is connected', async () => {
  const receiver = new RTCPeerConnection();
  serve(receiver);
  vi.spyOn(RTCPeerConnection.prototype, 'connectionState', 'get').mockReturnValue('connected');
  const { signal } = new AbortController();
  const [heard, takenBack] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
  const { stream, size } = picture();
  const session = await openWhipSession(stream, size, ENDPOINT, signal);
  expect(heard).toHaveBeenCalledOnce();
  expect(takenBack.mock.calls.map(([, listener]) => listener)).toEqual([heard.mock.calls[0]?.[1]]);
  session.end();
  receiver.close();
});
