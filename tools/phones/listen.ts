/** Opens the port that phones of the house's network reach. */
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { phoneServer } from './phone_server.ts';

/** Of this machine in the house's network; null where it is in none. */
function ownAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;
}

export interface ListenOptions {
  readonly port: number;
  /** Where phones reach this machine, as the house says; else its address in the house's network. */
  readonly address?: string | undefined;
}

/**
 * @returns where phones reach it, beside what the page's own server needs
 * @throws {Error} in words for whoever started it
 */
export async function listenToPhones({ port, address: named }: ListenOptions) {
  const own = ownAddress();
  if (!named && !own)
    throw new Error('--phones: this machine is in no network. Give its address with --phones-address URL.');
  if (named !== undefined && !/^https?:\/\/[^/]/.test(named))
    throw new Error(`--phones-address ${named}: it has to begin with http:// or https://`);
  const address = new URL(named ? `${named.replace(/\/$/, '')}/` : `http://${own}:${port}/`);
  const outside = Number(address.port || (address.protocol === 'https:' ? 443 : 80));
  const { uses, onPage, onPhone } = phoneServer({ address: address.href, isProxied: outside !== port });
  const server = createServer(onPhone);
  await new Promise<void>((resolve, reject) => {
    server.on('error', ({ message }) =>
      reject(new Error(`--phones: the server cannot listen on port ${port}: ${message}`)),
    );
    server.listen(port, resolve);
  });
  return { address: address.href, uses, onPage };
}
