import { join } from 'node:path';
import sharp from 'sharp';
import { startNodeBackend } from '../look/node_backend.ts';
import { type Canvas, StylisedPictures } from '../look/stylised_pictures.ts';
import { FOLDER } from './picture.ts';

const PICTURES = join(import.meta.dirname, '../../models/pictures');
const SUBJECTS = ['chelsea', 'coffee', 'rocket'];
/** Pictures of models/pictures whose style is taken. */
const AS_STYLES = ['macaw', 'crab', 'bison'];
/** Painted at the size of a live painting, then scaled down for the sheet. */
const PAINTED = { width: 320, height: 240 };
const TILE = { width: 168, height: 126 };
const LABEL = 24;
const GAP = 4;
const BETWEEN = 20;
const BLOCKS = 3;

export const SHEET = 'styles.jpg';

/** Every style on the same three photographs, named, as one picture: docs/gallery/styles.jpg. */
export async function photographStyles(): Promise<void> {
  await startNodeBackend();
  const slowTechniques = await StylisedPictures.open();
  for (const name of AS_STYLES)
    await slowTechniques.addPicture(join(PICTURES, `${name}.jpg`), `The picture ${name}.jpg`);
  const photographs = await Promise.all(SUBJECTS.map(read));
  const blocks = [
    await block(
      'The photographs',
      photographs.map(({ rgb }) => ({ bytes: rgb, channels: 3 })),
    ),
  ];
  for (const { id, title } of slowTechniques.gallery.cards) {
    const painted: Tile[] = [];
    for (const canvas of photographs)
      painted.push({ bytes: (await slowTechniques.paint(canvas, { style: id })).rgba, channels: 4 });
    blocks.push(await block(title, painted));
  }
  const [width, height] = [
    BLOCKS * (BLOCK_WIDTH + BETWEEN) - BETWEEN,
    Math.ceil(blocks.length / BLOCKS) * BLOCK_HEIGHT,
  ];
  await sharp({ create: { width, height, channels: 3, background: BACKGROUND } })
    .composite(
      blocks.map((input, i) => ({
        input,
        left: (i % BLOCKS) * (BLOCK_WIDTH + BETWEEN),
        top: Math.floor(i / BLOCKS) * BLOCK_HEIGHT,
      })),
    )
    .jpeg({ quality: 84, mozjpeg: true })
    .toFile(join(FOLDER, SHEET));
}

interface Tile {
  readonly bytes: Uint8Array | Uint8ClampedArray;
  readonly channels: 3 | 4;
}

const BACKGROUND = '#0c0d10';
const BLOCK_WIDTH = SUBJECTS.length * (TILE.width + GAP) - GAP;
const BLOCK_HEIGHT = TILE.height + LABEL + BETWEEN / 2;

async function read(name: string): Promise<Canvas> {
  const rgb = await sharp(join(PICTURES, `${name}.jpg`))
    .resize({ ...PAINTED, fit: 'cover' })
    .removeAlpha()
    .raw()
    .toBuffer();
  return { ...PAINTED, rgb };
}

async function block(title: string, tiles: readonly Tile[]): Promise<Buffer> {
  const words = `<svg width="${BLOCK_WIDTH}" height="${LABEL}"><text x="0" y="17" font-family="sans-serif" font-size="14" fill="#d8d4c8">${title.replaceAll('&', '&amp;')}</text></svg>`;
  const pictures = await Promise.all(
    tiles.map(({ bytes, channels }) =>
      sharp(bytes, { raw: { ...PAINTED, channels } })
        .removeAlpha()
        .resize(TILE)
        .png()
        .toBuffer(),
    ),
  );
  return sharp({ create: { width: BLOCK_WIDTH, height: BLOCK_HEIGHT, channels: 3, background: BACKGROUND } })
    .composite([
      { input: Buffer.from(words), left: 0, top: 0 },
      ...pictures.map((input, i) => ({ input, left: i * (TILE.width + GAP), top: LABEL })),
    ])
    .png()
    .toBuffer();
}
