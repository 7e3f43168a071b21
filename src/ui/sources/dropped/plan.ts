/** The one rule of what becomes of dropped, opened and pasted files: docs/files.md has it as a table. */
import type { FileKind } from './kind_of.ts';

/** The tiles of styles, the views that take many pictures, and all others. */
export type Place = 'styles' | 'map' | 'patches' | 'elsewhere';

export interface Sorted<F> {
  readonly file: F;
  readonly kind: FileKind;
}

export interface Plan<F> {
  readonly does:
    | 'load settings'
    | 'add style'
    /** It becomes the live picture; what is neither picture nor video is refused there. */
    | 'show'
    /** The first picture of an archive becomes the live picture. */
    | 'show first of ZIP'
    | 'add to map'
    | 'load index'
    | 'load taught classes'
    | 'search patches'
    | 'add style net'
    | 'show card of network';
  readonly files: readonly F[];
  /** What is said of it, where it does not show by itself: a headline and a sentence. */
  readonly says?: readonly [headline: string, sentence: string];
}

const PICTURES: ReadonlySet<FileKind> = new Set(['picture', 'animation', 'painting', 'pictures in a ZIP']);

/** @param isFolder whether a folder was among what was dropped */
export function planFor<F extends { readonly name: string }>(
  sorted: readonly Sorted<F>[],
  place: Place,
  isFolder: boolean,
): Plan<F> {
  const all = sorted.map(({ file }) => file);
  const [first] = sorted;
  const index = sorted.find(({ kind }) => kind === 'index');
  const has = (...kinds: FileKind[]) => sorted.some(({ kind }) => kinds.includes(kind));
  if (has('style net', 'style net in a ZIP'))
    return {
      ...{ does: 'add style net', files: all },
      says: ['Style network', `${namesOf(all)} is opened as a style.`],
    };
  if (has('network', 'network in a ZIP')) return { does: 'show card of network', files: all };
  if (index) {
    const says = ['Index of pictures', `${index.file.name} is laid out in Embedding.`] as const;
    return { does: 'load index', files: [index.file], says };
  }
  const taught = sorted.find(({ kind }) => kind === 'taught classes');
  if (taught) {
    const says = ['Taught classes', `The classes of ${taught.file.name} are opened in Classes.`] as const;
    return { does: 'load taught classes', files: [taught.file], says };
  }
  if (place === 'styles') {
    const picture = sorted.find(({ kind }) => kind !== 'pictures in a ZIP' && PICTURES.has(kind));
    return picture ? asStyle(picture, sorted.length) : planFor(sorted, 'elsewhere', isFolder);
  }
  if (sorted.length === 1 && first && !isFolder) return planForOne(first, place);
  const pictures = sorted.filter(({ kind }) => PICTURES.has(kind));
  if (place !== 'elsewhere' && pictures.length > 0)
    return { does: place === 'map' ? 'add to map' : 'search patches', files: all };
  return planForMany(sorted, pictures);
}

function asStyle<F extends { readonly name: string }>({ file, kind }: Sorted<F>, count: number): Plan<F> {
  const says: Plan<F>['says'] =
    count > 1
      ? ['First of several', `Of ${count} files, ${file.name} becomes the style.`]
      : ['First picture', `Of ${file.name}, which moves, the first picture becomes the style.`];
  return { does: 'add style', files: [file], ...((count > 1 || kind === 'animation') && { says }) };
}

function planForOne<F extends { readonly name: string }>({ file, kind }: Sorted<F>, place: Place): Plan<F> {
  const files = [file];
  if (kind === 'painting') return { does: 'load settings', files };
  if (kind === 'pictures in a ZIP') {
    if (place === 'map') return { does: 'add to map', files };
    if (place === 'patches') return { does: 'search patches', files };
    return { does: 'show first of ZIP', files, says: ['First of several', whereTheyGo(file.name)] };
  }
  if (place !== 'map') return { does: 'show', files };
  if (kind === 'video')
    return {
      does: 'show',
      files,
      says: ['Video', `${file.name} plays as the live picture: its star moves over the map.`],
    };
  const says = ['First picture', `Of ${file.name}, which moves, the first picture is on the map.`] as const;
  return { does: 'add to map', files, ...(kind === 'animation' && { says }) };
}

/** Several files where one is shown. */
function planForMany<F extends { readonly name: string }>(
  sorted: readonly Sorted<F>[],
  pictures: readonly Sorted<F>[],
): Plan<F> {
  const shown = pictures[0] ?? sorted.find(({ kind }) => kind === 'video') ?? sorted[0];
  if (!shown) return { does: 'show', files: [] };
  if (sorted.length === 1 && shown.kind !== 'pictures in a ZIP') return { does: 'show', files: [shown.file] };
  const what = `${sorted.length} files`;
  return {
    does: shown.kind === 'pictures in a ZIP' ? 'show first of ZIP' : 'show',
    files: [shown.file],
    says: [
      'First of several',
      pictures.length > 0 ? whereTheyGo(what) : `Of ${what}, ${shown.file.name} is shown.`,
    ],
  };
}

const whereTheyGo = (what: string) =>
  `Of ${what}, the first picture is shown. All of them go onto a map in Embedding, or are searched for patches in Top patches: open one of these views and drop them there.`;

function namesOf(files: readonly { readonly name: string }[]): string {
  const [first] = files;
  return files.length === 1 && first ? first.name : `What was dropped (${files.length} files)`;
}
