/** The button that draws what a layer lacks. */
import { type ComponentProps, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AtlasIndex } from '../../../src/contract/atlas.ts';
import type { SlowTechniqueCard } from '../../../src/contract/jobs.ts';
import { atlas } from '../../../src/ui/atlas/atlas_store.ts';
import { OpenAtlas } from '../../../src/ui/atlas/open_atlas.ts';
import { CLASSES } from '../../../src/ui/atlas/unit.ts';
import { UnitWall } from '../../../src/ui/atlas/unit_wall.tsx';
import { CommandsProvider } from '../../../src/ui/keys/commands.ts';
import * as page from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

const ascent: SlowTechniqueCard = {
  ...{ id: 'ascent', title: 'Ascent', caption: { shows: '', read: '', paper: '' }, presets: [] },
  ...{ needs: { content: false, references: 'none' }, targets: ['channel', 'class'] },
  ...{ film: null, further: 'steps', parameters: {} },
};
const network = { ...catalogue.network, weightsSha256: 'a'.repeat(64) };
const sheetOf = (count: number) => [{ file: 'sheet.webp', first: 0, count, columns: count }];

beforeEach(() => {
  page.catalogue.value = { ...catalogue, network, slowTechniques: [ascent] };
});
afterEach(() => {
  page.catalogue.value = null;
  atlas.value = null;
});

/** An atlas of one layer and of the classes, whose sheets never come. */
function show(mixed: { drawn: [number, number][]; silent: number[] }, classes: number[]): void {
  const index: AtlasIndex = {
    ...{ version: 1, tile: 32, network: { id: 'small', title: 'Small', sha256: network.weightsSha256 } },
    made: { command: 'drawn by a test', version: '0', seed: 1, settings: {} },
    layers: [{ layer: 'mixed', title: 'Mixed', channels: 8, ...mixed, sheets: sheetOf(8) }],
    classes: {
      ...{ layer: 'logits', title: 'Classes', channels: 3, drawn: classes, silent: [] },
      sheets: sheetOf(3),
    },
  };
  atlas.value = new OpenAtlas(index, () => new Promise(() => {}));
}

function wall(group: string, query = ''): string {
  const value = { atlas: {} } as ComponentProps<typeof CommandsProvider>['value'];
  return renderToString(h(CommandsProvider, { value }, h(UnitWall, { group, query, search: () => {} })));
}

it('is there while a unit is left that can be drawn', () => {
  show({ drawn: [[0, 5]], silent: [6] }, []);
  expect(wall('mixed')).toContain('Draw this layer’s atlas');
});

it('is not there where all units but silent ones are drawn', () => {
  show({ drawn: [[0, 5]], silent: [6, 7] }, []);
  expect(wall('mixed')).not.toContain('Draw this layer’s atlas');
});

it('draws all classes, not those alone that are searched for', () => {
  show({ drawn: [], silent: [] }, [0]);
  expect(wall(CLASSES, 'dog')).toContain('Draw the classes');
  show({ drawn: [], silent: [] }, [0, 1, 2]);
  expect(wall(CLASSES, 'dog')).not.toContain('Draw the classes');
});
