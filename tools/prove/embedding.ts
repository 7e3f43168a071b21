import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { MapMethod, PictureMap, Rows } from '../../src/contract/picture_gallery.ts';
import { MAP_METHODS } from '../../src/contract/picture_gallery.ts';
import { drawMap } from '../../src/embedding/draw_map.ts';
import { Gallery } from '../../src/embedding/gallery.ts';
import { readIndex, writeIndex } from '../../src/embedding/index_file.ts';
import { row, unitRows } from '../../src/embedding/rows.ts';
import { trustworthiness } from '../../src/embedding/trustworthiness.ts';
import { embedding } from '../../src/techniques/embedding.ts';
import { addPictures, identityOf } from '../look/describe.ts';
import { picturesAt } from '../look/files/found_pictures.ts';
import { loadNetworkFolder } from '../look/network_folder.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { showProgress } from '../look/print.ts';

/** scikit-learn's default. */
const NEIGHBOURS = 5;
const LEAST: Record<MapMethod, number> = { pca: 0, tsne: 0.9, umap: 0.9 };
const ASKED = 50;

/** @returns whether everything holds */
export async function proveEmbedding(flags: { pictures: string; index?: string }): Promise<boolean> {
  const gallery = await galleryOf(flags);
  console.log(`${gallery.count} pictures, ${gallery.rows.dims} features each`);
  const kept = MAP_METHODS.map((method) => proveMap(gallery.rows, method));
  return proveNeighbours(gallery) && kept.every(Boolean);
}

async function galleryOf({ pictures, index }: { pictures: string; index?: string }): Promise<Gallery> {
  await startNodeBackend();
  const network = await loadNetworkFolder('efficientnet-lite0');
  const identity = identityOf(network);
  if (index && existsSync(index))
    return readIndex(index, new Uint8Array(await readFile(index)).buffer, identity);
  const gallery = new Gallery();
  const { images: files, failures } = await picturesAt([pictures]);
  if (failures[0]) throw new Error(failures[0].error);
  const unread = await addPictures(network, gallery, files, showProgress(`${files.length} pictures`));
  for (const { error } of unread) console.log(error);
  if (index) await writeFile(index, await writeIndex(gallery, identity));
  return gallery;
}

/** With the page's own settings. Distances are angles: that is what the page's maps are made of. */
function proveMap(rows: Rows, method: MapMethod): boolean {
  const neighbours = embedding.parameters.neighbours;
  const start = performance.now();
  const map = finish(
    drawMap(rows, {
      ...{ method, metric: 'angle', seed: 0 },
      neighbours: neighbours?.kind === 'number' ? neighbours.default : 0,
    }),
  );
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const trusted = trustworthiness(unitRows(rows), map.positions, NEIGHBOURS);
  const byLength = trustworthiness(rows, map.positions, NEIGHBOURS);
  const holds = trusted >= LEAST[method];
  const wanted = LEAST[method] > 0 ? `${holds ? 'at least' : 'NOT'} ${LEAST[method]}` : 'for comparison';
  console.log(
    `${method}: trustworthiness ${trusted.toFixed(3)} by angle (${wanted}), ${byLength.toFixed(3)} by L2; ${seconds} s`,
  );
  return holds;
}

function finish(work: Generator<unknown, PictureMap>): PictureMap {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Every k-th picture's neighbours, against sorting all distances computed in another way. */
function proveNeighbours(gallery: Gallery): boolean {
  const { rows } = gallery;
  let wrong = 0;
  for (let index = 0; index < rows.count; index += Math.ceil(rows.count / ASKED)) {
    const query = row(rows, index);
    const thumbnail = gallery.thumbnails.slice(3072 * index, 3072 * (index + 1));
    const found = gallery.neighbours({ features: query, thumbnail }, 10);
    const length = Math.hypot(...query);
    const l2 = sorted(rows.count, (other) =>
      Math.hypot(...query.map((value, i) => value - (row(rows, other)[i] as number))),
    );
    const cosine = sorted(rows.count, (other) => {
      const vector = row(rows, other);
      return (
        1 -
        query.reduce((sum, value, i) => sum + value * (vector[i] as number), 0) /
          length /
          Math.hypot(...vector)
      );
    });
    for (const [list, all] of [
      [found.l2, l2],
      [found.cosine, cosine],
    ] as const) {
      // Compared by distance: pictures that are equally far may trade places.
      wrong += list.filter(({ distance }, i) => Math.abs(distance - (all[i] as number)) > 1e-4).length;
    }
  }
  console.log(`neighbours: ${wrong} of ${ASKED * 20} differ from brute force`);
  return wrong === 0;
}

const sorted = (count: number, distance: (other: number) => number) =>
  Array.from({ length: count }, (_, other) => distance(other)).sort((a, b) => a - b);
