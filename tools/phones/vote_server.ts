/** Votes of a class by phone, for a round of “predict, then see”: counted in memory, and forgotten with the room. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { escapeHtml } from '../../src/media/escape_html.ts';
import { isFromElsewhere, pathOf, readText, refuse } from './http.ts';
import { givePhoneId, phoneIdOf } from './phone_id.ts';
import { NEVER_KEPT, sendPage } from './phone_page.ts';
import { createRooms, type Room } from './rooms.ts';
import { roomOfScreen } from './screen_room.ts';
import { VOTE_SCRIPT } from './vote_script.ts';
import { type PhoneWords, phoneWords } from './words.ts';

const MOST_ROOMS = 8;
const MOST_PHONES = 400;
/** A house lends one phone to several visitors; a table of tablets may share an address. */
const MOST_OF_A_CLIENT = 6;
const SILENT_MS = 5 * 60_000;
/** A phone that was not heard so long, and has no vote in the round, gives its place to another one. */
const GONE_MS = 5 * 60_000;
/** A phone asks every two seconds. */
const HERE_MS = 15_000;
const MOST_ROUND_BYTES = 16 * 1024;
const MOST_VOTE_BYTES = 200;
const REFRESH_SECONDS = 5;
/** A phone that was not heard for so long is another one. */
const KNOWN_SECONDS = 24 * 60 * 60;

const OPTION = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8));

/** What the screen says of a round. */
const ROUND = v.strictObject({
  /** Counts up; votes of another one do not count. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
  options: v.pipe(
    v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(120))),
    v.minLength(2),
    v.maxLength(9),
  ),
  isOpen: v.boolean(),
  /** The place of the network's answer, once it is known. */
  best: v.nullable(OPTION),
  /** Who has voted for what, as the screen was told: a room that was opened anew has forgotten it. */
  voters: v.optional(v.record(v.pipe(v.string(), v.regex(/^[\w-]{8}$/)), OPTION), {}),
});
type Round = Omit<v.InferOutput<typeof ROUND>, 'voters'>;

interface VoteRoom {
  round: Round | null;
  /** Of this round, by voter. */
  readonly votes: Map<string, number>;
  readonly phones: Map<string, { readonly client: string; seenAt: number }>;
}

export interface VoteOptions {
  /** Where phones find their page: ends with a slash. */
  readonly address: string;
  readonly now: () => number;
}

/** @returns `onScreen` for the page's own server, below `/phones/vote`; `onPhone` for the house's network, below `/v/` */
export function voteServer({ address, now }: VoteOptions) {
  const rooms = createRooms<VoteRoom>({ most: MOST_ROOMS, silentMs: SILENT_MS, now });

  const countOf = ({ round, votes, phones }: VoteRoom) => ({
    phones: [...phones.values()].filter(({ seenAt }) => now() - seenAt < HERE_MS).length,
    votes: (round?.options ?? []).map((_, at) => [...votes.values()].filter((vote) => vote === at).length),
    number: round?.number ?? 0,
    voters: Object.fromEntries(votes),
  });

  /** @throws where it is no round */
  const take = (room: VoteRoom, text: string) => {
    const { voters, ...round } = v.parse(ROUND, JSON.parse(text));
    if (room.round === null) for (const one of Object.entries(voters)) room.votes.set(...one);
    else if (room.round.number !== round.number) room.votes.clear();
    room.round = round;
  };

  const onScreen = roomOfScreen<VoteRoom>({
    rooms,
    begin: () => ({ round: null, votes: new Map(), phones: new Map() }),
    linkOf: (code) => new URL(`v/${code}`, address).href,
    stateOf: ({ value }) => countOf(value),
    take,
    mostBytes: MOST_ROUND_BYTES,
  });

  const onPhone = (request: IncomingMessage, response: ServerResponse, client: string) => {
    const { lang, words } = phoneWords(request.headers['accept-language']);
    const [, code = '', part] = /^\/v\/(\w{1,16})(\/part)?$/.exec(pathOf(request)) ?? [];
    const room = rooms.ofPhone(code);
    const show = (status: number, body: string) => {
      if (!part) {
        const title = words.question;
        return sendPage(response, status, {
          ...{ lang, title, script: VOTE_SCRIPT, refreshSeconds: REFRESH_SECONDS },
          body: `<main aria-live="polite">${body}</main>`,
        });
      }
      response.writeHead(status, { ...NEVER_KEPT, 'Content-Type': 'text/html; charset=utf-8' });
      response.end(body);
    };
    if (!room) return show(404, `<h1>${words.over}</h1><p>${words.ask}</p>`);
    const voter = voterOf(request, response, room, client);
    if (voter === null) return show(429, `<h1>${words.full}</h1><p>${words.ask}</p>`);
    if (request.method === 'GET') return show(200, roomPart(room, voter, words));
    if (request.method !== 'POST') return refuse(response, 405);
    if (isFromElsewhere(request)) return refuse(response, 403);
    readText(request, response, MOST_VOTE_BYTES, (text) => {
      const status = vote(room.value, voter, new URLSearchParams(text));
      if (part || status !== 200) show(status, roomPart(room, voter, words));
      else response.writeHead(303, { ...NEVER_KEPT, Location: room.code }).end();
    });
  };

  /**
   * What the phone that asks is called in this room: phones are known by their cookies, which the screen is not told.
   * @returns null where there are too many
   */
  function voterOf(
    request: IncomingMessage,
    response: ServerResponse,
    { code, value: { phones, votes } }: Room<VoteRoom>,
    client: string,
  ): string | null {
    const nameOf = (id: string) =>
      createHash('sha256').update(`${code} ${id}`).digest('base64url').slice(0, 8);
    const given = phoneIdOf(request, 'phone');
    const known = phones.get(given);
    if (known) known.seenAt = now();
    else {
      for (const [id, { seenAt }] of phones)
        if (now() - seenAt >= GONE_MS && !votes.has(nameOf(id))) phones.delete(id);
      const ofClient = [...phones.values()].filter((one) => one.client === client).length;
      if (phones.size >= MOST_PHONES || ofClient >= MOST_OF_A_CLIENT) return null;
    }
    // One of a server before this one keeps its cookie: by that its vote is its own still.
    const id = givePhoneId(response, 'phone', KNOWN_SECONDS, given);
    if (!known) phones.set(id, { client, seenAt: now() });
    return nameOf(id);
  }

  return { onScreen, onPhone };
}

/** @returns the status: 200 where it counts, 409 where the round is another one or closed, 400 where it is no vote */
function vote({ round, votes }: VoteRoom, voter: string, form: URLSearchParams): number {
  const [option, number] = [form.get('option') ?? '', form.get('round') ?? ''];
  if (!/^\d$/.test(option) || !/^\d{1,7}$/.test(number)) return 400;
  if (!round?.isOpen || Number(number) !== round.number) return 409;
  if (Number(option) >= round.options.length) return 400;
  votes.set(voter, Number(option));
  return 200;
}

/** What a phone shows now. */
function roomPart(
  { code, value: { round, votes } }: Room<VoteRoom>,
  voter: string,
  words: PhoneWords,
): string {
  if (!round) return `<h1>${words.question}</h1><p>${words.wait}</p>`;
  const chosen = votes.get(voter);
  if (round.isOpen) {
    const buttons = round.options.map(
      (option, at) =>
        `<button name="option" value="${at}" class="option${at === chosen ? ' chosen' : ''}" aria-pressed="${at === chosen}">${escapeHtml(option)}</button>`,
    );
    return `<h1>${words.question}</h1><form method="post" action="${code}"><input type="hidden" name="round" value="${round.number}">${buttons.join('')}</form>${chosen === undefined ? '' : `<p>${words.change}</p>`}`;
  }
  const said = (text: string, at: number) =>
    `<p class="said">${text.replace('{answer}', () => escapeHtml(round.options[at] ?? ''))}</p>`;
  return [
    `<h1>${words.closed}</h1>`,
    round.best === null ? '' : said(words.says, round.best),
    chosen === undefined ? '' : said(words.yours, chosen),
    chosen !== undefined && chosen === round.best ? `<p class="said">${words.hit}</p>` : '',
    `<p>${words.wait}</p>`,
  ].join('');
}
