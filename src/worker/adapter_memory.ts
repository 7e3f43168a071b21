/** What was measured on the graphics adapters that there are, by this version of the program. */

const CACHE = 'convoscope-backends';

/** What was measured. */
type What = 'backend' | 'precision';
/** By the backends that take them. */
type Adapters = Readonly<Record<string, string | null>>;

/** Adapters, and the program by its own address, which changes with each version of it. */
const addressOf = (what: What, adapters: Adapters): string =>
  `${self.location.origin}/${what}?${new URLSearchParams({ program: import.meta.url, ...named(adapters) })}`;

const named = (adapters: Adapters): Record<string, string> =>
  Object.fromEntries(Object.entries(adapters).map(([card, adapter]) => [card, adapter ?? '']));

/** @returns null where nothing was measured with these adapters */
export async function recalled<Found>(what: What, adapters: Adapters): Promise<Found | null> {
  const found = await (await opened())?.match(addressOf(what, adapters));
  return found ? ((await found.json()) as Found) : null;
}

/** A browser that keeps nothing measures anew each time. */
export async function remember(what: What, adapters: Adapters, found: unknown): Promise<void> {
  const cache = await opened();
  if (!cache) return;
  const address = addressOf(what, adapters);
  // Those of other versions and adapters are of no use any more.
  for (const request of await cache.keys())
    if (new URL(request.url).pathname === new URL(address).pathname) await cache.delete(request);
  await cache.put(address, new Response(JSON.stringify(found)));
}

/** No site data may be kept, or the page is not secure. */
async function opened(): Promise<Cache | null> {
  try {
    return await caches.open(CACHE);
  } catch {
    return null;
  }
}
