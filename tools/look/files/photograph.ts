import { readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import type { ImagePicture } from '../../../src/contract/picture.ts';
import { PICTURE_FORMATS } from '../../../src/contract/picture_endings.ts';
import { asSaid } from '../../../src/contract/told.ts';
import { sizeFor } from '../../../src/engine/live_style/adaptive_resolution.ts';
import { PictureFileError } from '../../../src/media/errors.ts';
import { PAPER } from '../../../src/media/on_white.ts';
import type { InputDescription } from '../../../src/network/description.ts';
import { normalise } from '../../../src/network/preprocess.ts';
import type { Canvas } from '../stylised_pictures.ts';

/** What a picture's file holds. A pipe gives it once only. */
interface PictureBytes {
  /** For messages. */
  readonly file: string;
  readonly bytes: Buffer;
}

/** @throws {PictureFileError} */
export async function bytesOf(file: string): Promise<PictureBytes> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
  return { file, bytes };
}

/** A picture as the network takes it, and as a person sees the same part of it. */
export interface Photograph {
  /** [height, width, 3], preprocessed. */
  readonly input: Float32Array;
  /** RGB, `side` x `side`, of exactly the crop that the network saw. */
  crop(side: number): Promise<Buffer>;
}

/**
 * Decodes a picture (EXIF orientation honoured, transparent parts on white), scales its shorter side bicubically and cuts the centre.
 * @throws {PictureFileError}
 */
export async function readPhotograph(file: string, description: InputDescription): Promise<Photograph> {
  const { height, width, crop } = description;
  const upright = await decode(await bytesOf(file));
  const centre = (side: number) => {
    // The network's crop is `crop` of the shorter side: scale that side up, then cut `side` pixels out of its middle.
    const shorter = Math.round(side / crop);
    return upright
      .clone()
      .resize({ width: shorter, height: shorter, fit: 'cover', kernel: 'cubic' })
      .extract({ ...centred(shorter, side), width: side, height: side });
  };
  if (height !== width)
    throw new PictureFileError(asSaid(`Only square inputs can be read here, not ${width} x ${height}.`));
  const rgba = await centre(height).ensureAlpha().raw().toBuffer();
  return { input: normalise(rgba, description), crop: (side) => centre(side).raw().toBuffer() };
}

/** A white picture: what a network is shown where only its weights are looked at. */
export function whitePaper(description: InputDescription): Photograph {
  const { height, width } = description;
  const input = normalise(new Uint8Array(height * width * 4).fill(255), description);
  return { input, crop: async (side) => Buffer.alloc(side * side * 3, 255) };
}

/**
 * Decodes a picture and scales its longer side to `longer`, both sides to multiples of `multiple`.
 * @throws {PictureFileError}
 */
export async function readWhole(
  picture: PictureBytes,
  longer: number | null,
  multiple: number,
): Promise<Canvas> {
  const upright = await decode(picture);
  const { width = 1, height = 1 } = await upright.metadata();
  const size = sizeFor(longer ?? Math.min(LARGEST, Math.max(width, height)), { width, height }, multiple);
  return {
    ...size,
    rgb: await upright
      .resize({ ...size, fit: 'fill' })
      .raw()
      .toBuffer(),
  };
}

/**
 * Lays a painting over the whole picture it was made from, at the picture's own size.
 * @param painting its alpha says how much of the picture it hides
 * @returns a PNG file
 * @throws {PictureFileError}
 */
export async function layOver(
  picture: PictureBytes,
  { width, height, rgba }: Pick<ImagePicture, 'width' | 'height' | 'rgba'>,
): Promise<Buffer> {
  const { data, info } = await (await decode(picture)).raw().toBuffer({ resolveWithObject: true });
  const size = { width: info.width, height: info.height };
  const input = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .resize({ ...size, fit: 'fill', kernel: 'cubic' })
    .png()
    .toBuffer();
  return sharp(data, { raw: info }).composite([{ input }]).png().toBuffer();
}

/** Of the longer side, unless more is asked for: a painting of 4,000 pixels takes minutes and all memory. */
const LARGEST = 1024;
/** A whole picture, [height, width, 3], RGB, 0..1. */
export interface Pixels {
  readonly height: number;
  readonly width: number;
  readonly values: Float32Array;
}

/** Decodes a whole picture, made smaller where its longer side is over `longest` pixels. @throws {PictureFileError} */
export async function readPixels(file: string, longest: number): Promise<Pixels> {
  const upright = await decode(await bytesOf(file));
  const { data, info } = await upright
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { height: info.height, width: info.width, values: Float32Array.from(data, (byte) => byte / 255) };
}

const centred = (outer: number, inner: number) => {
  const margin = Math.floor((outer - inner) / 2);
  return { left: margin, top: margin };
};

/** The longer side of a drawing (SVG), which has no pixels of its own: as on the page. */
const DRAWN = 1024;
/** Of a drawing without another word. */
const POINTS_PER_INCH = 72;

async function densityFor(bytes: Buffer): Promise<{ density?: number }> {
  const { format, width = DRAWN, height = DRAWN } = await sharp(bytes).metadata();
  if (format !== 'svg') return {};
  return { density: Math.min(2400, Math.max(1, (POINTS_PER_INCH * DRAWN) / Math.max(width, height))) };
}

/**
 * A painting with the transparency of the picture that it was made from.
 * @param png of the picture's aspect ratio
 */
export async function withAlphaOf({ bytes }: PictureBytes, png: Buffer): Promise<Buffer> {
  const picture = sharp(bytes, await densityFor(bytes)).rotate();
  if ((await picture.clone().stats()).isOpaque) return png;
  // In one pipeline alpha would be removed after it was joined.
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const alpha = await picture
    .ensureAlpha()
    .extractChannel('alpha')
    .resize({ width, height, fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return sharp(data, { raw: info })
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

async function decode({ file, bytes }: PictureBytes): Promise<Sharp> {
  try {
    const { data, info } = await sharp(bytes, await densityFor(bytes))
      .rotate()
      .flatten({ background: PAPER })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return sharp(data, { raw: info });
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function unreadable(file: string, cause: unknown): PictureFileError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new PictureFileError(
    asSaid(`${file} is not a picture that can be read (${why}). ${PICTURE_FORMATS} can.`),
    { cause },
  );
}
