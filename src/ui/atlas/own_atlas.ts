/** An atlas of one's own: what the studio drew in the background, and what was brought as a file. Plain data, no page. */

import { zipSync } from 'fflate';
import { AtlasError, type AtlasIndex, type AtlasLayer, readAtlas } from '../../contract/atlas.ts';
import type { NetworkCard } from '../../contract/network_card.ts';
import { findLayer } from '../../contract/reading/layers.ts';
import { told, toldOf } from '../../contract/told.ts';
import { zipEntries } from '../../media/zip_entries.ts';
import { sheetsOf } from './open_atlas.ts';
import { CLASSES, countOf, groupOf, numberOf, type Unit } from './unit.ts';

/** An index, and the files that it names. */
export interface OwnAtlas {
  readonly index: AtlasIndex;
  readonly files: ReadonlyMap<string, Blob>;
}

const INDEX = 'index.json';
/** Side of a tile that is drawn here, in pixels. */
export const TILE = 128;
/** A file holds no more pictures than that. */
const MOST_BYTES = 256e6;

/** How the classes are called in the index: their layer is the last one. */
const layerName = (group: string, { layers }: NetworkCard): string =>
  group === CLASSES ? (layers.at(-1)?.name ?? CLASSES) : group;

type Network = Pick<NetworkCard, 'id' | 'title' | 'weightsSha256'>;

/** @param settings of what draws it */
const empty = (
  { id, title, weightsSha256 }: Network,
  settings: AtlasIndex['made']['settings'],
): AtlasIndex => ({
  version: 1,
  network: { id, title, sha256: weightsSha256 },
  tile: TILE,
  made: { command: 'drawn in the page', version: '1', seed: 1, settings },
  layers: [],
});

/**
 * The atlas with one more picture, on a sheet of its own.
 * @param picture a square of TILE pixels
 * @param settings that it was drawn with
 */
export function withPicture(
  before: OwnAtlas | null,
  network: NetworkCard,
  unit: Unit,
  picture: Blob,
  settings: Record<string, string | number | boolean>,
): OwnAtlas {
  const group = groupOf(unit);
  const name = layerName(group, network);
  const index = before?.index ?? empty(network, {});
  const number = numberOf(unit);
  const place = network.layers.findIndex((layer) => layer.name === name);
  const file = `own-${group === CLASSES ? CLASSES : place}-${number}.webp`;
  const known = group === CLASSES ? index.classes : index.layers.find(({ layer }) => layer === name);
  const layer: AtlasLayer = known ?? {
    ...{ layer: name, title: findLayer(network, name)?.title ?? name, channels: countOf(network, group) },
    ...{ drawn: [], silent: [], sheets: [] },
  };
  const next: AtlasLayer = {
    ...layer,
    drawn: rising([...layer.drawn, number]),
    sheets: [...layer.sheets, { file, first: number, count: 1, columns: 1 }],
  };
  const others = index.layers.filter((one) => one.layer !== name);
  const made = { ...index.made, settings: { ...index.made.settings, [name]: settings } };
  return {
    index:
      group === CLASSES ? { ...index, made, classes: next } : { ...index, made, layers: [...others, next] },
    files: new Map([...(before?.files ?? []), [file, picture]]),
  };
}

const firstOf = (one: AtlasLayer['drawn'][number]): number => (typeof one === 'number' ? one : one[0]);
const rising = (drawn: AtlasLayer['drawn']): AtlasLayer['drawn'] =>
  [...drawn].sort((a, b) => firstOf(a) - firstOf(b));

/** The layers of a file that was brought, in the place of those that were there. */
export function merged(before: OwnAtlas | null, brought: OwnAtlas): OwnAtlas {
  if (!before || before.index.tile !== brought.index.tile) return brought;
  const names = new Set(brought.index.layers.map(({ layer }) => layer));
  const layers = [...before.index.layers.filter(({ layer }) => !names.has(layer)), ...brought.index.layers];
  const classes = brought.index.classes ?? before.index.classes;
  const index: AtlasIndex = { ...brought.index, layers, ...(classes && { classes }) };
  const files = new Map([...before.files, ...brought.files]);
  const named = new Set(sheetsOf(index).map(({ file }) => file));
  return { index, files: new Map([...files].filter(([file]) => named.has(file))) };
}

/** As one file: a ZIP of the index and the sheets. */
export async function atlasFile({ index, files }: OwnAtlas): Promise<Blob> {
  const entries = await Promise.all(
    [...files].map(async ([name, blob]) => [name, new Uint8Array(await blob.arrayBuffer())] as const),
  );
  const text = new TextEncoder().encode(`${JSON.stringify(index, null, 1)}\n`);
  // Pictures are compressed already.
  const zip = zipSync({ [INDEX]: text, ...Object.fromEntries(entries) }, { level: 0 });
  return new Blob([zip], { type: 'application/zip' });
}

/**
 * @param network the one that looks
 * @throws {AtlasError} where it is no atlas, or one of another network; ZipFileError where it is no archive
 */
export async function readAtlasFile(file: File, network: Network): Promise<OwnAtlas> {
  if (file.size > MOST_BYTES) throw new AtlasError(told('atlasErrors.tooLarge', { file: file.name }));
  const found = new Map<string, Blob>();
  for await (const { path, content } of zipEntries(file)) {
    if (content instanceof Error)
      throw new AtlasError(told('atlasErrors.unreadable', { path, file: file.name, why: toldOf(content) }));
    found.set(path.slice(path.lastIndexOf('/') + 1), content);
  }
  const text = await found.get(INDEX)?.text();
  if (text === undefined)
    throw new AtlasError(told('atlasErrors.noIndex', { file: file.name, index: INDEX }));
  const index = readAtlas(parsed(text, file.name));
  if (index.network.sha256 !== network.weightsSha256)
    throw new AtlasError(
      told('atlasErrors.otherWeights', { file: file.name, title: index.network.title, now: network.title }),
    );
  const files = new Map<string, Blob>();
  for (const sheet of sheetsOf(index)) {
    const picture = found.get(sheet.file);
    if (!picture)
      throw new AtlasError(told('atlasErrors.sheetMissing', { file: file.name, sheet: sheet.file }));
    files.set(sheet.file, picture);
  }
  return { index, files };
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AtlasError(told('atlasErrors.indexNoJson', { file: name }), { cause });
  }
}
