import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const PHOTOGRAPH = fileURLToPath(new URL('../../models/pictures/dog.jpg', import.meta.url));

/** A part of a photograph of a dog, as a file of any kind that sharp knows by its name. */
export const writePhotograph = (file: string, width: number, height: number) =>
  sharp(PHOTOGRAPH).resize(width, height, { fit: 'cover' }).toFile(file);
