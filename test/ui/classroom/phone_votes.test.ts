/** Votes by phone, from the page through its own server to phones, with a server that goes away and is started anew. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as classroom from '../../../src/ui/classroom/classroom_store.ts';
import { createPhoneVotes, type PhoneVotes, voteRoom } from '../../../src/ui/classroom/phone_votes.ts';
import { dismiss, notices } from '../../../src/ui/notices_store.ts';
import { houseOf } from '../../setup/phones/house.ts';

const TIMEOUT = { timeout: 20_000, interval: 50 };
const house = houseOf('vote', { address: 'http://hall.example:4190/' });
const send = globalThis.fetch;

let votes: PhoneVotes;
let isDown: boolean;
/** What the page's requests for a room that there was were answered, and what they wait for. */
let reopened: number[];
let mayReopen: Promise<void>;
let isReopening: boolean;

beforeEach(() => {
  isDown = false;
  reopened = [];
  isReopening = false;
  mayReopen = Promise.resolve();
  vi.stubGlobal('document', { baseURI: 'http://localhost:4173/' });
  // The page asks by URLs, which lead to the server of now; phones ask by text.
  vi.stubGlobal('fetch', async (address: URL | string, how: RequestInit = {}) => {
    if (typeof address === 'string') return send(address, how);
    const isOfRoom = how.method === 'POST' && address.pathname !== '/phones/vote';
    if (isOfRoom) {
      isReopening = true;
      await mayReopen;
    }
    if (isDown) throw new TypeError('Failed to fetch');
    const to = `${house.own}${address.pathname}${address.search}`;
    const answer = await send(to, { ...how, headers: { origin: house.own } });
    if (isOfRoom) reopened.push(answer.status);
    return answer;
  });
  votes = createPhoneVotes();
  classroom.isOpen.value = true;
});
afterEach(() => {
  votes.end();
  classroom.isOpen.value = false;
  classroom.round.value = null;
  dismiss(() => true);
  vi.unstubAllGlobals();
});

function roundOf(...labels: string[]): classroom.PredictRound {
  const answers = labels.map((label, index) => ({ index, label, votes: 0, byPhone: 0, probability: null }));
  return { kind: 'predict', phase: 'voting', source: 0, picture: '', answers, rest: 0 };
}

/** A round begins, and the class has the code. @returns it */
async function openRound(...labels: string[]): Promise<string> {
  classroom.round.value = roundOf(...labels);
  await votes.open();
  return voteRoom.value?.link.slice(-8) ?? '';
}

async function phoneIn(code: string) {
  const page = await fetch(`${house.phones}/v/${code}`);
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const part = (how: RequestInit) =>
    fetch(`${house.phones}/v/${code}/part`, { ...how, headers: { cookie, 'accept-language': 'en' } });
  return {
    /** @returns whether it counts */
    vote: async (option: number) =>
      (await part({ method: 'POST', body: new URLSearchParams({ option: `${option}`, round: '1' }) })).ok,
    see: async () => (await part({})).text(),
  };
}

const byPhone = () => classroom.prediction.value?.answers.map((answer) => answer.byPhone);

it('votes go on in the same room after a restart, with the votes that there were, which phones may change', async () => {
  const code = await openRound('koala', 'crab', 'cup');
  const [one, two] = [await phoneIn(code), await phoneIn(code)];
  expect([await one.vote(0), await two.vote(2)]).toEqual([true, true]);
  await expect.poll(byPhone, TIMEOUT).toEqual([1, 0, 1]);

  isDown = true;
  await expect.poll(() => voteRoom.value?.isServed, TIMEOUT).toBe(false);
  await house.serve();
  isDown = false;
  await expect.poll(() => voteRoom.value?.isServed, TIMEOUT).toBe(true);
  await expect.poll(() => two.see(), TIMEOUT).toContain('value="2" class="option chosen"');
  expect(byPhone()).toEqual([1, 0, 1]);

  expect(await one.vote(1)).toBe(true);
  await expect.poll(byPhone, TIMEOUT).toEqual([0, 1, 1]);
  expect([voteRoom.value?.link, notices.value]).toEqual([`http://hall.example:4190/v/${code}`, []]);
});

it('votes of a round that is closed while the server is away count as they were last', async () => {
  const code = await openRound('koala', 'crab', 'cup');
  const phone = await phoneIn(code);
  await phone.vote(1);
  await expect.poll(byPhone, TIMEOUT).toEqual([0, 1, 0]);
  isDown = true;
  await votes.close();
  const now = classroom.prediction.value;
  if (now) classroom.round.value = { ...now, phase: 'asking' };
  await house.serve();
  isDown = false;
  await expect.poll(() => phone.see(), TIMEOUT).toMatch(/The round is closed.*Your answer: crab/);
  expect(await phone.vote(0)).toBe(false);
  expect(byPhone()).toEqual([0, 1, 0]);
});

it('a room ends, and it is said, where the server that was started anew has no place for it', async () => {
  await openRound('koala', 'crab');
  isDown = true;
  await house.serve();
  for (let i = 0; i < 8; i++) await house.openRoom();
  isDown = false;
  await expect
    .poll(() => notices.value.map(({ message }) => message), TIMEOUT)
    .toEqual([expect.stringContaining('The server has closed the room')]);
  expect([voteRoom.value, reopened]).toEqual([null, [409]]);
});

it('a room that is ended while it is opened anew is not left behind', async () => {
  const code = await openRound('koala', 'crab');
  let letGo = () => {};
  mayReopen = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await house.serve();
  await expect.poll(() => isReopening, TIMEOUT).toBe(true);
  votes.end();
  letGo();
  await expect.poll(() => reopened, TIMEOUT).toEqual([201]);
  await expect.poll(async () => (await fetch(`${house.phones}/v/${code}`)).status, TIMEOUT).toBe(404);
  expect([voteRoom.value, notices.value]).toEqual([null, []]);
});

it('answers of any length are offered', async () => {
  const code = await openRound('x'.repeat(300), '', 'cup');
  const page = await (await phoneIn(code)).see();
  const shown = Array.from(page.matchAll(/>([^<]+)<\/button>/g), ([, option]) => option);
  expect([shown, notices.value]).toEqual([['x'.repeat(120), '…', 'cup'], []]);
});

it.each<[string, classroom.PredictRound | null]>([
  ['is left', null],
  ['gives way to one with nothing to choose', roundOf('cup')],
])('a round that %s is closed on the phones, too, and the room stays', async (_, next) => {
  const code = await openRound('koala', 'crab', 'cup');
  const phone = await phoneIn(code);
  expect(await phone.vote(1)).toBe(true);
  await expect.poll(byPhone, TIMEOUT).toEqual([0, 1, 0]);
  classroom.round.value = next;
  await expect.poll(() => phone.see(), TIMEOUT).toMatch(/The round is closed.*Your answer: crab/);
  expect(await phone.vote(0)).toBe(false);
  expect([voteRoom.value?.isServed, notices.value]).toEqual([true, []]);
});

it('a round that is left while the server is away is closed once it is back', async () => {
  const code = await openRound('koala', 'crab');
  const phone = await phoneIn(code);
  isDown = true;
  classroom.round.value = null;
  await expect.poll(() => voteRoom.value?.isServed, TIMEOUT).toBe(false);
  expect(await phone.see()).not.toContain('The round is closed');
  isDown = false;
  await expect.poll(() => phone.see(), TIMEOUT).toContain('The round is closed');
});
