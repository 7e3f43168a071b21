import { asSaid, ToldError } from '../../contract/told.ts';
import { PictureFileError } from '../../media/errors.ts';
import { t } from '../language/language.ts';
import { notifyError } from '../notices_store.ts';
import type { Incoming } from './import_pictures.ts';

interface Listed {
  file: string;
  shows: string;
  author: string;
  licence: string;
}

/** The pictures that come with the program, fetched one after another. @param url of the folder `models` */
async function shippedPictures(url: string): Promise<Incoming[]> {
  const response = await fetch(new URL('gallery/gallery.json', url));
  if (!response.ok)
    throw new ToldError(asSaid(t('embedding.theBuiltInGalleryIs', { status: response.status })));
  const { pictures } = (await response.json()) as { pictures: Listed[] };
  return pictures.map(({ file, shows, author, licence }) => ({
    name: shows,
    kind: 'shipped',
    credit: `${author}, ${licence}`,
    async open() {
      const answer = await fetch(new URL(file, url));
      if (answer.ok) return answer.blob();
      const { status } = answer;
      throw new PictureFileError(asSaid(t('studio.titleCannotBeReadThe', { title: shows, status })));
    },
  }));
}

/** The same; null where they cannot be had. @param tells whether that is told */
export const shippedOrNone = (url: string, tells: boolean): Promise<Incoming[] | null> =>
  shippedPictures(url).catch((error: unknown) => {
    if (tells) notifyError(error);
    return null;
  });
