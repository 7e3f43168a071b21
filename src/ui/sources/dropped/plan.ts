/** The one rule of what becomes of dropped, opened and pasted files: docs/files.md has it as a table. */
import { t } from '../../language/language.ts';
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
      says: [t('sources.styleNet'), t('sources.openedAsStyle', { files: namesOf(all) })],
    };
  if (has('network', 'network in a ZIP')) return { does: 'show card of network', files: all };
  if (index) {
    const says = [t('sources.index'), t('sources.laidOut', { file: index.file.name })] as const;
    return { does: 'load index', files: [index.file], says };
  }
  const taught = sorted.find(({ kind }) => kind === 'taught classes');
  if (taught) {
    const says = [t('sources.taught'), t('sources.openedInClasses', { file: taught.file.name })] as const;
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
      ? [t('sources.firstOfSeveral'), t('sources.becomesStyle', { count, file: file.name })]
      : [t('sources.firstPicture'), t('sources.firstBecomesStyle', { file: file.name })];
  return { does: 'add style', files: [file], ...((count > 1 || kind === 'animation') && { says }) };
}

function planForOne<F extends { readonly name: string }>({ file, kind }: Sorted<F>, place: Place): Plan<F> {
  const files = [file];
  if (kind === 'painting') return { does: 'load settings', files };
  if (kind === 'pictures in a ZIP') {
    if (place === 'map') return { does: 'add to map', files };
    if (place === 'patches') return { does: 'search patches', files };
    return {
      does: 'show first of ZIP',
      files,
      says: [t('sources.firstOfSeveral'), t('sources.whereZipGoes', { file: file.name })],
    };
  }
  if (place !== 'map') return { does: 'show', files };
  if (kind === 'video')
    return {
      does: 'show',
      files,
      says: [t('sources.aVideo'), t('sources.playsOnMap', { file: file.name })],
    };
  const says = [t('sources.firstPicture'), t('sources.firstOnMap', { file: file.name })] as const;
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
  const count = sorted.length;
  return {
    does: shown.kind === 'pictures in a ZIP' ? 'show first of ZIP' : 'show',
    files: [shown.file],
    says: [
      t('sources.firstOfSeveral'),
      pictures.length > 0
        ? t('sources.whereFilesGo', { count })
        : t('sources.isShown', { count, file: shown.file.name }),
    ],
  };
}

function namesOf(files: readonly { readonly name: string }[]): string {
  const [first] = files;
  return files.length === 1 && first ? first.name : t('sources.whatWasDropped', { count: files.length });
}
