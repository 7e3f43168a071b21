import type { Page } from 'playwright-core';

/** All that a page keeps in one of its databases by now: what it writes down is there a little after it is on screen. */
const kept = <T>(page: Page, database: string, store: string): Promise<T[]> =>
  page.evaluate(
    async ([name, store]) => {
      const answer = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      // Opening one that is not there would make it, without its stores.
      if (!(await indexedDB.databases()).some((one) => one.name === name)) return [];
      const opened = await answer(indexedDB.open(name));
      const all = await answer(opened.transaction(store).objectStore(store).getAll());
      opened.close();
      return all;
    },
    [database, store] as const,
  );

/** What styles and style nets of one's own are called that the browser keeps. */
export async function keptTitles(page: Page): Promise<string[]> {
  const styles = await kept<{ title: string }>(page, 'convoscope-styles', 'styles');
  const nets = await kept<{ styles: { title: string }[] }>(page, 'convoscope-style-nets', 'nets');
  return [...styles, ...nets.flatMap((net) => net.styles)].map(({ title }) => title);
}

/** How many classes are drawn in the one atlas of one's own that the browser keeps. */
export async function keptClasses(page: Page): Promise<number> {
  const [index] = await kept<{ classes?: { drawn: unknown[] } }>(page, 'convoscope-atlases', 'indices');
  return index?.classes?.drawn.length ?? 0;
}
