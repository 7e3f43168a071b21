import type { FrameSource } from '../../../camera/index.ts';
import { zipEntries } from '../../../media/zip_entries.ts';
import type { GalleryControl } from '../../embedding/gallery_control.ts';
import { t } from '../../language/language.ts';
import type { LiveStyleCommands } from '../../live_style/live_style.ts';
import type { CardControl } from '../../networks/card_control.ts';
import { notify, notifyError } from '../../notices_store.ts';
import { chooseView } from '../../studio/actions.ts';
import type { StudioCommands } from '../../studio/commands.ts';
import type { TeachControl } from '../../teach/teach_control.ts';
import { TEACHING_VIEW } from '../../teach/teach_store.ts';
import type { Dropped } from './dropped_files.ts';
import { type FileKind, kindOf } from './kind_of.ts';
import { placeNow } from './place.ts';
import { planFor } from './plan.ts';

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

/** A folder may hold thousands of photographs: the first ones say what it is. */
const MOST_LOOKED_AT = 200;

/** Does with files what they are for, and says what that was where it does not show. Never rejects. */
export async function takeFiles(dropped: Promise<Dropped>, takers: FileTakers): Promise<void> {
  try {
    await take(await dropped, takers);
  } catch (error) {
    notifyError(error);
  }
}

async function take({ files: placed, isFolder }: Dropped, takers: FileTakers): Promise<void> {
  // What file managers leave behind.
  const seen = placed.filter(({ file }) => !file.name.startsWith('.'));
  const sorted = await Promise.all(
    seen.map(async ({ path, file }, at) => ({
      file: { name: file.name, path, file },
      kind: at < MOST_LOOKED_AT ? await kindOf(file) : ('picture' as FileKind),
    })),
  );
  if (sorted.length === 0) return notify('hint', t('sources.nothingInIt'), t('sources.folderEmpty'));
  const { does, files, says } = planFor(sorted, takers.addStyle ? 'styles' : placeNow(), isFolder);
  const [first] = files.map(({ file }) => file);
  if (!first) return;
  if (says) notify('hint', ...says);
  switch (does) {
    case 'load settings':
      return void (await takers.studio.takeSaved(first));
    case 'add style':
      return takers.addStyle?.(first);
    case 'add to map':
      return takers.gallery.addFiles(files.map(({ file }) => file));
    case 'load index':
      chooseView('embedding');
      return takers.gallery.addFiles([first]);
    case 'load taught classes':
      chooseView(TEACHING_VIEW);
      return takers.teach.open(first);
    case 'search patches':
      return takers.scanPictures(files.map(({ file }) => file));
    case 'add style net':
      return takers.liveStyle.addNet(
        Promise.resolve(files.map(({ path, file }) => ({ name: path, content: file }))),
      );
    case 'show card of network':
      return takers.card.bring(files.map(({ path, file }) => ({ name: path, content: file })));
    case 'show first of ZIP':
      return showMoving(await firstPictureOf(first), takers, false);
    case 'show':
      return showMoving(first, takers, sorted.find(({ file }) => file.file === first)?.kind === 'animation');
  }
}

async function showMoving(file: File, { show }: FileTakers, moves: boolean): Promise<void> {
  if ((await show(file)) === 'still' && moves) {
    notify('hint', t('sources.firstPicture'), t('sources.moves', { file: file.name }));
  }
}

async function firstPictureOf(archive: File): Promise<File> {
  for await (const { path, content } of zipEntries(archive)) {
    if (content instanceof Error) continue;
    const file = new File([content], path);
    if (PICTURES.has(await kindOf(file))) return file;
  }
  return archive;
}

const PICTURES: ReadonlySet<FileKind> = new Set(['picture', 'animation', 'painting']);
