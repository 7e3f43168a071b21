import type { Checkpoint, Frame, Materials, PictureFile, Pixels, Progress } from '../contract/jobs.ts';
import { ToldError } from '../contract/told.ts';
import type { JobRecord } from './job.ts';

/** A style or texture that a person brought. */
export interface OwnStyle extends PictureFile {
  id: string;
}

/** What is kept of the studio, by kind. All but frames and styles are kept under the job's id. */
export interface Contents {
  jobs: JobRecord;
  materials: Materials;
  progress: Progress;
  pictures: Pixels;
  checkpoints: Checkpoint;
  frames: Frame;
  styles: OwnStyle;
}

export type Kind = keyof Contents;
export const KINDS: readonly Kind[] = [
  'jobs',
  'materials',
  'progress',
  'pictures',
  'checkpoints',
  'frames',
  'styles',
];

/** Null takes it away. */
export type Change = { [K in Kind]: { kind: K; key: string; value: Contents[K] | null } }[Kind];

/** Where things are kept: a database, or memory. */
export interface JobStore {
  get<K extends Kind>(kind: K, key: string): Promise<Contents[K] | undefined>;
  /** The keys that begin so, in their order. */
  keys(kind: Kind, prefix?: string): Promise<string[]>;
  /**
   * All of them, or none.
   * @throws {StorageFullError|StorageError}
   */
  change(changes: readonly Change[]): Promise<void>;
}

/** Everything of a kind whose key begins so, in the order of the keys. */
export async function allOf<K extends Kind>(store: JobStore, kind: K, prefix = ''): Promise<Contents[K][]> {
  const keys = await store.keys(kind, prefix);
  const found = await Promise.all(keys.map((key) => store.get(kind, key)));
  return found.filter((value) => value !== undefined) as Contents[K][];
}

/** There is no room left in this browser's storage. */
export class StorageFullError extends ToldError {
  override readonly name = 'StorageFullError';
}

/** This browser's storage cannot be used. */
export class StorageError extends ToldError {
  override readonly name = 'StorageError';
}
