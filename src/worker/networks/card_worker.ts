/**
 * Reads the files of a network that a person brought, and tries it out, before it is opened. A worker of its own: what is
 * broken or too large takes nothing with it, and its memory is given back with it.
 */

import * as tf from '@tensorflow/tfjs-core';
import * as Comlink from 'comlink';
import {
  type BroughtCard,
  type CardWorker,
  type Corrections,
  type InputDescription,
  type KeptCard,
  OWN,
} from '../../contract/networks.ts';
import { rank } from '../../engine/view/rank.ts';
import { NetworkTooLargeError } from '../../network/errors.ts';
import { forward } from '../../network/forward.ts';
import { type Files, type ImportedNetwork, importNetwork, planOf } from '../../network/importers/index.ts';
import type { Network } from '../../network/network.ts';
import { parseJson } from '../../network/network_file.ts';
import { mirrorRows, normalise } from '../../network/preprocess.ts';
import { hashingFilesOnce, sha256Of } from '../../numeric/sha256.ts';
import { startBackend } from '../backend.ts';
import { expose } from '../expose.ts';
import { createCropper } from '../ingest/ingest.ts';
import { holdLivenessLock } from '../liveness.ts';
import { modelFiles } from '../model_files.ts';
import { filesToKeep } from './kept_files.ts';
import { type KeptFile, keepNetwork } from './kept_networks.ts';
import { withCorrections } from './read_kept.ts';

/** Whose labels are ImageNet's. */
const NAMES_IMAGENET = 'efficientnet-lite0/';
const ANSWERS = 5;
const ID_LENGTH = 12;

/** `whole` builds the network once; it may be too large for this machine, where its features alone are not. */
let brought:
  | {
      imported: ImportedNetwork;
      files: Files;
      hashOf: (content: Blob) => Promise<string>;
      whole: () => Network;
    }
  | undefined;

function present() {
  if (!brought) throw new Error('The card was asked for something before recognise().');
  return brought;
}

const recognise: CardWorker['recognise'] = async ({ wasmUrl, modelsUrl }, given) => {
  const files = new Map(given.map(({ name, content }) => [name.replace(/^\/+/, ''), content]));
  const labelsFile = modelFiles(new URL(NAMES_IMAGENET, modelsUrl).href, () => {});
  const hashOf = hashingFilesOnce();
  const imported = await importNetwork(files, {
    hashOf,
    imagenetLabels: async () => parseJson<string[]>('labels.json', await labelsFile('labels.json')),
  });
  await startBackend({ backend: 'wasm', wasmUrl }, 1);
  let built: Network | undefined;
  const whole = () => {
    built ??= planOf(imported).build();
    return built;
  };
  try {
    whole();
  } catch (error) {
    if (!(error instanceof NetworkTooLargeError)) throw error;
  }
  brought = { imported, files, hashOf, whole };
  return { card: cardOf(imported), labels: [...imported.description.labels] };
};

const cardOf = ({ card }: ImportedNetwork): BroughtCard => {
  const { architecture: _, ...shown } = card;
  return shown;
};

const answer: CardWorker['answer'] = async (picture, corrections) => {
  try {
    const { imported, whole } = present();
    const { input, labels } = withCorrections(imported, corrections).description;
    const rgba = createCropper(input)(picture);
    const { width, height } = input;
    const seen = normalise(rgba, input);
    if (input.mirrored) mirrorRows(rgba, width);
    const scores = corrections.featuresOnly ? NO_SCORES : await scoresOf(whole(), seen, input);
    const words = { title: 'Leading classes', count: ANSWERS };
    const ranking = rank(corrections.featuresOnly ? [] : labels, words, scores);
    return Comlink.transfer({ ranking, seen: { width, height, rgba } }, [rgba.buffer]);
  } finally {
    picture.close();
  }
};

const NO_SCORES = new Float32Array();

/** @param seen [height, width, 3], preprocessed. Borrowed. */
async function scoresOf(network: Network, seen: Float32Array, { height, width }: InputDescription) {
  const logits = tf.tidy(() => forward(network, tf.tensor4d(seen, [1, height, width, 3])).logits);
  const scores = await logits.data<'float32'>();
  logits.dispose();
  return scores;
}

async function keep(corrections: Corrections): Promise<KeptCard> {
  const { imported, files, hashOf } = present();
  const { labels } = withCorrections(imported, corrections).description;
  const kept: KeptFile[] = [];
  for (const [path, content] of filesToKeep(files))
    kept.push({ path, sha256: await hashOf(content), content });
  const hashes = kept.map(({ sha256 }) => sha256).sort();
  const id = OWN + (await sha256Of(await new Blob(hashes).arrayBuffer())).slice(0, ID_LENGTH);
  const bytes = kept.reduce((sum, { content }) => sum + content.size, 0);
  const card: KeptCard = { ...corrections, labels: [...labels], id, bytes, keptAt: Date.now() };
  await keepNetwork(card, kept);
  return card;
}

const worker: CardWorker = { recognise, answer, keep };
expose(worker);
holdLivenessLock();
