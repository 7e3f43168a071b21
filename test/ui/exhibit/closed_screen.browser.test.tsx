import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sha256Of } from '../../../src/numeric/sha256.ts';
import { showClosed } from '../../../src/ui/exhibit/closed_screen.tsx';
import { NO_EXHIBIT } from '../../../src/ui/exhibit/exhibit.ts';
import { staff } from '../../../src/ui/exhibit/staff.ts';
import * as store from '../../../src/ui/store.ts';

const host = document.createElement('div');
/** Of a house that never opens. */
const hours = { from: '09:00', to: '18:00', days: [], words: 'Closed' };
const open = vi.fn();

function tapCorner(): void {
  for (let tap = 0; tap < 5; tap++)
    dispatchEvent(new PointerEvent('pointerdown', { clientX: 20, clientY: 20 }));
}

const digits = () => host.querySelector('.pin-digits')?.textContent;

function press(name: string): void {
  const keys = [...host.querySelectorAll<HTMLButtonElement>('.pin-pad button')];
  keys.find((key) => (key.ariaLabel ?? key.textContent) === name)?.click();
}

beforeEach(async () => {
  open.mockClear();
  document.body.append(host);
  const pin = await sha256Of(new TextEncoder().encode('4711'));
  showClosed(host, { ...NO_EXHIBIT, hours, staff: { pin } }, hours, open);
});
afterEach(() => {
  staff.value = 'closed';
  store.exhibit.value = NO_EXHIBIT;
  render(null, host);
  host.remove();
  document.documentElement.classList.remove('kiosk', 'closed');
});

it('opens the page for its staff, behind five taps and the PIN', async () => {
  expect(host.querySelector('h1')?.textContent).toBe('Closed');
  expect(host.querySelector('.pin-pad')).toBeNull();
  tapCorner();
  await expect.poll(digits).toBe('PIN');
  for (const digit of '4711') press(digit);
  await expect.poll(digits).toBe('••••');
  expect(open).not.toHaveBeenCalled();
  press('Enter');
  await expect.poll(() => open.mock.calls.length).toBe(1);
  expect(staff.value).toBe('open');
  expect(document.documentElement.classList.contains('closed')).toBe(false);
});

it('stays closed with another PIN; a digit too many is taken back', async () => {
  tapCorner();
  await expect.poll(digits).toBe('PIN');
  for (const digit of '478') press(digit);
  await expect.poll(digits).toBe('•••');
  press('Enter');
  await expect.poll(digits).toBe('This is not the PIN.');
  expect(open).not.toHaveBeenCalled();
  for (const digit of '478') press(digit);
  press('Take the last digit back');
  await expect.poll(digits).toBe('••');
  for (const digit of '11') press(digit);
  await expect.poll(digits).toBe('••••');
  press('Enter');
  await expect.poll(() => open.mock.calls.length).toBe(1);
});

it('is kept on, so that it is there when the house opens', async () => {
  const asked = vi
    .spyOn(navigator.wakeLock, 'request')
    .mockResolvedValue(new EventTarget() as unknown as WakeLockSentinel);
  showClosed(host, NO_EXHIBIT, hours, open);
  await expect.poll(() => asked.mock.calls).toContainEqual(['screen']);
  asked.mockRestore();
});

it('asks for the voices of the browser with the PIN, so that they are known behind it', async () => {
  const asked = vi.spyOn(speechSynthesis, 'getVoices').mockReturnValue([]);
  tapCorner();
  await expect.poll(digits).toBe('PIN');
  await expect.poll(() => asked.mock.calls.length).toBeGreaterThan(0);
  asked.mockRestore();
});

it('leaves it to the page to keep the screen on, once that is open', async () => {
  const lock = Object.assign(new EventTarget(), { release: vi.fn(async () => {}) });
  const asked = vi
    .spyOn(navigator.wakeLock, 'request')
    .mockResolvedValue(lock as unknown as WakeLockSentinel);
  showClosed(host, NO_EXHIBIT, hours, open);
  await expect.poll(() => asked.mock.calls.length).toBeGreaterThan(0);
  staff.value = 'open';
  await expect.poll(() => open.mock.calls.length).toBe(1);
  await expect.poll(() => lock.release.mock.calls.length).toBe(1);
  asked.mockRestore();
});
