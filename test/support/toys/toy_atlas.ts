/** An atlas of the toy network, drawn by code: every tile of a layer has a colour of its own. */
import type { BrowserContext } from 'playwright-core';
import sharp from 'sharp';
import type { AtlasIndex } from '../../../src/contract/atlas.ts';
import { TOY, toyFolder } from './toy_networks.ts';

const TILE = 32;
const COLUMNS = 4;

/** Of the tile of a channel, 0..255. */
export const tileColour = (channel: number): [number, number, number] => [
  200 - 10 * channel,
  40 + 12 * channel,
  90,
];

/** A sheet of tiles, each of one colour. @param count of them */
async function sheetOf(count: number): Promise<Buffer> {
  const [width, height] = [COLUMNS * TILE, Math.ceil(count / COLUMNS) * TILE];
  const bytes = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const channel = Math.floor(y / TILE) * COLUMNS + Math.floor(x / TILE);
      bytes.set(channel < count ? tileColour(channel) : [0, 0, 0], (y * width + x) * 3);
    }
  return sharp(bytes, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

const sheet = (file: string, count: number) => [{ file, first: 0, count, columns: COLUMNS }];

/** Channel 15 of the second layer is not drawn, channel 14 is silent. */
export function toyAtlas(): AtlasIndex {
  const { weights } = JSON.parse(toyFolder(TOY)['network.json']);
  return {
    version: 1,
    network: { id: TOY.id, title: TOY.title, sha256: weights.sha256 },
    tile: TILE,
    made: { command: 'drawn by a test', version: '0', seed: 1, settings: {} },
    layers: [
      {
        ...{ layer: 'first_relu', title: 'First, rectified', channels: 8, drawn: [[0, 7]], silent: [] },
        ...{ sheets: sheet('first.png', 8), patches: sheet('patches.png', 8) },
      },
      {
        ...{ layer: 'second_relu', title: 'Second, rectified', channels: 16, drawn: [[0, 13]], silent: [14] },
        sheets: sheet('second.png', 16),
      },
    ],
    classes: {
      ...{ layer: 'scores', title: 'Class scores', channels: 3, drawn: [[0, 2]], silent: [] },
      sheets: sheet('classes.png', 3),
    },
  };
}

/** Has the server serve it beside the toy network. @param asked told of every file that is fetched */
export async function serveToyAtlas(
  context: BrowserContext,
  asked: (file: string) => void = () => {},
): Promise<void> {
  const files: Record<string, Buffer | string> = {
    'index.json': JSON.stringify(toyAtlas()),
    'first.png': await sheetOf(8),
    'patches.png': await sheetOf(8),
    'second.png': await sheetOf(16),
    'classes.png': await sheetOf(3),
  };
  await context.route('**/models/index.json', (route) =>
    route.fulfill({ json: [{ id: TOY.id, title: TOY.title, folder: TOY.id, atlas: true }] }),
  );
  for (const [name, body] of Object.entries(files))
    await context.route(`**/models/${TOY.id}/atlas/${name}`, (route) => {
      asked(name);
      return route.fulfill({ body, contentType: name.endsWith('.json') ? 'application/json' : 'image/png' });
    });
}
