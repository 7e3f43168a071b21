import * as tf from '@tensorflow/tfjs-core';
import type { Precision } from '../../contract/opening.ts';
import type { BackendParts } from './backend_parts.ts';
import { UnrecordableError } from './dispatch_log.ts';
import { HalfStorage } from './half_storage.ts';
import type { NetworkPass, PassRecorder, Played, Replayed } from './pass_recorder.ts';
import { canHalve, presentPrecision } from './precision.ts';
import { Recording } from './recording.ts';

/** So many kinds of passes of a network are kept recorded, and of each so many that read its results. */
const MOST_KINDS = 5;
/** Of one pass: while the results of the one are in use, the other is replayed. */
const COPIES = 2;

/** A recorded pass, and those that read its results. */
interface Kept {
  readonly recording: Recording<unknown>;
  readonly readers: Recordings;
}

class Replay implements Played {
  readonly #replays: number;

  constructor(readonly kept: Kept) {
    this.#replays = kept.recording.replays;
  }

  get isPresent(): boolean {
    return this.#replays === this.kept.recording.replays;
  }
}

class Recordings {
  /** By what is asked for, the last asked for at the end; null where it cannot be recorded. */
  readonly #kept = new Map<string, Kept[] | null>();

  constructor(
    private readonly backend: BackendParts,
    private readonly half: HalfStorage | null,
  ) {}

  run<Note>(pass: NetworkPass<Note>, before?: Recording<unknown>): Replayed<Note> | null {
    const key = [pass.key, ...pass.inputs.map(({ shape, dtype }) => `${dtype} ${shape}`)].join(' | ');
    const known = this.#kept.get(key);
    const copies = known === undefined ? [] : known;
    this.#kept.delete(key);
    this.#kept.set(key, copies);
    // The first time compiles the shaders and derives filters; and many a pass is run but once.
    if (!known || !copies) return null;
    if (copies.some(({ recording }) => recording.isBroken)) {
      disposeAll(copies);
      this.#kept.set(key, null);
      return null;
    }
    const kept = copies.find(({ recording }) => recording.isFree) ?? this.#record(key, copies, pass, before);
    if (!kept) return null;
    const outputs = kept.recording.replay(pass.inputs);
    return { outputs, note: kept.recording.note as Note, played: new Replay(kept) };
  }

  get isFree(): boolean {
    return [...this.#kept.values()].flatMap((copies) => copies ?? []).every(isFree);
  }

  dispose(): void {
    for (const copies of this.#kept.values()) disposeAll(copies);
    this.#kept.clear();
  }

  #record<Note>(
    key: string,
    copies: Kept[],
    pass: NetworkPass<Note>,
    before?: Recording<unknown>,
  ): Kept | null {
    if (copies.length >= COPIES) return null;
    try {
      const recording: Recording<unknown> = new Recording(
        this.backend,
        pass.inputs,
        (inputs) =>
          pass.compute(inputs, { inputs: before?.inputs() ?? [], outputs: before?.outputs() ?? [] }),
        pass.isOneWay ? this.half : null,
      );
      const kept = { recording, readers: new Recordings(this.backend, this.half) };
      copies.push(kept);
      this.#trim(copies);
      return kept;
    } catch (error) {
      if (!(error instanceof UnrecordableError)) throw error;
      this.#kept.set(key, null);
      return null;
    }
  }

  /** Gives up what was not asked for for longest and is not in use. @param present is kept */
  #trim(present: Kept[]): void {
    const recorded = [...this.#kept.values()].filter((copies): copies is Kept[] => !!copies?.length);
    const idle = recorded.filter((copies) => copies !== present && copies.every(isFree));
    for (const copies of idle.slice(0, Math.max(0, recorded.length - MOST_KINDS)))
      disposeAll(copies.splice(0));
  }
}

const isFree = ({ recording, readers }: Kept): boolean => recording.isFree && readers.isFree;

function disposeAll(copies: readonly Kept[] | null): void {
  for (const { recording, readers } of copies ?? []) {
    readers.dispose();
    recording.dispose();
  }
}

/** Records a pass the second time that it is asked for, and replays it from then on. */
class RecordedPasses implements PassRecorder {
  readonly #recordings: Recordings;
  readonly #half: HalfStorage | null;

  constructor(backend: BackendParts, precision: Precision) {
    this.#half = precision === 'half' && canHalve() ? new HalfStorage(backend) : null;
    this.#recordings = new Recordings(backend, this.#half);
  }

  run<Note>(pass: NetworkPass<Note>): Replayed<Note> | null {
    const { after } = pass;
    if (!after) return this.#recordings.run(pass);
    if (!(after instanceof Replay) || !after.isPresent) return null;
    return after.kept.readers.run(pass, after.kept.recording);
  }

  dispose(): void {
    this.#recordings.dispose();
    this.#half?.dispose();
  }
}

/**
 * A recorder of the present backend; null where it has no use for one.
 * @param precision of passes that nothing goes back through; 'single' where the backend has no other
 */
export const passRecorder = (precision = presentPrecision()): PassRecorder | null =>
  tf.getBackend() === 'webgpu'
    ? new RecordedPasses(tf.backend() as unknown as BackendParts, precision)
    : null;
