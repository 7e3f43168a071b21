/** The certificate that `npm start -- --https` makes. */
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepCertificate, ownCertificate, readCertificate } from '../../../tools/phones/certificate.ts';

const DAY_MS = 24 * 60 * 60_000;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'convoscope-'));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

it('is of this machine’s address: a client that trusts it takes it, and no other one does', async () => {
  const { cert, key } = await ownCertificate(folder, '127.0.0.1');
  const server = createServer({ cert, key }, (_, response) => response.end('here'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ask = (options: object) =>
    new Promise<string | number>((resolve) => {
      get({ port, host: '127.0.0.1', agent: false, ...options }, ({ statusCode = 0 }) =>
        resolve(statusCode),
      ).on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    });
  expect(await ask({ ca: cert })).toBe(200);
  expect(await ask({ ca: cert, servername: 'other.example', host: '127.0.0.1' })).toBe(
    'ERR_TLS_CERT_ALTNAME_INVALID',
  );
  expect(await ask({})).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  server.close();
});

it('is kept for its year, the key for nobody else to read, and made anew near its end or for another name', async () => {
  const now = Date.now();
  const first = await ownCertificate(folder, 'exhibit.local', now);
  expect(new X509Certificate(first.cert).checkHost('exhibit.local')).toBe('exhibit.local');
  if (process.platform !== 'win32') expect(statSync(join(folder, 'key.pem')).mode & 0o777).toBe(0o600);
  expect(await ownCertificate(folder, 'exhibit.local', now + 350 * DAY_MS)).toEqual(first);
  const next = await ownCertificate(folder, 'exhibit.local', now + 352 * DAY_MS);
  expect(next).not.toEqual(first);
  expect(await ownCertificate(folder, '192.168.1.20', now + 352 * DAY_MS)).not.toEqual(next);
});

it('is made anew where what is kept is damaged', async () => {
  writeFileSync(join(folder, 'certificate.pem'), 'damaged');
  writeFileSync(join(folder, 'key.pem'), 'damaged');
  const { cert } = await ownCertificate(folder, 'exhibit.local');
  expect(cert).toMatch(/^-----BEGIN CERTIFICATE-----/);
});

it('is made anew where it is not valid yet: the clock of the machine was wrong', async () => {
  const now = Date.now();
  const first = await ownCertificate(folder, 'exhibit.local', now + 30 * DAY_MS);
  // It counts from a day before it was made.
  expect(await ownCertificate(folder, 'exhibit.local', now + 29 * DAY_MS + 2000)).toEqual(first);
  expect(await ownCertificate(folder, 'exhibit.local', now)).not.toEqual(first);
});

it('is looked at each day while the server runs, and stays as it was where it cannot be read', async () => {
  vi.useFakeTimers();
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const [first, next] = ['first', 'next'].map((cert) => ({ cert, key: 'the key' }));
  const setSecureContext = vi.fn();
  const read = vi.fn().mockResolvedValueOnce(first).mockRejectedValueOnce(new Error('ENOENT'));
  read.mockResolvedValue(next);
  keepCertificate({ setSecureContext }, read);
  const given = () => setSecureContext.mock.calls.map(([one]) => one);
  await vi.advanceTimersByTimeAsync(DAY_MS - 1);
  expect(read).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(given()).toEqual([first]);
  await vi.advanceTimersByTimeAsync(DAY_MS);
  expect(given()).toEqual([first]);
  expect(told.mock.calls[0]?.[0]).toContain('ENOENT');
  await vi.advanceTimersByTimeAsync(DAY_MS);
  expect(given()).toEqual([first, next]);
});

it('of a house is read from its files, and told of where one is missing', () => {
  writeFileSync(join(folder, 'c.pem'), 'the certificate');
  writeFileSync(join(folder, 'k.pem'), 'the key');
  const [cert, key] = [join(folder, 'c.pem'), join(folder, 'k.pem')];
  expect(readCertificate(cert, key)).toEqual({ cert: 'the certificate', key: 'the key' });
  expect(() => readCertificate(cert, join(folder, 'none.pem'))).toThrow(/^--key .*none\.pem: ENOENT/);
});
