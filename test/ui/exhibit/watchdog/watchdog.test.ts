import { beforeEach, describe, expect, it } from 'vitest';
import { IncidentBook } from '../../../../src/ui/exhibit/watchdog/incidents.ts';
import {
  AGAIN,
  FORGIVEN,
  LONGEST_WAIT,
  type Remedy,
  Watchdog,
} from '../../../../src/ui/exhibit/watchdog/watchdog.ts';

let [isThere, isAlone, seconds] = [false, false, 0];
let done: string[];
let book: IncidentBook;
let watchdog: Watchdog;

const remedy = (name: string, after: number, more: Partial<Remedy> = {}): Remedy => ({
  ...{ name, after },
  apply() {
    done.push(`${seconds} ${name}`);
    return true;
  },
  ...more,
});

/** A watchdog over one fault. */
function over(...remedies: Remedy[]): void {
  book = new IncidentBook([], () => 1000 * seconds);
  const fault = { what: 'it stands', isThere: () => isThere, remedies };
  watchdog = new Watchdog({ faults: [fault], book, isAlone: () => isAlone });
}

function pass(count: number): void {
  for (let i = 0; i < count; i++) {
    seconds++;
    watchdog.tick();
  }
}

beforeEach(() => {
  [isThere, isAlone, seconds, done] = [false, false, 0, []];
});

describe('the remedies of a fault', () => {
  it('are tried in order, each once its second has come, and the last one again and again', () => {
    over(remedy('reopen', 2), remedy('restart', 5), remedy('reload', 10));
    pass(3);
    expect(done).toEqual([]);
    isThere = true;
    pass(9);
    expect(done).toEqual(['5 reopen', '8 restart']);
    pass(1);
    expect(done.at(-1)).toBe('13 reload');
    pass(2 * AGAIN);
    expect(done.slice(3)).toEqual(['73 reload', '133 reload']);
    expect(book.all).toEqual([
      {
        at: 4000,
        what: 'it stands',
        over: null,
        remedies: ['reopen', 'restart', 'reload', 'reload', 'reload'],
      },
    ]);
  });

  it('begin with the first again after a minute without it; one that comes back sooner is gone on with', () => {
    over(remedy('reopen', 1), remedy('restart', 4));
    isThere = true;
    pass(2);
    isThere = false;
    pass(FORGIVEN - 1);
    isThere = true;
    pass(2);
    expect(done).toEqual(['1 reopen', `${FORGIVEN + 3} restart`]);
    isThere = false;
    pass(FORGIVEN);
    isThere = true;
    pass(1);
    expect(done.at(-1)).toBe(`${2 * FORGIVEN + 4} reopen`);
    expect(book.all.map(({ at, over }) => [at, over])).toEqual([
      [1000, 3000],
      [62_000, 64_000],
      [124_000, null],
    ]);
  });

  it('that cannot be had give way to the next; the last one is tried again a minute later', () => {
    let isAllowed = false;
    over(
      remedy('other backend', 1, { apply: () => false }),
      remedy('reload', 3, {
        apply() {
          if (isAllowed) done.push(`${seconds} reload`);
          return isAllowed;
        },
      }),
    );
    isThere = true;
    pass(3);
    isAllowed = true;
    pass(AGAIN - 1);
    expect(done).toEqual([]);
    pass(1);
    expect(done).toEqual(['63 reload']);
    expect(book.all[0]?.remedies).toEqual(['reload']);
  });

  it('that would disturb somebody wait until nobody is there, but not for ever', () => {
    over(remedy('reload', 5, { alone: true }));
    isThere = true;
    pass(100);
    expect(done).toEqual([]);
    isAlone = true;
    pass(1);
    expect(done).toEqual(['101 reload']);
    isAlone = false;
    isThere = false;
    pass(FORGIVEN);
    isThere = true;
    pass(5 + LONGEST_WAIT - 1);
    expect(done).toHaveLength(1);
    pass(1);
    expect(done).toHaveLength(2);
  });

  it('none: the fault is written down alone', () => {
    over();
    isThere = true;
    pass(500);
    isThere = false;
    watchdog.note();
    expect(book.all).toEqual([{ at: 1000, what: 'it stands', over: 500_000, remedies: [] }]);
  });
});

describe('the book of incidents', () => {
  it('keeps the fifty newest, and tells of each that begins or ends', () => {
    let told = 0;
    const long = new IncidentBook([], () => 7);
    long.onChange = () => told++;
    for (let i = 0; i < 60; i++) long.end(long.begin(`fault ${i}`));
    expect(told).toBe(120);
    expect(long.all.map(({ what }) => what)).toEqual(Array.from({ length: 50 }, (_, i) => `fault ${i + 10}`));
  });

  it('ends what went on when the page before it was left, and nothing that began since', () => {
    const before = {
      at: 1,
      what: 'the network does not run',
      over: null,
      remedies: ['opened the page anew'],
    };
    const next = new IncidentBook([{ ...before, at: 0, over: 1 }, before], () => 9);
    next.begin('the camera is gone');
    next.endKept();
    next.endKept();
    expect(next.all.map(({ at, over }) => [at, over])).toEqual([
      [0, 1],
      [1, 9],
      [9, null],
    ]);
  });
});
