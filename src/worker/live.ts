/** The live worker: chooses a backend, loads the network, and looks at the camera's frames. */

import type { Catalogue } from '../contract/cards.ts';
import type { LiveMethods, LiveWorker } from '../contract/live_worker.ts';
import type { BackendCard, LoadProgress, OpenOptions } from '../contract/opening.ts';
import { slowTechniqueCard, viewCards } from '../engine/cards.ts';
import { type Frame, StyleSession } from '../engine/live_style/style_session.ts';
import { networkCard } from '../techniques/common/network_card.ts';
import { filters, techniques } from '../techniques/index.ts';
import { slowTechniques } from '../techniques/slow_techniques.ts';
import { startBackend } from './backend.ts';
import { BackendCheck } from './backend_check.ts';
import { giveUpBackend, unlessLost } from './backend_loss.ts';
import { tellTrial } from './card_trial.ts';
import { startPageOpenCv } from './cut_out/page_open_cv.ts';
import { describeMethods } from './embedding/live_methods.ts';
import { expose } from './expose.ts';
import { startPageJpeg } from './fool/page_jpeg.ts';
import { openCardFrames } from './ingest/on_card.ts';
import { openGpuCanvas } from './live_style/gpu_canvas/gpu_canvas.ts';
import { liveStyleMethods } from './live_style/live_methods.ts';
import { openStyles } from './live_style/open_styles.ts';
import { holdLivenessLock } from './liveness.ts';
import { readCached } from './model_files.ts';
import { networkMethods } from './networks/live_methods.ts';
import { LiveNetworks, openNetwork } from './networks/live_networks.ts';
import type { Opened } from './opened.ts';
import { patchMethods } from './patches/live_methods.ts';
import { peopleMethods } from './people/live_methods.ts';
import { settlePrecision } from './precision_choice.ts';
import { turns } from './turns.ts';
import { viewMethods } from './view/live_methods.ts';

let opened: Opened | undefined;

/** A card compiles for all that it does first. */
const FIRST_PASS_MS = 60_000;

/** Looks and descriptions: each finds the worker's tensors as the one before left them. */
const inTurn = turns();

async function open(options: OpenOptions, onProgress: (progress: LoadProgress) => void): Promise<Catalogue> {
  onProgress({ stage: 'backend', done: 0, total: 0, fromCache: false });
  const measured = () => readCached(options.networkUrl, onProgress);
  const started = await startBackend(options, undefined, measured);
  // Whoever is silent while nothing is loaded is the card.
  const trial = started.hardware ? { backend: started.name, silenceMs: FIRST_PASS_MS } : null;
  const precision = await settlePrecision(options.precision, started, async () => {
    const plan = await measured();
    tellTrial(trial);
    return plan;
  });
  const backend: BackendCard = { ...started, ...(precision && { precision }) };
  if (options.openCvUrl) startPageOpenCv(options.openCvUrl);
  startPageJpeg();
  tellTrial(trial);
  const canvas = await openGpuCanvas(backend, options.readback);
  tellTrial(null);
  const warming = (progress: LoadProgress) => {
    if (progress.stage === 'warm-up') tellTrial(trial);
    onProgress(progress);
  };
  const [main, { gallery, people, stylePictures }] = await Promise.all([
    openNetwork(options.networkUrl, warming, canvas).finally(() => tellTrial(null)),
    openStyles(options.modelsUrl),
  ]);
  const networks = new LiveNetworks(main, inTurn, canvas);
  const rank = (frame: Frame) => {
    const { session, input } = networks.main;
    return session.classify(() => frame.ingest(input));
  };
  tellTrial(trial);
  if (backend.hardware) {
    const wrong = () => giveUpBackend(backend.name, 'it computes other numbers than before');
    const check = new BackendCheck(() => networks.main.network, inTurn, wrong);
    await check.check();
    check.start();
  }
  const card = await openCardFrames(backend, options.readback);
  tellTrial(null);
  const painting = new StyleSession(gallery, people, rank, canvas);
  opened = { networks, gallery, people, stylePictures, card, painting };
  return {
    ...{
      backend,
      network: networkCard(main.network),
      techniques: viewCards(techniques, filters),
      styles: gallery.cards,
    },
    slowTechniques: slowTechniques.map(slowTechniqueCard),
  };
}

function ready(): Opened {
  if (!opened) throw new Error('The worker was asked for something before open().');
  return opened;
}

const features: LiveMethods = {
  ...viewMethods(ready, inTurn),
  ...describeMethods(ready, inTurn),
  ...liveStyleMethods(ready, inTurn),
  ...patchMethods(ready),
  ...peopleMethods(ready, inTurn),
  ...networkMethods(ready),
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
expose(worker);
holdLivenessLock();
