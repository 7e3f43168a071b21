/** Signalling for a phone that is a camera: who may offer, and who may answer. */
import { describe, expect, it } from 'vitest';
import { houseOf } from './house.ts';

const SDP = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\n';

const house = houseOf('camera', {
  address: 'http://hall.example:4190/',
  camera: 'https://hall.example:4191/',
});
const { ask, openRoom } = house;

const state = async (key: string) => (await fetch(`${house.own}/phones/camera/${key}`)).json();

async function phoneIn(code: string) {
  const page = await fetch(`${house.phones}/c/${code}`);
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const post = (part: string, body?: object, more: Record<string, string> = {}) =>
    fetch(`${house.phones}/c/${code}/${part}`, {
      ...{ method: 'POST', headers: { cookie, ...more } },
      ...(body && { body: JSON.stringify(body) }),
    });
  return {
    page,
    post,
    offer: () => post('offer', { offer: SDP }),
    hear: async () => (await post('answer')).json(),
  };
}

describe('a phone that is a camera', () => {
  it('offers, is answered once, and is asked to offer again', async () => {
    const { key, link, code } = await openRoom();
    expect(link).toMatch(/^https:\/\/hall\.example:4191\/c\/[A-HJKMNP-Z2-9]{8}$/);
    expect(await state(key)).toEqual({ link, isHere: false, session: 0, offer: null });
    const phone = await phoneIn(code);
    expect(await (await phone.offer()).json()).toEqual({ session: 1 });
    expect(await state(key)).toEqual({ link, isHere: true, session: 1, offer: SDP });
    expect(await phone.hear()).toEqual({ session: 1, answer: null, isStale: false });
    await ask(`camera/${key}`, 'PUT', { session: 1, answer: `${SDP}a` });
    expect(await phone.hear()).toEqual({ session: 1, answer: `${SDP}a`, isStale: false });
    expect(await state(key)).toMatchObject({ session: 1, offer: null });
    await ask(`camera/${key}`, 'PUT', { again: true });
    expect(await phone.hear()).toEqual({ session: 1, answer: null, isStale: true });
    await phone.offer();
    expect(await phone.hear()).toEqual({ session: 2, answer: null, isStale: false });
    // An answer to the offer before is none.
    await ask(`camera/${key}`, 'PUT', { session: 1, answer: SDP });
    expect(await phone.hear()).toMatchObject({ answer: null });
  });

  it('keeps its place while it is heard, and gives it up by leaving or silence', async () => {
    const { key, code } = await openRoom();
    const [one, two] = [await phoneIn(code), await phoneIn(code)];
    await one.offer();
    expect((await two.offer()).status).toBe(409);
    expect((await phoneIn(code)).page.status).toBe(409);
    house.clock += 14_000;
    await one.hear();
    house.clock += 14_000;
    expect((await two.offer()).status).toBe(409);
    house.clock += 1_000;
    expect((await two.offer()).status).toBe(200);
    expect((await one.post('answer')).status).toBe(409);
    expect((await one.offer()).status).toBe(409);
    expect((await two.post('leave')).status).toBe(204);
    expect(await state(key)).toMatchObject({ isHere: false, offer: null });
    expect((await one.offer()).status).toBe(200);
  });

  it('is the page that offered last, where a phone has several open: the others give up', async () => {
    const { key, code } = await openRoom();
    const { post } = await phoneIn(code);
    for (const page of ['a', 'b'])
      expect((await post(`offer?page=${page}`, { offer: SDP })).status).toBe(200);
    expect((await post('answer?page=a')).status).toBe(409);
    expect((await post('leave?page=a')).status).toBe(409);
    expect((await post('answer?page=b')).status).toBe(200);
    expect(await state(key)).toMatchObject({ isHere: true, session: 2 });
  });

  it('is told where the room is closed', async () => {
    const { key, code } = await openRoom();
    const phone = await phoneIn(code);
    await phone.offer();
    await ask(`camera/${key}`, 'DELETE');
    expect((await phone.post('answer')).status).toBe(404);
    expect((await phone.offer()).status).toBe(404);
    expect((await phoneIn(code)).page.status).toBe(404);
  });

  it.each([
    ['no offer', {}],
    ['an offer that is no SDP', { offer: 'hello' }],
    ['an offer with something more', { offer: SDP, name: 'x' }],
    ['an offer that is too long', { offer: `${SDP}${'a'.repeat(70_000)}` }],
  ])('sends %s in vain', async (_, body) => {
    const { key, code } = await openRoom();
    expect([400, 413]).toContain((await (await phoneIn(code)).post('offer', body)).status);
    expect(await state(key)).toMatchObject({ isHere: false, session: 0, offer: null });
  });

  it('is known for as long as its browser is open, also where its page is open for days', async () => {
    const { code } = await openRoom();
    const { page } = await phoneIn(code);
    expect(page.headers.get('set-cookie')).toMatch(/^camera=[\w-]{22}; HttpOnly; SameSite=Strict$/);
  });

  it('has to have opened the page, and no other site speaks for it', async () => {
    const { code } = await openRoom();
    const phone = await phoneIn(code);
    expect((await phone.post('offer', { offer: SDP }, { cookie: '' })).status).toBe(403);
    expect((await phone.post('offer', { offer: SDP }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await fetch(`${house.phones}/c/${code}/offer`)).status).toBe(405);
  });
});

it('the screen answers from its own page alone', async () => {
  const { key } = await openRoom();
  const elsewhere = 'https://elsewhere.example';
  expect((await ask('camera', 'POST', undefined, elsewhere)).status).toBe(403);
  expect((await ask(`camera/${key}`, 'PUT', { again: true }, elsewhere)).status).toBe(403);
  for (const wrong of [{}, { session: 'x', answer: SDP }, { session: 1, answer: 'x' }, { again: false }])
    expect((await ask(`camera/${key}`, 'PUT', wrong)).status).toBe(400);
});

it('there is none where no phone reaches this machine over HTTPS', async () => {
  expect(await house.serve({ camera: null })).toEqual(['vote']);
  expect((await ask('camera', 'POST')).status).toBe(404);
  expect((await fetch(`${house.phones}/c/AAAAAAAA`)).status).toBe(404);
});

it('a room in place of a lost one is opened where there is a free place, and takes none from another screen', async () => {
  const rooms = [];
  for (let each = 0; each < 8; each++) rooms.push(await openRoom());
  const again = async () => (await ask('camera?again', 'POST')).status;
  expect(await again()).toBe(409);
  for (const { key } of rooms) expect((await ask(`camera/${key}`, 'GET')).status).toBe(200);
  await ask(`camera/${rooms[0]?.key}`, 'DELETE');
  expect(await again()).toBe(201);
});
