/** Where phones of the house's network reach this machine. */
import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';

interface Address {
  readonly address: string;
  readonly family: string;
  readonly internal: boolean;
  /** Of the hardware. */
  readonly mac: string;
}

/** By the names of the interfaces. */
type Interfaces = Readonly<Record<string, readonly Address[] | undefined>>;

/** Of examples in documents (RFC 5737): nobody has it. */
const ELSEWHERE = '192.0.2.1';
const ANY_PORT = 9;
/** Given to itself by an interface that is in no network. */
const LINK_LOCAL = /^169\.254\./;
/** Of what is no hardware, as a tunnel of a VPN: phones of the house do not reach it. */
const NO_MAC = '00:00:00:00:00:00';

/** What the system would send from to the internet; null where there is no way. Nothing is sent. */
export const routedAddress = (): Promise<string | null> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4');
    const end = (address: string | null) => {
      socket.close();
      resolve(address);
    };
    socket.once('error', () => end(null));
    socket.once('connect', () => end(socket.address().address));
    socket.connect(ANY_PORT, ELSEWHERE);
  });

/**
 * Of several addresses that of the default route, as others may be those of virtual machines; of what is no hardware only where there
 * is nothing else.
 * @returns null where the machine is in no network
 */
export async function ownAddress(
  interfaces: Interfaces = networkInterfaces(),
  routed: () => Promise<string | null> = routedAddress,
): Promise<string | null> {
  const outward = Object.values(interfaces)
    .flatMap((some) => some ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  const hardware = outward.filter(({ mac }) => mac !== NO_MAC);
  const addresses = (hardware.length > 0 ? hardware : outward).map(({ address }) => address);
  const route = await routed();
  if (route !== null && addresses.includes(route)) return route;
  return addresses.find((address) => !LINK_LOCAL.test(address)) ?? addresses[0] ?? null;
}
