import { parseJson } from '../network/network_file.ts';
import { modelFiles } from './model_files.ts';
import { StyleGallery, type StyleNetEntry } from './style_gallery.ts';

/** The styles that come with the program, by HTTP. @throws {ModelFileError} if style-nets.json is missing or broken */
export async function openGallery(modelsUrl: string): Promise<StyleGallery> {
  const folder = (path: string) => modelFiles(new URL(path, modelsUrl).href, () => {}).fetchFile;
  const index = await folder('./')('style-nets.json');
  const entries = parseJson<StyleNetEntry[]>('style-nets.json', index);
  return new StyleGallery(entries, (path) => folder(`${path}/`));
}
