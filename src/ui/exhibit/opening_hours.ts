/** Times of the day, in local time. */
import { DAYS, type Exhibit } from './exhibit.ts';

type Hours = NonNullable<Exhibit['hours']>;

const MINUTES_A_DAY = 24 * 60;

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return 60 * hours + minutes;
}

/** Hours that end before they begin go on after midnight, and belong to the day on which they began. */
export function isOpenAt({ from, to, days }: Hours, now: Date): boolean {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  const minute = 60 * now.getHours() + now.getMinutes();
  const today = now.getDay();
  const isDay = (day: number) => days.includes(DAYS[(day + 7) % 7] as (typeof DAYS)[number]);
  if (start < end) return isDay(today) && minute >= start && minute < end;
  return (isDay(today) && minute >= start) || (isDay(today - 1) && minute < end);
}

/** @returns the next moment at which a clock on the wall shows this time, after `now` */
export function nextTime(time: string, now: Date): Date {
  const next = new Date(now);
  next.setHours(0, minutesOf(time), 0, 0);
  if (next <= now) next.setHours(MINUTES_A_DAY / 60, minutesOf(time), 0, 0);
  return next;
}
