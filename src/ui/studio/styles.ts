/** The styles and textures that can be chosen: those that ship, and those that the person brought. */

import { openFile } from '../../camera/index.ts';
import type { ShippedStylePicture } from '../../contract/cards.ts';
import type { PictureFile } from '../../contract/jobs.ts';
import { asSaid, ToldError } from '../../contract/told.ts';
import { sha256Of } from '../../numeric/sha256.ts';
import { allOf, type JobStore, type OwnStyle } from '../../studio/job_store.ts';
import { forgets, stillHere } from '../kiosk/forgets.ts';
import { t } from '../language/language.ts';
import { notifyError } from '../notices_store.ts';
import { snapshot } from './picture_files.ts';
import * as studio from './store.ts';

/** More own styles than this are a mistake, or a night in a museum. */
const MOST_OWN = 24;

export interface StyleStore {
  /** Called once. What goes wrong is told on the page. */
  load(): Promise<void>;
  /** @throws {PictureFileError} where the file is no picture */
  addFile(file: File): Promise<void>;
  /** @param frame taken over */
  addFrame(frame: ImageBitmap): Promise<void>;
  remove(id: string): Promise<void>;
  /** The picture's file. */
  file(id: string): Promise<PictureFile>;
}

/** @param folderUrl of styles.json */
export function createStyleStore(folderUrl: string, store: JobStore): StyleStore {
  const own = new Map<string, OwnStyle>();

  const show = (style: OwnStyle, sha256: string) => {
    own.set(style.id, style);
    const url = URL.createObjectURL(new Blob([style.bytes]));
    const { id, title } = style;
    const shown = { id, title, url, own: true, sha256, kind: 'style', credit: '' } as const;
    studio.styles.value = [shown, ...studio.styles.value];
  };

  /** @param here whether whoever brought it is still there */
  const add = async ({ title, bytes }: PictureFile, here: () => boolean) => {
    const sha256 = await sha256Of(bytes);
    if (!here()) return;
    const style = { id: `own-${Date.now().toString(36)}`, title, bytes };
    await store.change([{ kind: 'styles', key: style.id, value: style }]);
    if (!here()) return remove(style.id);
    show(style, sha256);
    studio.chosenStyles.value = [{ id: style.id, weight: 1 }];
    const [oldest] = own.keys();
    if (own.size > MOST_OWN && oldest) await remove(oldest);
  };

  const remove = async (id: string) => {
    const gone = studio.styles.value.find((style) => style.id === id);
    own.delete(id);
    studio.styles.value = studio.styles.value.filter((style) => style.id !== id);
    studio.chosenStyles.value = studio.chosenStyles.value.filter((style) => style.id !== id);
    if (gone) URL.revokeObjectURL(gone.url);
    await store.change([{ kind: 'styles', key: id, value: null }]);
  };

  forgets(() => Promise.all([...own.keys()].map(remove)));

  return {
    async load() {
      try {
        const response = await fetch(new URL('styles.json', folderUrl));
        if (!response.ok)
          throw new ToldError(asSaid(t('studio.theStylesCannotBeRead', { status: response.status })));
        const listed = (await response.json()) as ShippedStylePicture[];
        const shipped = listed.map(({ id, title, kind, file, origin, licence }) => ({
          ...{ id, title, kind, credit: `${origin}. ${licence}.` },
          url: new URL(file, folderUrl).href,
          own: false,
        }));
        studio.styles.value = [...studio.styles.value, ...shipped];
      } catch (error) {
        notifyError(error);
      }
      for (const style of await allOf(store, 'styles')) show(style, await sha256Of(style.bytes));
    },
    async addFile(file) {
      const here = stillHere();
      const source = await openFile(file);
      try {
        const title = file.name.replace(/\.\w+$/, '');
        await add(await snapshot(await source.grab(), title), here);
      } finally {
        source.stop();
      }
    },
    async addFrame(frame) {
      const here = stillHere();
      await add(await snapshot(frame, t('studio.snapshot')), here);
    },
    remove,
    async file(id) {
      const mine = own.get(id);
      if (mine) return { title: mine.title, bytes: mine.bytes };
      const style = studio.styles.value.find((one) => one.id === id);
      if (!style) throw new ToldError(asSaid(t('studio.thisStyleIsGoneChoose')));
      const response = await fetch(style.url);
      if (!response.ok)
        throw new ToldError(
          asSaid(t('studio.titleCannotBeReadThe', { title: style.title, status: response.status })),
        );
      return { title: style.title, bytes: new Uint8Array(await response.arrayBuffer()) };
    },
  };
}
