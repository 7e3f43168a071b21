import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import program from '../../package.json' with { type: 'json' };
import type { AtlasIndex, AtlasLayer } from '../../src/contract/atlas.ts';
import type { Network } from '../../src/network/network.ts';
import { type AtlasCache, safeName, type TileKind } from './cache.ts';
import { TILE } from './draw_unit.ts';
import { blank } from './patches.ts';
import { everySection, type Section } from './plan.ts';

/** A sheet is small enough to be fetched and decoded while a hand waits. */
const [COLUMNS, ROWS] = [8, 8];

export interface Merged {
  readonly index: AtlasIndex;
  readonly bytes: number;
  readonly tiles: number;
}

/**
 * Writes the sheets and the index of all that some caches hold. What the folder holds of an earlier atlas is removed.
 * @param caches of one seed
 * @param quality of the WebP files, 1..100
 * @throws {Error} where two caches hold different pictures of one unit
 */
export async function mergeAtlas(
  caches: readonly AtlasCache[],
  network: Network,
  out: string,
  quality: number,
): Promise<Merged> {
  mkdirSync(out, { recursive: true });
  for (const file of readdirSync(out)) if (file.endsWith('.webp')) rmSync(join(out, file));
  const written = { bytes: 0, tiles: 0 };
  const merged: { section: Section; entry: AtlasLayer }[] = [];
  for (const section of everySection(network)) {
    const { tiles, silent } = together(caches, section, 'units');
    if (tiles.size + silent.size === 0) continue;
    const patches = together(caches, section, 'patches').tiles;
    const { layer, title, channels } = section;
    const sheets = await writeSheets(tiles, section, safeName(layer), out, quality, written);
    merged.push({
      section,
      entry: {
        ...{ layer, title, channels, drawn: ranges(tiles.keys()), silent: ranges(silent), sheets },
        ...(patches.size > 0 && {
          patches: await writeSheets(patches, section, `${safeName(layer)}-patches`, out, quality, written),
        }),
      },
    });
  }
  const { id, title } = network.description;
  const classes = merged.find(({ section }) => section.isClasses)?.entry;
  const index: AtlasIndex = {
    version: 1,
    network: { id, title, sha256: caches[0]?.made.weightsSha256 ?? '' },
    tile: TILE,
    made: {
      ...{ command: 'npm run atlas', version: program.version, seed: caches[0]?.made.seed ?? 0 },
      settings: Object.fromEntries(
        merged.map(({ section: { layer, settings } }) => [layer, { ...settings }]),
      ),
    },
    layers: merged.filter(({ section }) => !section.isClasses).map(({ entry }) => entry),
    ...(classes && { classes }),
  };
  writeFileSync(join(out, 'index.json'), `${JSON.stringify(index)}\n`);
  return { index, ...written };
}

/** The tiles of one layer in all caches. */
function together(caches: readonly AtlasCache[], section: Section, kind: TileKind) {
  const tiles = new Map<number, Buffer>();
  const silent = new Set<number>();
  for (const cache of caches) {
    const found = cache.of(section, kind);
    for (const channel of found.silent) silent.add(channel);
    for (const [channel, path] of found.tiles) {
      const png = readFileSync(path);
      const other = tiles.get(channel);
      if (other && !other.equals(png))
        throw new Error(
          `Two caches hold different pictures of ${section.layer}, channel ${channel}: ${path}.`,
        );
      tiles.set(channel, png);
    }
  }
  return { tiles, silent };
}

/** Sheets of the tiles, those without one left out. */
async function writeSheets(
  tiles: ReadonlyMap<number, Buffer>,
  { channels }: Section,
  name: string,
  out: string,
  quality: number,
  written: { bytes: number; tiles: number },
): Promise<AtlasLayer['sheets']> {
  const sheets: AtlasLayer['sheets'] = [];
  const most = COLUMNS * ROWS;
  for (let first = 0; first < channels; first += most) {
    const count = Math.min(most, channels - first);
    const here = Array.from({ length: count }, (_, at) => ({ at, png: tiles.get(first + at) }));
    const drawn = here.filter((one): one is { at: number; png: Buffer } => one.png !== undefined);
    if (drawn.length === 0) continue;
    const columns = Math.min(COLUMNS, count);
    const webp = await blank(columns * TILE, Math.ceil(count / columns) * TILE)
      .composite(
        drawn.map(({ at, png }) => ({
          ...{ input: png, left: (at % columns) * TILE, top: Math.floor(at / columns) * TILE },
        })),
      )
      .webp({ quality, effort: 6, smartSubsample: true })
      .toBuffer();
    // Caches keep a sheet by its name.
    const hash = createHash('sha256').update(webp).digest('hex').slice(0, 8);
    const file = `${name}-${first}-${hash}.webp`;
    writeFileSync(join(out, file), webp);
    written.bytes += webp.length;
    written.tiles += drawn.length;
    sheets.push({ file, first, count, columns });
  }
  return sheets;
}

/** Rising numbers, neighbours as pairs. */
export function ranges(numbers: Iterable<number>): (number | [number, number])[] {
  const found: [number, number][] = [];
  for (const one of [...numbers].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && one === last[1] + 1) last[1] = one;
    else found.push([one, one]);
  }
  return found.map(([from, to]) => (from === to ? from : [from, to]));
}
