/** Styles of one's own as a file: a ZIP of their pictures, and of a list with their names. */
import { zipSync } from 'fflate';
import * as v from 'valibot';
import { MOST_STYLE_PICTURES } from '../../contract/live_style.ts';
import { ToldError, told } from '../../contract/told.ts';
import { zipEntries } from '../../media/zip_entries.ts';

const FORMAT = 'convoscope-styles';
const VERSION = 1;
const LIST = 'styles.json';
export const LONGEST_TITLE = 60;

/** A picture that is to be a style, with its name. */
export interface StylePicture {
  readonly title: string;
  readonly picture: Blob;
}

/** A file that holds no styles, or is damaged. */
class StyleFileError extends ToldError {
  override readonly name = 'StyleFileError';
}

const WRITTEN = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  styles: v.pipe(
    v.array(
      v.object({
        title: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(LONGEST_TITLE)),
        picture: v.pipe(v.string(), v.maxLength(LONGEST_TITLE)),
      }),
    ),
    v.maxLength(MOST_STYLE_PICTURES),
  ),
});

export async function writeStyles(styles: readonly StylePicture[]): Promise<Blob> {
  const names = styles.map(({ picture }, at) => `${at + 1}.${picture.type.split('/')[1] ?? 'png'}`);
  const list = styles.map(({ title }, at) => ({
    title: title.slice(0, LONGEST_TITLE),
    picture: names[at] as string,
  }));
  const text = `${JSON.stringify({ format: FORMAT, version: VERSION, styles: list }, null, 1)}\n`;
  const pictures = await Promise.all(
    styles.map(async ({ picture }) => new Uint8Array(await picture.arrayBuffer())),
  );
  const files = Object.fromEntries(pictures.map((bytes, at) => [names[at] as string, bytes]));
  const zip = zipSync({ [LIST]: new TextEncoder().encode(text), ...files }, { level: 0 });
  return new Blob([Uint8Array.from(zip)], { type: 'application/zip' });
}

/** @throws {StyleFileError|ZipFileError} */
export async function readStyles(file: File): Promise<StylePicture[]> {
  const contents = new Map<string, Blob>();
  for await (const { path, content } of zipEntries(file))
    if (content instanceof Blob) contents.set(path, content);
  const list = v.safeParse(WRITTEN, await jsonOf(contents.get(LIST)));
  if (!list.success) throw new StyleFileError(told('styleErrors.noStyleFile', { file: file.name }));
  return list.output.styles.map(({ title, picture }) => {
    const content = contents.get(picture);
    if (!content) throw new StyleFileError(told('styleErrors.pictureMissing', { file: file.name, picture }));
    return { title, picture: content };
  });
}

async function jsonOf(blob: Blob | undefined): Promise<unknown> {
  try {
    return JSON.parse((await blob?.text()) ?? '');
  } catch {
    return null;
  }
}
