import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

/** Photographs of models/pictures that suit a view, in the order of the views. */
const SUBJECTS = ['dog', 'lemur', 'coffee', 'macaw', 'red-panda', 'bison', 'koala'] as const;

/** A film for the fake camera in which one photograph stands still, so that pictures of all screens show the same. */
export async function stillFilm(viewNumber: number): Promise<string> {
  const subject = SUBJECTS[viewNumber % SUBJECTS.length];
  const photograph = join(import.meta.dirname, `../../models/pictures/${subject}.jpg`);
  const frame = await sharp(photograph).resize(640, 480, { fit: 'cover' }).jpeg({ quality: 92 }).toBuffer();
  const file = join(mkdtempSync(join(tmpdir(), 'convoscope-film-')), 'film.mjpeg');
  // An .mjpeg file is JPEG files one after another.
  writeFileSync(file, Buffer.concat([frame, frame]));
  return file;
}
