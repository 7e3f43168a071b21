import { useEffect, useState } from 'preact/hooks';

/** Kept at a time: more than are on the page at once. */
const MOST_KEPT = 120;

/** Addresses of the pictures' small image files, for the page's own elements. */
export class Previews {
  readonly #urls = new Map<number, Promise<string | null>>();

  constructor(private readonly fetch: (index: number) => Promise<Blob | null>) {}

  /** Null where there is no such picture (any more). */
  url(index: number): Promise<string | null> {
    const known = this.#urls.get(index);
    const url =
      known ??
      this.fetch(index)
        .then((blob) => blob && URL.createObjectURL(blob))
        .catch(() => null);
    // The last asked for is let go last.
    this.#urls.delete(index);
    this.#urls.set(index, url);
    if (this.#urls.size > MOST_KEPT) this.#letGo([...this.#urls.keys()][0] as number);
    return url;
  }

  /** The pictures are others now. */
  forget(): void {
    for (const index of [...this.#urls.keys()]) this.#letGo(index);
  }

  #letGo(index: number): void {
    const url = this.#urls.get(index);
    this.#urls.delete(index);
    // An element that shows it may not have loaded it yet.
    void url?.then((address) => address && setTimeout(() => URL.revokeObjectURL(address), 10_000));
  }
}

/** The address of a picture's small image, once it is there. */
export function usePreview(previews: Pick<Previews, 'url'>, index: number): string | null {
  const [known, setKnown] = useState<{ index: number; url: string | null }>({ index, url: null });
  useEffect(() => {
    let wanted = true;
    void previews.url(index).then((url) => {
      if (wanted) setKnown({ index, url });
    });
    return () => {
      wanted = false;
    };
  }, [previews, index]);
  return known.index === index ? known.url : null;
}
