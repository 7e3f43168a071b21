/**
 * `npm run styles`: after a style net was added to models/ or trained anew, makes its thumbnails (the net itself on a
 * photograph) and writes models/style-nets.json, by which the program knows its nets.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { StyleNetEntry } from '../../src/engine/live_style/style_catalogue.ts';
import type { StyliserDescription } from '../../src/network/description.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { StylisedPictures } from '../look/stylised_pictures.ts';
import { checkIds } from './check_ids.ts';

const MODELS = join(import.meta.dirname, '../../models');
const TRAINED = 'trained';
const PHOTOGRAPH = join(MODELS, 'pictures/chelsea.jpg');
const SIZE = { width: 128, height: 96 };
/** Painted larger and scaled down: at 128 pixels steps would be coarser than on screen. */
const PAINTED = { width: 256, height: 192 };

async function descriptionOf(folder: string): Promise<StyliserDescription> {
  return JSON.parse(await readFile(join(MODELS, folder, 'network.json'), 'utf8')) as StyliserDescription;
}

async function entryOf(folder: string, predictor?: string): Promise<StyleNetEntry> {
  const { id, title, paper, styles } = await descriptionOf(folder);
  return { folder, id, title, paper, ...(predictor && { predictor }), styles };
}

// The order on screen: what was trained here, the net of many styles, any picture.
const trained = (await readdir(join(MODELS, TRAINED)))
  .filter((name) => existsSync(join(MODELS, TRAINED, name, 'network.json')))
  .sort();
const entries = [
  ...(await Promise.all(trained.map((name) => entryOf(`${TRAINED}/${name}`)))),
  await entryOf('multistyle26'),
  await entryOf('arbitrary-style/transform', 'arbitrary-style/predict'),
];
checkIds(entries);
await writeFile(join(MODELS, 'style-nets.json'), `${JSON.stringify(entries, null, 1)}\n`);

await startNodeBackend();
const slowTechniques = await StylisedPictures.open();
const photograph = await sharp(PHOTOGRAPH)
  .resize({ ...PAINTED, fit: 'cover' })
  .removeAlpha()
  .raw()
  .toBuffer();
for (const { folder, styles } of entries) {
  for (const { id, thumbnail } of styles) {
    if (!thumbnail) continue;
    const { rgba } = await slowTechniques.paint({ ...PAINTED, rgb: photograph }, { style: id });
    const file = join(MODELS, folder, thumbnail);
    await mkdir(dirname(file), { recursive: true });
    await sharp(rgba, { raw: { ...PAINTED, channels: 4 } })
      .removeAlpha()
      .resize(SIZE)
      .webp({ quality: 82 })
      .toFile(file);
  }
}
console.log(`${entries.length} nets, ${entries.flatMap(({ styles }) => styles).length} styles`);
