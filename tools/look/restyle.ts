import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import sharp from 'sharp';
import type { DroppedFile } from '../../src/contract/live_style.ts';
import type { ParameterValue } from '../../src/contract/parameter.ts';
import { asSaid } from '../../src/contract/told.ts';
import { ModelFileError } from '../../src/network/errors.ts';
import type { Filter } from '../../src/techniques/common/filter.ts';
import { settingsFor } from '../../src/techniques/common/settings.ts';
import { readMix } from '../../src/techniques/style/style_mix.ts';
import { readDroppedNet } from '../../src/worker/live_style/dropped_net.ts';
import { filesAt } from './files/files_at.ts';
import { bytesOf, layOver, readWhole, withAlphaOf } from './files/photograph.ts';
import type { Flags } from './request.ts';
import { StylisedPictures } from './stylised_pictures.ts';

export interface Restyled {
  /** The styles' names. */
  readonly title: string;
  readonly png: Buffer;
}

/** Net widths divide by this, or by more, in every network that is known. */
const MULTIPLE = 4;

/**
 * Gets ready to paint pictures with a filter. What --picture and --net bring becomes the style, unless --style names one.
 * @returns of a picture's file, its painting; throws PictureFileError
 * @throws {StylePictureError|ModelFileError|UnknownStyleError|ParameterError}
 */
export async function openRestyle(
  filter: Filter,
  given: Record<string, ParameterValue>,
  flags: Flags,
): Promise<(image: string) => Promise<Restyled>> {
  const stylisedPictures = await StylisedPictures.open();
  const { gallery } = stylisedPictures;
  const plan = flags.net ? await readDroppedNet(await droppedAt(String(flags.net))) : null;
  if (plan?.reader && !flags.picture)
    throw new ModelFileError(asSaid(`${flags.net} paints like a picture: give one by --picture.`));
  const brought = plan ? gallery.addNet(plan) : [];
  if (flags.picture) {
    const card = await stylisedPictures.addPicture(String(flags.picture), basename(String(flags.picture)));
    brought.push(card, ...gallery.stylesOf(card.id));
  }
  const wanted = given.style ?? brought.at(-1)?.id;
  const settings = settingsFor(filter, null, { ...given, ...(wanted !== undefined && { style: wanted }) });
  const { blends } = await gallery.mixture(readMix(String(settings.style), Infinity));
  const multiple = Math.max(MULTIPLE, ...blends.map((blend) => blend.plan.description.multiple));
  const side = settings.resolution === 'auto' ? null : Number(settings.resolution);
  return async (image) => {
    const picture = await bytesOf(image);
    const canvas = await readWhole(picture, side, multiple);
    const painting = await stylisedPictures.paint(canvas, settings);
    const { rgba, title, width, height } = painting;
    const hidesAll = rgba.every((byte, i) => i % 4 !== 3 || byte === 255);
    const whole = sharp(rgba, { raw: { width, height, channels: 4 } }).removeAlpha();
    const png = await (hidesAll ? whole.png().toBuffer() : layOver(picture, painting));
    return { title, png: await withAlphaOf(picture, png) };
  };
}

/** What a visitor would drop: a folder, whose name stands before its files, or the one file. @throws {ModelFileError} */
async function droppedAt(path: string): Promise<DroppedFile[]> {
  const files = await filesAt(path);
  const folder = (await stat(path)).isDirectory() ? `${basename(resolve(path))}/` : '';
  return Array.from(files, ([name, content]) => ({ name: `${folder}${name}`, content }));
}
