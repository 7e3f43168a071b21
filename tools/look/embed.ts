import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { MapMethod, Metric, Neighbour, PictureMap, Rows } from '../../src/contract/picture_gallery.ts';
import { asSaid } from '../../src/contract/told.ts';
import { drawMap } from '../../src/embedding/draw_map.ts';
import { GalleryError, IndexFileError } from '../../src/embedding/errors.ts';
import { Gallery } from '../../src/embedding/gallery.ts';
import { readIndex, writeIndex } from '../../src/embedding/index_file.ts';
import { unitRows } from '../../src/embedding/rows.ts';
import { trustworthiness } from '../../src/embedding/trustworthiness.ts';
import { settingsFor } from '../../src/techniques/common/settings.ts';
import { embedding } from '../../src/techniques/embedding.ts';
import { type Failure, isFailure, sayFailure } from './answers.ts';
import { answerAll, found, summarise } from './batch.ts';
import { addPictures, describePhotograph, identityOf } from './describe.ts';
import { paintMap } from './draw/paint_map.ts';
import { askedOutput, printsToStderr } from './files/asked_files.ts';
import { outputFor, prepareOutputs } from './files/outputs.ts';
import { readPhotograph } from './files/photograph.ts';
import { PICTURE_OUTPUTS, write, writePicture } from './files/write.ts';
import { Interrupt } from './interrupt.ts';
import { loadNetworkFolder } from './network_folder.ts';
import { startNodeBackend } from './node_backend.ts';
import { showProgress } from './print.ts';
import { type Flags, requestFrom, wholeFrom } from './request.ts';

/** How far to look for false neighbours, as scikit-learn does by default. */
const TRUSTED = 5;
/** Above this the check would take longer than the map. */
const MOST_CHECKED = 3000;

/** `embed`: describes pictures, lays them out, and writes the map and the index. After Ctrl-C those of the pictures so far. */
export async function embed(paths: string[], flags: Flags): Promise<void> {
  const asked = askedOutput(flags, 'output', '-o', PICTURE_OUTPUTS);
  const index = askedOutput(flags, 'index', '--index', []);
  const files = {
    ...(asked && { output: await outputFor(asked) }),
    ...(index && { index: await outputFor(index) }),
  };
  const pictures = await found(paths, flags);
  await prepareOutputs(Object.values(files), pictures.images);
  await startNodeBackend();
  const network = await loadNetworkFolder(String(flags.network));
  const settings = settingsFor(embedding, network, requestFrom(embedding, network, flags).given);
  const gallery = new Gallery();
  const progress = showProgress(`${pictures.images.length} pictures`);
  const failures = [...pictures.failures];
  const interrupt = new Interrupt();
  try {
    const unread = await addPictures(network, gallery, pictures.images, progress, () => interrupt.heard());
    failures.push(...unread);
    for (const failure of failures) sayFailure(failure);
    summarise(pictures, failures, gallery.count + unread.length);
  } finally {
    // The map hears no signal until it is made: the next one ends the program.
    interrupt.end();
  }
  if (gallery.count === 0) {
    if (flags.json) console.log(JSON.stringify({ pictures: [], passedOver: failures }, null, 2));
    return;
  }
  if (files.index !== undefined) {
    const dtype = flags.half ? 'float16' : 'float32';
    await write(files.index, await writeIndex(gallery, identityOf(network), { dtype }));
  }
  const map = layOut(gallery.rows, {
    ...settings,
    method: settings.method as MapMethod,
    metric: settings.metric as Metric,
  });
  if (map instanceof GalleryError) {
    console.error(map.message);
    // An index of few pictures is whole without a map.
    if (files.output !== undefined || files.index === undefined) process.exitCode ||= 1;
  } else if (files.output !== undefined) {
    await writePicture(files.output, await paintMap(map, gallery.previews));
  }
  report(gallery, map, {
    failures,
    files,
    json: Boolean(flags.json),
    toStderr: printsToStderr(asked, index),
  });
}

/** @returns the map, or why there is none */
function layOut(rows: Rows, settings: Parameters<typeof drawMap>[1]): PictureMap | GalleryError {
  const work = drawMap(rows, settings);
  const progress = showProgress('map');
  try {
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      progress(step.value.progress);
    }
  } catch (error) {
    if (error instanceof GalleryError) return error;
    throw error;
  }
}

interface Reported {
  readonly failures: readonly Failure[];
  readonly files: Readonly<Record<string, string>>;
  readonly json: boolean;
  readonly toStderr: boolean;
}

function report(
  gallery: Gallery,
  map: PictureMap | GalleryError,
  { failures, files: asked, json, toStderr }: Reported,
): void {
  const say = toStderr ? console.error : console.log;
  if (map instanceof GalleryError) {
    const { output: _, ...files } = asked;
    const pictures = gallery.words.map(({ name, label, probability }) => ({
      image: name,
      label,
      probability,
    }));
    if (json)
      say(JSON.stringify({ map: null, why: map.message, pictures, passedOver: failures, ...files }, null, 2));
    else for (const file of Object.values(files)) say(`  written: ${file}`);
    return;
  }
  const files = asked;
  const { method, metric, positions } = map;
  const rows = metric === 'angle' ? unitRows(gallery.rows) : gallery.rows;
  const checked = gallery.count > 3 * TRUSTED && gallery.count <= MOST_CHECKED;
  const trusted = checked ? trustworthiness(rows, positions, TRUSTED) : null;
  const laidOut = gallery.words.map(({ name, label, probability }, i) => ({
    ...{ image: name, x: positions[2 * i], y: positions[2 * i + 1], label, probability },
  }));
  if (json) {
    const answer = { method, metric, trustworthiness: trusted, pictures: laidOut, passedOver: failures };
    say(JSON.stringify({ ...answer, ...files }, null, 2));
    return;
  }
  say(`${gallery.count} pictures laid out by ${method}`);
  if (trusted !== null) say(`  trustworthiness ${trusted.toFixed(3)} (${TRUSTED} neighbours, by ${metric})`);
  for (const file of Object.values(files)) say(`  written: ${file}`);
}

/** How many neighbours are named, where nothing is said. */
export const COUNT = 6;

/** `neighbours`: the pictures of an index that are nearest to a picture, by each measure. */
export async function neighbours(paths: string[], flags: Flags): Promise<void> {
  if (!flags.index)
    throw new IndexFileError(asSaid('--index is missing: name the file that "embed --index" wrote.'));
  const count = wholeFrom(flags, 'count', COUNT, 1);
  const pictures = await found(paths, flags);
  const answers = await answerAll(pictures, () => openIndex(flags, count));
  if (flags.json) console.log(JSON.stringify(answers, null, 2));
  else for (const answer of answers) if (!isFailure(answer)) printNeighbours(answer);
}

/** @returns of a picture, what is near to it; throws PictureFileError */
async function openIndex(flags: Flags, count: number): Promise<(image: string) => Promise<Answer>> {
  const file = String(flags.index);
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new IndexFileError(asSaid(`${file} cannot be read.`), { cause });
  });
  await startNodeBackend();
  const network = await loadNetworkFolder(String(flags.network));
  const gallery = await readIndex(basename(file), new Uint8Array(bytes).buffer, identityOf(network));
  return async (image) => {
    const photograph = await readPhotograph(image, network.description.input);
    const { point, ranking } = await describePhotograph(network, photograph);
    const { l2, cosine, pixels } = gallery.neighbours(point, count);
    const named = (list: readonly Neighbour[]) =>
      list.map(({ index, distance }) => ({ image: gallery.words[index]?.name, distance }));
    return {
      ...{ image, label: ranking.classes[0]?.label ?? '' },
      neighbours: { l2: named(l2), cosine: named(cosine), pixels: named(pixels) },
    };
  };
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
