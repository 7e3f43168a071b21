import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { handedOver, handOver } from '../../../src/ui/exhibit/hand_over.ts';
import { forgetVisitor } from '../../../src/ui/kiosk/forgets.ts';

const withdrawn: string[] = [];
/** What the server has. */
const kept = new Set<string>();
let answers: (() => void)[] = [];

/** A server that takes pictures as a, b, …, each once it is let. */
beforeEach(() => {
  withdrawn.length = 0;
  kept.clear();
  answers = [];
  vi.stubGlobal('document', { baseURI: 'https://house.example/scope/' });
  vi.stubGlobal('fetch', async (address: URL, { method }: RequestInit) => {
    const id = address.pathname.split('/')[3] ?? 'ab'[answers.length] ?? '';
    if (method === 'HEAD') return new Response(null, { status: kept.has(id) ? 204 : 404 });
    if (method === 'DELETE') withdrawn.push(id);
    else {
      await new Promise<void>((resolve) => answers.push(resolve));
      kept.add(id);
    }
    return Response.json({ id, link: `http://hall.example/take/${id}`, seconds: 600 }, { status: 201 });
  });
});
afterEach(async () => {
  await forgetVisitor();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a code that was closed before it came stays closed, and its picture is taken back', async () => {
  const given = handOver(new Blob());
  handedOver.value = null;
  answers[0]?.();
  await given;
  expect([handedOver.value, withdrawn]).toEqual([null, ['a']]);
});

it('of two pictures the latter counts, whichever comes first', async () => {
  const first = handOver(new Blob());
  const second = handOver(new Blob());
  answers[0]?.();
  await first;
  expect([handedOver.value, withdrawn]).toEqual([{ state: 'sending' }, ['a']]);
  answers[1]?.();
  await second;
  expect(handedOver.value).toMatchObject({ state: 'ready', link: 'http://hall.example/take/b' });
});

it('a server that was started anew is given the picture again, and the code on the screen leads there', async () => {
  vi.useFakeTimers();
  const given = handOver(new Blob());
  answers[0]?.();
  await given;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(handedOver.value).toMatchObject({ state: 'ready', link: 'http://hall.example/take/a' });
  kept.clear();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(handedOver.value).toEqual({ state: 'sending' });
  answers[1]?.();
  await vi.waitFor(
    () => expect(handedOver.value).toMatchObject({ state: 'ready', link: 'http://hall.example/take/b' }),
    30_000,
  );
});

it('a picture whose minutes are over is not given again', async () => {
  vi.useFakeTimers();
  const given = handOver(new Blob());
  answers[0]?.();
  await given;
  await vi.advanceTimersByTimeAsync(597_000);
  kept.clear();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(answers).toHaveLength(1);
});

it('a picture whose code was closed is not given again', async () => {
  vi.useFakeTimers();
  const given = handOver(new Blob());
  answers[0]?.();
  await given;
  handedOver.value = null;
  kept.clear();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(answers).toHaveLength(1);
});
