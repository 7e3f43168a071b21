/**
 * An encoder apart from its film. A film cannot be finished once an encoder of its own has failed; packets that an encoder made are a
 * film whatever becomes of it.
 */
import type { Output } from 'mediabunny';
import { endAll } from './end_all.ts';

export interface EncodingApart {
  /** The encoder's own, to be begun. Nothing of it is kept. */
  readonly output: Output;
  /** Told of each packet that the encoder made, as it is written into the film. */
  wrote(packet: Promise<unknown>): void;
  /** Waits until those so far are written. */
  written(): Promise<void>;
  /** Encodes and writes the rest. Rejects where the encoder failed, now or before. */
  end(): Promise<void>;
}

export async function encodeApart(): Promise<EncodingApart> {
  const { MkvOutputFormat, NullTarget, Output } = await import('mediabunny');
  // Matroska takes every codec.
  const output = new Output({ format: new MkvOutputFormat({ appendOnly: true }), target: new NullTarget() });
  let writing: Promise<unknown> = Promise.resolve();
  const written = async () => {
    await writing;
  };
  return {
    output,
    wrote(packet) {
      writing = Promise.all([writing, packet]).then(() => {});
      // Told where it is waited for.
      writing.catch(() => {});
    },
    written,
    end: () => endAll(() => output.finalize(), written),
  };
}
