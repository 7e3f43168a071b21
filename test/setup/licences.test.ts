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

it('tools that leave nothing in the program are not in it, nor what they bring along', () => {
  expect(packages.filter(({ name }) => name === 'vitest' || name === 'typescript')).toEqual([]);
  expect(packages.find(({ name }) => name === 'vite')?.chapter).not.toContain('@jridgewell');
});
