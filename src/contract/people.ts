/** What finding people has the live worker do. */
export interface PeopleMethods {
  /**
   * @param picture transferred, and closed by the worker
   * @returns the share of people among the pixels of its middle, the square that the network looks at, 0..1
   * @throws ModelFileError where the network that finds people cannot be read
   */
  shareOfPeople(picture: ImageBitmap): Promise<number>;
}

export const PEOPLE_METHODS: Record<keyof PeopleMethods, true> = { shareOfPeople: true };
