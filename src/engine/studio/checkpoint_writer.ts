import type { Frame, JobId, Kept, LossPoint, Pixels, Resume, Shown } from '../../contract/jobs.ts';
import { type ErrorRecord, recordOf } from '../../contract/told.ts';
import { keptChanges } from '../../studio/job_records.ts';
import type { JobStore } from '../../studio/job_store.ts';
import { lostFrames, withLosses } from '../../studio/time_lapse.ts';
import type { JobStep } from '../../techniques/common/slow_technique.ts';
import { RateLimit } from './rate_limit.ts';
import { readPixels } from './run_job.ts';

export type EncodeJpeg = (pixels: Pixels) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * Shows a job now and then and keeps what is shown: first kept, then shown, so that nothing is seen that a crash
 * could take back. How often depends on what it costs.
 */
export class CheckpointWriter {
  readonly #id: JobId;
  readonly #store: JobStore | null;
  readonly #encodeJpeg: EncodeJpeg;
  /** A film is made of the frames that it names; a time-lapse of whatever was shown. */
  readonly #isFilm: boolean;
  #losses: LossPoint[];
  #workMs: number;
  #frames: readonly number[];
  readonly #rateLimit = new RateLimit();

  /** @param encodeJpeg for the frames of the time-lapse */
  constructor(
    id: JobId,
    store: JobStore | null,
    encodeJpeg: EncodeJpeg,
    resume: Resume | null,
    isFilm: boolean,
  ) {
    this.#id = id;
    this.#store = store;
    this.#encodeJpeg = encodeJpeg;
    this.#isFilm = isFilm;
    this.#losses = resume?.losses ?? [];
    this.#workMs = resume?.workMs ?? 0;
    this.#frames = resume?.frames ?? [];
  }

  /** Called for every step. */
  note({ step, losses, rising }: JobStep, stepMs: number): void {
    this.#workMs += stepMs;
    const point = { step, losses: { ...losses }, ...(rising && { rising: { ...rising } }) };
    this.#losses = withLosses(this.#losses, point);
  }

  isDue(nowMs: number): boolean {
    return this.#rateLimit.isDue(nowMs);
  }

  /** Keeps the state after a step. @returns what the page is to see, once it is safe */
  async keep(jobStep: JobStep, stepMs: number): Promise<Shown> {
    const start = performance.now();
    const picture = await readPixels(jobStep.picture());
    const checkpoint = await jobStep.checkpoint();
    const { octave } = checkpoint.numbers;
    const { width, height } = picture;
    const number = jobStep.frame ?? jobStep.step;
    const frame = { number, width, height, jpeg: await this.#encodeJpeg(picture) };
    const progress = {
      step: jobStep.step,
      steps: jobStep.steps,
      losses: this.#losses,
      frame,
      workMs: this.#workMs,
      ...(octave !== undefined && { octave }),
    };
    const kept: Kept = { progress, picture, checkpoint, frames: this.#lapse(frame, jobStep.frame) };
    const refusal = await this.#put(kept);
    const end = performance.now();
    const showMs = end - start;
    this.#rateLimit.shown(end, showMs);
    const isKept = this.#store !== null && refusal === null;
    const unkept = isKept ? null : { kept: { checkpoint, frames: kept.frames }, refusal };
    return { progress, picture, unkept, stepMs, showMs };
  }

  /** @param filmed the number that the step gives to its frame, if any */
  #lapse(frame: Frame, filmed: number | undefined): Kept['frames'] {
    if (this.#isFilm && filmed === undefined) return { gained: null, lost: [] };
    const numbers = [...new Set([...this.#frames, frame.number])].sort((a, b) => a - b);
    const lost = this.#isFilm ? [] : lostFrames(numbers);
    this.#frames = numbers.filter((number) => !lost.includes(number));
    return { gained: frame, lost };
  }

  /** @returns why it was refused; null where it was not */
  async #put(kept: Kept): Promise<ErrorRecord | null> {
    try {
      await this.#store?.change(keptChanges(this.#id, kept));
      return null;
    } catch (error) {
      return recordOf(error as Error);
    }
  }
}
