import { render } from 'preact';
import { phrase } from '../language/language.ts';
import { reloadOnceServed } from '../reload.ts';
import type { Exhibit } from './exhibit.ts';
import { House } from './house.tsx';
import { isOpenAt } from './opening_hours.ts';

const LOOK_AT_CLOCK_MS = 15_000;

/** Outside the hours of the house: a dark screen, no camera, no network. Opens the page at the next hour. */
export function showClosed(host: HTMLElement, exhibit: Exhibit, hours: NonNullable<Exhibit['hours']>): void {
  document.documentElement.classList.add('kiosk', 'closed');
  render(
    <main class="closed-screen">
      <House house={exhibit.house} />
      <h1>{phrase(hours.words)}</h1>
      <p>
        {hours.from} – {hours.to}
      </p>
    </main>,
    host,
  );
  setInterval(() => {
    if (isOpenAt(hours, new Date())) reloadOnceServed();
  }, LOOK_AT_CLOCK_MS);
}
