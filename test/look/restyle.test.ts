import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { liveStyle } from '../../src/techniques/fast_style.ts';
import { bytesOf, layOver } from '../../tools/look/files/photograph.ts';
import { openRestyle } from '../../tools/look/restyle.ts';
import { seeded } from '../support/seeded.ts';
import { startWasm } from '../support/wasm_backend.ts';

const SIZE = { width: 301, height: 203 };

let folder: string;
let file: string;
let pixels: Buffer;
beforeAll(async () => {
  await startWasm();
  folder = await mkdtemp(join(tmpdir(), 'convoscope-'));
  file = join(folder, 'noise.png');
  const noise = seeded(5).normals(SIZE.width * SIZE.height * 3, 60);
  pixels = Buffer.from(Uint8ClampedArray.from(noise, (value) => value + 128));
  await writeFile(
    file,
    await sharp(pixels, { raw: { ...SIZE, channels: 3 } })
      .png()
      .toBuffer(),
  );
});
afterAll(() => rm(folder, { recursive: true }));

const rawOf = (png: Buffer) => sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });

it('a part that is not painted has the pixels of the picture, at its own size', async () => {
  const stylised = { width: 8, height: 4, rgba: new Uint8ClampedArray(8 * 4 * 4) };
  stylised.rgba.forEach((_, i) => {
    stylised.rgba[i] = [200, 100, 50, (i >> 2) % 8 < 4 ? 0 : 255][i % 4] ?? 0;
  });
  const { data, info } = await rawOf(await layOver(await bytesOf(file), stylised));
  expect(info).toMatchObject(SIZE);
  const row = (y: number, of: Buffer) => of.subarray(3 * y * SIZE.width, 3 * (y * SIZE.width + 90));
  for (let y = 0; y < SIZE.height; y++) expect(row(y, data)).toEqual(row(y, pixels));
  const last = 3 * (SIZE.width * SIZE.height - 1);
  expect([...data.subarray(last)]).toEqual([200, 100, 50]);
});

it('nothing painted is the picture itself', async () => {
  const given = { style: 'frost', strength: 0, resolution: '160' };
  const restyle = await openRestyle(liveStyle, given, {});
  const { data, info } = await rawOf((await restyle(file)).png);
  expect(info).toMatchObject(SIZE);
  expect(data.equals(pixels)).toBe(true);
});

it('a picture may come through a pipe, which is read once', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const restyle = await openRestyle(liveStyle, { style: 'frost', strength: 0, resolution: '160' }, {});
  const written = readFile(file).then((bytes) => writeFile(pipe, bytes));
  const { data } = await rawOf((await restyle(pipe)).png);
  await written;
  expect(data.equals(pixels)).toBe(true);
});

it('a net may lie in a folder with folders in it', async () => {
  const net = join(folder, 'mine');
  await cp('models/trained/starry-night', join(net, 'net'), { recursive: true });
  await mkdir(join(net, 'notes'));
  await writeFile(join(net, 'notes/read.me'), 'of somebody');
  const restyle = await openRestyle(liveStyle, { resolution: '160' }, { net });
  expect((await restyle(file)).title).toBe('Starry night');
});
