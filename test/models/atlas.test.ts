import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import description from '../../models/efficientnet-lite0/network.json' with { type: 'json' };
import { isSilentUnit, readAtlas, whereIsUnit } from '../../src/contract/atlas.ts';
import { MODELS } from '../../tools/networks/installed.ts';

const FOLDER = join(MODELS, 'efficientnet-lite0/atlas');
const atlas = readAtlas(JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8')));
const layers = [...atlas.layers, ...(atlas.classes ? [atlas.classes] : [])];
const sheets = layers.flatMap(({ sheets, patches = [] }) => [...sheets, ...patches]);

describe('the atlas that ships', () => {
  it('is one of the network that ships, with its weights', () => {
    expect(atlas.network).toEqual({
      ...{ id: description.id, title: description.title, sha256: description.weights.sha256 },
    });
  });

  it('has the sheets that its index names, of the size that it says, and none else', async () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.webp'));
    expect(files.sort()).toEqual(sheets.map(({ file }) => file).sort());
    for (const { file, count, columns } of sheets) {
      const { width, height } = await sharp(join(FOLDER, file)).metadata();
      expect([file, width, height]).toEqual([
        file,
        columns * atlas.tile,
        Math.ceil(count / columns) * atlas.tile,
      ]);
    }
  });

  it('stays below 12 MB', () => {
    const bytes = sheets.reduce((sum, { file }) => sum + statSync(join(FOLDER, file)).size, 0);
    expect(bytes).toBeLessThan(12e6);
  });

  it('has a tile for every unit that is said to be drawn, and none for silent ones', () => {
    for (const { layer, channels, drawn } of layers) {
      expect(Math.max(...drawn.flat())).toBeLessThan(channels);
      for (let channel = 0; channel < channels; channel++) {
        const isDrawn = drawn.some((one) =>
          typeof one === 'number' ? one === channel : one[0] <= channel && channel <= one[1],
        );
        const isPlaced = whereIsUnit(atlas, layer, channel) !== undefined;
        expect([layer, channel, isPlaced]).toEqual([layer, channel, isDrawn]);
        if (isDrawn) expect(isSilentUnit(atlas, layer, channel)).toBe(false);
      }
    }
  });
});
