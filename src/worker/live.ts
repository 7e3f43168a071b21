/** The live worker: chooses a backend, loads the network, and looks at the camera's frames. */
import * as tf from '@tensorflow/tfjs-core';
import * as Comlink from 'comlink';
import { forward } from '../network/forward.ts';
import type { Network } from '../network/network.ts';
import { techniques } from '../techniques/index.ts';
import { topPatches } from '../techniques/top_patches.ts';
import type { Catalogue, LiveWorker, LoadProgress, Look, OpenOptions, Picture, View } from './api.ts';
import { startBackend } from './backend.ts';
import { networkCard, techniqueCard } from './cards.ts';
import { encodePicture } from './encode_picture.ts';
import { createIngest, type Ingested } from './ingest.ts';
import { LivePatches } from './live_patches.ts';
import { loadCached } from './load_cached.ts';
import { LookSession } from './look_session.ts';
import type { PatchPage, PatchSummary } from './patch_api.ts';

interface Opened {
  readonly ingest: ReturnType<typeof createIngest>;
  readonly session: LookSession;
  readonly patches: LivePatches;
}

let opened: Opened | undefined;

async function open(options: OpenOptions, onProgress: (progress: LoadProgress) => void): Promise<Catalogue> {
  const step = (stage: LoadProgress['stage']) => onProgress({ stage, done: 0, total: 0, fromCache: false });
  step('backend');
  const backend = await startBackend(options.backend, options.wasmUrl);
  step('weights');
  const network = await loadCached(options.networkUrl, onProgress);
  step('warm-up');
  await warmUp(network);
  opened = {
    ingest: createIngest(network.description.input),
    session: new LookSession(network),
    patches: new LivePatches(network, encodePicture),
  };
  return { backend, network: networkCard(network), techniques: techniques.map(techniqueCard) };
}

/** Compiles the shaders (GPU) or packs the filters (wasm) before the first frame asks for them. */
async function warmUp(network: Network): Promise<void> {
  const { height, width } = network.description.input;
  const logits = tf.tidy(() => forward(network, tf.zeros([1, height, width, 3])).logits);
  await logits.data();
  logits.dispose();
}

async function look(frame: ImageBitmap, view: View): Promise<Look> {
  const { ingest, session } = afterOpen();
  let seen: Ingested | undefined;
  const ingestOnce = () => {
    seen = ingest(frame);
    return seen;
  };
  try {
    const looked = await session.look(ingestOnce, view);
    const patches = seen ? await keepPatches(looked.picture, view, seen) : null;
    const answer: Look = { ...looked, patches, tensors: tf.memory().numTensors };
    return Comlink.transfer(answer, buffersOf(answer));
  } finally {
    frame.close();
  }
}

/** Keeps the strongest patches where a look was for them. */
async function keepPatches(picture: Picture, view: View, frame: Ingested): Promise<PatchSummary | null> {
  if (picture.kind !== 'maxima') return null;
  const seconds = Number(view.parameters.gap ?? topPatches.parameters.gap.default);
  return afterOpen().patches.take(picture, 1000 * seconds, frame.photograph);
}

const patches = (layer: string, channels: readonly number[]): Promise<PatchPage> =>
  afterOpen().patches.page(layer, channels);

async function forgetPatches(): Promise<void> {
  afterOpen().patches.forget();
}

function afterOpen(): Opened {
  if (!opened) throw new Error('The worker was called before open().');
  return opened;
}

function buffersOf({ picture, pins }: Look): Transferable[] {
  return [picture, ...pins].flatMap(bufferOf);
}

function bufferOf(picture: Picture): Transferable[] {
  if (picture.kind === 'ranking') return [];
  if (picture.kind === 'maxima') return [picture.values.buffer, picture.positions.buffer];
  return [picture.kind === 'image' ? picture.rgba.buffer : picture.values.buffer];
}

const worker: LiveWorker = { open, look, patches, forgetPatches };
Comlink.expose(worker);
