import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { forward } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/network.ts';
import type { RankedClass } from '../../src/worker/api.ts';
import { rank } from '../../src/worker/rank.ts';
import { PictureFileError, readPhotograph } from './photograph.ts';

/** Endings of files that are tried; others in a folder are passed over. */
const PICTURES = /\.(jpe?g|png|webp|gif|avif|tiff?)$/i;

export interface Classified {
  readonly image: string;
  readonly top5?: readonly RankedClass[];
  /** Why this picture has no classes; the others go on. */
  readonly error?: string;
}

/** The pictures among files and folders, in order of name. @throws {PictureFileError} if a path does not exist or holds none */
export async function picturesAt(paths: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(paths.map(picturesAtOne));
  return lists.flat();
}

async function picturesAtOne(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new PictureFileError(`${path} does not exist.`);
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => PICTURES.test(name)).sort();
  if (names.length === 0)
    throw new PictureFileError(`${path} holds no pictures (JPEG, PNG, WebP, GIF, AVIF, TIFF).`);
  return names.map((name) => join(path, name));
}

/** The five leading classes of every picture, one after another. */
export async function* classify(network: Network, images: readonly string[]): AsyncGenerator<Classified> {
  const { input, labels } = network.description;
  // The next picture is decoded while the network looks at this one.
  let next = images[0] === undefined ? null : decoded(images[0], input);
  for (const [i, image] of images.entries()) {
    const photograph = await next;
    const following = images[i + 1];
    next = following === undefined ? null : decoded(following, input);
    if (!photograph || photograph instanceof Error) {
      yield { image, error: photograph?.message ?? 'not read' };
      continue;
    }
    const logits = tf.tidy(
      () => forward(network, tf.tensor4d(photograph.input, [1, input.height, input.width, 3])).logits,
    );
    const scores = await logits.data<'float32'>();
    logits.dispose();
    yield { image, top5: rank(labels, { title: '', count: 5 }, scores).classes };
  }
}

const decoded = (file: string, input: Network['description']['input']) =>
  readPhotograph(file, input).catch((error: unknown) => {
    if (error instanceof PictureFileError) return error;
    throw error;
  });
