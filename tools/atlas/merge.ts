import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import program from '../../package.json' with { type: 'json' };
import { type AtlasIndex, type AtlasLayer, readAtlas } from '../../src/contract/atlas.ts';
import type { Network } from '../../src/network/network.ts';
import { type AtlasCache, safeName, type TileKind } from './cache.ts';
import { TILE } from './draw_unit.ts';
import { blank } from './patches.ts';
import { everySection, type Section } from './plan.ts';

/** A sheet is small enough to be fetched and decoded while a hand waits. */
const [COLUMNS, ROWS] = [8, 8];

const INDEX = 'index.json';

/** What is made before the first file is written. */
interface Made {
  /** Sheets, by their names. */
  readonly files: Map<string, Buffer>;
  tiles: number;
}

export interface Merged {
  readonly index: AtlasIndex;
  readonly bytes: number;
  readonly tiles: number;
}

/**
 * Writes the sheets and the index of all that some caches hold. Nothing is written, and nothing of an earlier atlas removed, before all of it is made.
 * @param caches of one seed
 * @param quality of the WebP files, 1..100
 * @throws {Error} where the caches hold no picture, or two of them different pictures of one unit, or where the folder holds the index of something else
 */
export async function mergeAtlas(
  caches: readonly AtlasCache[],
  network: Network,
  out: string,
  quality: number,
): Promise<Merged> {
  const earlier = sheetsIn(out);
  const made: Made = { files: new Map(), tiles: 0 };
  const merged: { section: Section; entry: AtlasLayer }[] = [];
  for (const section of everySection(network)) {
    const { tiles, silent } = together(caches, section, 'units');
    if (tiles.size + silent.size === 0) continue;
    const patches = together(caches, section, 'patches').tiles;
    const { layer, title, channels } = section;
    const sheets = await makeSheets(tiles, section, safeName(layer), quality, made);
    merged.push({
      section,
      entry: {
        ...{ layer, title, channels, drawn: ranges(tiles.keys()), silent: ranges(silent), sheets },
        ...(patches.size > 0 && {
          patches: await makeSheets(patches, section, `${safeName(layer)}-patches`, quality, made),
        }),
      },
    });
  }
  if (made.tiles === 0)
    throw new Error(
      `No picture of this network, drawn with --seed ${caches[0]?.made.seed}, is in ${caches.map(({ folder }) => folder).join(', ')}.`,
    );
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
  mkdirSync(out, { recursive: true });
  for (const [file, webp] of made.files) writeFileSync(join(out, file), webp);
  const part = join(out, `index.${process.pid}.part`);
  writeFileSync(part, `${JSON.stringify(index)}\n`);
  renameSync(part, join(out, INDEX));
  for (const file of earlier) if (!made.files.has(file)) rmSync(join(out, file), { force: true });
  const bytes = [...made.files.values()].reduce((sum, webp) => sum + webp.length, 0);
  return { index, bytes, tiles: made.tiles };
}

/** The sheets of the atlas that a folder holds: its other files are somebody's own. @throws {Error} if its index is not that of an atlas */
function sheetsIn(folder: string): string[] {
  const path = join(folder, INDEX);
  if (!existsSync(path)) return [];
  try {
    const { layers, classes } = readAtlas(JSON.parse(readFileSync(path, 'utf8')));
    return [...layers, ...(classes ? [classes] : [])].flatMap(({ sheets, patches = [] }) =>
      [...sheets, ...patches].map(({ file }) => file),
    );
  } catch (error) {
    throw new Error(
      `${path} is not the index of an atlas: choose another --out, or remove the file. ${(error as Error).message}`,
    );
  }
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
async function makeSheets(
  tiles: ReadonlyMap<number, Buffer>,
  { channels }: Section,
  name: string,
  quality: number,
  made: Made,
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
    made.files.set(file, webp);
    made.tiles += drawn.length;
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
