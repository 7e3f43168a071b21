import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { whereIsUnit } from '../../../src/contract/atlas.ts';
import {
  atlasFile,
  merged,
  type OwnAtlas,
  readAtlasFile,
  TILE,
  withPicture,
} from '../../../src/ui/atlas/own_atlas.ts';
import { CLASSES, unitOf } from '../../../src/ui/atlas/unit.ts';
import { catalogue } from '../small_catalogue.ts';

const network = { ...catalogue.network, weightsSha256: 'a'.repeat(64) };
const picture = (text: string) => new Blob([text]);
const drawn = (...units: [string, number][]): OwnAtlas => {
  let atlas: OwnAtlas | null = null;
  for (const [layer, number] of units)
    atlas = withPicture(atlas, network, unitOf(layer, number), picture(`${layer} ${number}`), { steps: 2 });
  if (!atlas) throw new Error('nothing was drawn');
  return atlas;
};
const contentOf = ({ index, files }: OwnAtlas, layer: string, channel: number) =>
  files.get(whereIsUnit(index, layer, channel)?.file ?? '')?.text();
const fileOf = async (atlas: OwnAtlas, name = 'mine.zip') => new File([await atlasFile(atlas)], name);
const zipped = (entries: Record<string, string>) =>
  new File(
    [
      zipSync(
        Object.fromEntries(
          Object.entries(entries).map(([name, text]) => [name, new TextEncoder().encode(text)]),
        ),
      ) as Uint8Array<ArrayBuffer>,
    ],
    'other.zip',
  );

describe('an atlas of one’s own', () => {
  it('gains a picture a unit, each at its place, in whatever order they are drawn', async () => {
    const atlas = drawn(['mixed', 5], ['mixed', 2], ['stem', 0], [CLASSES, 1]);
    expect(atlas.index.layers.map(({ layer, drawn, channels }) => [layer, drawn, channels])).toEqual([
      ['mixed', [2, 5], 8],
      ['stem', [0], 4],
    ]);
    expect(atlas.index.classes).toMatchObject({ layer: 'logits', drawn: [1], channels: 3 });
    expect(whereIsUnit(atlas.index, 'mixed', 5)).toMatchObject({ x: 0, y: 0, side: TILE });
    expect(whereIsUnit(atlas.index, 'mixed', 4)).toBeUndefined();
    expect(await contentOf(atlas, 'mixed', 5)).toBe('mixed 5');
    expect(await contentOf(atlas, 'logits', 1)).toBe('classes 1');
  });

  it('comes back from its file as it was', async () => {
    const atlas = drawn(['mixed', 5], [CLASSES, 0]);
    const file = await fileOf(atlas);
    expect(Object.keys(unzipSync(new Uint8Array(await file.arrayBuffer()))).sort()).toEqual([
      'index.json',
      ...[...atlas.files.keys()].sort(),
    ]);
    const back = await readAtlasFile(file, network);
    expect(back.index).toEqual(atlas.index);
    expect(await contentOf(back, 'mixed', 5)).toBe('mixed 5');
  });

  it('shows a picture that is drawn into a place that a sheet had left empty', async () => {
    const { index } = drawn(['mixed', 0]);
    const file = 'mixed-0.webp';
    const layers = index.layers.map((layer) => ({
      ...layer,
      sheets: [{ file, first: 0, count: 8, columns: 8 }],
    }));
    const brought = { index: { ...index, layers }, files: new Map([[file, picture('a sheet of eight')]]) };
    const atlas = withPicture(brought, network, unitOf('mixed', 5), picture('mixed 5'), { steps: 2 });
    expect(await contentOf(atlas, 'mixed', 0)).toBe('a sheet of eight');
    expect(await contentOf(atlas, 'mixed', 5)).toBe('mixed 5');
    expect(whereIsUnit(atlas.index, 'mixed', 5)).toMatchObject({ x: 0, y: 0 });
  });

  it('takes the layers of a file in the place of its own, and keeps the others', async () => {
    const mine = drawn(['mixed', 1], ['stem', 2]);
    const brought = drawn(['mixed', 3]);
    const both = merged(mine, brought);
    expect(whereIsUnit(both.index, 'mixed', 1)).toBeUndefined();
    expect(await contentOf(both, 'mixed', 3)).toBe('mixed 3');
    expect(await contentOf(both, 'stem', 2)).toBe('stem 2');
    expect(both.files.size).toBe(2);
  });
});

describe('a file that is no atlas of this network', () => {
  it('is refused by name', async () => {
    const atlas = drawn(['mixed', 5]);
    const [file] = atlas.files.keys();
    const index = JSON.stringify(atlas.index);
    const refused = (given: File, to = network) =>
      expect(readAtlasFile(given, to)).rejects.toThrowError(
        expect.objectContaining({ name: expect.stringMatching(/^(AtlasError|ZipFileError)$/) }),
      );
    await refused(new File(['no archive'], 'notes.txt'));
    await refused(zipped({ 'photo.txt': 'nothing' }));
    await refused(zipped({ 'index.json': '{' }));
    await refused(zipped({ 'index.json': '{"version": 1}' }));
    await refused(await fileOf(atlas), { ...network, weightsSha256: 'b'.repeat(64) });
    await expect(readAtlasFile(zipped({ 'index.json': index }), network)).rejects.toThrow(`${file}`);
  });
});
