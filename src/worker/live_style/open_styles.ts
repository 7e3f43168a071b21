import type { ShippedStylePicture } from '../../contract/cards.ts';
import { PeopleFinder } from '../../engine/live_style/people_finder.ts';
import type { OfferedPicture } from '../../engine/live_style/reading_nets.ts';
import { StyleCatalogue, type StyleNetEntry } from '../../engine/live_style/style_catalogue.ts';
import { parseJson } from '../../network/network_file.ts';
import { modelFiles } from '../model_files.ts';
import { squareOf } from './style_picture_file.ts';

const PICTURES = 'styles';

export interface OpenStyles {
  readonly gallery: StyleCatalogue;
  readonly people: PeopleFinder;
  /** Those that come with the program, for nets for any style. @throws {ModelFileError} */
  stylePictures(): Promise<OfferedPicture[]>;
}

/** The styles that come with the program and what finds the people to paint, by HTTP. @throws {ModelFileError} if style-nets.json is missing or broken */
export async function openStyles(modelsUrl: string): Promise<OpenStyles> {
  const folder = (path: string) => modelFiles(new URL(path, modelsUrl).href, () => {});
  const index = await folder('./')('style-nets.json');
  const entries = parseJson<StyleNetEntry[]>('style-nets.json', index);
  const filesOf = (path: string) => folder(`${path}/`);
  const gallery = new StyleCatalogue(entries, filesOf);
  const pictures = filesOf(PICTURES);
  return {
    gallery,
    people: new PeopleFinder(filesOf),
    async stylePictures() {
      const listed = parseJson<ShippedStylePicture[]>('styles.json', await pictures('styles.json'));
      return listed
        .filter(({ kind }) => kind === 'style')
        .map(({ id, title, file }) => ({
          ...{ id, title, thumbnail: `${PICTURES}/${file}` },
          square: async () => squareOf(new Blob([await pictures(file)]), gallery.pictureSide),
        }));
    },
  };
}
