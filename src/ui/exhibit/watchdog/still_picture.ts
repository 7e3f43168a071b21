/** Whether a camera goes on with one and the same picture, which the time stamps of its frames do not tell. */

/** So many looks at the same pixels: the noise of a sensor makes no two pictures alike, also in the dark. */
export const LOOKS = 3;
/** The same for a source that showed such a picture on when it was opened anew, e.g. slides of another program. */
export const PATIENT_LOOKS = 20;

export class StillPicture {
  #last: Uint8ClampedArray | null = null;
  #same = 0;
  #needed = LOOKS;
  /** What is shown when the camera is opened anew: shown on, it is what the camera sees. */
  #accepted = false;

  /**
   * @param pixels a small copy of the camera's picture; kept, so another one each time
   * @returns whether the camera is stuck: from the LOOKS-th look at the same pixels on, until others come
   */
  look(pixels: Uint8ClampedArray): boolean {
    if (isSame(pixels, this.#last)) {
      this.#same++;
      if (this.#accepted && this.#same >= LOOKS) this.#needed = PATIENT_LOOKS;
      return this.#same >= this.#needed && !this.#accepted;
    }
    this.#last = pixels;
    this.#same = 1;
    this.#accepted = false;
    return false;
  }

  /** The camera is opened anew: the next look is at what it shows then. */
  reopened(): void {
    this.#accepted = true;
    this.#same = 0;
  }

  /** There is another camera, or none. */
  forget(): void {
    this.#last = null;
    this.#same = 0;
    this.#needed = LOOKS;
    this.#accepted = false;
  }
}

const isSame = (a: Uint8ClampedArray, b: Uint8ClampedArray | null): boolean =>
  a.length === b?.length && a.every((value, at) => value === b[at]);
