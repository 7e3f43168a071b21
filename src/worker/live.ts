/** The live worker: chooses a backend, loads the network, and looks at the camera's frames. */
import * as tf from '@tensorflow/tfjs-core';
import * as Comlink from 'comlink';
import type { Catalogue, StyleCard } from '../contract/cards.ts';
import type { Description, DroppedFile, LiveWorker } from '../contract/live_worker.ts';
import type { LoadProgress, OpenOptions } from '../contract/opening.ts';
import type { PatchPage, PatchSummary } from '../contract/patches.ts';
import type { Picture } from '../contract/picture.ts';
import type { FrameIdentity, View, ViewResult } from '../contract/view.ts';
import { paintingCard, viewCards } from '../engine/cards.ts';
import { encodeDescription } from '../engine/encode/encode_point.ts';
import type { Ingested } from '../engine/ingested.ts';
import type { StyleCatalogue } from '../engine/live_style/style_catalogue.ts';
import { type Frame, StyleSession } from '../engine/live_style/style_session.ts';
import { LivePatches } from '../engine/patches/live_patches.ts';
import { ViewSession } from '../engine/view/view_session.ts';
import { encodePicture } from '../media/encode_file.ts';
import type { InputDescription } from '../network/description.ts';
import { forward } from '../network/forward.ts';
import type { Network } from '../network/network.ts';
import { describeImage } from '../techniques/embedding.ts';
import { filterById, filters, techniques } from '../techniques/index.ts';
import { networkCard } from '../techniques/network_card.ts';
import { paintings } from '../techniques/paintings.ts';
import { topPatches } from '../techniques/top_patches.ts';
import { startBackend } from './backend.ts';
import { unlessLost } from './backend_loss.ts';
import { startPageOpenCv } from './cut_out/page_open_cv.ts';
import { createIngest } from './ingest.ts';
import { openGpuCanvas } from './live_style/gpu_canvas/gpu_canvas.ts';
import { openStyles } from './live_style/open_styles.ts';
import { squareOf } from './live_style/style_picture_file.ts';
import { holdLivenessLock } from './liveness.ts';
import { loadCached } from './load_cached.ts';
import { turns } from './turns.ts';

interface Opened {
  readonly network: Network;
  readonly input: InputDescription;
  readonly session: ViewSession;
  readonly patches: LivePatches;
  readonly gallery: StyleCatalogue;
  readonly painting: StyleSession;
}

let opened: Opened | undefined;

async function open(options: OpenOptions, onProgress: (progress: LoadProgress) => void): Promise<Catalogue> {
  const step = (stage: LoadProgress['stage']) => onProgress({ stage, done: 0, total: 0, fromCache: false });
  step('backend');
  const backend = await startBackend(options);
  if (options.openCvUrl) startPageOpenCv(options.openCvUrl);
  step('weights');
  const [network, { gallery, people }] = await Promise.all([
    loadCached(options.networkUrl, onProgress),
    openStyles(options.modelsUrl),
  ]);
  step('warm-up');
  await warmUp(network);
  const { input } = network.description;
  const session = new ViewSession(network);
  const rank = (frame: Frame) => session.classify(() => frame.ingest(input));
  const canvas = await openGpuCanvas(backend, options.readback);
  const painting = new StyleSession(gallery, people, rank, canvas);
  const patches = new LivePatches(network, encodePicture);
  opened = { network, input, session, patches, gallery, painting };
  return {
    ...{
      backend,
      network: networkCard(network),
      techniques: viewCards(techniques, filters),
      styles: gallery.cards,
    },
    paintings: paintings.map(paintingCard),
  };
}

/** Compiles the shaders (GPU) or packs the filters (wasm) before the first frame asks for them. */
async function warmUp(network: Network): Promise<void> {
  const { height, width } = network.description.input;
  const logits = tf.tidy(() => forward(network, tf.zeros([1, height, width, 3])).logits);
  await logits.data();
  logits.dispose();
}

function ready(): Opened {
  if (!opened) throw new Error('The worker was asked for something before open().');
  return opened;
}

/** Looks and descriptions: each finds the worker's tensors as the one before left them. */
const inTurn = turns();

async function describe(picture: ImageBitmap): Promise<Description> {
  try {
    const { network, input } = ready();
    const { image } = frameOf(picture, OF_THE_GALLERY).ingest(input);
    const described = describeImage(network, image);
    image.dispose();
    const description = await encodeDescription(network, described);
    return Comlink.transfer(description, bufferOf(description.point));
  } finally {
    picture.close();
  }
}

async function look(bitmap: ImageBitmap, identity: FrameIdentity, view: View): Promise<ViewResult> {
  try {
    const { input, session, painting } = ready();
    const frame = frameOf(bitmap, identity);
    const filter = filterById(view.technique);
    let ingested: Ingested | undefined;
    const ingest = () => {
      ingested = frame.ingest(input);
      return ingested;
    };
    const seen = filter ? await painting.look(frame, filter, view) : await session.look(ingest, view);
    const patches = ingested ? await keepPatches(seen.picture, view, ingested) : null;
    const answer: ViewResult = { ...seen, patches, tensors: tf.memory().numTensors };
    return Comlink.transfer(answer, buffersOf(answer));
  } finally {
    bitmap.close();
  }
}

/** Keeps the strongest patches where a look was for them. */
async function keepPatches(picture: Picture, view: View, frame: Ingested): Promise<PatchSummary | null> {
  if (picture.kind !== 'maxima') return null;
  const seconds = Number(view.parameters.gap ?? topPatches.parameters.gap.default);
  return ready().patches.take(picture, 1000 * seconds, frame.photograph);
}

const patches = (layer: string, channels: readonly number[]): Promise<PatchPage> =>
  ready().patches.page(layer, channels);

async function forgetPatches(): Promise<void> {
  ready().patches.forget();
}

async function forgetStyles(): Promise<void> {
  ready().gallery.forgetAdded();
}

/** One for every network that is alive. */
const ingests = new WeakMap<InputDescription, ReturnType<typeof createIngest>>();

/** A picture of the gallery is on no stage. */
const OF_THE_GALLERY: FrameIdentity = { source: 0, frame: 0 };

const frameOf = (frame: ImageBitmap, identity: FrameIdentity): Frame => ({
  ...{ identity, width: frame.width, height: frame.height },
  ingest(input) {
    const ingest = ingests.get(input) ?? createIngest(input);
    ingests.set(input, ingest);
    return ingest(frame, identity);
  },
});

async function addStylePicture(picture: Blob | ImageBitmap, title: string): Promise<StyleCard> {
  const { gallery } = ready();
  const square = await squareOf(picture, gallery.pictureSide);
  try {
    return await gallery.addPicture(square, title);
  } finally {
    square.dispose();
  }
}

async function addStyleNet(files: DroppedFile[]): Promise<StyleCard[]> {
  const { gallery } = ready();
  const { readDroppedNet } = await import('./live_style/dropped_net.ts');
  return gallery.addNet(await readDroppedNet(files));
}

function buffersOf({ picture, comparison: beside, pins }: ViewResult): Transferable[] {
  return [picture, ...(beside ? [beside.picture] : []), ...pins].flatMap(bufferOf);
}

function bufferOf(picture: Picture): Transferable[] {
  switch (picture.kind) {
    case 'ranking':
      return [];
    case 'curves':
      return [picture.image.rgba.buffer];
    case 'image':
      return [picture.rgba.buffer];
    case 'bitmap':
      return [picture.bitmap];
    case 'point':
      return [picture.features.buffer, picture.thumbnail.buffer];
    case 'maxima':
      return [picture.values.buffer, picture.positions.buffer];
    default:
      return [picture.values.buffer];
  }
}

const worker: LiveWorker = {
  ...{ addStyleNet, patches, forgetPatches, forgetStyles },
  open: (options, onProgress) => unlessLost(open(options, onProgress)),
  addStylePicture: (picture, title) => unlessLost(addStylePicture(picture, title)),
  look: (frame, identity, view) => unlessLost(inTurn(() => look(frame, identity, view))),
  describe: (picture) => unlessLost(inTurn(() => describe(picture))),
};
Comlink.expose(worker);
holdLivenessLock();
