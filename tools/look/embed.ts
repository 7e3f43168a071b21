import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { drawMap, type MapMethod, type Metric, type PictureMap } from '../../src/embedding/draw_map.ts';
import { IndexFileError } from '../../src/embedding/errors.ts';
import { Gallery } from '../../src/embedding/gallery.ts';
import { readIndex, writeIndex } from '../../src/embedding/index_file.ts';
import type { Neighbour } from '../../src/embedding/nearest.ts';
import { type Rows, unitRows } from '../../src/embedding/rows.ts';
import { trustworthiness } from '../../src/embedding/trustworthiness.ts';
import { embedding } from '../../src/techniques/embedding.ts';
import { settingsFor } from '../../src/techniques/settings.ts';
import { picturesAt } from './classify.ts';
import { addPictures, describePhotograph, identityOf } from './describe.ts';
import { loadNetworkFolder } from './network_folder.ts';
import { startNodeBackend } from './node_backend.ts';
import { paintMap } from './paint_map.ts';
import { readPhotograph } from './photograph.ts';
import { showProgress } from './print.ts';
import { type Flags, requestFrom, wholeFrom } from './request.ts';
import { write } from './write.ts';

/** How far to look for false neighbours, as scikit-learn does by default. */
const TRUSTED = 5;
/** Above this the check would take longer than the map. */
const MOST_CHECKED = 3000;

/** `embed`: describes pictures, lays them out, and writes the map and the index. */
export async function embed(paths: string[], flags: Flags): Promise<void> {
  const images = await picturesAt(paths);
  await startNodeBackend();
  const network = await loadNetworkFolder(String(flags.network));
  const settings = settingsFor(embedding, network, requestFrom(embedding, network, flags).given);
  const gallery = new Gallery();
  const passedOver = await addPictures(network, gallery, images, showProgress(`${images.length} pictures`));
  if (flags.index) {
    const dtype = flags.half ? 'float16' : 'float32';
    await write(String(flags.index), await writeIndex(gallery, identityOf(network), { dtype }));
  }
  const map = layOut(gallery.rows, {
    ...settings,
    method: settings.method as MapMethod,
    metric: settings.metric as Metric,
  });
  if (flags.output) await write(String(flags.output), await paintMap(map, gallery.previews));
  report(gallery, map, passedOver, flags);
}

function layOut(rows: Rows, settings: Parameters<typeof drawMap>[1]): PictureMap {
  const work = drawMap(rows, settings);
  const progress = showProgress('map');
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    progress(step.value.progress);
  }
}

function report(
  gallery: Gallery,
  { method, metric, positions }: PictureMap,
  passedOver: Map<string, string>,
  flags: Flags,
): void {
  const rows = metric === 'angle' ? unitRows(gallery.rows) : gallery.rows;
  const checked = gallery.count > 3 * TRUSTED && gallery.count <= MOST_CHECKED;
  const trusted = checked ? trustworthiness(rows, positions, TRUSTED) : null;
  const pictures = gallery.words.map(({ name, label, probability }, i) => ({
    ...{ image: name, x: positions[2 * i], y: positions[2 * i + 1], label, probability },
  }));
  const files = { output: flags.output, index: flags.index };
  if (flags.json) {
    const skipped = [...passedOver].map(([image, error]) => ({ image, error }));
    console.log(
      JSON.stringify(
        { method, metric, trustworthiness: trusted, pictures, passedOver: skipped, ...files },
        null,
        2,
      ),
    );
    return;
  }
  for (const [image, error] of passedOver) console.log(`${image}: ${error}`);
  console.log(`${gallery.count} pictures laid out by ${method}`);
  if (trusted !== null)
    console.log(`  trustworthiness ${trusted.toFixed(3)} (${TRUSTED} neighbours, by ${metric})`);
  for (const file of Object.values(files)) if (file) console.log(`  written: ${file}`);
}

/** How many neighbours are named, where nothing is said. */
export const COUNT = 6;

/** `neighbours`: the pictures of an index that are nearest to a picture, by each measure. */
export async function neighbours(paths: string[], flags: Flags): Promise<void> {
  if (!flags.index) throw new IndexFileError('--index is missing: name the file that "embed --index" wrote.');
  const count = wholeFrom(flags, 'count', COUNT, 1);
  const images = await picturesAt(paths);
  await startNodeBackend();
  const network = await loadNetworkFolder(String(flags.network));
  const file = String(flags.index);
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new IndexFileError(`${file} cannot be read.`, { cause });
  });
  const gallery = await readIndex(basename(file), new Uint8Array(bytes).buffer, identityOf(network));
  const answers = [];
  for (const image of images) {
    const photograph = await readPhotograph(image, network.description.input);
    const { point, ranking } = await describePhotograph(network, photograph);
    const { l2, cosine, pixels } = gallery.neighbours(point, count);
    const named = (list: readonly Neighbour[]) =>
      list.map(({ index, distance }) => ({ image: gallery.words[index]?.name, distance }));
    answers.push({
      ...{ image, label: ranking.classes[0]?.label ?? '' },
      neighbours: { l2: named(l2), cosine: named(cosine), pixels: named(pixels) },
    });
  }
  if (flags.json) console.log(JSON.stringify(answers, null, 2));
  else for (const answer of answers) printNeighbours(answer);
}

const MEASURES = {
  l2: 'by L2 distance of features',
  cosine: 'by angle of features (1 - cosine)',
  pixels: 'by pixels (root mean square of 32 x 32 RGB)',
} as const;

interface Answer {
  readonly image: string;
  readonly label: string;
  readonly neighbours: Record<keyof typeof MEASURES, { image: string | undefined; distance: number }[]>;
}

function printNeighbours({ image, label, neighbours: lists }: Answer): void {
  console.log(`${image}: ${label}`);
  for (const [measure, title] of Object.entries(MEASURES)) {
    console.log(`  ${title}`);
    for (const one of lists[measure as keyof typeof MEASURES])
      console.log(`    ${one.distance.toPrecision(4).padStart(8)}  ${one.image}`);
  }
}
