import { describe, expect, it } from 'vitest';
import { DAYS } from '../../../src/ui/exhibit/exhibit.ts';
import { isOpenAt, nextTime } from '../../../src/ui/exhibit/opening_hours.ts';

/** Of the week that begins on Sunday, 1 November 2026, in local time. */
const at = (day: number, hours: number, minutes = 0) => new Date(2026, 10, 1 + day, hours, minutes);
const weekdays = { from: '09:30', to: '18:00', days: [...DAYS].slice(1, 6), words: '' };

describe('a house', () => {
  it('is open from its first minute to the one before it closes', () => {
    const open = [at(1, 9, 29), at(1, 9, 30), at(1, 17, 59), at(1, 18)].map((now) => isOpenAt(weekdays, now));
    expect(open).toEqual([false, true, true, false]);
  });

  it('is closed on its other days', () => {
    expect([0, 1, 5, 6, 7].map((day) => isOpenAt(weekdays, at(day, 12)))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('may be open over midnight, from the evening of its days', () => {
    const night = { ...weekdays, from: '20:00', to: '02:00', days: ['sat' as const] };
    const open = [at(6, 19, 59), at(6, 20), at(7, 1, 59), at(7, 2), at(7, 20)].map((now) =>
      isOpenAt(night, now),
    );
    expect(open).toEqual([false, true, true, false, false]);
  });
});

describe('the next restart', () => {
  it('is today where its time is still to come, else tomorrow', () => {
    expect(nextTime('04:30', at(2, 3))).toEqual(at(2, 4, 30));
    expect(nextTime('04:30', at(2, 4, 30))).toEqual(at(3, 4, 30));
    expect(nextTime('04:30', at(2, 23, 59))).toEqual(at(3, 4, 30));
  });
});
