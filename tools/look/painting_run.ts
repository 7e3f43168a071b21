import { setImmediate } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import type { Checkpoint } from '../../src/contract/jobs.ts';
import { type PaintingRecord, withRecord } from '../../src/media/png/painting_record.ts';
import type { Painting, Sitting, Stroke } from '../../src/techniques/painting.ts';
import type { Parameters, Settings } from '../../src/techniques/technique.ts';

export interface PaintingRun {
  readonly painting: Painting;
  readonly settings: Settings<Parameters>;
  readonly sitting: Sitting;
  /** The network's id. */
  readonly network: string;
}

export interface Painted {
  readonly record: PaintingRecord;
  readonly losses: Readonly<Record<string, number>>;
  readonly steps: number;
  readonly elapsedMs: number;
  /** The last picture as a PNG file with the record in it. */
  readonly png: Uint8Array;
  /** From where it can go on; null where it was painted to its end. */
  readonly checkpoint: Checkpoint | null;
}

export interface Watcher {
  /** Called after every step; may ask for its picture. Answers whether to go on. */
  onStroke?(stroke: Stroke, picture: () => Promise<Uint8Array>): Promise<boolean>;
}

/** Paints to the end, or until the watcher has seen enough. */
export async function runPainting(run: PaintingRun, { onStroke }: Watcher = {}): Promise<Painted> {
  const { painting, settings, sitting } = run;
  const start = performance.now();
  const strokes = painting.paint(sitting, settings);
  try {
    for (let next = await strokes.next(); !next.done; next = await strokes.next()) {
      const stroke = next.value;
      // Steps await nothing of the outside world: without a turn of the loop no signal would arrive.
      await setImmediate();
      const record = recordAt(run, stroke.step);
      const picture = async () => withRecord(await pngOf(stroke.picture()), record);
      const goesOn = (await onStroke?.(stroke, picture)) ?? true;
      if (goesOn && stroke.step < stroke.steps) continue;
      const { losses, steps } = stroke;
      const checkpoint = stroke.step < steps ? await stroke.checkpoint() : null;
      const elapsedMs = performance.now() - start;
      return { record, losses, steps, elapsedMs, png: await picture(), checkpoint };
    }
  } finally {
    await strokes.return();
  }
  throw new Error(`${painting.id} ended without having painted all its steps.`);
}

function recordAt({ painting, settings, sitting, network }: PaintingRun, step: number): PaintingRecord {
  const target = painting.targets.length > 0 ? sitting.target : null;
  return { painting: painting.id, settings, target, seed: sitting.seed, network, step };
}

/** Encodes a picture, [height, width, 3], 0..1, and disposes it. */
async function pngOf(picture: tf.Tensor3D): Promise<Uint8Array> {
  const [height, width] = picture.shape;
  const bytes = tf.tidy(() => tf.cast(tf.round(tf.mul(picture, 255)), 'int32'));
  picture.dispose();
  const rgb = Uint8Array.from(await bytes.data());
  bytes.dispose();
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}
