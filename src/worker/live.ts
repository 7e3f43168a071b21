/** The live worker: chooses a backend, loads the network, and looks at the camera's frames. */
import * as tf from '@tensorflow/tfjs-core';
import * as Comlink from 'comlink';
import { forward } from '../network/forward.ts';
import type { Network } from '../network/network.ts';
import { techniques } from '../techniques/index.ts';
import { paintings } from '../techniques/paintings.ts';
import type { Catalogue, LiveWorker, LoadProgress, Look, OpenOptions, Picture, View } from './api.ts';
import { startBackend } from './backend.ts';
import { networkCard, paintingCard, techniqueCard } from './cards.ts';
import { createIngest } from './ingest.ts';
import { holdLifeline } from './lifeline.ts';
import { loadCached } from './load_cached.ts';
import { LookSession } from './look_session.ts';
import { startPageOpenCv } from './page_open_cv.ts';

interface Opened {
  readonly ingest: ReturnType<typeof createIngest>;
  readonly session: LookSession;
}

let opened: Opened | undefined;

async function open(options: OpenOptions, onProgress: (progress: LoadProgress) => void): Promise<Catalogue> {
  const step = (stage: LoadProgress['stage']) => onProgress({ stage, done: 0, total: 0, fromCache: false });
  step('backend');
  const backend = await startBackend(options.backend, options.wasmUrl);
  if (options.openCvUrl) startPageOpenCv(options.openCvUrl);
  step('weights');
  const network = await loadCached(options.networkUrl, onProgress);
  step('warm-up');
  await warmUp(network);
  opened = { ingest: createIngest(network.description.input), session: new LookSession(network) };
  return {
    ...{ backend, network: networkCard(network) },
    ...{ techniques: techniques.map(techniqueCard), paintings: paintings.map(paintingCard) },
  };
}

/** Compiles the shaders (GPU) or packs the filters (wasm) before the first frame asks for them. */
async function warmUp(network: Network): Promise<void> {
  const { height, width } = network.description.input;
  const logits = tf.tidy(() => forward(network, tf.zeros([1, height, width, 3])).logits);
  await logits.data();
  logits.dispose();
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

function buffersOf({ picture, beside, pins }: Look): Transferable[] {
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
    default:
      return [picture.values.buffer];
  }
}

const worker: LiveWorker = { open, look };
Comlink.expose(worker);
holdLifeline();
