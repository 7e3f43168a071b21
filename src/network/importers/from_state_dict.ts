import type { NetworkDescription } from '../description.ts';
import { familyOf } from './families.ts';
import type { Files, ImportedNetwork, Surroundings } from './importer.ts';
import { labelsFor } from './labels.ts';
import { inputFor, sizeOf, timmConfig } from './preprocessing.ts';
import { recognise } from './recognise.ts';
import { readAll, type StateDict, trainedCount } from './stored.ts';
import { baseName, stem } from './text_files.ts';

interface Origin {
  /** Path of the file that holds the arrays. */
  readonly file: string;
  readonly format: string;
  readonly bytes: number;
}

/**
 * A network from named arrays alone: its architecture is recognised, its input is that of timm's config.json or what is usual.
 * @throws {ModelFileError}
 */
export async function fromStateDict(
  { file, format, bytes }: Origin,
  stored: StateDict,
  files: Files,
  around: Surroundings,
): Promise<ImportedNetwork> {
  const config = await timmConfig(files);
  const found = recognise(baseName(file), stored, sizeOf(config));
  const { architecture, state, classes, featuresOnly, layersFor } = found;
  const { input, unsure: inputUnsure } = inputFor(architecture, config);
  const named = featuresOnly
    ? { labels: [], labelsFrom: 'none', unsure: [] }
    : await labelsFor(classes, files, around);
  const { title, paper } = familyOf(architecture);
  const description: NetworkDescription = {
    ...{ id: stem(file), title, paper, source: baseName(file), licence: 'unknown' },
    ...{ input, layers: layersFor(input), logits: found.logits, labels: named.labels },
  };
  return {
    description,
    weights: await readAll(state, state.keys()),
    layersFor,
    card: {
      ...{ format, network: title, architecture, from: baseName(file), bytes, classes, featuresOnly, input },
      parameters: trainedCount(state),
      labelsFrom: named.labelsFrom,
      mirrored: false,
      unsure: [...found.unsure, ...inputUnsure, ...named.unsure],
    },
  };
}
