/** The live worker: chooses a backend, loads the network, and looks at the camera's frames. */
import * as tf from '@tensorflow/tfjs-core';
import * as Comlink from 'comlink';
import type { Catalogue } from '../contract/cards.ts';
import type { LiveMethods, LiveWorker } from '../contract/live_worker.ts';
import type { LoadProgress, OpenOptions } from '../contract/opening.ts';
import { paintingCard, viewCards } from '../engine/cards.ts';
import { type Frame, StyleSession } from '../engine/live_style/style_session.ts';
import { LivePatches } from '../engine/patches/live_patches.ts';
import { ViewSession } from '../engine/view/view_session.ts';
import { encodePicture } from '../media/encode_file.ts';
import { forward } from '../network/forward.ts';
import type { Network } from '../network/network.ts';
import { filters, techniques } from '../techniques/index.ts';
import { networkCard } from '../techniques/network_card.ts';
import { paintings } from '../techniques/paintings.ts';
import { startBackend } from './backend.ts';
import { unlessLost } from './backend_loss.ts';
import { startPageOpenCv } from './cut_out/page_open_cv.ts';
import { describeMethods } from './embedding/live_methods.ts';
import { openGpuCanvas } from './live_style/gpu_canvas/gpu_canvas.ts';
import { liveStyleMethods } from './live_style/live_methods.ts';
import { openStyles } from './live_style/open_styles.ts';
import { holdLivenessLock } from './liveness.ts';
import { loadCached } from './load_cached.ts';
import type { Opened } from './opened.ts';
import { patchMethods } from './patches/live_methods.ts';
import { turns } from './turns.ts';
import { viewMethods } from './view/live_methods.ts';

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

const features: LiveMethods = {
  ...viewMethods(ready, inTurn),
  ...describeMethods(ready, inTurn),
  ...liveStyleMethods(ready),
  ...patchMethods(ready),
};

/** The same methods, which give no answer that a lost graphics card computed. */
const guarded = Object.fromEntries(
  Object.entries(features).map(([name, method]: [string, (...given: never[]) => Promise<unknown>]) => [
    name,
    (...given: never[]) => unlessLost(method(...given)),
  ]),
) as unknown as LiveMethods;

const worker: LiveWorker = {
  ...guarded,
  open: (options, onProgress) => unlessLost(open(options, onProgress)),
};
Comlink.expose(worker);
holdLivenessLock();
