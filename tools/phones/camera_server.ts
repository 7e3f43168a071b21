/** Signalling for a phone that is the camera of a screen: offer and answer (JSEP, RFC 9429), in memory, one phone a room. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { CAMERA_SCRIPT } from './camera_script.ts';
import { answer, isFromElsewhere, pathOf, readText, refuse } from './http.ts';
import { givePhoneId, phoneIdOf } from './phone_id.ts';
import { sendPage } from './phone_page.ts';
import { createRooms } from './rooms.ts';
import { roomOfScreen } from './screen_room.ts';
import { type PhoneWords, phoneWords } from './words.ts';

const MOST_ROOMS = 8;
/** A screen that is opened anew in that time finds its phone again. */
const SILENT_MS = 5 * 60_000;
/** A phone asks every second; one that is silent so long gives its place to another one. */
const HERE_MS = 15_000;
const MOST_BYTES = 64 * 1024;

const SDP = v.pipe(v.string(), v.startsWith('v=0'), v.maxLength(MOST_BYTES));
const OFFER = v.strictObject({ offer: SDP });
/** What the screen says: its answer, or that it wants another offer. */
const OF_SCREEN = v.union([
  v.strictObject({ session: v.pipe(v.number(), v.integer()), answer: SDP }),
  v.strictObject({ again: v.literal(true) }),
]);

interface CameraRoom {
  /** And which of its pages, as a phone may have several open. */
  phone: { readonly id: string; readonly page: string; seenAt: number } | null;
  /** Counts offers. */
  session: number;
  /** Not answered yet. */
  offer: string | null;
  answer: string | null;
  /** The session that the screen does not want any more. */
  stale: number;
}

export interface CameraOptions {
  /** Where phones find their page: ends with a slash. Browsers give the camera to https: alone. */
  readonly address: string;
  readonly now: () => number;
}

/** @returns `onScreen` for the page's own server, below `/phones/camera`; `onPhone` for the house's network, below `/c/` */
export function cameraServer({ address, now }: CameraOptions) {
  const rooms = createRooms<CameraRoom>({ most: MOST_ROOMS, silentMs: SILENT_MS, now });
  const linkOf = (code: string) => new URL(`c/${code}`, address).href;
  const isHere = ({ phone }: CameraRoom) => phone !== null && now() - phone.seenAt < HERE_MS;

  const onScreen = roomOfScreen<CameraRoom>({
    ...{ rooms, linkOf, mostBytes: MOST_BYTES + 1024 },
    begin: () => ({ phone: null, session: 0, offer: null, answer: null, stale: 0 }),
    stateOf: ({ code, value }) => ({
      ...{ link: linkOf(code), isHere: isHere(value), session: value.session, offer: value.offer },
    }),
    take(value, text) {
      const said = v.parse(OF_SCREEN, JSON.parse(text));
      if ('again' in said) Object.assign(value, { stale: value.session, offer: null, answer: null });
      else if (said.session === value.session) Object.assign(value, { offer: null, answer: said.answer });
    },
  });

  const onPhone = (request: IncomingMessage, response: ServerResponse) => {
    const { lang, words } = phoneWords(request.headers['accept-language']);
    const [, code = '', part] = /^\/c\/(\w{1,16})(?:\/(offer|answer|leave))?$/.exec(pathOf(request)) ?? [];
    const room = rooms.ofPhone(code)?.value;
    if (!room) {
      if (part) return refuse(response, 404);
      return sendPage(response, 404, { lang, title: words.over, body: `<p>${words.ask}</p>` });
    }
    const id = phoneIdOf(request, 'camera');
    const mayCome = room.phone === null || room.phone.id === id || !isHere(room);
    if (!part) {
      if (request.method !== 'GET') return refuse(response, 405);
      if (!mayCome) return sendPage(response, 409, { lang, title: words.taken, body: `<p>${words.ask}</p>` });
      // Its page may be open for days, and hears nothing of the house while that is closed.
      if (!id) givePhoneId(response, 'camera');
      return sendPage(response, 200, {
        ...{ lang, title: words.camera, body: cameraPage(words), script: CAMERA_SCRIPT },
      });
    }
    if (request.method !== 'POST') return refuse(response, 405);
    if (isFromElsewhere(request) || !id) return refuse(response, 403);
    const page = new URL(request.url ?? '', address).searchParams.get('page') ?? '';
    if (part === 'offer') {
      if (!mayCome) return refuse(response, 409);
      return readText(request, response, MOST_BYTES + 1024, (text) => {
        const { offer } = v.parse(OFFER, JSON.parse(text));
        room.session++;
        Object.assign(room, { phone: { id, page, seenAt: now() }, offer, answer: null });
        answer(response, 200, { session: room.session });
      });
    }
    // The page that offered last is the camera: an older one of the same phone gives up.
    if (room.phone?.id !== id || room.phone.page !== page) return refuse(response, 409);
    if (part === 'leave') {
      Object.assign(room, { phone: null, offer: null, answer: null });
      return void response.writeHead(204).end();
    }
    room.phone.seenAt = now();
    answer(response, 200, {
      session: room.session,
      answer: room.answer,
      isStale: room.stale === room.session,
    });
  };

  return { onScreen, onPhone };
}

/** Each line is shown when the script says so. */
const cameraPage = (words: PhoneWords): string =>
  `<video muted playsinline hidden></video>
${(['give', 'waiting', 'live', 'lost', 'stopped', 'refused', 'insecure', 'screenClosed', 'inUse'] as const)
  .map(
    (name) =>
      `<p class="said" data-when="${name}" role="status"${name === 'give' ? '' : ' hidden'}>${words[name]}</p>`,
  )
  .join('\n')}
<button id="start">${words.start}</button>
<button id="lens" class="option" hidden>${words.lens}</button>
<button id="stop" class="option" hidden>${words.stop}</button>`;
