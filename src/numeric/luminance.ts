/** The share of red, green and blue in the luminance Y of YIQ (NTSC; ITU-R BT.601): how light a colour is to a person. */
export const LUMINANCE = [0.299, 0.587, 0.114] as const;

/**
 * @param rgba four bytes a pixel
 * @param at where the pixel's red is
 * @returns its luminance, 0..255
 */
export const luminanceAt = (rgba: ArrayLike<number>, at: number): number =>
  LUMINANCE[0] * (rgba[at] as number) +
  LUMINANCE[1] * (rgba[at + 1] as number) +
  LUMINANCE[2] * (rgba[at + 2] as number);
