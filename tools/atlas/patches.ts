import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { receptiveField } from '../../src/network/field/receptive_field.ts';
import type { Network } from '../../src/network/network.ts';
import { readPhotograph } from '../look/files/photograph.ts';
import { scanFolder } from '../look/scan_folder.ts';
import { TILE } from './draw_unit.ts';
import type { Section } from './plan.ts';

/** Of patches, down and across a tile. */
const GRID = 2;
const CELL = TILE / GRID;
/** Side of what is shown round a receptive field that is smaller, in pixels. */
const LEAST = 24;
/** Of the picture's side: fields that are larger are no patches any more. */
const MOST = 0.75;

const MODELS = join(import.meta.dirname, '../../models');
/** Pictures that ship and may be shown. */
const PICTURES = ['pictures', 'gallery'].flatMap((folder) =>
  readdirSync(join(MODELS, folder))
    .filter((file) => file.endsWith('.jpg'))
    .sort()
    .map((file) => join(MODELS, folder, file)),
);

/** Whether patches of a layer show anything that the whole picture would not. */
export const hasPatches = ({ isClasses, field }: Section, { description: { input } }: Network): boolean =>
  !isClasses && input.height === input.width && field <= MOST * input.height;

/**
 * The four strongest patches of each channel, two by two, over the pictures that ship.
 * @returns tiles as PNG files by channel; none of channels that no picture excites
 */
export async function drawPatches(network: Network, { layer }: Section): Promise<Map<number, Buffer>> {
  const { input } = network.description;
  const [, columns, channels] = network.shape(layer);
  const { best } = await scanFolder(network, PICTURES, layer, () => {});
  const crops = await Promise.all(
    PICTURES.map(async (file) =>
      (await readPhotograph(file, { ...input, mirrored: false } as typeof input)).crop(input.height),
    ),
  );
  const tiles = new Map<number, Buffer>();
  for (let channel = 0; channel < channels; channel++) {
    const found = best.of(channel).slice(0, GRID * GRID);
    if (found.length === 0) continue;
    const cells = await Promise.all(
      found.map(async ({ position, source }, at) => {
        const neuron = { layer, channel, y: Math.floor(position / columns), x: position % columns };
        const field = receptiveField(network, neuron) ?? { x: 0, y: 0, width: 1, height: 1 };
        const side = Math.min(input.height, Math.max(LEAST, field.width, field.height));
        const begin = (from: number, length: number) =>
          Math.min(input.height - side, Math.max(0, Math.round(from + length / 2 - side / 2)));
        const png = await sharp(crops[source], {
          raw: { width: input.width, height: input.height, channels: 3 },
        })
          .extract({
            ...{ left: begin(field.x, field.width), top: begin(field.y, field.height) },
            ...{ width: side, height: side },
          })
          .resize(CELL, CELL, { kernel: 'cubic' })
          .png()
          .toBuffer();
        return { input: png, left: (at % GRID) * CELL, top: Math.floor(at / GRID) * CELL };
      }),
    );
    tiles.set(channel, await blank(TILE, TILE).composite(cells).png().toBuffer());
  }
  return tiles;
}

/** Middle grey: what is left empty. */
export const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 128, g: 128, b: 128 } } });
