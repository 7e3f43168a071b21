import { PeopleFinder } from '../../engine/live_style/people_finder.ts';
import { StyleCatalogue, type StyleNetEntry } from '../../engine/live_style/style_catalogue.ts';
import { parseJson } from '../../network/network_file.ts';
import { modelFiles } from '../model_files.ts';

/** The styles that come with the program and what finds the people to paint, by HTTP. @throws {ModelFileError} if style-nets.json is missing or broken */
export async function openStyles(
  modelsUrl: string,
): Promise<{ gallery: StyleCatalogue; people: PeopleFinder }> {
  const folder = (path: string) => modelFiles(new URL(path, modelsUrl).href, () => {});
  const index = await folder('./')('style-nets.json');
  const entries = parseJson<StyleNetEntry[]>('style-nets.json', index);
  const filesOf = (path: string) => folder(`${path}/`);
  return { gallery: new StyleCatalogue(entries, filesOf), people: new PeopleFinder(filesOf) };
}
