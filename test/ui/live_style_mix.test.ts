import { describe, expect, it } from 'vitest';
import type { StyleCard } from '../../src/contract/cards.ts';
import { readMix, type StyleShare, writeMix } from '../../src/contract/style_mix.ts';
import { alone, mixOf, passesOf, toggled } from '../../src/ui/live_style/mix.ts';
import { sharesAt } from '../../src/ui/live_style/pad.ts';
import { Wander } from '../../src/ui/live_style/wander.ts';
import { seeded } from '../support/seeded.ts';

const card = (id: string, blendGroup: string | null): StyleCard => ({
  ...{ id, title: id, thumbnail: null, blendGroup, shipped: true },
  network: { id: blendGroup ?? id, title: '', paper: '' },
});
const ids = ['ash', 'birch', 'cedar', 'date', 'elm'];
const styles = [...ids.map((id) => card(id, 'trees')), card('rock', null), card('iron', 'metals')];
const style = (id: string) => styles.find((one) => one.id === id) as StyleCard;
const choose = (from: string, ...clicks: string[]) =>
  clicks.reduce<readonly StyleShare[]>((mix, id) => toggled(style(id), mix, 4), mixOf(from, 4));

describe('clicking styles while blending', () => {
  it('puts each in with an equal part, and takes it out again', () => {
    const two = choose('ash', 'birch');
    expect(writeMix(two)).toBe('ash:0.5,birch:0.5');
    for (const { share } of choose('ash', 'birch', 'cedar')) expect(share).toBeCloseTo(1 / 3, 10);
    expect(choose('ash', 'birch', 'ash')).toEqual(alone('birch'));
  });

  it('keeps the last one', () => expect(choose('ash', 'ash')).toEqual(alone('ash')));

  it('lets the faintest go where a fifth is chosen', () => {
    const four = 'ash:4,birch:3,cedar:1,date:2';
    expect(choose(four, 'elm').map(({ id }) => id)).toEqual(['ash', 'birch', 'date', 'elm']);
  });

  it('takes styles of other networks in, and says how many networks paint', () => {
    const passes = (text: string) => passesOf(mixOf(text, 4), styles);
    expect(writeMix(choose('ash', 'iron'))).toBe('ash:0.5,iron:0.5');
    expect(['ash', 'ash:1,birch:1', 'ash:1,iron:1', 'ash:1,birch:1,rock:1,iron:1'].map(passes)).toEqual([
      1, 1, 2, 3,
    ]);
  });
});

it('survives the address wherever the point is on the pad', () => {
  for (const x of [0, 0.0001, 0.3, 0.9999, 1]) {
    const shares = sharesAt({ x, y: x / 2 }, 4);
    const mix = shares.map((share, i) => ({ id: ids[i] as string, share }));
    const back = readMix(writeMix(mix), 4).value ?? [];
    expect(back.map(({ id }) => id)).toEqual(ids.slice(0, 4));
    back.forEach(({ share }, i) => {
      expect(share).toBeCloseTo(shares[i] as number, 3);
    });
  }
});

describe('the walk through the styles', () => {
  const STEP_MS = 80;
  const shareOf = (mix: readonly StyleShare[], id: string) => mix.find((one) => one.id === id)?.share ?? 0;
  const distance = (a: readonly StyleShare[], b: readonly StyleShare[]) =>
    Math.max(...ids.map((id) => Math.abs(shareOf(a, id) - shareOf(b, id))));

  function walk(from: string, steps: number) {
    const wander = new Wander(seeded(5).uniform);
    const path = [mixOf(from, 4)];
    for (let i = 0; i < steps; i++) {
      // As the page does: through the setting's text.
      const now = mixOf(writeMix(path.at(-1) as StyleShare[]), 4);
      path.push(wander.step(now, ids, 4, STEP_MS));
    }
    return path;
  }

  it.each(['ash', 'ash:0.7,birch:0.3', 'ash:1,birch:1,cedar:1,date:1'])('has no jump, from %s on', (from) => {
    const path = walk(from, 1000);
    const jumps = path.slice(1).map((mix, i) => distance(mix, path[i] as StyleShare[]));
    // The steepest part of a smooth step is 1.5 times its mean.
    expect(Math.max(...jumps)).toBeLessThan((1.6 * STEP_MS) / 7000);
  });

  it('comes by every style, and never blends more than there may be', () => {
    const path = walk('ash', 5000);
    const alone = new Set(path.filter((mix) => mix.length === 1).map(([one]) => one?.id));
    expect(alone).toEqual(new Set(ids));
    expect(Math.max(...path.map((mix) => mix.length))).toBeLessThanOrEqual(4);
  });

  it('goes on from what a person chose meanwhile', () => {
    const wander = new Wander(seeded(1).uniform);
    for (let i = 0; i < 40; i++) wander.step(wander.step(alone('ash'), ids, 4, STEP_MS), ids, 4, STEP_MS);
    const next = wander.step(alone('elm'), ids, 4, STEP_MS);
    expect(shareOf(next, 'elm')).toBeGreaterThan(0.95);
  });

  it('stays where there is only one style', () => {
    expect(new Wander().step(alone('ash'), ['ash'], 4, STEP_MS)).toEqual(alone('ash'));
  });
});
