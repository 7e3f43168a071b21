/** An atlas: a picture of what each unit of a network answers to most, on sheets of square tiles, with an index of what is where. */

import * as v from 'valibot';
import { ToldError, told } from './told.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.nonEmpty());
/** It becomes a part of an address: no folders, no dots in front. */
const fileName = v.pipe(
  v.string(),
  v.regex(/^\w[\w.-]*$/, 'has to be the name of a file in the same folder'),
);
const setting = v.union([v.string(), v.number(), v.boolean()]);

const range = v.pipe(
  v.tuple([index, index]),
  v.check(([from, to]) => from <= to, 'has to begin before it ends'),
);
/** Channels, rising: single ones, and pairs [from, to] that hold both ends. */
const channels = v.array(v.union([index, range]));

const sheet = v.object({ file: fileName, first: index, count, columns: count });

const layer = v.object({
  layer: text,
  title: text,
  channels: count,
  drawn: channels,
  silent: v.optional(channels, []),
  sheets: v.array(sheet),
  patches: v.optional(v.array(sheet)),
});

/** What `atlas/index.json` holds. */
const ATLAS_SCHEMA = v.object({
  version: v.literal(1),
  network: v.object({ id: text, title: text, sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
  tile: count,
  made: v.object({
    command: text,
    version: text,
    seed: index,
    settings: v.record(v.string(), v.record(v.string(), setting)),
  }),
  layers: v.array(layer),
  classes: v.optional(layer),
});

/**
 * What is drawn of a network. `network.sha256` is that of its weights. `tile`: side of a tile, in pixels. `made`: by which command, by
 * which version of the program, from which seed, and with which settings for each layer, by its name.
 */
export type AtlasIndex = Readonly<v.InferOutput<typeof ATLAS_SCHEMA>>;

/**
 * The units of a layer; of `classes` they are the classes. `drawn`: those that have a tile. `silent`: those that the
 * drawing found no way to excite, which have none. The others are not drawn yet. `patches`: sheets on which a tile holds the unit's four strongest patches.
 */
export type AtlasLayer = Readonly<AtlasIndex['layers'][number]>;

/**
 * Tiles of the units `first` to `first + count - 1`, row by row, `columns` in a row. Those that are not drawn are left empty. Of
 * several sheets with a place for a unit the last one holds it.
 */
type AtlasSheet = Readonly<AtlasLayer['sheets'][number]>;

/** A square of a sheet, in its pixels. */
export interface AtlasTile {
  /** In the folder of the atlas. */
  readonly file: string;
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** An index of an atlas that does not hold what it has to. */
export class AtlasError extends ToldError {
  override readonly name = 'AtlasError';
}

/** @param value what the index's JSON holds. @throws {AtlasError} */
export function readAtlas(value: unknown): AtlasIndex {
  const { success, output, issues } = v.safeParse(ATLAS_SCHEMA, value);
  if (success) return output;
  const [{ message }] = issues;
  const path = v.getDotPath(issues[0]);
  throw new AtlasError(
    path ? told('atlasErrors.wrongAt', { path, message }) : told('atlasErrors.wrong', { message }),
  );
}

/** The layer's part of the atlas; undefined where it has none. */
export const atlasLayer = (atlas: AtlasIndex, layer: string): AtlasLayer | undefined =>
  [...atlas.layers, ...(atlas.classes ? [atlas.classes] : [])].find((one) => one.layer === layer);

/** Where the picture of a unit is; undefined where it has none. */
export function whereIsUnit(atlas: AtlasIndex, layer: string, channel: number): AtlasTile | undefined {
  const of = atlasLayer(atlas, layer);
  return of && holds(of.drawn, channel) ? tileOn(of.sheets, channel, atlas.tile) : undefined;
}

/** Where the strongest patches of a unit are, two by two in one tile; undefined where it has none. */
export function wherePatchesAre(atlas: AtlasIndex, layer: string, channel: number): AtlasTile | undefined {
  return tileOn(atlasLayer(atlas, layer)?.patches ?? [], channel, atlas.tile);
}

/** Whether the drawing found no way to excite the unit, so that there is no picture of it. */
export const isSilentUnit = (atlas: AtlasIndex, layer: string, channel: number): boolean =>
  holds(atlasLayer(atlas, layer)?.silent ?? [], channel);

const holds = (some: AtlasLayer['drawn'], channel: number): boolean =>
  some.some((one) => (typeof one === 'number' ? one === channel : one[0] <= channel && channel <= one[1]));

function tileOn(sheets: readonly AtlasSheet[], channel: number, side: number): AtlasTile | undefined {
  const found = sheets.findLast(({ first, count }) => first <= channel && channel < first + count);
  if (!found) return undefined;
  const at = channel - found.first;
  return {
    ...{ file: found.file, side },
    x: (at % found.columns) * side,
    y: Math.floor(at / found.columns) * side,
  };
}
