import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { readAtlas, whereIsUnit } from '../../src/contract/atlas.ts';
import { planOf } from '../../src/network/importers/index.ts';
import type { Network } from '../../src/network/network.ts';
import { readBrought } from '../look/brought_network.ts';
import { loadNetworkFolder } from '../look/network_folder.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { probabilitiesOf, rgbOf } from './judge.ts';

export interface AtlasFlags {
  readonly folder: string;
  readonly judge: string;
}

/** Of the classes drawn, so many must be among the judge's first five. Chance: 0.005. */
const SHARE = 0.25;
const FIRST = 5;

/**
 * Has a network that took no part in it, and the one that was drawn with, name the tiles of the classes of an atlas.
 * @returns whether the judge names enough, among its first five
 */
export async function proveAtlas({ folder, judge: file }: AtlasFlags): Promise<boolean> {
  await startNodeBackend();
  const painter = await loadNetworkFolder('efficientnet-lite0');
  const judge = planOf(await readBrought(file)).build();
  const atlas = readAtlas(JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')));
  const { layer = '', channels = 0 } = atlas.classes ?? {};
  const places: Record<'painter' | 'judge', number[]> = { painter: [], judge: [] };
  for (let index = 0; index < channels; index++) {
    const tile = whereIsUnit(atlas, layer, index);
    if (!tile) continue;
    const { x: left, y: top, side } = tile;
    const png = await sharp(join(folder, tile.file))
      .extract({ left, top, width: side, height: side })
      .png()
      .toBuffer();
    places.painter.push(await placeOf(painter, png, index));
    places.judge.push(await placeOf(judge, png, index));
  }
  painter.dispose();
  const named = (some: readonly number[]) => some.filter((place) => place <= FIRST).length;
  const { length } = places.judge;
  console.log(
    `${length} classes: among the first ${FIRST} of ${judge.description.title} ${named(places.judge)}, of the network that was drawn with ${named(places.painter)}`,
  );
  judge.dispose();
  return named(places.judge) >= SHARE * length;
}

/** Of a class among all, from 1. */
async function placeOf(network: Network, png: Uint8Array, index: number): Promise<number> {
  const { height, width } = network.description.input;
  const scaled = await sharp(png).resize(width, height, { kernel: 'cubic' }).png().toBuffer();
  const probabilities = probabilitiesOf(network, await rgbOf(scaled));
  const own = probabilities[index] as number;
  return 1 + probabilities.filter((other) => other > own).length;
}
