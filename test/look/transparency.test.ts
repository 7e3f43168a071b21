import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputDescription } from '../../src/network/description.ts';
import { leadingClasses } from '../../tools/look/classify_command.ts';
import {
  bytesOf,
  readPhotograph,
  readPixels,
  readWhole,
  withAlphaOf,
} from '../../tools/look/files/photograph.ts';
import { loadNetworkFolder } from '../../tools/look/network_folder.ts';
import { startNodeBackend } from '../../tools/look/node_backend.ts';

const SIDE = 64;
const input = {
  ...{ width: SIDE, height: SIDE, crop: 1, mean: [0, 0, 0], std: [1, 1, 1], order: 'rgb', range: [0, 255] },
} as unknown as InputDescription;

let folder: string;
let files: Record<'png' | 'webp' | 'tif' | 'svg', string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convoscope-transparency-'));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}"><path d="M0 32h64v32h-64z"/></svg>`;
  const at = (ending: string) => join(folder, `logo.${ending}`);
  files = { png: at('png'), webp: at('webp'), tif: at('tif'), svg: at('svg') };
  await writeFile(files.svg, svg);
  await sharp(Buffer.from(svg)).png().toFile(files.png);
  await sharp(Buffer.from(svg)).webp({ lossless: true }).toFile(files.webp);
  await sharp(Buffer.from(svg)).tiff({ compression: 'lzw' }).toFile(files.tif);
});
afterAll(() => rm(folder, { recursive: true }));

describe.each(['png', 'webp', 'tif', 'svg'] as const)('a transparent picture, %s,', (ending) => {
  it('lies on white for the network', async () => {
    const photograph = await readPhotograph(files[ending], input);
    expect([...photograph.input.slice(0, 3)]).toEqual([255, 255, 255]);
    expect([...photograph.input.slice(-3)]).toEqual([0, 0, 0]);
    const crop = await photograph.crop(SIDE);
    expect([crop[0], crop.at(-1)]).toEqual([255, 0]);
  });

  it('lies on white for styles and paintings', async () => {
    const { rgb } = await readWhole(await bytesOf(files[ending]), SIDE, 4);
    expect([rgb[0], rgb.at(-1)]).toEqual([255, 0]);
    const { values } = await readPixels(files[ending], SIDE);
    expect([values[0], values.at(-1)]).toEqual([1, 0]);
  });

  it('gives its transparency to what is painted over it', async () => {
    const raw = { width: 32, height: 32, channels: 3 } as const;
    const stylised = await sharp(Buffer.alloc(32 * 32 * 3, 200), { raw })
      .png()
      .toBuffer();
    const { data, info } = await sharp(await withAlphaOf(await bytesOf(files[ending]), stylised))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 32, height: 32, channels: 4 });
    expect([...data.subarray(0, 4), ...data.subarray(-4)]).toEqual([200, 200, 200, 0, 200, 200, 200, 255]);
  });
});

it('an opaque picture stays without transparency', async () => {
  const photo = join(folder, 'photo.png');
  const create = { width: 8, height: 8, channels: 3, background: 'red' } as const;
  const png = await sharp({ create }).png().toBuffer();
  await writeFile(photo, png);
  expect(await withAlphaOf(await bytesOf(photo), png)).toBe(png);
});

const CASES = join(import.meta.dirname, '../../../shared/cases');
const name = 'a black logo on nothing is read as one on white';
if (existsSync(CASES))
  it(name, async () => {
    await startNodeBackend();
    const network = await loadNetworkFolder('efficientnet-lite0');
    const logos = ['06_logo_black_on_transparent.png', '06_logo_on_white.png'].map((one) => join(CASES, one));
    const answers = [];
    for (const logo of logos) {
      const [leading] = await leadingClasses(network, await readPhotograph(logo, network.description.input));
      answers.push(leading);
    }
    expect(answers[0]?.label).toBe('combination lock');
    expect(answers[0]?.probability).toBeCloseTo(answers[1]?.probability ?? 0, 2);
  });
else it.skip(`${name}: shared/cases is not here`, () => {});
