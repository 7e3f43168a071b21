/**
 * Writes out what each window of a row sees: `window` numbers from every `step`-th number on, in a place of `place`
 * numbers (a multiple of 4), zeros behind them. A convolution of few channels over these long pixels keeps the vector
 * units busy where one over the picture itself would idle.
 * @param lead zeros before the row's first number
 * @param length numbers in a row of x
 */
export function unrollRows(
  x: usize, y: usize, rows: i32, length: i32, positions: i32, step: i32, window: i32, place: i32, lead: i32,
): void {
  const rowBytes: usize = (<usize>length) << 2;
  const placeBytes: usize = (<usize>place) << 2;
  const whole = window & ~3;
  // Lanes of the last vector that still belong to the window.
  const last = v128.lt<i32>(i32x4(0, 1, 2, 3), i32x4.splat(window - whole));
  for (let r = 0; r < rows; r++, x += rowBytes) {
    for (let p = 0; p < positions; p++, y += placeBytes) {
      const begin = p * step - lead;
      if (begin < 0 || begin + place > length) {
        for (let i = 0; i < place; i++) {
          const at = begin + i;
          const within = i < window && at >= 0 && at < length;
          store<f32>(y + ((<usize>i) << 2), within ? load<f32>(x + ((<usize>at) << 2)) : 0);
        }
        continue;
      }
      const from = x + ((<usize>begin) << 2);
      let i: usize = 0;
      for (; i < ((<usize>whole) << 2); i += 16) v128.store(y + i, v128.load(from + i));
      if (whole < place) v128.store(y + i, v128.and(v128.load(from + i), last));
    }
  }
}
