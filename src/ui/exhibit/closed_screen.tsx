import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { phrase } from '../language/language.ts';
import { reloadOnceServed } from '../reload.ts';
import * as store from '../store.ts';
import type { Exhibit } from './exhibit.ts';
import { House } from './house.tsx';
import { isOpenAt } from './opening_hours.ts';
import { listenForStaff, staff } from './staff.ts';
import { StaffPage } from './staff_page.tsx';
import { keepAwake } from './unattended.ts';

const LOOK_AT_CLOCK_MS = 15_000;
/** So long the PIN is asked for. */
const ASKED_MS = 60_000;

type Hours = NonNullable<Exhibit['hours']>;

/**
 * Outside the hours of the house: a dark screen, no camera, no network. Opens the page at the next hour.
 * @param open opens it at once, in the place of this screen, with the staff page: see keepHours
 */
export function showClosed(host: HTMLElement, exhibit: Exhibit, hours: Hours, open: () => void): void {
  const { classList } = document.documentElement;
  classList.add('kiosk', 'closed');
  store.exhibit.value = exhibit;
  const listenNoMore = listenForStaff();
  // A screen that the machine has blanked or locked overnight stays so.
  const letSleep = keepAwake();
  const clock = setInterval(() => {
    if (isOpenAt(hours, new Date())) reloadOnceServed();
  }, LOOK_AT_CLOCK_MS);
  const openForStaff = () => {
    listenNoMore();
    // The page keeps it on from now on.
    letSleep();
    clearInterval(clock);
    classList.remove('closed');
    open();
  };
  render(<Closed exhibit={exhibit} hours={hours} onStaff={openForStaff} />, host);
}

function Closed({ exhibit, hours, onStaff }: { exhibit: Exhibit; hours: Hours; onStaff: () => void }) {
  const state = staff.value;
  useEffect(() => {
    if (state === 'open') onStaff();
    if (state !== 'asked') return;
    const timer = setTimeout(() => (staff.value = 'closed'), ASKED_MS);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <>
      <main class="closed-screen">
        <House house={exhibit.house} />
        <h1>{phrase(hours.words)}</h1>
        <p>
          {hours.from} – {hours.to}
        </p>
      </main>
      {/* What is behind the PIN needs the page. */}
      {exhibit.staff && state !== 'open' && <StaffPage />}
    </>
  );
}
