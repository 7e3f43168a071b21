import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ImportedNetwork,
  importNetwork,
  type NetworkCard,
  type Surroundings,
} from '../../src/network/importers/index.ts';
import { filesAt } from './files/files_at.ts';

const LABELS = join(import.meta.dirname, '../../models/efficientnet-lite0/labels.json');

/** What belongs to a network and is none by itself. */
const COMPANION =
  /^(config|metadata|.*labels?|.*class(es|_?names)?|.*categories)\.(json|txt)$|(?<!^pytorch_model)\.(data|bin)$|shard\d+of\d+/i;

/** ImageNet's classes by the names that this program gives them. */
export const surroundings: Surroundings = {
  imagenetLabels: async () => JSON.parse(await readFile(LABELS, 'utf8')) as string[],
};

/**
 * Reads a network that is not the program's own: a file, with what belongs to it beside it, or a folder.
 * @throws {ModelFileError}
 */
export async function readBrought(path: string): Promise<ImportedNetwork> {
  return importNetwork(await filesAt(path, COMPANION), surroundings);
}

/** Whether there is something to read. */
export const isBrought = (path: string): boolean => existsSync(path);

/** What was recognised, in a few lines. */
export function cardInWords(card: NetworkCard): string {
  const { input, network, classes, format, from, labelsFrom, featuresOnly } = card;
  const numbers = (values: readonly number[]) => values.map((value) => Number(value.toFixed(3))).join(', ');
  const what = featuresOnly ? `${classes} features, no classes` : `${classes} classes (names: ${labelsFrom})`;
  return [
    `${from}: ${network}, ${format}, ${what}, ${(card.parameters / 1e6).toFixed(1)} million parameters.`,
    `It sees ${input.width} x ${input.height} pixels, ${input.order.toUpperCase()} less ${numbers(input.mean)}, divided by ${numbers(input.std)}, crop ${input.crop}${card.mirrored ? ', mirrored' : ''}.`,
    ...card.unsure.map((sentence) => `Not sure: ${sentence}`),
  ].join('\n');
}
