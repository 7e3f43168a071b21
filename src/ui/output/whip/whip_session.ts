/** One stream to a WHIP server (WebRTC-HTTP ingestion protocol, RFC 9725), from its offer to its end. */
import { gathered } from '../../../camera/phones/gathered.ts';
import { type Told, ToldError, told } from '../../../contract/told.ts';
import type { Size } from '../../../render/placement.ts';
import { mayPass } from '../../may_pass.ts';

/** The server does not take the stream, or cannot be reached. */
export class WhipError extends ToldError {
  override readonly name = 'WhipError';
  /** True where another try helps nothing before something is changed. */
  readonly lasting: boolean;
  /** When the server wants to be asked again; null where it says nothing. */
  readonly retryAfterMs: number | null;

  constructor(told: Told, lasting = false, retryAfterMs: number | null = null, cause?: unknown) {
    super(told, { cause });
    this.lasting = lasting;
    this.retryAfterMs = retryAfterMs;
  }
}

export interface WhipEndpoint {
  /** Of the server, with http: or https:. */
  readonly address: string;
  /** Bearer token (RFC 6750); empty where the server wants none. */
  readonly token: string;
}

export interface WhipSession {
  /** Settles when the connection is lost, or the session was ended. */
  readonly lost: Promise<void>;
  /** Ends it, and deletes what the server keeps of it. */
  end(): void;
}

const CONNECT_MS = 15_000;
/** A connection may come back by itself for so long. */
const DISCONNECTED_MS = 5_000;
/** Good for paintings, which have more edges than photographs. */
const BITS_PER_PIXEL = 0.12;
const FRAMES_PER_SECOND = 30;

/**
 * Offers the stream's tracks, and sends them from then on.
 * @param size of the picture in pixels: the server gets it at this size however slow the line is
 * @throws {WhipError} where the server does not take it within 15 seconds; DOMException where `signal` ends it before
 */
export async function openWhipSession(
  stream: MediaStream,
  size: Size,
  endpoint: WhipEndpoint,
  signal: AbortSignal,
): Promise<WhipSession> {
  const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  let resource: string | null = null;
  const end = () => {
    connection.close();
    if (resource) void remove(resource, endpoint.token);
    resource = null;
  };
  try {
    for (const track of stream.getTracks()) {
      const { sender } = connection.addTransceiver(track, { direction: 'sendonly', streams: [stream] });
      if (track.kind === 'video') await keepSize(sender, size);
    }
    await connection.setLocalDescription(await connection.createOffer());
    await gathered(connection);
    const answer = await post(endpoint, connection.localDescription?.sdp ?? '', signal);
    resource = answer.resource;
    signal.throwIfAborted();
    await connection.setRemoteDescription({ type: 'answer', sdp: answer.sdp });
    signal.throwIfAborted();
    await connected(connection, signal);
  } catch (error) {
    end();
    throw error;
  }
  return { lost: untilLost(connection), end };
}

/** A slow line costs pictures a second, not pixels. */
async function keepSize(sender: RTCRtpSender, { width, height }: Size): Promise<void> {
  const parameters = sender.getParameters() as RTCRtpSendParameters & { degradationPreference?: string };
  parameters.degradationPreference = 'maintain-resolution';
  for (const encoding of parameters.encodings)
    encoding.maxBitrate = width * height * FRAMES_PER_SECOND * BITS_PER_PIXEL;
  await sender.setParameters(parameters);
}

function connected(connection: RTCPeerConnection, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      connection.removeEventListener('connectionstatechange', look);
      signal.removeEventListener('abort', aborted);
      act();
    };
    const noWay = () => settle(() => reject(new WhipError(told('outputErrors.noWay'))));
    const aborted = () => settle(() => reject(signal.reason));
    const look = () => {
      if (connection.connectionState === 'connected') settle(resolve);
      if (connection.connectionState === 'failed') noWay();
    };
    const timer = setTimeout(noWay, CONNECT_MS);
    connection.addEventListener('connectionstatechange', look);
    signal.addEventListener('abort', aborted);
    look();
  });
}

function untilLost(connection: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      const { connectionState: state } = connection;
      if (state === 'failed' || state === 'closed') resolve();
      if (state === 'disconnected') timer = setTimeout(resolve, DISCONNECTED_MS);
    };
    connection.addEventListener('connectionstatechange', look);
    look();
  });
}

const authorised = (token: string): Record<string, string> =>
  token ? { Authorization: ['Bearer', token].join(' ') } : {};

async function post({ address, token }: WhipEndpoint, offer: string, signal: AbortSignal) {
  const response = await asked(address, {
    ...{ method: 'POST', body: offer, signal, referrerPolicy: 'no-referrer' },
    headers: { 'Content-Type': 'application/sdp', ...authorised(token) },
  });
  if (response.status !== 201) throw refusal(response);
  const location = response.headers.get('Location');
  return {
    sdp: await response.text(),
    resource: location === null ? null : new URL(location, response.url || address).href,
  };
}

/** Another origin's answer, or none, is the same to a page: only its own policy can be told apart. */
async function asked(address: string, request: RequestInit): Promise<Response> {
  const { origin } = new URL(address);
  let isForbidden = false;
  const onViolation = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    isForbidden ||= effectiveDirective === 'connect-src' && blockedURI.startsWith(origin);
  };
  document.addEventListener('securitypolicyviolation', onViolation);
  try {
    return await fetch(address, request);
  } catch (cause) {
    request.signal?.throwIfAborted();
    // It is told of in a task of its own.
    await new Promise((resolve) => setTimeout(resolve, 50));
    throw isForbidden
      ? new WhipError(told('outputErrors.forbidden', { origin }), true, null, cause)
      : new WhipError(told('outputErrors.unreached', { origin }), false, null, cause);
  } finally {
    document.removeEventListener('securitypolicyviolation', onViolation);
  }
}

function refusal({ status, headers }: Response): WhipError {
  if (status === 401 || status === 403) return new WhipError(told('outputErrors.token', { status }), true);
  const seconds = Number(headers.get('Retry-After') ?? Number.NaN);
  return new WhipError(
    told('outputErrors.refused', { status }),
    !mayPass(status),
    Number.isFinite(seconds) ? 1000 * seconds : null,
  );
}

/** What the server keeps of a session that is over; it notices by itself too, later. */
async function remove(resource: string, token: string): Promise<void> {
  const request = { method: 'DELETE', headers: authorised(token), keepalive: true } as const;
  await fetch(resource, request).catch(() => {});
}
