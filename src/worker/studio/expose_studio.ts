import * as Comlink from 'comlink';
import type {
  AlgorithmStage,
  PaintOutcome,
  Shown,
  StudioOptions,
  StudioReady,
  StudioWorker,
  Task,
} from '../../contract/jobs.ts';
import type { LoadProgress } from '../../contract/opening.ts';
import { JobSession } from '../../engine/studio/job_session.ts';
import { NetworkSizes, type Sizes } from '../../engine/studio/network_sizes.ts';
import { databaseStore } from '../../studio/database_store.ts';
import type { SlowTechnique } from '../../techniques/common/slow_technique.ts';
import { startBackend } from '../backend.ts';
import { unlessLost } from '../backend_loss.ts';
import { expose } from '../expose.ts';
import { holdLivenessLock } from '../liveness.ts';
import { readCached } from '../model_files.ts';
import { decodePicture, encodeJpeg } from './picture_files.ts';

/** Lets go of a function of the page, and of the port that leads to it. */
const release = (heard: object) => (heard as Partial<Comlink.ProxyMethods>)[Comlink.releaseProxy]?.();

/**
 * Makes the present worker a studio that knows these jobs.
 * @param paintingById throws UnknownTechniqueError
 */
export function exposeStudio(
  slowTechniqueById: (id: string) => SlowTechnique,
  readPlan: (
    url: string,
    onProgress: (progress: LoadProgress) => void,
  ) => Promise<Sizes & Pick<StudioReady, 'weightsSha256'>> = readCached,
): void {
  let session: JobSession | undefined;
  const opened = () => {
    if (!session) throw new Error('The studio was asked for something before open().');
    return session;
  };

  async function open(
    options: StudioOptions,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<StudioReady> {
    const { networkUrl, threads, inMemory } = options;
    onProgress({ stage: 'backend', done: 0, total: 0, fromCache: false });
    const backend = await startBackend(options, threads);
    onProgress({ stage: 'weights', done: 0, total: 0, fromCache: false });
    const plan = await readPlan(networkUrl, onProgress);
    const store = inMemory ? null : databaseStore();
    const codec = { decode: decodePicture, encodeJpeg };
    session = new JobSession(slowTechniqueById, new NetworkSizes(plan), store, codec);
    return { backend, weightsSha256: plan.weightsSha256 };
  }

  const paint = (
    task: Task,
    onShown: (shown: Shown) => void,
    onStage: (stage: AlgorithmStage) => void,
  ): Promise<PaintOutcome> =>
    opened().paint(task, (shown) => onShown(Comlink.transfer(shown, buffersOf(shown))), onStage);

  const worker: StudioWorker = {
    open: (options, onProgress) => unlessLost(open(options, onProgress)),
    paint: (task, onShown, onStage) =>
      unlessLost(paint(task, onShown, onStage)).finally(() => {
        release(onShown);
        release(onStage);
      }),
    stop: () => opened().stop(),
    setDutyCycle: (dutyCycle) => opened().setDutyCycle(dutyCycle),
    tune: async (id, tuning) => opened().tune(id, tuning),
    tensors: () => opened().tensors(),
  };
  expose(worker);
  holdLivenessLock();
}

function buffersOf({ picture, unkept, parts = [] }: Shown): Transferable[] {
  const arrays = Object.values(unkept?.kept.checkpoint.arrays ?? {});
  return [
    picture.rgba.buffer,
    ...parts.map((part) => part.picture.rgba.buffer),
    ...arrays.map(({ values }) => values.buffer as ArrayBuffer),
  ];
}
