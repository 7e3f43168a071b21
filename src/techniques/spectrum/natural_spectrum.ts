import spectrum from './natural_spectrum.json';

const { radii, angles, magnitudes, mean } = spectrum;
const LAST = radii.length - 1;

/** Where a value lies on a rising scale: the step that it is in, 0..length - 2, and how far into it. Beyond an end: over 1, under 0. */
function placeOn(scale: readonly number[], value: number): [step: number, share: number] {
  let step = 0;
  while (step < scale.length - 2 && (scale[step + 1] as number) <= value) step++;
  const [low, high] = [scale[step] as number, scale[step + 1] as number];
  return [step, (value - low) / (high - low)];
}

const octaves = radii.map(Math.log2);

/**
 * The mean magnitude of a frequency in photographs, as a function of its two numbers of cycles a picture, not both 0. Between what
 * was measured it is interpolated; beyond the highest frequency it falls on as it did over the last octave.
 * @param colour 0..2, of those that vary independently
 * @returns in the logit of that colour, of the orthonormal transform over the picture's side
 */
function magnitudeAt(colour: number, down: number, across: number): number {
  const radius = Math.hypot(down, across);
  const [row, octave] = placeOn(octaves, Math.log2(radius));
  const [column, turn] = placeOn(angles, (Math.atan2(down, across) * 180) / Math.PI);
  const table = magnitudes[colour] as number[][];
  const at = (r: number) => {
    const [here, next] = [table[r]?.[column] as number, table[r]?.[column + 1] as number];
    return here + turn * (next - here);
  };
  if (radius <= (radii[LAST] as number)) return (at(row) + octave * (at(row + 1) - at(row))) / radius;
  const before = radii.findIndex((one) => one >= (radii[LAST] as number) / 2);
  const slope =
    Math.log(at(LAST) / at(before)) / Math.log((radii[LAST] as number) / (radii[before] as number));
  return (at(LAST) * (radius / (radii[LAST] as number)) ** slope) / radius;
}

/**
 * How strong each frequency is in photographs on average: what `tools/spectrum` measured, for pictures of any size. Fel et al. 2023,
 * section 3.
 * @param contrast what they are multiplied by, but for frequency 0
 * @returns [3, height, width]: magnitudes of the orthonormal Fourier transform, of the logit of three independent colours;
 *   at frequency 0 what gives the photographs' mean colour, with its sign
 */
export function naturalMagnitudes(height: number, width: number, contrast: number): Float32Array {
  const side = Math.sqrt(height * width);
  const result = new Float32Array(3 * height * width);
  const put = (colour: number, v: number, h: number, value: number) => {
    for (const row of [v, (height - v) % height])
      for (const column of [h, (width - h) % width])
        result[(colour * height + row) * width + column] = value * side;
  };
  for (let colour = 0; colour < 3; colour++)
    for (let v = 0; 2 * v <= height; v++)
      for (let h = 0; 2 * h <= width; h++)
        put(colour, v, h, v + h === 0 ? (mean[colour] as number) : contrast * magnitudeAt(colour, v, h));
  return result;
}
