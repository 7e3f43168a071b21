/**
 * The sum of the squared steps to the right and below of a picture [height, width, 3], times `scale`, and the derivative
 * of that by every number.
 */
export function variation(pixels: usize, sum: usize, gradient: usize, height: i32, width: i32, scale: f64): void {
  const rowBytes: usize = <usize>width * 12;
  const twice = <f32>(2 * scale);
  let total: f64 = 0;
  for (let y = 0; y < height; y++) {
    const row = pixels + <usize>y * rowBytes;
    const above = y > 0;
    const below = y < height - 1;
    for (let i: usize = 0; i < rowBytes; i += 4) {
      const at = row + i;
      const value = load<f32>(at);
      let slope: f32 = 0;
      if (i >= 12) slope += value - load<f32>(at - 12);
      if (above) slope += value - load<f32>(at - rowBytes);
      if (i + 12 < rowBytes) {
        const step = load<f32>(at + 12) - value;
        slope -= step;
        total += <f64>step * <f64>step;
      }
      if (below) {
        const step = load<f32>(at + rowBytes) - value;
        slope -= step;
        total += <f64>step * <f64>step;
      }
      store<f32>(gradient + <usize>y * rowBytes + i, twice * slope);
    }
  }
  store<f32>(sum, <f32>(scale * total));
}
