import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const HOUR_MS = 3_600_000;
const reload = vi.fn();
/** The browser's own: what serves the page. */
let served: EventTarget & { controller: object | null };

const keeper = () => ({ postMessage: vi.fn() });
type Keeper = ReturnType<typeof keeper>;

interface Registration {
  installing: Keeper | null;
  waiting: Keeper | null;
  active: Keeper | null;
  update(): Promise<void>;
}

const registrationOf = (state: Partial<Registration>): Registration => ({
  ...{ installing: null, waiting: null, active: null, update: async () => {} },
  ...state,
});

/** A page as it is opened. */
async function follow(registration: Registration) {
  vi.resetModules();
  const { followProgram } = await import('../../../src/ui/exhibit/newer_program.ts');
  const offer = vi.fn<(begin: () => void) => void>();
  const begin = followProgram(registration as unknown as ServiceWorkerRegistration, offer);
  return { offer, begin };
}

beforeEach(() => {
  vi.useFakeTimers();
  reload.mockClear();
  served = Object.assign(new EventTarget(), { controller: null });
  vi.stubGlobal('navigator', { serviceWorker: served });
  vi.stubGlobal('location', { href: 'http://exhibit/', reload });
  vi.stubGlobal('fetch', async () => ({ ok: true }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a newer program is begun, though a download before it broke off', async () => {
  const [first, newer] = [keeper(), keeper()];
  served.controller = first;
  const update = vi.fn(async () => {});
  const registration = registrationOf({ active: first, update });
  const { offer } = await follow(registration);
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  expect(update).toHaveBeenCalledOnce();
  expect(offer).not.toHaveBeenCalled();
  registration.waiting = newer;
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  expect(offer).toHaveBeenCalledOnce();
  offer.mock.lastCall?.[0]();
  expect(newer.postMessage).toHaveBeenCalledWith({ type: 'SKIP_WAITING' });
  expect(reload).not.toHaveBeenCalled();
  Object.assign(registration, { active: newer, waiting: null });
  served.controller = newer;
  served.dispatchEvent(new Event('controllerchange'));
  await vi.advanceTimersByTimeAsync(0);
  expect(reload).toHaveBeenCalledOnce();
});

it('the page that was opened first, which nothing serves yet, is opened anew where another program is kept since', async () => {
  const [first, newer] = [keeper(), keeper()];
  const registration = registrationOf({ installing: first });
  const { offer } = await follow(registration);
  Object.assign(registration, { installing: null, active: first });
  await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
  expect(offer).not.toHaveBeenCalled();
  // Nothing is served by the first one: the newer one waits for nobody.
  registration.active = newer;
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  expect(offer).toHaveBeenCalledOnce();
  expect(reload).not.toHaveBeenCalled();
  offer.mock.lastCall?.[0]();
  await vi.advanceTimersByTimeAsync(0);
  expect(reload).toHaveBeenCalledOnce();
});

it('a newer program that was fetched before the server went away is offered all the same', async () => {
  const first = keeper();
  served.controller = first;
  const update = () => Promise.reject(new TypeError('Failed to update a ServiceWorker'));
  const { offer } = await follow(registrationOf({ active: first, waiting: keeper(), update }));
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  expect(offer).toHaveBeenCalledOnce();
});

it('the page that was opened first is opened anew at once where the newer program is begun', async () => {
  const registration = registrationOf({ active: keeper() });
  const { begin } = await follow(registration);
  registration.waiting = keeper();
  begin();
  await vi.advanceTimersByTimeAsync(0);
  expect(registration.waiting.postMessage).toHaveBeenCalledOnce();
  expect(reload).toHaveBeenCalledOnce();
});
