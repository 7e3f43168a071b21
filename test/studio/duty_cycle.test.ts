import { describe, expect, it } from 'vitest';
import { type Circumstances, DutyCycle } from '../../src/studio/duty_cycle.ts';

/** A machine on which the live view loses this part of its rate to a studio that never rests. */
function machine({ alone, loss }: { alone: number; loss: number }) {
  const dutyCycle = new DutyCycle();
  let nowMs = 0;
  let share = 1;
  let due = 0;
  /** @returns the live view's mean rate, and the studio's mean duty, over the last half of the time */
  const run = (seconds: number, circumstances: Partial<Circumstances>) => {
    const { painting = true, watched = true, view = 'saliency' } = circumstances;
    const end = nowMs + 1000 * seconds;
    const half = nowMs + 500 * seconds;
    let [looks, sum, count] = [0, 0, 0];
    for (; nowMs < end; nowMs += 5) {
      due += (5 / 1000) * alone * (1 - loss * (painting ? share : 0));
      if (due >= 1) {
        due -= 1;
        dutyCycle.looked(nowMs);
        if (nowMs >= half) looks++;
      }
      if (nowMs % 500 !== 0) continue;
      share = dutyCycle.adjust({ nowMs, painting, watched, view });
      if (nowMs >= half) [sum, count] = [sum + share, count + 1];
    }
    return { rate: looks / (seconds / 2), dutyCycle: sum / count };
  };
  return { run };
}

describe('the studio’s share of the machine', () => {
  it.each([{ loss: 0.3 }, { loss: 0.5 }, { loss: 0.7 }, { loss: 0.9 }])(
    'leaves the live view 60 % of its rate where a studio without rest would cost it $loss',
    ({ loss }) => {
      const { run } = machine({ alone: 20, loss });
      run(10, { painting: false });
      const { rate, dutyCycle } = run(60, {});
      expect(rate).toBeGreaterThan(0.65 * 20);
      // And takes what is left: at 75 % of the rate, or all where even that costs less.
      expect(dutyCycle).toBeGreaterThan(0.8 * Math.min(1, 0.25 / loss));
    },
  );

  it('works where the live view makes but one look a second', () => {
    const { run } = machine({ alone: 1, loss: 0.6 });
    run(20, { painting: false });
    expect(run(200, {}).rate).toBeGreaterThan(0.6);
  });

  it('works where the live view makes but three looks a second', () => {
    const { run } = machine({ alone: 3, loss: 0.6 });
    run(10, { painting: false });
    expect(run(60, {}).rate).toBeGreaterThan(0.6 * 3);
  });

  /** @returns the share and what the view keeps, where looks take so long, and nothing new is there for the rest of each interval */
  function film(alone: { everyMs: number; lookMs: number }, painting: { everyMs: number; lookMs: number }) {
    const dutyCycle = new DutyCycle();
    let share = 1;
    const run = (fromMs: number, untilMs: number, isPainting: boolean) => {
      const { everyMs, lookMs } = isPainting ? painting : alone;
      for (let nowMs = fromMs; nowMs < untilMs; nowMs += 10) {
        if (nowMs % everyMs === 0) dutyCycle.looked(nowMs, everyMs - lookMs);
        if (nowMs % 500 !== 0) continue;
        share = dutyCycle.adjust({ nowMs, painting: isPainting, watched: true, view: 'film' });
      }
    };
    run(0, 10_000, false);
    run(10_000, 40_000, true);
    return { share, kept: dutyCycle.kept };
  }

  it.each([
    [
      'that is of a few frames a second beside a painting',
      { everyMs: 50, lookMs: 50 },
      { everyMs: 500, lookMs: 50 },
    ],
    [
      'whose looks take twice as long, each of its frames being looked at',
      { everyMs: 40, lookMs: 10 },
      { everyMs: 40, lookMs: 20 },
    ],
  ])('does not hold the studio back beside a film %s', (_, alone, painting) => {
    expect(film(alone, painting)).toEqual({ share: 1, kept: 1 });
  });

  it('holds it back where looks take longer than the frames of a film', () => {
    const { share, kept } = film({ everyMs: 40, lookMs: 20 }, { everyMs: 60, lookMs: 60 });
    expect(kept).toBeCloseTo(1 / 3, 1);
    expect(share).toBeLessThan(0.1);
  });

  it('a rest that began before it was measured is no time of it', () => {
    const dutyCycle = new DutyCycle();
    const at = (nowMs: number) =>
      dutyCycle.adjust({ nowMs, painting: nowMs > 9000, watched: true, view: 'photo' });
    at(0);
    // The first look in the window comes after a rest of a minute, then one each 800 ms.
    for (let nowMs = 800; nowMs <= 9000; nowMs += 800) {
      dutyCycle.looked(nowMs, nowMs === 800 ? 60_000 : 0);
      at(nowMs);
    }
    for (let nowMs = 9600; nowMs <= 40_000; nowMs += 800) {
      dutyCycle.looked(nowMs, 0);
      at(nowMs);
    }
    expect(dutyCycle.kept).toBeGreaterThan(0.9);
    expect(dutyCycle.kept).toBeLessThan(1.2);
  });

  it('is all of it where nobody can see the live view', () => {
    const { run } = machine({ alone: 20, loss: 0.7 });
    run(10, { painting: false });
    expect(run(10, { watched: false }).dutyCycle).toBe(1);
  });

  it('is all of it where there is no live view', () => {
    const { run } = machine({ alone: 0, loss: 0 });
    expect(run(60, {}).dutyCycle).toBe(1);
  });

  it('begins with a rest, to see what a view would do without it', () => {
    const { run } = machine({ alone: 20, loss: 0.7 });
    expect(run(1.5, {}).dutyCycle).toBe(0);
    expect(run(60, {}).rate).toBeGreaterThan(0.65 * 20);
  });

  it('measures every view for itself', () => {
    const { run } = machine({ alone: 20, loss: 0.7 });
    run(10, { painting: false });
    run(20, {});
    expect(run(1.5, { view: 'occlusion' }).dutyCycle).toBe(0);
    expect(run(10, { view: 'saliency' }).dutyCycle).toBeGreaterThan(0);
  });
});
