/** Opens the ports that phones of the house's network reach. */
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type Certificate, keepCertificate, ownCertificate, readCertificate } from './certificate.ts';
import type { Handler } from './http.ts';
import { ownAddress } from './own_address.ts';
import { phoneServer } from './phone_server.ts';
import { keepProxies } from './proxies.ts';

interface SecureOptions {
  readonly port: number;
  /** Files of the house's own certificate, PEM; without them one is made. */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** Where one that is made is kept. */
  readonly folder: string;
}

export interface ListenOptions {
  readonly port: number;
  /** Where phones reach this machine, as the house says; else its address in the house's network. */
  readonly address?: string | undefined;
  /** HTTPS, without which no browser gives a page its camera. */
  readonly secure?: SecureOptions | undefined;
}

/**
 * @returns where phones reach it, beside what the page's own server needs
 * @throws {Error} in words for whoever started it
 */
export async function listenToPhones({ port, address: named, secure }: ListenOptions) {
  const host = named === undefined ? await ownAddress() : hostOf(named);
  if (!host)
    throw new Error('--phones: this machine is in no network. Give its address with --phones-address URL.');
  const plain = named === undefined ? `http://${host}:${port}/` : `${named.replace(/\/$/, '')}/`;
  const proxies: string[] | null = [port, secure?.port].includes(portOf(plain)) ? null : [];
  const hasOwn = secure?.cert !== undefined && secure.key !== undefined;
  const secureAddress = secure ? `https://${host}:${secure.port}/` : null;
  const camera = secureAddress ?? (plain.startsWith('https:') ? plain : null);
  const { uses, onPage, onPhone } = phoneServer({
    // A certificate that phones trust serves for votes too; one that they warn of would cost votes.
    address: hasOwn && secureAddress !== null ? secureAddress : plain,
    ...{ camera, isSelfSigned: secure !== undefined && !hasOwn, proxies },
  });
  await listen(createServer(onPhone), port);
  if (secure) {
    const { cert, key, folder } = secure;
    const read = () => (cert && key ? readCertificate(cert, key) : ownCertificate(folder, host));
    const server = secureServer(await read(), onPhone);
    await listen(server, secure.port);
    keepCertificate(server, read);
  }
  if (proxies) keepProxies(host, proxies);
  return { addresses: [...new Set([plain, secureAddress])].filter((one) => one !== null), uses, onPage };
}

function secureServer(pair: Certificate, onPhone: Handler) {
  try {
    return createSecureServer(pair, onPhone);
  } catch (error) {
    throw new Error(`--cert and --key do not make a certificate: ${(error as Error).message}`);
  }
}

function hostOf(named: string): string {
  if (/^https?:\/\/[^/]/.test(named) && URL.canParse(named)) return new URL(named).hostname;
  throw new Error(`--phones-address ${named}: it has to begin with http:// or https://`);
}

function portOf(address: string): number {
  const { port, protocol } = new URL(address);
  return Number(port || (protocol === 'https:' ? 443 : 80));
}

const listen = (server: Pick<Server, 'on' | 'listen'>, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.on('error', ({ message }: Error) =>
      reject(new Error(`--phones: the server cannot listen on port ${port}: ${message}`)),
    );
    server.listen(port, () => resolve());
  });
