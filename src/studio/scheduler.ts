import type {
  AlgorithmStage,
  Frame,
  JobId,
  Materials,
  Order,
  Pixels,
  Shown,
  StudioOptions,
} from '../contract/jobs.ts';
import type { LoadProgress } from '../contract/opening.ts';
import type { StudioLink, StudioState } from '../contract/studio_link.ts';
import { englishOf, errorOfRecord, recordOf, told, toldOf } from '../contract/told.ts';
import { BackendLostError, isForWantOfNetwork, WorkerError } from '../contract/worker_state.ts';
import type { FallbackStore } from './fallback_store.ts';
import type { Job, JobState, NewJob } from './job.ts';
import { isActive, isDone, OtherWeightsError } from './job.ts';
import { forget, framesPrefix, keptChanges, ofPast, outlived, resumeOf } from './job_records.ts';
import { allOf, StorageError } from './job_store.ts';
import { exchanged, firstPlace, inOrder, lastRank, whoseTurn } from './queue.ts';

/** A worker that died so often over one job, without a step in between, dies of it. */
const MOST_DEATHS = 3;
/** A worker that has nothing to paint gives its memory back. */
const IDLE_MS = 60_000;

export interface SchedulerOptions {
  createLink: (callbacks: {
    onState: (state: StudioState) => void;
    onProgress: (progress: LoadProgress) => void;
  }) => StudioLink;
  /** @param network the id of the one that the next painting was started on */
  options: (network: string) => StudioOptions;
  store: FallbackStore;
  /** @param jobs in the order in which they are shown */
  onChange: (jobs: readonly Job[]) => void;
  /** The newest moment of a job that grows. */
  onShown: (id: JobId, shown: Shown) => void;
  /** A stage of its algorithm begins; heard while its tuning asks for stages. */
  onStage?: (id: JobId, stage: AlgorithmStage) => void;
  onState: (state: StudioState) => void;
  /** Storage that refused, a worker that does not start. */
  onTrouble: (error: Error) => void;
}

/** Runs the studio: whose turn it is, what becomes of each job, and what is kept of it. */
export class Scheduler {
  readonly #asked: SchedulerOptions;
  readonly #store: FallbackStore;
  readonly #link: StudioLink;
  readonly #jobs = new Map<JobId, Job>();
  #running: { id: JobId; ended: Promise<void> } | null = null;
  #worker: 'none' | 'starting' | 'ready' | 'failed' = 'none';
  /** The network that the worker was last started with. */
  #network = '';
  /** The SHA-256 of the weights that the worker has read. */
  #weightsSha256 = '';
  #idle: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(asked: SchedulerOptions) {
    this.#asked = asked;
    this.#store = asked.store;
    this.#link = asked.createLink({
      onState: (state) => this.#onState(state),
      onProgress: () => {},
    });
  }

  /** Brings back what was kept, and goes on with what was under way. */
  async load(): Promise<void> {
    for (const record of await allOf(this.#store, 'jobs')) {
      const progress = (await this.#store.get('progress', record.id)) ?? null;
      const state = record.state === 'painting' ? 'waiting' : record.state;
      this.#jobs.set(record.id, { ...record, state, progress });
    }
    await this.#sweep();
    this.#changed();
  }

  /** What a worker that was ended may have written of a job that was taken away. */
  async #sweep(): Promise<void> {
    const keys = await Promise.all(
      (['materials', 'progress'] as const).map((kind) => this.#store.keys(kind)),
    );
    const lost = new Set(keys.flat().filter((id) => !this.#jobs.has(id)));
    for (const id of lost) await forget(this.#store, id);
  }

  /** @returns once it is kept */
  async add(job: NewJob, materials: Materials): Promise<JobId> {
    const id = newId();
    await this.#store.change([{ kind: 'materials', key: id, value: materials }]);
    const rank = lastRank(this.#all());
    const fresh = { state: 'waiting', createdAt: Date.now(), endedAt: null, error: null, deaths: 0 } as const;
    await this.#put({ ...job, ...fresh, id, rank, progress: null });
    return id;
  }

  /** The same painting from another seed, as a job of its own. */
  async again(id: JobId, seed: number): Promise<JobId | null> {
    const [job, materials] = [this.#jobs.get(id), await this.#store.get('materials', id)];
    if (!job || !materials || !this.#jobs.has(id)) return null;
    const { title, subject, network, order } = job;
    return this.add(
      { title, subject, network, priority: job.priority, order: { ...order, seed } },
      materials,
    );
  }

  pause(id: JobId): void {
    if (this.#is(id, isActive)) this.#set(id, { state: 'paused' });
  }

  /** Goes on with what was paused, cancelled or failed, where it stopped. */
  resume(id: JobId): void {
    if (this.#is(id, ({ state }) => !isActive({ state }) && state !== 'finished'))
      this.#wait(id, { error: null, deaths: 0 });
  }

  /** Paints on from the last step. @param settings with more steps than before */
  more(id: JobId, settings: Order['settings']): void {
    const job = this.#jobs.get(id);
    if (job?.state !== 'finished') return;
    const progress = job.progress && { ...job.progress, steps: Number(settings.steps) };
    if (progress) void this.#store.change([{ kind: 'progress', key: id, value: progress }]);
    this.#wait(id, { order: { ...job.order, settings }, progress });
  }

  /** What was shown stays. @returns when nothing of it runs any more */
  async cancel(id: JobId): Promise<void> {
    if (!this.#is(id, (job) => !isDone(job))) return;
    this.#set(id, { state: 'cancelled', endedAt: Date.now() });
    await this.#end(id);
  }

  /** Takes a job away with all that is kept of it. */
  async remove(id: JobId): Promise<void> {
    if (!this.#jobs.delete(id)) return;
    this.#changed();
    await this.#end(id);
    await forget(this.#store, id).catch(this.#asked.onTrouble);
  }

  /** Paints it now, before all others. */
  first(id: JobId): void {
    if (this.#is(id, (job) => !isDone(job))) this.#wait(id, firstPlace(this.#all()));
  }

  /** Changes places with the one before (-1) or behind it (1) in the queue. */
  exchange(id: JobId, by: -1 | 1): void {
    for (const [other, place] of exchanged(this.#all(), id, by)) this.#set(other, place);
  }

  job(id: JobId): Job | undefined {
    return this.#jobs.get(id);
  }

  picture = (id: JobId): Promise<Pixels | undefined> => this.#store.get('pictures', id);
  materials = (id: JobId): Promise<Materials | undefined> => this.#store.get('materials', id);
  frames = (id: JobId): Promise<Frame[]> => allOf(this.#store, 'frames', framesPrefix(id));
  /** Whether it can be painted on: of old paintings the last step is kept no longer. One that has not begun can. */
  canGoOn = async (id: JobId): Promise<boolean> =>
    !this.#jobs.get(id)?.progress || (await this.#store.keys('checkpoints', id)).includes(id);

  tune: StudioLink['tune'] = (id, tuning) => this.#link.tune(id, tuning);

  setDutyCycle(dutyCycle: number): void {
    this.#link.setDutyCycle(dutyCycle);
  }

  get isPainting(): boolean {
    return this.#running !== null && this.#worker === 'ready';
  }

  tensors(): Promise<number> {
    return this.#link.tensors();
  }

  /** Ends the worker, as closing the page would: what was under way goes on after the next load(). */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#idle);
    this.#link.stop();
  }

  #all(): Job[] {
    return [...this.#jobs.values()];
  }

  #is(id: JobId, condition: (job: Job) => boolean): boolean {
    const job = this.#jobs.get(id);
    return job !== undefined && condition(job);
  }

  #wait(id: JobId, change: Partial<Job>): void {
    if (this.#worker === 'failed') this.#worker = 'none';
    this.#set(id, { ...change, state: this.#running?.id === id ? 'painting' : 'waiting', endedAt: null });
  }

  #set(id: JobId, change: Partial<Job>): void {
    const job = this.#jobs.get(id);
    if (job) void this.#put({ ...job, ...change });
  }

  async #put(job: Job): Promise<void> {
    this.#jobs.set(job.id, job);
    if (this.#worker === 'failed' && job.state === 'waiting') this.#worker = 'none';
    const { progress: _, ...record } = job;
    const kept = this.#store.change([{ kind: 'jobs', key: job.id, value: record }]);
    this.#changed();
    await kept;
  }

  #changed(): void {
    this.#asked.onChange(inOrder(this.#all()));
    this.#turn();
  }

  /** Ends a job at once, if it is the one at work. */
  async #end(id: JobId): Promise<void> {
    if (this.#running?.id !== id) return;
    const { ended } = this.#running;
    this.#link.endJob(true);
    await ended;
  }

  /** Sees to it that the one whose turn it is gets painted. */
  #turn(): void {
    if (this.#stopped) return;
    const wanted = whoseTurn(this.#all());
    if (this.#running) {
      if (this.#running.id !== wanted?.id) this.#link.endJob(false);
      return;
    }
    clearTimeout(this.#idle);
    if (!wanted) {
      if (this.#worker === 'ready') this.#idle = setTimeout(() => this.#close(), IDLE_MS);
    } else if (this.#worker === 'none' || (this.#worker === 'ready' && wanted.network !== this.#network)) {
      this.#worker = 'starting';
      this.#network = wanted.network;
      // What goes wrong is told by the state.
      void this.#link.open(this.#asked.options(wanted.network)).catch(() => {});
    } else if (this.#worker === 'ready') {
      const running = { id: wanted.id, ended: Promise.resolve() };
      this.#running = running;
      running.ended = this.#run(wanted);
    }
  }

  #close(): void {
    this.#link.stop();
    this.#worker = 'none';
  }

  #onState(state: StudioState): void {
    this.#worker = state.kind === 'restarting' ? 'starting' : state.kind;
    this.#asked.onState(state);
    if (state.kind === 'failed' && isForWantOfNetwork(state.error)) this.#failAll(state.error);
    else if (state.kind === 'failed') {
      this.#asked.onTrouble(state.error);
      for (const { id } of this.#all()) this.pause(id); // rather than waiting for a worker that does not come
    }
    if (state.kind === 'ready') {
      this.#weightsSha256 = state.ready.weightsSha256;
      this.#turn();
    }
  }

  /** The jobs of a network that is gone or broken; those of others go on. */
  #failAll(cause: Error): void {
    const why = told('studioErrors.paintedWith', { network: this.#network, why: toldOf(cause) });
    const error = { name: cause.name, message: englishOf(why), told: why };
    for (const { id, state, network } of this.#all())
      if (network === this.#network && isActive({ state }))
        this.#set(id, { state: 'failed', endedAt: Date.now(), error });
    this.#worker = 'none';
    this.#changed();
  }

  async #run({ id, order, network, progress, weightsSha256: begun }: Job): Promise<void> {
    try {
      this.#set(id, { state: 'painting' });
      const weightsSha256 = this.#weightsSha256;
      if (progress && begun !== undefined && begun !== weightsSha256)
        throw new OtherWeightsError(told('studioErrors.otherWeights', { network }));
      this.#set(id, { weightsSha256 });
      const materials = await this.#store.get('materials', id);
      if (!materials) throw new StorageError(told('studioErrors.materialsGone'));
      const inMemory = await this.#store.memory.get('checkpoints', id);
      const resume = inMemory ? await resumeOf(this.#store, id) : null;
      // It may have been paused, ended or passed meanwhile.
      if (whoseTurn(this.#all())?.id !== id) {
        if (this.#jobs.get(id)?.state === 'painting') this.#set(id, { state: 'waiting' });
        return;
      }
      const task = { id, order, materials, resume };
      const outcome = await this.#link.paint(
        task,
        (shown) => void this.#shown(id, shown),
        (stage) => this.#asked.onStage?.(id, stage),
      );
      if (outcome === 'finished') this.#finish(id);
      else if (this.#jobs.get(id)?.state === 'painting') this.#set(id, { state: 'waiting' });
    } catch (error) {
      this.#fail(id, error as Error);
    } finally {
      this.#running = null;
      this.#changed();
    }
  }

  async #shown(id: JobId, shown: Shown): Promise<void> {
    const { progress, picture, unkept } = shown;
    // It was taken away meanwhile.
    if (!this.#jobs.has(id)) return;
    if (unkept) {
      const { kept, refusal } = unkept;
      if (refusal) this.#asked.onTrouble(errorOfRecord(refusal));
      await this.#store.memory.change(keptChanges(id, { ...kept, progress, picture }));
    } else await this.#store.memory.change(ofPast(id)); // the database has taken a newer one
    const job = this.#jobs.get(id);
    if (!job) return;
    // Not written: the worker keeps progress, and deaths before it count no more.
    this.#jobs.set(id, { ...job, progress, deaths: 0 });
    this.#asked.onShown(id, shown);
    this.#asked.onChange(inOrder(this.#all()));
  }

  #finish(id: JobId): void {
    if (this.#is(id, ({ state }) => state !== 'cancelled'))
      this.#set(id, { state: 'finished', endedAt: Date.now() });
    const { old, gone } = outlived(inOrder(this.#all()));
    void this.#store.change(old);
    for (const id of gone) void this.remove(id);
  }

  #fail(id: JobId, error: Error): void {
    const job = this.#jobs.get(id);
    // It was ended on purpose: paused, cancelled or taken away.
    if (job?.state !== 'painting' || this.#stopped) return;
    // A lost graphics card is no fault of the job's.
    const deaths = job.deaths + (error instanceof BackendLostError ? 0 : 1);
    const again = error instanceof WorkerError && deaths < MOST_DEATHS;
    const state: JobState = again ? 'waiting' : 'failed';
    this.#set(id, again ? { state, deaths } : { state, endedAt: Date.now(), error: recordOf(error) });
  }
}

const newId = (): JobId => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
