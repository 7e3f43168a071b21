import { classNamesIn, namesByIndex } from '../../contract/reading/class_names.ts';
import { told } from '../../contract/told.ts';
import { ModelFileError } from '../errors.ts';
import type { Files, Surroundings } from './importer.ts';
import { baseName, findFile, jsonOf, recordOf, textOf } from './text_files.ts';

export interface Labels {
  readonly labels: readonly string[];
  /** Where they come from. */
  readonly labelsFrom: string;
  /** What was assumed of them. */
  readonly unsure: readonly string[];
}

const LABEL_FILE = /(^|\/)[^/]*(labels?|class(es|_?names)?|categories|synsets?)\.(json|txt)$/i;
export const IMAGENET_CLASSES = 1000;

/** Those that a file gave, after a check that there are as many as classes. @throws {ModelFileError} */
export function checkedLabels(file: string, labels: readonly string[], classes: number): Labels {
  if (labels.length !== classes)
    throw new ModelFileError(told('importErrors.otherLabels', { file, named: labels.length, classes }));
  return { labels, labelsFrom: file, unsure: [] };
}

/**
 * The names of the classes: those of a file beside the network, or of timm's config.json; else ImageNet's where there are a
 * thousand; else numbers.
 * @throws {ModelFileError} if a file of labels is broken or of another length
 */
export async function labelsFor(classes: number, files: Files, around: Surroundings): Promise<Labels> {
  const beside = findFile(files, LABEL_FILE);
  if (beside) return checkedLabels(baseName(beside[0]), await readLabels(...beside), classes);
  const config = findFile(files, /(^|\/)config\.json$/);
  const named = config && labelsOfConfig(recordOf(await jsonOf(...config)) ?? {});
  if (named) return checkedLabels('config.json', named, classes);
  if (classes === IMAGENET_CLASSES)
    return {
      labels: await around.imagenetLabels(),
      labelsFrom: 'ImageNet',
      unsure: ['The 1,000 classes are taken to be ImageNet’s in their usual order: no file names them.'],
    };
  return {
    labels: numbered('Class', classes),
    labelsFrom: 'none',
    unsure: ['No file names the classes: put a labels.txt beside the network, one name a line.'],
  };
}

/** "Class 1", "Class 2", … */
const numbered = (word: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${word} ${index + 1}`);

async function readLabels(path: string, content: Blob): Promise<string[]> {
  const names = classNamesIn(await textOf(path, content));
  if (names) return names;
  throw new ModelFileError(told('importErrors.noLabels', { file: baseName(path) }));
}

/** timm's `label_names`, or Hugging Face's `id2label`. */
function labelsOfConfig(config: Record<string, unknown>): string[] | null {
  const cfg = recordOf(config.pretrained_cfg) ?? {};
  return namesByIndex(config.label_names ?? cfg.label_names ?? config.id2label ?? null);
}
