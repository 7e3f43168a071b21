import type { FrameSource } from '../../../camera/index.ts';
import { notUnpacked, zipEntries } from '../../../media/zip_entries.ts';
import type { GalleryControl } from '../../embedding/gallery_control.ts';
import { stillHere } from '../../kiosk/forgets.ts';
import { t } from '../../language/language.ts';
import type { LiveStyleCommands } from '../../live_style/live_style.ts';
import type { CardControl } from '../../networks/card_control.ts';
import { notify, notifyError } from '../../notices_store.ts';
import { chooseView } from '../../studio/actions.ts';
import type { StudioCommands } from '../../studio/commands.ts';
import type { TeachControl } from '../../teach/teach_control.ts';
import { TEACHING_VIEW } from '../../teach/teach_store.ts';
import type { Dropped, PlacedFile } from './dropped_files.ts';
import { type FileKind, kindOf, kindsOf } from './kind_of.ts';
import { placeNow } from './place.ts';
import { type Place, type Plan, planFor } from './plan.ts';

export interface FileTakers {
  /** Makes a picture or video the live one. @returns null where it cannot be opened, which is told */
  show(file: File): Promise<FrameSource['kind'] | null>;
  gallery: Pick<GalleryControl, 'addFiles'>;
  teach: Pick<TeachControl, 'open'>;
  scanPictures(files: File[]): void;
  liveStyle: Pick<LiveStyleCommands, 'addNet'>;
  card: Pick<CardControl, 'bring'>;
  studio: Pick<StudioCommands, 'takeSaved'>;
  /** Makes a picture a style; undefined where the files were not dropped onto styles. */
  addStyle: ((file: File) => void) | undefined;
}

/** With its own name, by which messages know it. */
type Placed = PlacedFile & { readonly name: string };

/** Does with files what they are for, and says what that was where it does not show. Never rejects. */
export async function takeFiles(dropped: Promise<Dropped>, takers: FileTakers): Promise<void> {
  try {
    const here = stillHere();
    const place = takers.addStyle ? 'styles' : placeNow();
    await take(await dropped, takers, place, here);
  } catch (error) {
    notifyError(error);
  }
}

/**
 * @param place where they were dropped
 * @param here whether the person who dropped them is still there
 */
async function take(
  { files: placed, isFolder }: Dropped,
  takers: FileTakers,
  place: Place,
  here: () => boolean,
): Promise<void> {
  // What file managers leave behind.
  const seen = placed.filter(({ file }) => !file.name.startsWith('.'));
  const kinds = await kindsOf(
    seen.map(({ file }) => file),
    isFolder,
  );
  if (!here()) return;
  const sorted = seen.map(({ path, file }, at) => ({
    file: { name: file.name, path, file },
    kind: kinds[at] ?? 'other',
  }));
  if (sorted.length === 0) return notify('hint', t('sources.nothingInIt'), t('sources.folderEmpty'));
  const plan = planFor(sorted, place, isFolder);
  const [first] = plan.files;
  if (!first) return;
  const moves = sorted.find(({ file }) => file === first)?.kind === 'animation';
  const works = await carryOut(plan, first.file, moves, takers);
  if (works && plan.says && here()) notify('hint', ...plan.says);
}

/** @returns whether it worked; where it did not, that is told */
async function carryOut(
  { does, files }: Plan<Placed>,
  first: File,
  moves: boolean,
  takers: FileTakers,
): Promise<boolean> {
  switch (does) {
    case 'load settings':
      return takers.studio.takeSaved(first);
    case 'add style':
      takers.addStyle?.(first);
      return true;
    case 'add to map':
      return takers.gallery.addFiles(files.map(({ file }) => file));
    case 'load index':
      chooseView('embedding');
      return takers.gallery.addFiles([first]);
    case 'load taught classes':
      chooseView(TEACHING_VIEW);
      return takers.teach.open(first);
    case 'search patches':
      takers.scanPictures(files.map(({ file }) => file));
      return true;
    case 'add style net':
      return takers.liveStyle.addNet(
        Promise.resolve(files.map(({ path, file }) => ({ name: path, content: file }))),
      );
    case 'show card of network':
      takers.card.bring(files.map(({ path, file }) => ({ name: path, content: file })));
      return true;
    case 'show first of ZIP':
      return showMoving(await firstPictureOf(first), takers, false);
    case 'show':
      return showMoving(first, takers, moves);
  }
}

async function showMoving(file: File, { show }: FileTakers, moves: boolean): Promise<boolean> {
  const became = await show(file);
  if (became === 'still' && moves)
    notify('hint', t('sources.firstPicture'), t('sources.moves', { file: file.name }));
  return became !== null;
}

async function firstPictureOf(archive: File): Promise<File> {
  let failed: Error | null = null;
  for await (const { path, content } of zipEntries(archive)) {
    if (content instanceof Error) {
      failed ??= notUnpacked(path, archive, content);
      continue;
    }
    const file = new File([content], path);
    if (PICTURES.has(await kindOf(file))) return file;
  }
  if (failed) throw failed;
  return archive;
}

const PICTURES: ReadonlySet<FileKind> = new Set(['picture', 'animation']);
