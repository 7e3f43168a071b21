/** A search for the strongest patches in parts, each a process of its own, and the whole that they are together. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { KEPT } from '../../src/techniques/patches/best_patches.ts';
import { SCANNED_AT_ONCE } from '../../src/techniques/patches/strongest_neurons.ts';
import type { Shard } from '../command_line/shard.ts';
import type { Found } from './files/found_pictures.ts';
import type { TopPatches } from './top_patches.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const pair = v.tuple([v.number(), v.number()]);

/** What `--shard` prints. `picture` is the place of a file among all that were found, null of what was none. */
const SHARD_SCHEMA = v.object({
  version: v.literal(1),
  shard: v.object({ index: count, count }),
  network: v.object({ id: v.string(), sha256: v.string() }),
  /** Of the names of all pictures, in their order. */
  list: v.string(),
  layer: v.string(),
  geometry: v.object({ size: pair, jump: pair, start: pair }),
  pictures: count,
  channels: v.array(
    v.object({
      channel: count,
      patches: v.array(
        v.object({
          image: v.string(),
          value: v.number(),
          y: count,
          x: count,
          field: v.nullable(v.object({ y: count, x: count, height: count, width: count })),
          picture: count,
        }),
      ),
    }),
  ),
  errors: v.array(v.object({ image: v.string(), error: v.string(), picture: v.nullable(count) })),
});

export type PatchesShard = v.InferOutput<typeof SHARD_SCHEMA>;

/** Parts that are no parts of one search. */
export class ShardError extends Error {
  override readonly name = 'ShardError';
}

/** The pictures of one part: whole batches, so that the network is given the same ones as by one process. */
export const picturesOf = ({ index, count }: Shard, images: readonly string[]): string[] =>
  images.filter((_, at) => Math.floor(at / SCANNED_AT_ONCE) % count === index);

/** @param pictures all that were found, of which the part saw its own. @param found what it found in them */
export function shardFrom(
  shard: Shard,
  network: PatchesShard['network'],
  { images, failures }: Found,
  found: TopPatches,
): PatchesShard {
  const at = new Map(images.map((image, place) => [image, place]));
  const placeOf = (image: string) => at.get(image) as number;
  return {
    version: 1,
    shard,
    network,
    list: createHash('sha256').update(images.join('\n')).digest('hex'),
    layer: found.layer,
    geometry: {
      ...found.geometry,
      size: [...found.geometry.size],
      jump: [...found.geometry.jump],
      start: [...found.geometry.start],
    },
    pictures: found.pictures,
    channels: found.channels.map(({ channel, patches }) => ({
      channel,
      patches: patches.map((patch) => ({ ...patch, picture: placeOf(patch.image) })),
    })),
    errors: [
      ...failures.map((failure) => ({ ...failure, picture: null })),
      ...found.errors.map((failure) => ({ ...failure, picture: placeOf(failure.image) })),
    ],
  };
}

/** The text of a file. What Windows PowerShell writes with `>` is UTF-16 and begins with FF FE. */
export const textIn = (bytes: Uint8Array): string =>
  new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);

/** @param file its name, for messages. @throws {ShardError} */
export function readPatchesShard(text: string, file: string): PatchesShard {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ShardError(`${file} is no JSON.`, { cause });
  }
  const { success, output, issues } = v.safeParse(SHARD_SCHEMA, value);
  if (success) return output;
  const path = v.getDotPath(issues[0]);
  throw new ShardError(
    `${file} is not what top-patches --shard prints: ${path ? `${path}: ` : ''}${issues[0].message}`,
  );
}

/**
 * What one process finds in all pictures, to the bit. Of equal values the earlier picture comes first, as there.
 * @throws {ShardError} where parts are missing, twice there, or of different searches
 */
export function mergeShards(shards: readonly PatchesShard[]): TopPatches {
  const [first] = shards;
  if (!first) throw new ShardError('There is nothing to merge.');
  for (const key of ['network', 'list', 'layer'] as const)
    if (shards.some((one) => JSON.stringify(one[key]) !== JSON.stringify(first[key])))
      throw new ShardError(`The parts are of different searches: they differ in ${WORDS[key]}.`);
  const channels = first.channels.map(({ channel }) => channel);
  if (shards.some((one) => String(one.channels.map(({ channel }) => channel)) !== String(channels)))
    throw new ShardError('The parts are of different searches: they differ in their channels.');
  checkComplete(shards.map(({ shard }) => shard));
  return {
    layer: first.layer,
    geometry: first.geometry,
    pictures: shards.reduce((sum, { pictures }) => sum + pictures, 0),
    channels: channels.map((channel, at) => ({
      channel,
      patches: shards
        .flatMap((one) => one.channels[at]?.patches ?? [])
        .sort((a, b) => b.value - a.value || a.picture - b.picture)
        .slice(0, KEPT)
        .map(({ picture: _, ...patch }) => patch),
    })),
    errors: [
      // What was no picture is told of by every part.
      ...first.errors.filter(({ picture }) => picture === null),
      ...shards
        .flatMap(({ errors }) => errors.filter(({ picture }) => picture !== null))
        .sort((a, b) => (a.picture ?? 0) - (b.picture ?? 0)),
    ].map(({ image, error }) => ({ image, error })),
  };
}

const WORDS = { network: 'the network', list: 'the pictures', layer: 'the layer' } as const;

function checkComplete(parts: readonly Shard[]): void {
  const { count } = parts[0] as Shard;
  if (parts.some((one) => one.count !== count))
    throw new ShardError('The parts are of searches in different numbers of parts.');
  const there = new Set(parts.map(({ index }) => index));
  if (there.size < parts.length) throw new ShardError('A part is there twice.');
  const missing = Array.from({ length: count }, (_, index) => index).filter((index) => !there.has(index));
  if (missing.length > 0)
    throw new ShardError(`Parts are missing: ${missing.map((index) => `${index}/${count}`).join(', ')}.`);
}
