import { expect, it } from 'vitest';
import { Announcer } from '../../../src/ui/exhibit/announcer.ts';

/** What is said when, as `SECONDS LABEL`, while the classes lead that begin at the given seconds. */
function heard(leaders: readonly [from: number, label: string | null, probability?: number][], until = 30) {
  const announcer = new Announcer();
  const said: string[] = [];
  for (let second = 0; second <= until; second += 0.25) {
    const now = leaders.findLast(([from]) => from <= second);
    const [, label = null, probability = 0.9] = now ?? [];
    const one = announcer.follow(label === null ? null : { label, probability }, 1000 * second);
    if (one) said.push(`${second} ${one.label}`);
  }
  return said;
}

it('says a class once it has led for a second and a half, and says it once', () => {
  expect(heard([[2, 'cup']])).toEqual(['3.5 cup']);
});

it('says nothing of classes that take turns, and what stays after them', () => {
  const turns = Array.from({ length: 20 }, (_, i): [number, string] => [0.5 * i, i % 2 ? 'cup' : 'mug']);
  // The last one begins at 9.5.
  expect(heard(turns)).toEqual(['11 cup']);
});

it('says it not again when another class led for a moment, and again after another one was said', () => {
  expect(
    heard([
      [0, 'cup'],
      [8, 'mug'],
      [8.5, 'cup'],
      [15, 'mug'],
      [20, 'cup'],
    ]),
  ).toEqual(['1.5 cup', '16.5 mug', '21.5 cup']);
});

it('leaves five seconds between two sentences, and then says what leads by then', () => {
  expect(
    heard([
      [0, 'cup'],
      [2, 'mug'],
      [4, 'jug'],
    ]),
  ).toEqual(['1.5 cup', '6.5 jug']);
});

it('says nothing while the network has no idea, or there is no picture', () => {
  expect(
    heard([
      [0, 'cup', 0.19],
      [10, null],
      [12, 'cup', 0.2],
    ]),
  ).toEqual(['13.5 cup']);
});

it('begins anew for the next person', () => {
  const announcer = new Announcer();
  const cup = { label: 'cup', probability: 0.9 };
  expect([announcer.follow(cup, 0), announcer.follow(cup, 1500)]).toEqual([null, cup]);
  announcer.forget();
  expect([announcer.follow(cup, 1600), announcer.follow(cup, 3000), announcer.follow(cup, 3100)]).toEqual([
    null,
    null,
    cup,
  ]);
});
