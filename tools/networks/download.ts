import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { englishOf } from '../../src/contract/told.ts';
import { brokenBeginning } from '../../src/network/importers/foreign.ts';
import { megabytes } from '../../src/network/importers/text_files.ts';

/** A file that could not be had. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
}

/** The connection ended before the file did, or never came about. */
class Broken extends Error {
  override readonly name = 'Broken';
  readonly answered: boolean;

  /** @param answered whether the server had begun to answer */
  constructor(message: string, answered: boolean) {
    super(message);
    this.answered = answered;
  }
}

/** How long one waits, in milliseconds. */
export interface Timeout {
  /** For the next bytes. */
  readonly silenceMs: number;
  /** Before one tries again. */
  readonly pauseMs: number;
}

const TIMEOUT: Timeout = { silenceMs: 30_000, pauseMs: 1000 };

/** Breaks in a row without a new byte in between. */
const MOST_BREAKS = 3;

/** No file of weights that is known is as long; a stream without an end must not fill the disk. */
const MOST_BYTES = 2e9;

const RANGE_NOT_SATISFIABLE = 416;
const PARTIAL_CONTENT = 206;

export interface Wanted {
  readonly url: string;
  /** The file to write; what an earlier try left in it is gone on with. */
  readonly part: string;
  /** The start of the file's SHA-256, in hexadecimal digits. */
  readonly hashStart: string;
}

/**
 * Downloads a file, going on after breaks where the server knows ranges (RFC 9110, section 14). The hash alone decides whether
 * the file is whole: what the server says of its length does not count.
 * @param show is told the bytes that are there and, where the server says so, those of the whole
 * @returns the SHA-256
 * @throws {DownloadError} if it cannot be had, or is another file; what is there stays in `part` unless it is another file
 */
export async function download(
  { url, part, hashStart }: Wanted,
  show: (done: number, whole: number | null) => void,
  { silenceMs, pauseMs }: Timeout = TIMEOUT,
): Promise<string> {
  await mkdir(dirname(part), { recursive: true });
  let breaks = 0;
  let broken: Broken | null = null;
  while (breaks < MOST_BREAKS) {
    const before = await bytesIn(part);
    broken = await attempt(url, part, silenceMs, show);
    if (!broken) break;
    breaks = (await bytesIn(part)) > before ? 0 : breaks + 1;
    // Where nobody answers and nothing is there, there is nothing to go on with.
    if (!broken.answered && (await bytesIn(part)) === 0) break;
    await sleep(pauseMs);
  }
  const bytes = await bytesIn(part);
  const sha256 = await sha256Of(part);
  if (bytes > 0 && sha256.startsWith(hashStart)) return sha256;
  if (broken)
    throw new DownloadError(
      broken.answered || bytes > 0
        ? `${url} broke off after ${megabytes(bytes)} (${broken.message}). The same command goes on from there.`
        : `${new URL(url).host} cannot be reached (${broken.message}).`,
    );
  const refused = brokenBeginning('It', await beginningOf(part));
  await rm(part, { force: true });
  throw new DownloadError(
    `${url} gave out another file: its SHA-256 begins with ${sha256.slice(0, hashStart.length)}, not ${hashStart}, and it is ${megabytes(bytes)} long.${refused ? ` ${englishOf(refused)}` : ''} It was deleted, and nothing was installed.`,
  );
}

/** One connection: writes what comes. @returns why it broke off; null where the file ended. @throws {DownloadError} */
async function attempt(
  url: string,
  part: string,
  silenceMs: number,
  show: (done: number, whole: number | null) => void,
): Promise<Broken | null> {
  const from = await bytesIn(part);
  const abort = new AbortController();
  const silence = setTimeout(() => abort.abort(new Error(`silent for ${silenceMs / 1000} s`)), silenceMs);
  let file: FileHandle | undefined;
  let answered = false;
  try {
    const response = await fetch(url, {
      // Lengths and ranges are those of the bytes on the way.
      headers: { 'accept-encoding': 'identity', ...(from > 0 && { range: `bytes=${from}-` }) },
      signal: abort.signal,
    });
    answered = true;
    if (response.status === RANGE_NOT_SATISFIABLE) return null;
    if (!response.ok)
      throw new DownloadError(`${url} answers ${response.status} ${response.statusText}`.trimEnd());
    const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '');
    const goesOn = response.status === PARTIAL_CONTENT && Number(range?.[1]) === from;
    if (response.status === PARTIAL_CONTENT && !goesOn)
      throw new DownloadError(`${url} gives out another part than was asked for`);
    const length = response.headers.get('content-length');
    const whole = goesOn ? Number(range?.[2]) : length === null ? null : Number(length);
    file = await open(part, goesOn ? 'a' : 'w');
    let done = goesOn ? from : 0;
    for await (const chunk of response.body ?? []) {
      silence.refresh();
      done += chunk.length;
      if (done > MOST_BYTES) throw new DownloadError(`${url} does not end`);
      await file.writeFile(chunk);
      show(done, whole);
    }
    return null;
  } catch (error) {
    if (error instanceof DownloadError || isOfDisk(error)) throw error;
    return new Broken(reasonOf(error), answered);
  } finally {
    clearTimeout(silence);
    await file?.close();
  }
}

/** Errors of the file system name a system call and a path. */
const isOfDisk = (error: unknown): boolean =>
  ['write', 'open'].includes((error as NodeJS.ErrnoException).syscall ?? '');

/** fetch hides the reason in a chain of causes, several of them where a host has several addresses. */
function reasonOf(error: unknown): string {
  let inner = error as NodeJS.ErrnoException;
  while (inner.cause instanceof Error) inner = inner.cause;
  const [first] = inner instanceof AggregateError ? (inner.errors as NodeJS.ErrnoException[]) : [inner];
  return first?.code ?? first?.message ?? 'no reason was given';
}

async function bytesIn(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}

async function beginningOf(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(256), 0, 256, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Of a file, in hexadecimal digits; empty where there is none. */
export async function sha256Of(file: string): Promise<string> {
  if ((await bytesIn(file)) === 0) return '';
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
