import { afterEach, expect, it, vi } from 'vitest';
import { own } from '../../../src/ui/atlas/atlas_store.ts';
import { keptAtlas } from '../../../src/ui/atlas/kept_atlases.ts';
import { atlasFile, TILE, withPicture } from '../../../src/ui/atlas/own_atlas.ts';
import { createOwnAtlas } from '../../../src/ui/atlas/own_control.ts';
import { unitOf } from '../../../src/ui/atlas/unit.ts';
import { notices } from '../../../src/ui/notices_store.ts';
import * as store from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

const network = { ...catalogue.network, weightsSha256: 'a'.repeat(64) };
store.catalogue.value = { ...catalogue, network };
const control = createOwnAtlas({ draw: async () => null });

afterEach(() => {
  control.forget();
  notices.value = [];
  vi.restoreAllMocks();
});

/** An atlas in which one unit is drawn, all in one colour. */
async function fileOf(colour: string, unit = unitOf('mixed', 5)): Promise<File> {
  const canvas = new OffscreenCanvas(TILE, TILE);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = colour;
  context.fillRect(0, 0, TILE, TILE);
  const atlas = withPicture(null, network, unit, await canvas.convertToBlob(), {
    steps: 2,
  });
  return new File([await atlasFile(atlas)], 'atlas.zip');
}

/** The colour of the unit's sheet as it is shown. */
async function colour(): Promise<number[]> {
  const sheet = own.value?.sheet(own.value.index.layers[0]?.sheets[0]?.file ?? '').value;
  if (typeof sheet !== 'object') return [];
  const picture = await createImageBitmap(await (await fetch(sheet.url)).blob());
  const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(picture, 0, 0);
  return [...context.getImageData(0, 0, 1, 1).data.subarray(0, 3)];
}

it('a picture that is brought is shown in the place of one of the same name that was seen', async () => {
  control.open(await fileOf('#f00'));
  await expect.poll(colour).toEqual([255, 0, 0]);
  control.open(await fileOf('#00f'));
  await expect.poll(colour).toEqual([0, 0, 255]);
});

it('a picture that could not be kept is kept with the next one', async () => {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('No room.', 'QuotaExceededError');
  });
  control.open(await fileOf('#f00'));
  await expect.poll(() => notices.value.length).toBe(1);
  put.mockRestore();
  control.open(await fileOf('#00f', unitOf('stem', 1)));
  await expect.poll(async () => (await keptAtlas(network.weightsSha256))?.index.layers.length).toBe(2);
  const kept = await keptAtlas(network.weightsSha256);
  const named = kept?.index.layers.flatMap(({ sheets }) => sheets.map(({ file }) => file));
  expect([...(kept?.files.keys() ?? [])].sort()).toEqual(named?.sort());
});
