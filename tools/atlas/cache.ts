import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TILE } from './draw_unit.ts';
import type { Section } from './plan.ts';

/** Grows when the same settings and seed draw another picture. */
const DRAWING = 1;

/** What the pictures of a network depend on beside the settings of a layer. */
export interface Made {
  readonly weightsSha256: string;
  readonly seed: number;
}

/** A kind of tile: what a unit looks for, or its strongest patches. */
export type TileKind = 'units' | 'patches';

/** What a cache holds of a layer, by channel. */
export interface CachedLayer {
  /** The path of each tile, a PNG file. */
  readonly tiles: ReadonlyMap<number, string>;
  readonly silent: ReadonlySet<number>;
}

/** A part of an address or of a file's name. */
export const safeName = (layer: string): string => layer.replaceAll(/[^\w.-]/g, '_').replace(/^\W/, '_');

/** A unit a file. The folder of a layer is named after all that its pictures depend on: other settings draw anew. */
export class AtlasCache {
  constructor(
    readonly folder: string,
    readonly made: Made,
  ) {}

  /** What there is of a layer. */
  of(section: Section, kind: TileKind = 'units'): CachedLayer {
    const folder = this.#folderOf(section, kind);
    const tiles = new Map<number, string>();
    const silent = new Set<number>();
    for (const file of existsSync(folder) ? readdirSync(folder) : []) {
      const [, channel = '', ending] = /^(\d+)\.(png|silent)$/.exec(file) ?? [];
      if (ending === 'png') tiles.set(Number(channel), join(folder, file));
      if (ending === 'silent') silent.add(Number(channel));
    }
    return { tiles, silent };
  }

  /**
   * Keeps a tile: the file is there as a whole, or not at all.
   * @param png null where the unit is silent
   */
  put(section: Section, channel: number, png: Uint8Array | null, kind: TileKind = 'units'): void {
    const folder = this.#folderOf(section, kind);
    mkdirSync(folder, { recursive: true });
    const part = join(folder, `${channel}.${process.pid}.part`);
    writeFileSync(part, png ?? '');
    renameSync(part, join(folder, `${channel}.${png ? 'png' : 'silent'}`));
  }

  #folderOf({ layer, settings }: Section, kind: TileKind): string {
    const { weightsSha256, seed } = this.made;
    const depends = kind === 'units' ? { seed, settings } : {};
    const hash = createHash('sha256')
      .update(JSON.stringify({ DRAWING, TILE, weightsSha256, layer, kind, ...depends }))
      .digest('hex');
    return join(this.folder, `${safeName(layer)}-${kind}-${hash.slice(0, 8)}`);
  }
}
