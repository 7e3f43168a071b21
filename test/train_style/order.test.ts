import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { describe, expect, it } from 'vitest';
import { orderOf } from '../../tools/train-style/order.ts';

const valuesAfter = (flag: string, args: readonly string[]) => {
  const from = args.indexOf(flag) + 1;
  const to = args.findIndex((one, at) => at >= from && one.startsWith('--'));
  return from === 0 ? null : args.slice(from, to < 0 ? undefined : to);
};

describe('what train.py is asked for', () => {
  it('a picture is enough', () => {
    const order = orderOf(['art/my_great-wave.jpg'], 2);
    expect(order?.name).toBe('My great wave');
    expect(order?.sheet).toBe('tools/train-style/runs/my-great-wave-tiny/progress.png');
    const args = order?.arguments ?? [];
    expect(args[0]).toBe('art/my_great-wave.jpg');
    expect(valuesAfter('--name', args)).toEqual(['My great wave']);
    expect(valuesAfter('--threads', args)).toEqual(['2']);
    const named = [...(valuesAfter('--photographs', args) ?? []), ...(valuesAfter('--look', args) ?? [])];
    expect(named.length).toBe(4);
    for (const path of named) expect([path, existsSync(path), isAbsolute(path)]).toEqual([path, true, true]);
  });

  it('what is given stays as it is', () => {
    const given = ['a.png', '--name=Sea', '--photographs', '/photos', '--size', 'full', '--look', 'x.jpg'];
    const order = orderOf([...given, '--threads', '8'], 2);
    expect(order).toEqual({
      arguments: [...given, '--threads', '8'],
      name: 'Sea',
      sheet: 'tools/train-style/runs/sea-full/progress.png',
    });
  });

  it.each<[string, string[], string]>([
    ['Monet, Water Lilies.jpg', [], 'monet-water-lilies-tiny'],
    ['wave.jpg', ['--name', 'Été (2)'], 't-2-tiny'],
    ['파도.jpg', ['--id', 'wave'], 'wave-tiny'],
  ])('%s %j becomes an id that may stand in an address and in a blend', (picture, flags, run) => {
    expect(orderOf([picture, ...flags], 2)?.sheet).toBe(`tools/train-style/runs/${run}/progress.png`);
  });

  it('without a picture there is nothing to do', () => {
    expect(orderOf([], 2)).toBe(null);
    expect(orderOf(['--name', 'Sea'], 2)).toBe(null);
  });

  it('all that is filled in is known to train.py', () => {
    const source = readFileSync('tools/train-style/train.py', 'utf8');
    const flags = (orderOf(['a.png'], 2)?.arguments ?? []).filter((one) => one.startsWith('--'));
    expect(flags.filter((flag) => !source.includes(`"${flag}"`))).toEqual([]);
    expect(flags).toHaveLength(4);
  });
});

it('tools/train-style/README.md lists the flags of train.py, all of them and no others', () => {
  const read = (file: string) => readFileSync(`tools/train-style/${file}`, 'utf8');
  const flags = [...read('train.py').matchAll(/add_argument\("(--[\w-]+)"/g)].map(([, flag = '']) => flag);
  const [, chapter = ''] = /^## Flags\n([\s\S]*?)^## /m.exec(read('README.md')) ?? [];
  const listed = [...chapter.matchAll(/^\| (`--[^|]+) \|/gm)].flatMap(([, cell = '']) =>
    cell.split(', ').map((flag) => flag.replaceAll('`', '')),
  );
  expect(flags.length).toBeGreaterThan(20);
  expect(listed.sort()).toEqual(flags.sort());
});
