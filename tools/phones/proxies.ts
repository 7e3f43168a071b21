/** Where requests of the house's proxy come from. */
import { lookup } from 'node:dns/promises';

const HOUR_MS = 3_600_000;
/** After a failure: the network may not be there yet. */
const SOON_MS = 60_000;

async function addressesOf(host: string): Promise<readonly string[]> {
  const all = await lookup(host.replace(/^\[|\]$/g, ''), { all: true });
  return all.map(({ address }) => address);
}

/**
 * Keeps `known` the addresses that the house's name leads to, which may become others.
 * @param look replaced by tests
 */
export function keepProxies(host: string, known: string[], look = addressesOf): void {
  const again = (ms: number) => void setTimeout(() => keepProxies(host, known, look), ms).unref();
  look(host).then(
    (found) => {
      known.splice(0, known.length, ...found);
      again(HOUR_MS);
    },
    () => again(SOON_MS),
  );
}
