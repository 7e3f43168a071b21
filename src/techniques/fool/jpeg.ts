/**
 * What a picture is after it was a JPEG file.
 * @param rgba height x width pixels. Borrowed.
 * @param quality 1..100, as the encoder understands it
 */
export type ThroughJpeg = (
  rgba: Uint8ClampedArray<ArrayBuffer>,
  size: { readonly width: number; readonly height: number },
  quality: number,
) => Promise<Uint8ClampedArray<ArrayBuffer>>;

let through: ThroughJpeg | undefined;

/** Whoever runs techniques says how a JPEG file is made and read: a browser's own coder, or that of a library. */
export function provideJpeg(how: ThroughJpeg): void {
  through = how;
}

/** Absent where nobody provided it: nothing is then said of JPEG. */
export const jpeg = (): ThroughJpeg | undefined => through;
