import { expect, it } from 'vitest';
import { licences } from '../../tools/licences.ts';

const packages = licences()
  .split(`\n\n${'-'.repeat(80)}\n\n`)
  .map((chapter) => ({ name: chapter.split(' ')[0], chapter }));

it.each(['preact', 'workbox-precaching', 'workbox-routing', 'workbox-strategies', 'vite-plugin-pwa', 'vite'])(
  'of %s, some of which ships, the licence is there',
  (wanted) => {
    const [found, ...more] = packages.filter(({ name }) => name === wanted);
    expect(found?.chapter).toMatch(/MIT License|Permission is hereby granted/);
    expect(more).toEqual([]);
  },
);

it('each package comes with the text of its licence, and with notices that have to stay', () => {
  const own = packages.at(-1)?.chapter;
  expect(own).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
  for (const { name, chapter } of packages.slice(0, -1)) {
    const text = chapter.slice(chapter.indexOf('\n\n') + 2);
    expect(text.length > 300 || /^Under the Apache License 2\.0/.test(text), name).toBe(true);
  }
  const [seeded] = packages.filter(({ name }) => name === 'seedrandom');
  expect(seeded?.chapter).toMatch(/David Bau[\s\S]*Copyright \(C\) 2010 by Johannes Baagøe/);
});

it('tools that leave nothing in the program are not in it, nor what they bring along', () => {
  expect(packages.filter(({ name }) => name === 'vitest' || name === 'typescript')).toEqual([]);
  expect(packages.find(({ name }) => name === 'vite')?.chapter).not.toContain('@jridgewell');
});
