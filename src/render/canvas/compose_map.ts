import { luminanceAt } from '../../numeric/luminance.ts';
import type { Blend, Display } from '../display.ts';

/** A map as it comes from the worker. */
export interface MapCells {
  readonly width: number;
  readonly height: number;
  /** From one row to the next. */
  readonly rowBytes: number;
  readonly values: Uint8Array | Uint8ClampedArray;
  /** One: a value for the colour map. Four: red, green, blue, alpha. */
  readonly pixelBytes: 1 | 4;
  readonly signed: boolean;
}

export interface MapStyle extends Pick<Display, 'opacity' | 'threshold' | 'contours' | 'smooth'> {
  /** hollow: a spotlight that is transparent where it is dark. */
  readonly blend: Blend | 'hollow';
  /** 256 RGBA entries. */
  readonly colours: Uint8Array;
}

/**
 * Lays a map over a picture: the same arithmetic as map_quad_fragment.ts, on the processor.
 * @param pixels RGBA of the picture under the map, row by row; written over
 */
export function composeMap(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  cells: MapCells,
  style: MapStyle,
): void {
  const coloured = cells.pixelBytes === 4;
  const channels = coloured ? 3 : 1;
  const samples = sampleCells(cells, width, height, channels, style.smooth);
  const colour = [0, 0, 0];
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [at, from] = [4 * pixel, channels * pixel];
    const value = samples[from] as number;
    let strength = cells.signed ? Math.abs(2 * value - 1) : value;
    if (coloured) {
      for (let c = 0; c < 3; c++) colour[c] = samples[from + c] as number;
      strength = cells.signed ? 2 * Math.max(...colour.map((part) => Math.abs(part - 0.5))) : 1;
    } else {
      const entry = 4 * Math.round(value * 255);
      for (let c = 0; c < 3; c++) colour[c] = (style.colours[entry + c] as number) / 255;
    }
    const { threshold } = style;
    if (threshold > 0) strength *= smoothstep(threshold - 0.02, threshold + 0.02, strength);
    const line = style.contours && !coloured ? 0.8 * contourLine(samples, pixel, width, height) : 0;
    const grey = luminanceAt(pixels, at) / 255;
    for (let c = 0; c < 3; c++) {
      const base = (pixels[at + c] as number) / 255;
      const laid = blended(base, grey, colour[c] as number, strength, cells.signed, coloured, style);
      pixels[at + c] = 255 * mix(laid, LINE[c] as number, line);
    }
    pixels[at + 3] = style.blend === 'hollow' ? 255 * smoothstep(0.05, 0.7, strength) : 255;
  }
}

const LINE = [0.97, 0.96, 0.93];

function blended(
  base: number,
  grey: number,
  colour: number,
  strength: number,
  signed: boolean,
  coloured: boolean,
  { blend, opacity, threshold }: MapStyle,
): number {
  if (blend === 'hollow') return base;
  if (blend === 'map') return threshold > 0 && strength <= 0 ? 0.04 : colour;
  if (blend === 'spotlight') {
    return mix(base, mix(0.16 * grey, base, smoothstep(0.05, 0.7, strength)), opacity);
  }
  const below = mix(base, 0.55 * mix(base, grey, 0.8), opacity);
  if (signed && coloured) return below + (colour - 0.5) * 2.4 * opacity;
  return mix(below, colour, opacity * (signed ? smoothstep(0.03, 0.6, strength) : Math.sqrt(strength)));
}

/** The map at every pixel, 0..1: bilinear between the centres of its cells, or each cell as it is. */
function sampleCells(
  { width: columns, height: rows, rowBytes, values, pixelBytes }: MapCells,
  width: number,
  height: number,
  channels: number,
  smooth: boolean,
): Float32Array {
  const samples = new Float32Array(width * height * channels);
  const across = Array.from({ length: width }, (_, x) => neighbours((x + 0.5) / width, columns, smooth));
  for (let y = 0; y < height; y++) {
    const [top, bottom, down] = neighbours((y + 0.5) / height, rows, smooth);
    for (let x = 0; x < width; x++) {
      const [left, right, along] = across[x] as Neighbours;
      for (let c = 0; c < channels; c++) {
        const cell = (row: number, column: number) =>
          values[row * rowBytes + column * pixelBytes + c] as number;
        const above = mix(cell(top, left), cell(top, right), along);
        const below = mix(cell(bottom, left), cell(bottom, right), along);
        samples[(y * width + x) * channels + c] = mix(above, below, down) / 255;
      }
    }
  }
  return samples;
}

export type Neighbours = readonly [first: number, second: number, share: number];

/** The two cells between whose centres a place lies, and how far it is from the first to the second. */
export function neighbours(place: number, count: number, smooth: boolean): Neighbours {
  if (!smooth) {
    const cell = Math.min(count - 1, Math.floor(place * count));
    return [cell, cell, 0];
  }
  const at = Math.min(count - 1, Math.max(0, place * count - 0.5));
  const first = Math.floor(at);
  return [first, Math.min(count - 1, first + 1), at - first];
}

/** How much of a line at a quarter, a half or three quarters of the range a pixel shows. */
function contourLine(samples: Float32Array, pixel: number, width: number, height: number): number {
  const level = 4 * (samples[pixel] as number);
  if (level < 0.5 || level > 3.5) return 0;
  const x = pixel % width;
  const beside = samples[x + 1 < width ? pixel + 1 : pixel - 1] ?? 0;
  const below = samples[pixel + width < width * height ? pixel + width : pixel - width] ?? 0;
  const slope = Math.abs(4 * beside - level) + Math.abs(4 * below - level);
  const fraction = level - 0.5 - Math.floor(level - 0.5);
  return 1 - smoothstep(0.6, 1.4, Math.abs(fraction - 0.5) / Math.max(slope, 1e-5));
}

export const mix = (a: number, b: number, share: number): number => a + (b - a) * share;

function smoothstep(low: number, high: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - low) / (high - low)));
  return t * t * (3 - 2 * t);
}
