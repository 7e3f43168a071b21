import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import type { StyleCard } from '../../src/contract/cards.ts';
import type { ParameterValue } from '../../src/contract/parameter.ts';
import type { ImagePicture } from '../../src/contract/picture.ts';
import { asSaid } from '../../src/contract/told.ts';
import { encodeStylised } from '../../src/engine/encode/encode_stylised.ts';
import type { SmoothedPainting } from '../../src/engine/live_style/painting_smoothing.ts';
import { PeopleFinder } from '../../src/engine/live_style/people_finder.ts';
import { luminanceOf } from '../../src/engine/live_style/small_luminance.ts';
import { StyleCatalogue, type StyleNetEntry } from '../../src/engine/live_style/style_catalogue.ts';
import { StyleEngine } from '../../src/engine/live_style/style_engine.ts';
import { styliseFrame } from '../../src/engine/live_style/stylise_frame.ts';
import type { SmoothedFrame } from '../../src/engine/live_style/temporal_smoothing.ts';
import { PAPER } from '../../src/media/on_white.ts';
import { normalise } from '../../src/network/preprocess.ts';
import type { Painter } from '../../src/techniques/common/filter.ts';
import { settingsFor } from '../../src/techniques/common/settings.ts';
import { liveStyle } from '../../src/techniques/fast_style.ts';
import { readMix } from '../../src/techniques/style/style_mix.ts';
import { StylePictureError, styleSquare } from '../../src/techniques/style/style_picture.ts';
import { folderFiles } from '../folder_files.ts';

const MODELS = join(import.meta.dirname, '../../models');

/** A picture of bytes, three a pixel; its sides are multiples of what the network wants. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** RGBA of RGB, without transparency. */
export function opaque(rgb: Uint8Array): Uint8ClampedArray {
  const pixels = rgb.length / 3;
  const rgba = new Uint8ClampedArray(4 * pixels).fill(255);
  for (let i = 0; i < pixels; i++) rgba.set(rgb.subarray(3 * i, 3 * i + 3), 4 * i);
  return rgba;
}

/** What joins the pictures of a film, as on screen. */
export interface Film {
  readonly frames: SmoothedFrame;
  readonly paintings: SmoothedPainting;
  /** Whether the next painting is the one before, carried along. */
  isCarried: boolean;
}

/** Live styles on pictures of the disk: the same gallery and engine as in the worker. */
export class StylisedPictures {
  readonly gallery: StyleCatalogue;
  readonly #engine = new StyleEngine();
  readonly #people = new PeopleFinder(filesOf);

  private constructor(gallery: StyleCatalogue) {
    this.gallery = gallery;
  }

  /** @throws {ModelFileError} */
  static async open(): Promise<StylisedPictures> {
    const index = await readFile(join(MODELS, 'style-nets.json'), 'utf8');
    return new StylisedPictures(new StyleCatalogue(JSON.parse(index) as StyleNetEntry[], filesOf));
  }

  /**
   * @param given settings of the live style; the rest are its defaults
   * @param film joins the picture to those before it; none where pictures have nothing to do with each other
   * @returns the painting, with the styles' names as its title
   * @throws {UnknownStyleError|ParameterError|ModelFileError|NetworkError}
   */
  async paint(
    { width, height, rgb }: Canvas,
    given: Record<string, ParameterValue>,
    film?: Film,
  ): Promise<ImagePicture> {
    const settings = settingsFor(liveStyle, null, given);
    const { blends, title } = await this.gallery.mixture(readMix(settings.style, Infinity));
    const painters = this.#engine.use(blends, { width, height });
    const rgba = opaque(rgb);
    const { input } = (painters as [Painter])[0].network.description;
    const fresh = tf.tensor4d(normalise(rgba, input), [1, height, width, 3]);
    const luminance = luminanceOf(rgba, width, height);
    const strokes = { key: title, vector: [1], strength: settings.strength };
    const carried = film?.isCarried && film.paintings.carry(luminance, strokes, title);
    if (carried) {
      fresh.dispose();
      return encodeStylised(carried);
    }
    const image = film ? film.frames.follow(fresh, input) : fresh;
    const scene = { painters, image, input, title };
    const painting = await styliseFrame(liveStyle, settings, scene, this.#people);
    return encodeStylised(film ? film.paintings.follow(painting, luminance, strokes) : painting);
  }

  /** Makes a picture file a style. @throws {StylePictureError|ModelFileError} */
  async addPicture(file: string, title: string): Promise<StyleCard> {
    const side = this.gallery.pictureSide;
    const { data, info } = await sharp(await readFile(file), { limitInputPixels: false })
      .rotate()
      .flatten({ background: PAPER })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
      .catch((cause: Error) => {
        throw new StylePictureError(asSaid(`${file} is no picture that can be read (${cause.message}).`), {
          cause,
        });
      });
    const square = styleSquare(info.width, info.height);
    const middle = await sharp(data, { raw: info })
      .extract({ left: square.x, top: square.y, width: square.side, height: square.side })
      .resize(side, side)
      .raw()
      .toBuffer();
    const tensor = tf.tensor3d(Float32Array.from(middle), [side, side, 3]);
    try {
      return await this.gallery.addPicture(tensor, title);
    } finally {
      tensor.dispose();
    }
  }
}

const filesOf = (folder: string) => folderFiles(join(MODELS, folder));
