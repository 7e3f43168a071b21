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

/**
 * @returns null where nothing was measured with these adapters, or what was kept cannot be read: no site data may be kept, the page is
 * not secure, the disk is full or damaged
 */
export async function recalled<Found>(what: What, adapters: Adapters): Promise<Found | null> {
  try {
    const cache = await caches.open(CACHE);
    const found = await cache.match(addressOf(what, adapters));
    return found ? ((await found.json()) as Found) : null;
  } catch {
    return null;
  }
}

/** A browser that keeps nothing measures anew each time. */
export async function remember(what: What, adapters: Adapters, found: unknown): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    const { href, pathname } = new URL(addressOf(what, adapters));
    await cache.put(href, new Response(JSON.stringify(found)));
    // Those of other versions and adapters are of no use any more.
    for (const request of await cache.keys())
      if (request.url !== href && new URL(request.url).pathname === pathname) await cache.delete(request);
  } catch (error) {
    console.warn('What was measured of the graphics card cannot be kept', error);
  }
}
