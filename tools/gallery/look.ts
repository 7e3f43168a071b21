import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { filters, techniques } from '../../src/techniques/index.ts';
import { topPatches } from '../../src/techniques/top_patches.ts';
import { runCommandLine } from '../look/command_line.ts';
import { answersInWords } from '../look/technique_command.ts';
import { contactSheet, type Print } from './contact_sheet.ts';
import { FOLDER } from './picture.ts';

const MODELS = join(import.meta.dirname, '../../models');

/** A photograph of each shape: the network sees its middle square, a painting all of it. */
export const SHAPES = [
  { shape: 'square', file: 'gallery/volleyball.jpg' },
  { shape: 'wide', file: 'gallery/saltwater-crocodile.jpg' },
  { shape: 'tall', file: 'pictures/koala.jpg' },
] as const;

export const sheetOf = (shape: string): string => `look-${shape}.webp`;

const [COLUMNS, WIDTH] = [5, 320];
const QUALITY = 70;
/** Of one picture alone there would be one patch a channel, and of all channels too large a picture. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  [topPatches.id]: [join(MODELS, 'pictures'), '--channels', '0-5'],
};

/** What the command line writes of one square, one wide and one tall photograph: docs/gallery/look-*.webp. */
export async function photographCommandLine(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'convoscope-gallery-'));
  try {
    for (const { shape, file } of SHAPES) {
      const sheet = await sheetFor(join(MODELS, file), `${shape} photograph, models/${file}`, folder);
      await writeFile(join(FOLDER, sheetOf(shape)), sheet);
      console.log(`${sheetOf(shape)}: ${(sheet.length / 1e3).toFixed(0)} kB`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function sheetFor(photograph: string, subtitle: string, folder: string): Promise<Buffer> {
  const prints: Print[] = [{ png: await readFile(photograph), caption: ['The photograph'] }];
  for (const { id, title } of [...techniques.filter((one) => !answersInWords(one)), ...filters]) {
    const output = join(folder, `${id}.png`);
    await runCommandLine(['node', 'look', id, photograph, '-o', output, ...(MORE[id] ?? [])]);
    prints.push({ png: await readFile(output), caption: [title] });
  }
  const sheet = await contactSheet('The command line', `A ${subtitle}`, prints, COLUMNS, WIDTH);
  return sharp(sheet).webp({ quality: QUALITY }).toBuffer();
}
