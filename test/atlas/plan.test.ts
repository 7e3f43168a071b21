import { beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '../../src/network/network.ts';
import { ranges } from '../../tools/atlas/merge.ts';
import { atlasPlan, everySection, sectionsOf, unitsOf } from '../../tools/atlas/plan.ts';
import { readUnits } from '../../tools/atlas/read_flags.ts';
import { readShard } from '../../tools/command_line/shard.ts';
import { use } from '../support/backends.ts';
import { loadShipped } from '../support/efficientnet.ts';

let network: Network;
beforeAll(async () => {
  await use('wasm');
  network = await loadShipped();
  return () => network.dispose();
});

describe('what is drawn of the network that ships', () => {
  it('at least twelve layers, in the order of the network, and the classes', () => {
    const plan = atlasPlan(network);
    const places = plan.map(({ layer }) => network.steps.findIndex((step) => step.layer.name === layer));
    expect(plan.length).toBeGreaterThan(12);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(plan[0]?.layer).toBe('act1');
    expect(plan.at(-2)).toMatchObject({ layer: 'act2', channels: 1280 });
    expect(plan.at(-1)).toMatchObject({ layer: 'classifier', channels: 1000 });
  });

  it('what costs little is drawn first, then 300 classes, and the widest layer at the end', () => {
    const order = unitsOf(atlasPlan(network), null);
    const at = order.findIndex(({ section }) => section.isClasses);
    expect(Math.max(...order.slice(0, at).map(({ section }) => section.field))).toBeLessThan(224);
    const isClass = order.slice(at).map(({ section }) => section.isClasses);
    expect(isClass.indexOf(false)).toBe(300);
    expect(isClass.filter((one) => one)).toHaveLength(1000);
    expect(new Set(order.slice(-1280).map(({ section }) => section.layer))).toEqual(new Set(['act2']));
  });

  it('the square that is shown lies inside the picture, and fields in it', () => {
    for (const { settings, field, isClasses } of everySection(network)) {
      expect(settings.shown).toBeLessThan(settings.size);
      if (!isClasses && field < 40) expect(settings.shown).toBeGreaterThan(2 * field);
    }
  });

  it('every unit is drawn once, classes in an order that is a random sample wherever it stops', () => {
    const classes = sectionsOf(network, ['classifier']);
    const order = unitsOf(classes, null).map(({ channel }) => channel);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    // Of a random sample of 200 out of 0..999 the mean is 499.5, with a deviation of 288.7 * sqrt(0.8 / 200) = 18.3.
    const mean = order.slice(0, 200).reduce((sum, channel) => sum + channel, 0) / 200;
    expect(Math.abs(mean - 499.5)).toBeLessThan(3 * 18.3);
    expect(unitsOf(classes, new Set([5, 700])).map(({ channel }) => channel)).toEqual(
      order.filter((channel) => channel === 5 || channel === 700),
    );
  });

  it('a layer may be named by its other name', () => {
    expect(sectionsOf(network, ['bn1'])[0]?.layer).toBe('conv_stem');
  });
});

describe('flags', () => {
  it('a shard is a part from 0', () => {
    expect(readShard('2/4')).toEqual({ index: 2, count: 4 });
    expect(readShard(undefined)).toEqual({ index: 0, count: 1 });
    for (const text of ['4/4', '1', '-1/2', 'a/b']) expect(() => readShard(text)).toThrow('--shard takes');
  });

  it('classes are numbers and ranges', () => {
    expect([...readUnits('3-5,9')]).toEqual([3, 4, 5, 9]);
    for (const text of ['', '5-3', 'x', '1,']) expect(() => readUnits(text)).toThrow('--classes takes');
  });
});

it('neighbours are told as ranges', () => {
  expect(ranges(new Set([7, 1, 2, 3, 9, 10]))).toEqual([[1, 3], 7, [9, 10]]);
  expect(ranges([])).toEqual([]);
});
