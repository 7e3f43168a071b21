/** Styles of one's own, in this browser's IndexedDB. */

import type { DBSchema, IDBPDatabase } from 'idb';
import type { LearnedStyle } from '../../contract/live_style.ts';
import { told } from '../../contract/told.ts';
import { type KeptDatabase, withDatabase } from '../../studio/kept_database.ts';

/** A style with the picture that it was made of. */
export interface KeptStyle extends LearnedStyle {
  /** Its middle square, 512 pixels a side at most. */
  readonly picture: Blob;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

interface Schema extends DBSchema {
  styles: { key: string; value: KeptStyle };
}

const DATABASE: KeptDatabase<Schema> = {
  ...{ name: 'convoscope-styles', stores: ['styles'], things: told('pieces.styles') },
  full: told('studioErrors.noRoomForStyle'),
};

const inDatabase = <T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> =>
  withDatabase(DATABASE, work);

/** The oldest first. @throws {StorageError} */
export async function keptStyles(): Promise<KeptStyle[]> {
  const styles = await inDatabase((database) => database.getAll('styles'));
  return styles.sort((a, b) => a.keptAt - b.keptAt);
}

/** In the place of the style of this id, if there is one. @throws {StorageError|StorageFullError} */
export const keepStyle = (style: KeptStyle): Promise<unknown> =>
  inDatabase((database) => database.put('styles', style, style.id));

/** @throws {StorageError} */
export const removeKeptStyle = (id: string): Promise<void> =>
  inDatabase((database) => database.delete('styles', id));
