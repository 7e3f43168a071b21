import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import type { NetworkIdentity, PictureFeatures, PictureWords } from '../../src/contract/picture_gallery.ts';
import type { Gallery } from '../../src/embedding/gallery.ts';
import { encodeDescription } from '../../src/engine/encode/encode_point.ts';
import { PictureFileError } from '../../src/media/errors.ts';
import type { Network } from '../../src/network/network.ts';
import { describeImage } from '../../src/techniques/embedding.ts';
import type { Failure } from './answers.ts';
import { type Photograph, readPhotograph } from './files/photograph.ts';

/** Side in pixels of the pictures that a gallery keeps for looking at. */
const PREVIEW_SIDE = 128;
const PREVIEW_QUALITY = 80;

/** Of the network, for an index file. */
export const identityOf = ({ description: { id, title, weights } }: Network): NetworkIdentity => ({
  ...{ id, title, weightsSha256: weights?.sha256 ?? '' },
});

export async function describePhotograph(network: Network, { input }: Photograph): Promise<PictureFeatures> {
  const { height, width } = network.description.input;
  const image = tf.tensor4d(input, [1, height, width, 3]);
  const described = describeImage(network, image);
  image.dispose();
  return encodeDescription(network, described);
}

/** What a person reads of a picture, from its description. */
function wordsOf(
  { ranking }: PictureFeatures,
  { name, kind, credit }: Pick<PictureWords, 'name' | 'kind' | 'credit'>,
): PictureWords {
  const [leading] = ranking.classes;
  return { name, kind, credit, label: leading?.label ?? '', probability: leading?.probability ?? 0 };
}

/**
 * Adds every picture to a gallery.
 * @param isOver asked before each picture; those that are left are not added then
 * @returns those that could not be read
 */
export async function addPictures(
  network: Network,
  gallery: Gallery,
  files: readonly string[],
  onProgress: (share: number) => void,
  isOver: () => Promise<boolean> = async () => false,
): Promise<Failure[]> {
  const unread: Failure[] = [];
  for (const [i, file] of files.entries()) {
    if (await isOver()) break;
    try {
      await addPicture(network, gallery, file);
    } catch (error) {
      if (!(error instanceof PictureFileError)) throw error;
      unread.push({ image: file, error: error.message });
    }
    onProgress((i + 1) / files.length);
  }
  return unread;
}

async function addPicture(network: Network, gallery: Gallery, file: string): Promise<void> {
  const photograph = await readPhotograph(file, network.description.input);
  const description = await describePhotograph(network, photograph);
  const pixels = await photograph.crop(PREVIEW_SIDE);
  const raw = { width: PREVIEW_SIDE, height: PREVIEW_SIDE, channels: 3 } as const;
  const jpeg = await sharp(pixels, { raw }).jpeg({ quality: PREVIEW_QUALITY }).toBuffer();
  gallery.add({
    words: wordsOf(description, { name: file, kind: 'added', credit: null }),
    ...description.point,
    preview: { type: 'image/jpeg', bytes: new Uint8Array(jpeg) },
  });
}
