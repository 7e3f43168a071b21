/** Whether a camera goes on with one and the same picture, which the time stamps of its frames do not tell. */

/** So many looks at the same pixels: the noise of a sensor makes no two pictures alike, also in the dark. */
export const LOOKS = 10;

export class StillPicture {
  #last: Uint8ClampedArray | null = null;
  #same = 0;
  /** What is shown when the camera is opened anew: shown on, it is what the camera sees, e.g. another program's picture. */
  #accepted = false;

  /**
   * @param pixels a small copy of the camera's picture; kept, so another one each time
   * @returns whether the camera is stuck: from the LOOKS-th look at the same pixels on, until others come
   */
  look(pixels: Uint8ClampedArray): boolean {
    if (isSame(pixels, this.#last)) {
      this.#same++;
      return this.#same >= LOOKS && !this.#accepted;
    }
    this.#last = pixels;
    this.#same = 1;
    this.#accepted = false;
    return false;
  }

  /** The camera was opened anew. */
  reopened(): void {
    this.#accepted = true;
  }

  /** There is another camera, or none. */
  forget(): void {
    this.#last = null;
    this.#same = 0;
    this.#accepted = false;
  }
}

const isSame = (a: Uint8ClampedArray, b: Uint8ClampedArray | null): boolean =>
  a.length === b?.length && a.every((value, at) => value === b[at]);
