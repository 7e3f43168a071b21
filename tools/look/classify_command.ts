import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import type { CAC } from 'cac';
import type { TaughtClass } from '../../src/contract/taught.ts';
import { classifyTaught } from '../../src/embedding/taught_classes.ts';
import { readTaught } from '../../src/embedding/taught_file.ts';
import { rank } from '../../src/engine/view/rank.ts';
import { forward } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/network.ts';
import { featuresOf } from '../../src/techniques/embedding.ts';
import { answerAll, found } from './batch.ts';
import { declareBatch } from './declare.ts';
import { identityOf } from './describe.ts';
import type { Photograph } from './files/photograph.ts';
import { readAhead } from './files/read_ahead.ts';
import { loadNetworkFolder } from './network_folder.ts';
import { startNodeBackend } from './node_backend.ts';
import { printAnswers, showProgress } from './print.ts';
import type { Flags } from './request.ts';

export function classifyCommand(cli: CAC, network: string): void {
  const command = cli.command('classify <...paths>', 'the five leading classes of every picture in a folder');
  declareBatch(command, network)
    .option(
      '--taught <file>',
      'classes that were taught on the page: what their nearest examples say of each picture',
    )
    .action(classifyAll);
}

async function classifyAll(paths: string[], flags: Flags): Promise<void> {
  const pictures = await found(paths, flags);
  const { images } = pictures;
  const progress = showProgress(`${images.length} pictures`);
  const answers = await answerAll(pictures, async () => {
    await startNodeBackend();
    const network = await loadNetworkFolder(String(flags.network));
    network.checkClass(0);
    const taught = flags.taught === undefined ? null : taughtIn(String(flags.taught), network);
    const read = readAhead(images, network.description.input, 1);
    let at = 0;
    return async (image) => {
      progress((at + 1) / images.length);
      const photograph = await read(at++);
      return {
        image,
        classes: await leadingClasses(network, photograph),
        ...(taught && { taught: await taughtShares(network, photograph, taught) }),
      };
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

/** The page's own default. */
const NEIGHBOURS = 10;

const taughtIn = (file: string, network: Network): TaughtClass[] =>
  readTaught(basename(file), readFileSync(file, 'utf8'), identityOf(network));

/** What the nearest examples of taught classes say of a picture, the likeliest class first. */
async function taughtShares(network: Network, { input }: Photograph, classes: readonly TaughtClass[]) {
  const { height, width } = network.description.input;
  const features = tf.tidy(() =>
    featuresOf(network, forward(network, tf.tensor4d(input, [1, height, width, 3]))),
  );
  const vector = await features.data<'float32'>();
  features.dispose();
  return classifyTaught(vector, classes, NEIGHBOURS).sort((a, b) => b.probability - a.probability);
}
