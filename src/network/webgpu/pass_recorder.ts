import type * as tf from '@tensorflow/tfjs-core';

/** A pass of a network over tensors. */
export interface NetworkPass<Note> {
  /** Tells it from all other passes of this network, together with the shapes of its inputs. */
  readonly key: string;
  /** All tensors that may differ from one run to the next. Borrowed. */
  readonly inputs: readonly tf.Tensor[];
  /** Whether nothing goes back through it: its arrays may be kept in 16 bits then. */
  readonly isOneWay?: boolean;
  /** The pass whose results this one reads, besides its inputs. */
  readonly after?: Played;
  /**
   * Computes the pass.
   * @param inputs as those of the pass, but the recorder's own
   * @param after the tensors of the pass before: the recorder's own, too
   * @returns what it computed, and what else is to be known of it
   */
  compute(
    inputs: tf.Tensor[],
    after: { readonly inputs: tf.Tensor[]; readonly outputs: tf.Tensor[] },
  ): { readonly outputs: readonly tf.Tensor[]; readonly note: Note };
}

/** A pass as it was replayed, for those that read its results. */
export interface Played {
  /** False once it was replayed again, which overwrites its results; not before all its outputs are disposed. */
  readonly isPresent: boolean;
}

export interface Replayed<Note> {
  /** The caller disposes them. */
  readonly outputs: tf.Tensor[];
  readonly note: Note;
  readonly played: Played;
}

/** Carries out those passes of one network that come again and again, without issuing their operations anew. */
export interface PassRecorder {
  /** @returns what the pass computes, for the caller to dispose; null where it is to be computed as always */
  run<Note>(pass: NetworkPass<Note>): Replayed<Note> | null;
  dispose(): void;
}
