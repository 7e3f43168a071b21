import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DownloadError, download } from '../../tools/networks/download.ts';
import { type Answer, cutOff, hangUpAt, nobody, refusing, serve, whole } from '../support/file_server.ts';

const CONTENT = randomBytes(300_000);
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');
/** Nobody waits long before another try, but long enough for bytes that come. */
const EAGER = { silenceMs: 60_000, pauseMs: 5 };

let folder: string;
let part: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convoscope-download-'));
  part = join(folder, 'below', 'net.part');
});
afterEach(() => rm(folder, { recursive: true }));

/** Downloads from a server that answers like this. */
const from = (...answers: Answer[]) => within(EAGER, answers);

async function within(timeout: typeof EAGER, answers: readonly Answer[]) {
  await using server = await serve(...answers);
  const shown: [number, number | null][] = [];
  const url = `${server.address}/net.pth`;
  const wanted = { url, part, hashStart: SHA256.slice(0, 8) };
  const outcome = await download(wanted, (...bytes) => shown.push(bytes), timeout).catch(
    (error: unknown) => error,
  );
  return { outcome, shown, ranges: server.ranges };
}

/** One that fails, and says so. */
async function refusalOf(...answers: Answer[]): Promise<string> {
  const { outcome } = await from(...answers);
  expect(outcome).toBeInstanceOf(DownloadError);
  return (outcome as Error).message;
}

async function expectWhole(outcome: unknown) {
  expect(outcome).toBe(SHA256);
  expect(Buffer.compare(await readFile(part), CONTENT)).toBe(0);
}

it('a file comes, and its bytes are counted', async () => {
  const { outcome, shown, ranges } = await from(whole(CONTENT));
  await expectWhole(outcome);
  expect(shown.at(-1)).toEqual([CONTENT.length, CONTENT.length]);
  expect(ranges).toEqual([null]);
});

describe('after a break', () => {
  it('the rest alone is asked for, as often as it breaks', async () => {
    const halfway: Answer = (_, response) => {
      response.writeHead(206, { 'content-range': `bytes 1000-299999/300000`, 'content-length': 299_000 });
      response.write(CONTENT.subarray(1000, 5000));
      void hangUpAt(response, part, 5000);
    };
    const { outcome, ranges, shown } = await from(cutOff(CONTENT, 1000, part), halfway, whole(CONTENT));
    await expectWhole(outcome);
    expect(ranges).toEqual([null, 'bytes=1000-', 'bytes=5000-']);
    expect(shown.at(-1)).toEqual([CONTENT.length, CONTENT.length]);
  });

  it('another run goes on where the one before ended', async () => {
    const message = await refusalOf(cutOff(CONTENT, 1000, part), refusing(503));
    expect(message).toContain('answers 503');
    expect((await stat(part)).size).toBe(1000);
    const { outcome, ranges } = await from(whole(CONTENT));
    await expectWhole(outcome);
    expect(ranges).toEqual(['bytes=1000-']);
  });

  it('a server that knows no ranges begins anew', async () => {
    const anew: Answer = (_, response) => void response.end(CONTENT);
    await expectWhole((await from(cutOff(CONTENT, 1000, part), anew)).outcome);
  });

  it('it gives up after three tries without a new byte, and keeps what is there', async () => {
    const hangUp: Answer = (_, response) => void response.destroy();
    const { outcome, ranges } = await from(cutOff(CONTENT, 1000, part), hangUp);
    expect(String(outcome)).toMatch(/broke off after 1 kB \(.+\)\. The same command goes on from there\.$/);
    expect(ranges).toHaveLength(4);
    expect((await stat(part)).size).toBe(1000);
  });

  it('a server that falls silent has broken off', async () => {
    const silent: Answer = (_, response) => void response.writeHead(200).write(CONTENT.subarray(0, 1000));
    const answers = [silent, (_, response) => void response.flushHeaders()] satisfies Answer[];
    const { outcome } = await within({ ...EAGER, silenceMs: 300 }, answers);
    expect(String(outcome)).toContain('silent for 0.3 s');
  });

  it('a part that was not asked for is refused', async () => {
    const other: Answer = (_, response) =>
      void response.writeHead(206, { 'content-range': 'bytes 7-9/300000' }).end('abc');
    expect(await refusalOf(cutOff(CONTENT, 1000, part), other)).toContain('another part than was asked for');
    expect((await stat(part)).size).toBe(1000);
  });

  it('what was whole already is not downloaded again', async () => {
    await from(whole(CONTENT));
    const { outcome, shown } = await from(whole(CONTENT));
    await expectWhole(outcome);
    expect(shown).toEqual([]);
  });
});

describe('a server that lies about the length', () => {
  it('does no harm where it promises more than there is: the hash tells', async () => {
    await expectWhole(
      (await from(cutOff(CONTENT, CONTENT.length, part, 2 * CONTENT.length), whole(CONTENT))).outcome,
    );
  });

  it('is caught where it promises more and hangs up for ever', async () => {
    const hangUp: Answer = (_, response) => void response.destroy();
    await expectWhole(
      (await from(cutOff(CONTENT, CONTENT.length, part, 2 * CONTENT.length), hangUp)).outcome,
    );
  });

  it('is caught where it promises less', async () => {
    const short: Answer = (_, response) =>
      void response.writeHead(200, { 'content-length': 1000 }).end(CONTENT.subarray(0, 1000));
    expect(await refusalOf(short)).toContain('it is 1 kB long');
    expect(existsSync(part)).toBe(false);
  });
});

describe('another file', () => {
  it('is refused by its hash, and deleted', async () => {
    const message = await refusalOf(whole(randomBytes(5000)));
    expect(message).toMatch(/gave out another file: its SHA-256 begins with [0-9a-f]{8}, not [0-9a-f]{8}/);
    expect(message).toContain(SHA256.slice(0, 8));
    expect(message).toContain('nothing was installed');
    expect(existsSync(part)).toBe(false);
  });

  it('that is a web page is called one', async () => {
    const page = new TextEncoder().encode('<!doctype html><title>Sign in to this network</title>');
    expect(await refusalOf(whole(page))).toContain('It is a web page');
  });

  it('that is empty is called so', async () => {
    expect(await refusalOf((_, response) => void response.end())).toContain('It is empty');
  });

  it('in a part that was damaged on the disk is deleted, so that the next run begins anew', async () => {
    await refusalOf(cutOff(CONTENT, 1000, part), refusing(503));
    await writeFile(part, randomBytes(1000));
    expect(await refusalOf(whole(CONTENT))).toContain('gave out another file');
    await expectWhole((await from(whole(CONTENT))).outcome);
  });
});

it('a file that is not there is told of by the answer', async () => {
  expect(await refusalOf(refusing(404))).toMatch(/net\.pth answers 404 Not Found$/);
  expect(existsSync(part)).toBe(false);
});

it('where nobody answers the host is named, at once', async () => {
  const url = `${await nobody()}/net.pth`;
  await expect(download({ url, part, hashStart: 'abcd' }, () => {}, EAGER)).rejects.toThrow(
    `${new URL(url).host} cannot be reached (ECONNREFUSED).`,
  );
});
