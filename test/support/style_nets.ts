import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { PNG } from 'pngjs';
import type { InputDescription } from '../../src/network/description.ts';
import type { FetchFile } from '../../src/network/load.ts';
import { normalise } from '../../src/network/preprocess.ts';
import { folderFiles } from '../../tools/folder_files.ts';

const MODELS = join(import.meta.dirname, '../../models');
const INPUTS = new URL('../golden/inputs/', import.meta.url);

/** Files of a folder of models/. */
export const fetchFrom = (folder: string): FetchFile => folderFiles(join(MODELS, folder));

/** A picture of test/golden/inputs, its borders mirrored to `side` x `side`, preprocessed. The caller disposes it. */
export function mirroredInput(name: string, side: number, input: InputDescription): tf.Tensor4D {
  const { data, width, height } = PNG.sync.read(readFileSync(new URL(`${name}.png`, INPUTS)));
  const border = (side - width) / 2;
  return tf.tidy(() =>
    tf.mirrorPad(
      tf.tensor4d(normalise(data, input), [1, height, width, 3]),
      [
        [0, 0],
        [border, border],
        [border, border],
        [0, 0],
      ],
      'reflect',
    ),
  );
}
