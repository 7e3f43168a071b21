import * as tf from '@tensorflow/tfjs-core';
import type { CAC } from 'cac';
import { rank } from '../../src/engine/view/rank.ts';
import { forward } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/network.ts';
import { answerAll, found } from './batch.ts';
import { declareBatch } from './declare.ts';
import { loadNetworkFolder } from './network_folder.ts';
import { startNodeBackend } from './node_backend.ts';
import type { Photograph } from './photograph.ts';
import { printAnswers, showProgress } from './print.ts';
import { readAhead } from './read_ahead.ts';
import type { Flags } from './request.ts';

export function classifyCommand(cli: CAC, network: string): void {
  const command = cli.command('classify <...paths>', 'the five leading classes of every picture in a folder');
  declareBatch(command, network).action(classifyAll);
}

async function classifyAll(paths: string[], flags: Flags): Promise<void> {
  const pictures = await found(paths, flags);
  const { images } = pictures;
  const progress = showProgress(`${images.length} pictures`);
  const answers = await answerAll(pictures, async () => {
    await startNodeBackend();
    const network = await loadNetworkFolder(String(flags.network));
    const read = readAhead(images, network.description.input, 1);
    let at = 0;
    return async (image) => {
      progress((at + 1) / images.length);
      return { image, classes: await leadingClasses(network, await read(at++)) };
    };
  });
  printAnswers(answers, Boolean(flags.json));
}

/** The five leading classes of a picture, best first. */
export async function leadingClasses(network: Network, { input }: Photograph) {
  const { input: size, labels } = network.description;
  const logits = tf.tidy(() => forward(network, tf.tensor4d(input, [1, size.height, size.width, 3])).logits);
  const scores = await logits.data<'float32'>();
  logits.dispose();
  return rank(labels, { title: '', count: 5 }, scores).classes;
}
