/** The certificate by which phones reach this machine over HTTPS: the house's own, or one that is made here. */
import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import type { Server } from 'node:tls';

export interface Certificate {
  /** PEM, the whole chain. */
  readonly cert: string;
  readonly key: string;
}

const DAY_MS = 24 * 60 * 60_000;
const VALID_DAYS = 365;
/** One that ends sooner is made anew. */
const LEFT_DAYS = 14;

/** @throws {Error} in words for whoever started the server, where a file cannot be read */
export function readCertificate(cert: string, key: string): Certificate {
  const read = (option: string, file: string) => {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      throw new Error(`--${option} ${file}: ${(error as Error).message}`);
    }
  };
  return { cert: read('cert', cert), key: read('key', key) };
}

/**
 * A certificate that this machine signs itself. It is kept, so that a phone that was told to trust it is not asked again.
 * @param folder where it is kept, the key for nobody else to read
 * @param name of this machine, or its address: another one makes another certificate
 */
export async function ownCertificate(folder: string, name: string, now = Date.now()): Promise<Certificate> {
  const files = { cert: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') };
  const kept = keptCertificate(files, name, now);
  if (kept) return kept;
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: name }], {
    ...{ keyType: 'ec', curve: 'P-256', algorithm: 'sha256' },
    notBeforeDate: new Date(now - DAY_MS),
    notAfterDate: new Date(now + VALID_DAYS * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [isIP(name) ? { type: 7, ip: name } : { type: 2, value: name }] },
    ],
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(files.cert, made.cert);
  writeFileSync(files.key, made.private, { mode: 0o600 });
  return { cert: made.cert, key: made.private };
}

/**
 * Looks each day, for as long as the process runs: a server outlives its certificate, and the house renews its own.
 * @param read gives the one that counts now
 */
export function keepCertificate(
  server: Pick<Server, 'setSecureContext'>,
  read: () => Certificate | Promise<Certificate>,
): void {
  const look = async () => {
    try {
      server.setSecureContext(await read());
    } catch (error) {
      console.error(`--https: the certificate stays as it was: ${(error as Error).message}`);
    }
  };
  setInterval(look, DAY_MS).unref();
}

function keptCertificate(files: Certificate, name: string, now: number): Certificate | null {
  try {
    const [cert, key] = [readFileSync(files.cert, 'utf8'), readFileSync(files.key, 'utf8')];
    const { validFrom, validTo, ...known } = readNames(cert);
    const isOf = isIP(name) ? known.ofAddress(name) : known.ofName(name);
    // One that was made while the clock of the machine was wrong may begin later than now.
    const isValid = Date.parse(validFrom) <= now && Date.parse(validTo) - now > LEFT_DAYS * DAY_MS;
    return isOf && isValid ? { cert, key } : null;
  } catch {
    // None is kept, or what is kept is damaged.
    return null;
  }
}

function readNames(cert: string) {
  const read = new X509Certificate(cert);
  return {
    validFrom: read.validFrom,
    validTo: read.validTo,
    ofAddress: (address: string) => read.checkIP(address) !== undefined,
    ofName: (name: string) => read.checkHost(name) !== undefined,
  };
}
