import type { Page } from 'playwright-core';

/** What styles and style nets of one's own are called that the browser keeps by now: what a page writes down is there a little after it is on screen. */
export const keptTitles = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const titles: string[] = [];
    const there = await indexedDB.databases();
    for (const [name, store] of [
      ['convoscope-styles', 'styles'],
      ['convoscope-style-nets', 'nets'],
    ] as const) {
      // Opening one that is not there would make it, without its store.
      if (!there.some((database) => database.name === name)) continue;
      const database = await answer(indexedDB.open(name));
      const kept: { title?: string; styles?: { title: string }[] }[] = await answer(
        database.transaction(store).objectStore(store).getAll(),
      );
      database.close();
      titles.push(
        ...kept.flatMap(({ title, styles = [] }) => [title ?? [], ...styles.map((one) => one.title)].flat()),
      );
    }
    return titles;
  });
