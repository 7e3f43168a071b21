import type {
  MapMethod,
  MapSettings,
  MapStep,
  PictureMap,
  PrincipalAxes,
  Rows,
} from '../contract/picture_gallery.ts';
import { told } from '../contract/told.ts';
import { GalleryError } from './errors.ts';
import { type NeighbourGraph, neighbourGraph } from './neighbour_graph.ts';
import { principalAxes, ROUGH, rowsAlongAxes } from './principal_axes.ts';
import { unitRows } from './rows.ts';
import { TSNE, tsne } from './tsne.ts';
import { umap } from './umap.ts';

/** With fewer there is nothing to lay out. */
export const FEWEST = 3;
/** t-SNE and UMAP measure distances along this many principal axes: what lies beyond is mostly noise, and slow. */
const KEPT_AXES = 50;
/** t-SNE looks at this many times its perplexity of neighbours, as its author does. */
const GRAPH_PER_PERPLEXITY = 3;
/** Of the work: axes first, then distances, then the layout. */
const AXES_DONE = 0.05;
const DISTANCES_DONE = 0.15;

/**
 * Lays pictures out on a plane. The same rows and settings give the same map.
 * @param rows one feature vector a picture. Borrowed.
 * @yields the map while it forms, beginning with the principal axes
 * @throws {GalleryError} if there are fewer than three pictures
 */
export function* drawMap(rows: Rows, settings: MapSettings): Generator<MapStep, PictureMap> {
  const { count } = rows;
  if (count < FEWEST) throw new GalleryError(told('galleryErrors.tooFew', { fewest: FEWEST, count }));
  const vectors = settings.metric === 'angle' ? unitRows(rows) : rows;
  yield { stage: 'axes', progress: 0, map: null };
  const exact = settings.method === 'pca' ? principalAxes(vectors, 2) : null;
  if (exact) yield { stage: 'axes', progress: AXES_DONE / 2, map: along2(exact, vectors, settings, null) };
  const along = rowsAlongAxes(principalAxes(vectors, KEPT_AXES, ROUGH), vectors);
  const flat = firstTwo(along);
  if (!exact) yield { stage: 'axes', progress: AXES_DONE, map: centred(flat, settings, null, null) };

  const neighbours = neighboursFor(settings, count);
  const graph = yield* measured(along, graphSize(settings.method, neighbours, count));
  const links = Int32Array.from({ length: count }, (_, i) => graph.indices[i * graph.k] as number);
  if (exact) return along2(exact, vectors, settings, links);
  const layout =
    settings.method === 'tsne'
      ? withRounds(tsne(graph, flat, neighbours))
      : umap(graph, flat, neighbours, settings.seed);
  for (;;) {
    const step = layout.next();
    if (step.done) return centred(step.value, settings, null, links);
    const [points, share] = step.value;
    const progress = DISTANCES_DONE + (1 - DISTANCES_DONE) * share;
    // Only made where it is asked for: a map a round would be as much work as the round.
    yield {
      stage: 'layout',
      progress,
      get map() {
        return centred(points, settings, null, links);
      },
    };
  }
}

const along2 = (axes: PrincipalAxes, vectors: Rows, settings: MapSettings, links: PictureMap['links']) =>
  centred(firstTwo(rowsAlongAxes(axes, vectors)), settings, axes, links);

/** The neighbours that a map can honour: t-SNE's perplexity must be well below the number of pictures. */
export function neighboursFor({ method, neighbours }: MapSettings, count: number): number {
  if (method === 'umap') return Math.max(2, Math.min(neighbours, count - 1));
  return Math.max(1, Math.min(neighbours, (count - 1) / GRAPH_PER_PERPLEXITY));
}

function graphSize(method: MapMethod, neighbours: number, count: number): number {
  const wanted = { pca: 1, tsne: Math.ceil(GRAPH_PER_PERPLEXITY * neighbours), umap: neighbours - 1 }[method];
  return Math.min(count - 1, wanted);
}

function* measured(rows: Rows, k: number): Generator<MapStep, NeighbourGraph> {
  const work = neighbourGraph(rows, k);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    const progress = AXES_DONE + (DISTANCES_DONE - AXES_DONE) * step.value;
    yield { stage: 'distances', progress, map: null };
  }
}

function* withRounds(
  rounds: Generator<Float64Array, Float64Array>,
): Generator<readonly [Float64Array, number], Float64Array> {
  for (let round = 1; ; round++) {
    const step = rounds.next();
    if (step.done) return step.value;
    yield [step.value, round / TSNE.rounds];
  }
}

/** The first two numbers of every row; zeros where there are fewer. */
function firstTwo({ values, count, dims }: Rows): Float64Array {
  const flat = new Float64Array(2 * count);
  for (let index = 0; index < count; index++) {
    for (let axis = 0; axis < Math.min(2, dims); axis++)
      flat[2 * index + axis] = values[index * dims + axis] as number;
  }
  return flat;
}

function centred(
  points: Float64Array,
  { method, metric }: MapSettings,
  axes: PrincipalAxes | null,
  links: PictureMap['links'],
): PictureMap {
  const count = points.length / 2;
  let [x, y, spread] = [0, 0, 0];
  for (let at = 0; at < points.length; at += 2) {
    x += (points[at] as number) / count;
    y += (points[at + 1] as number) / count;
  }
  for (let at = 0; at < points.length; at += 2)
    spread += (((points[at] as number) - x) ** 2 + ((points[at + 1] as number) - y) ** 2) / count;
  const scale = spread > 0 ? 1 / Math.sqrt(spread) : 1;
  const positions = Float32Array.from(points, (value, at) => (value - (at % 2 === 0 ? x : y)) * scale);
  return { method, metric, positions, axes, centre: [x, y], scale, links };
}
