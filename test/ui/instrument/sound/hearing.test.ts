import { describe, expect, it } from 'vitest';
import { BeatFinder, levelOf, Smoothed, shareOf } from '../../../../src/ui/instrument/sound/hearing.ts';
import { seeded } from '../../../support/seeded.ts';

const RATE = 48_000;
const sine = (amplitude: number, hertz = 1000, seconds = 0.1) =>
  Float32Array.from(
    { length: seconds * RATE },
    (_, i) => amplitude * Math.sin((2 * Math.PI * hertz * i) / RATE),
  );

describe('the level', () => {
  it.each([
    [1, 0],
    [0.5, -6.0206],
    [0.1, -20],
    [0.001, -60],
  ])('of a sine of amplitude %f is %f dB', (amplitude, decibels) =>
    expect(levelOf(sine(amplitude))).toBeCloseTo(decibels, 3),
  );

  it('of a square wave that fills the scale is 3 dB more than of a sine', () =>
    expect(levelOf(Float32Array.from({ length: 4800 }, (_, i) => (i % 48 < 24 ? 1 : -1)))).toBeCloseTo(
      3.0103,
      3,
    ));

  it('of nothing is none', () => {
    expect(levelOf(new Float32Array(100))).toBe(Number.NEGATIVE_INFINITY);
    expect(shareOf(Number.NEGATIVE_INFINITY, 40)).toBe(0);
  });

  it('goes from silence at 0 to full at 1, and gain lifts it', () => {
    expect([-60, -30, 0, 6].map((level) => shareOf(level, 0))).toEqual([0, 0.5, 1, 1]);
    expect(shareOf(-30, 15)).toBe(0.75);
  });
});

it('a smoothed value has 63 % of a step after its time, however often it is asked', () => {
  const [often, seldom] = [new Smoothed(), new Smoothed()];
  let last = 0;
  for (let i = 0; i < 100; i++) last = often.step(1, 0.005, 0.5);
  expect(last).toBeCloseTo(1 - Math.exp(-1), 6);
  expect(seldom.step(1, 0.5, 0.5)).toBeCloseTo(last, 6);
  expect(new Smoothed().step(1, 0.01, 0)).toBe(1);
});

/** Clicks of 10 ms, 1 kHz, over noise. */
function clickTrack(beatsPerMinute: number, seconds: number, noise: number): Float32Array {
  const samples = Float32Array.from(seeded(3).normals(seconds * RATE, noise));
  const every = (60 / beatsPerMinute) * RATE;
  for (let beat = 0; beat * every < samples.length; beat++)
    for (let i = 0; i < 0.01 * RATE; i++) {
      const at = Math.round(beat * every) + i;
      samples[at] = (samples[at] ?? 0) + 0.5 * Math.sin((2 * Math.PI * 1000 * i) / RATE);
    }
  return samples;
}

/** Where beats are found, looked at as a page does: every 20 ms, and now and then later. */
function beatsOf(samples: Float32Array): number[] {
  const finder = new BeatFinder();
  const random = seeded(5).normals(samples.length, 1);
  const found: number[] = [];
  for (let at = 0, look = 0; at < samples.length; look++) {
    const next = Math.min(
      samples.length,
      at + Math.round(RATE * (0.02 + 0.004 * Math.abs(random[look] as number))),
    );
    if (finder.look(samples.subarray(at, next), next / RATE)) found.push(next / RATE);
    at = next;
  }
  return found;
}

/** Two looks: of a beat it is known in which it is. */
const TOLERANCE = 0.04;

describe('beats', () => {
  it.each([60, 120, 180])('of %i clicks a minute are all found, evenly, and no others', (perMinute) => {
    const found = beatsOf(clickTrack(perMinute, 10, 0.01));
    const every = 60 / perMinute;
    expect(found).toHaveLength(Math.ceil(10 / every));
    for (const [at, seconds] of found.entries())
      expect(Math.abs(seconds - at * every), `beat ${at}`).toBeLessThanOrEqual(TOLERANCE);
    for (const [at, seconds] of found.slice(1).entries())
      expect(Math.abs(seconds - (found[at] as number) - every)).toBeLessThanOrEqual(TOLERANCE);
  });

  it('are in no noise, no tone and no silence, but for where they begin', () => {
    const noise = Float32Array.from(seeded(7).normals(5 * RATE, 0.1));
    expect(beatsOf(noise).length).toBeLessThanOrEqual(1);
    expect(beatsOf(sine(0.5, 440, 5)).length).toBeLessThanOrEqual(1);
    expect(beatsOf(new Float32Array(5 * RATE))).toEqual([]);
    expect(beatsOf(clickTrack(120, 5, 0).map((sample) => sample / 1000))).toEqual([]);
  });
});
