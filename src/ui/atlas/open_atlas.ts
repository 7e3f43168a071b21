import type { ReadonlySignal, Signal } from '@preact/signals';
import { AtlasError, type AtlasIndex, type AtlasLayer } from '../../contract/atlas.ts';
import { told } from '../../contract/told.ts';
import { ofPage } from '../kiosk/forgets.ts';

type AtlasSheet = AtlasLayer['sheets'][number];

/** A sheet of tiles: its address and its size in pixels; or what there is instead. */
export type Sheet =
  | { readonly url: string; readonly width: number; readonly height: number }
  | 'reading'
  | 'missing';

interface Asked {
  readonly sheet: Signal<Sheet>;
  /** Whether it was read, or is missing. */
  settled: Promise<void>;
  /** When it is read once more if it is asked for, on the clock of `performance.now`. */
  againAt: number;
}

/** After a file could not be reached: what is drawn anew asks for it each time. */
export const AGAIN_MS = 30_000;

/**
 * An atlas whose index was read. A sheet is read when it is first asked for, and stays; one that could not be reached is missing for a
 * while.
 */
export class OpenAtlas {
  readonly #sheets: Map<string, Asked>;

  /**
   * @param read a file of the atlas by its name, null where there is none; it rejects where it cannot be reached
   * @param before the same atlas with an earlier index, whose sheets go on
   */
  constructor(
    readonly index: AtlasIndex,
    readonly read: (file: string) => Promise<Blob | null>,
    before: OpenAtlas | null = null,
  ) {
    this.#sheets = before ? before.#sheets : new Map();
  }

  /** @param file a sheet of the index */
  sheet(file: string): ReadonlySignal<Sheet> {
    return this.#ask(file).sheet;
  }

  /** Whether a sheet was asked for, whatever came of it. */
  isAsked = (file: string): boolean => this.#sheets.has(file);

  /** Reads a sheet before it is shown. @returns once it is there, or missing; never rejects */
  readAhead = (file: string): Promise<void> => this.#ask(file).settled;

  #ask(file: string): Asked {
    const known = this.#sheets.get(file);
    if (known && performance.now() < known.againAt) return known;
    const asked: Asked = known ?? { sheet: ofPage<Sheet>('reading'), settled: Promise.resolve(), againAt: 0 };
    asked.againAt = Number.POSITIVE_INFINITY;
    this.#sheets.set(file, asked);
    asked.settled = this.#readSheet(file, asked);
    return asked;
  }

  /** Frees the pictures. */
  close(): void {
    for (const {
      sheet: { value },
    } of this.#sheets.values())
      if (typeof value === 'object') URL.revokeObjectURL(value.url);
    this.#sheets.clear();
  }

  async #readSheet(file: string, asked: Asked): Promise<void> {
    try {
      const picture = await this.read(file).catch((error: unknown) => {
        asked.againAt = performance.now() + AGAIN_MS;
        throw error;
      });
      if (!picture) throw new Error('There is no such file.');
      asked.sheet.value = await this.#decoded(file, picture);
    } catch (error) {
      // A picture that is missing is no fault that a visitor could mend: its place says so.
      console.warn(`The sheet ${file} of the atlas cannot be shown`, error);
      asked.sheet.value = 'missing';
    }
  }

  async #decoded(file: string, picture: Blob): Promise<Sheet> {
    const url = URL.createObjectURL(picture);
    const image = new Image();
    image.src = url;
    try {
      await image.decode();
      const [width, height] = [image.naturalWidth, image.naturalHeight];
      const listed = sheetsOf(this.index).filter((one) => one.file === file);
      if (!listed.every((one) => isLargeEnough(one, this.index.tile, width, height)))
        throw new AtlasError(told('atlasErrors.sheetTooSmall', { file }));
      return { url, width, height };
    } catch (error) {
      URL.revokeObjectURL(url);
      throw error;
    }
  }
}

/** Every sheet that an index names. */
export const sheetsOf = ({ layers, classes }: AtlasIndex): AtlasSheet[] =>
  [...layers, ...(classes ? [classes] : [])].flatMap(({ sheets, patches = [] }) => [...sheets, ...patches]);

/** Whether all tiles of a sheet are in a picture of this size. */
export const isLargeEnough = (
  { count, columns }: AtlasSheet,
  tile: number,
  width: number,
  height: number,
): boolean => width >= Math.min(count, columns) * tile && height >= Math.ceil(count / columns) * tile;
