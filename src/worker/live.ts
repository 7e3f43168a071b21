/** The live worker: chooses a backend, loads the network, and looks at the camera's frames. */
import * as tf from '@tensorflow/tfjs-core';
import * as Comlink from 'comlink';
import { forward } from '../network/forward.ts';
import type { Network } from '../network/network.ts';
import { describeImage } from '../techniques/embedding.ts';
import { techniques } from '../techniques/index.ts';
import type {
  Catalogue,
  Description,
  LiveWorker,
  LoadProgress,
  Look,
  OpenOptions,
  Picture,
  View,
} from './api.ts';
import { startBackend } from './backend.ts';
import { networkCard, techniqueCard } from './cards.ts';
import { developDescription } from './develop.ts';
import { createIngest } from './ingest.ts';
import { loadCached } from './load_cached.ts';
import { LookSession } from './look_session.ts';
import { turns } from './turns.ts';

interface Opened {
  readonly network: Network;
  readonly ingest: ReturnType<typeof createIngest>;
  readonly session: LookSession;
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
  opened = { network, ingest: createIngest(network.description.input), session: new LookSession(network) };
  return { backend, network: networkCard(network), techniques: techniques.map(techniqueCard) };
}

/** Compiles the shaders (GPU) or packs the filters (wasm) before the first frame asks for them. */
async function warmUp(network: Network): Promise<void> {
  const { height, width } = network.description.input;
  const logits = tf.tidy(() => forward(network, tf.zeros([1, height, width, 3])).logits);
  await logits.data();
  logits.dispose();
}

/** Looks and descriptions: each finds the worker's tensors as the one before left them. */
const inTurn = turns();

async function describe(picture: ImageBitmap): Promise<Description> {
  if (!opened) throw new Error('describe() was called before open().');
  const { ingest, network } = opened;
  try {
    const { image } = ingest(picture);
    const described = describeImage(network, image);
    image.dispose();
    const description = await developDescription(network, described);
    return Comlink.transfer(description, bufferOf(description.point));
  } finally {
    picture.close();
  }
}

async function look(frame: ImageBitmap, view: View): Promise<Look> {
  if (!opened) throw new Error('look() was called before open().');
  const { ingest, session } = opened;
  try {
    const answer: Look = {
      ...(await session.look(() => ingest(frame), view)),
      tensors: tf.memory().numTensors,
    };
    return Comlink.transfer(answer, buffersOf(answer));
  } finally {
    frame.close();
  }
}

function buffersOf({ picture, pins }: Look): Transferable[] {
  return [picture, ...pins].flatMap(bufferOf);
}

function bufferOf(picture: Picture): Transferable[] {
  if (picture.kind === 'ranking') return [];
  if (picture.kind === 'point') return [picture.features.buffer, picture.thumbnail.buffer];
  return [picture.kind === 'image' ? picture.rgba.buffer : picture.values.buffer];
}

const worker: LiveWorker = {
  open,
  look: (frame, view) => inTurn(() => look(frame, view)),
  describe: (picture) => inTurn(() => describe(picture)),
};
Comlink.expose(worker);
