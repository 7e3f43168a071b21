import type { InputDescription } from '../../../src/network/description.ts';
import { type Photograph, readPhotograph } from './photograph.ts';

/**
 * Reads pictures, and the next ones in advance: they are decoded while the network is at work.
 * @param ahead how many
 * @returns of a picture's place in the list, what `readPhotograph` says of it; to be asked for in their order, each once
 */
export function readAhead(
  images: readonly string[],
  input: InputDescription,
  ahead: number,
): (at: number) => Promise<Photograph> {
  const reading = new Map<number, Promise<Photograph>>();
  let begun = 0;
  return (at) => {
    for (; begun < images.length && begun <= at + ahead; begun++) {
      const photograph = readPhotograph(images[begun] as string, input);
      // It is heard of when it is asked for.
      photograph.catch(() => {});
      reading.set(begun, photograph);
    }
    const photograph = reading.get(at) as Promise<Photograph>;
    reading.delete(at);
    return photograph;
  };
}
