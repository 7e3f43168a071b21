/** What is said where no map is drawn. */
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, expect, it } from 'vitest';
import type { PictureWords } from '../../../src/contract/picture_gallery.ts';
import { isStopped, pictures } from '../../../src/ui/embedding/gallery_store.ts';
import { MapDrawer } from '../../../src/ui/embedding/map_drawer.ts';
import { MapLegend } from '../../../src/ui/embedding/map_legend.tsx';

const drawer = new MapDrawer(
  () => {
    throw new Error('No map is drawn here.');
  },
  () => null,
);
const saidOf = (count: number) => {
  pictures.value = Array.from({ length: count }, () => ({ name: 'a.jpg' }) as PictureWords);
  return renderToString(h(MapLegend, { features: 2 }));
};

afterEach(() => {
  drawer.clear();
  pictures.value = [];
});

it.each([
  [0, 'The gallery is empty: add pictures.'],
  [1, 'A map needs at least 3 pictures, and the gallery has 1. Add some.'],
  [2, 'A map needs at least 3 pictures, and the gallery has 2. Add some.'],
  [3, 'The map is being drawn.'],
])('of %i pictures', (count, words) => {
  expect(saidOf(count)).toContain(words);
});

it('that it was stopped before there was a map, until it is drawn anew', () => {
  drawer.cancel();
  expect(saidOf(3)).toContain('The map was stopped before it took shape.');
  drawer.redraw();
  expect(saidOf(3)).toContain('The map is being drawn.');
  drawer.cancel();
  drawer.clear();
  expect(isStopped.value).toBe(false);
});
