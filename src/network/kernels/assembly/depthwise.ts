/**
 * Depthwise convolution, held between two limits: some rows of the output [batch x rows, columns, channels].
 * Where a window lies within the picture, 4 columns x 4 channels are summed at once.
 * @param bias 0 where there is none
 */
export function depthwise(
  x: usize, weights: usize, bias: usize, y: usize,
  height: i32, width: i32, channels: i32, rows: i32, columns: i32,
  kernelHeight: i32, kernelWidth: i32, stride: i32, dilation: i32, top: i32, left: i32,
  firstRow: i32, endRow: i32, least: f32, most: f32,
): void {
  const pixel: usize = <usize>channels << 2;
  const span = dilation * (kernelWidth - 1) + 1;
  // The columns whose windows lie within the picture.
  const firstInner = min(columns, (left + stride - 1) / stride);
  const endInner = max(firstInner, min(columns, width - span + left >= 0 ? (width - span + left) / stride + 1 : 0));
  for (let row = firstRow; row < endRow; row++) {
    const picture = x + <usize>(row / rows) * <usize>(height * width) * pixel;
    const y0 = (row % rows) * stride - top;
    const firstTap = y0 < 0 ? (dilation - 1 - y0) / dilation : 0;
    const endTap = max(firstTap, min(kernelHeight, height - y0 > 0 ? (height - y0 + dilation - 1) / dilation : 0));
    const to = y + <usize>row * <usize>columns * pixel;
    for (let column = 0; column < columns; ) {
      const x0 = column * stride - left;
      if (column >= firstInner && column + 4 <= endInner) {
        inner(
          picture + <usize>(y0 + firstTap * dilation) * <usize>width * pixel + <usize>x0 * pixel,
          weights + <usize>(firstTap * kernelWidth) * pixel, bias, to + <usize>column * pixel, pixel, endTap - firstTap, kernelWidth,
          <usize>(dilation * width) * pixel, <usize>dilation * pixel, <usize>stride * pixel, least, most,
        );
        column += 4;
      } else {
        const firstAcross = x0 < 0 ? (dilation - 1 - x0) / dilation : 0;
        const endAcross = max(firstAcross, min(kernelWidth, width - x0 > 0 ? (width - x0 + dilation - 1) / dilation : 0));
        single(
          picture + <usize>((y0 + firstTap * dilation) * width + x0 + firstAcross * dilation) * pixel,
          weights + <usize>(firstTap * kernelWidth + firstAcross) * pixel, bias, to + <usize>column * pixel, pixel,
          endTap - firstTap, endAcross - firstAcross, <usize>kernelWidth * pixel,
          <usize>(dilation * width) * pixel, <usize>dilation * pixel, least, most,
        );
        column++;
      }
    }
  }
}

/** Four columns side by side. */
function inner(
  x: usize, weights: usize, bias: usize, y: usize, pixel: usize, down: i32, across: i32,
  rowStep: usize, tapStep: usize, columnStep: usize, least: f32, most: f32,
): void {
  const lowest = f32x4.splat(least);
  const highest = f32x4.splat(most);
  const whole = pixel & ~15;
  for (let lane: usize = 0; lane < whole; lane += 16) {
    const start = bias ? v128.load(bias + lane) : f32x4.splat(0);
    let s0 = start, s1 = start, s2 = start, s3 = start;
    let w = weights + lane;
    let line = x + lane;
    for (let i = 0; i < down; i++, line += rowStep) {
      let at = line;
      for (let j = 0; j < across; j++, at += tapStep, w += pixel) {
        const factor = v128.load(w);
        const next = at + columnStep;
        const third = next + columnStep;
        s0 = f32x4.add(s0, f32x4.mul(v128.load(at), factor));
        s1 = f32x4.add(s1, f32x4.mul(v128.load(next), factor));
        s2 = f32x4.add(s2, f32x4.mul(v128.load(third), factor));
        s3 = f32x4.add(s3, f32x4.mul(v128.load(third + columnStep), factor));
      }
    }
    const to = y + lane;
    v128.store(to, f32x4.pmin(highest, f32x4.pmax(lowest, s0)));
    v128.store(to + pixel, f32x4.pmin(highest, f32x4.pmax(lowest, s1)));
    v128.store(to + 2 * pixel, f32x4.pmin(highest, f32x4.pmax(lowest, s2)));
    v128.store(to + 3 * pixel, f32x4.pmin(highest, f32x4.pmax(lowest, s3)));
  }
  for (let column: usize = 0; column < 4; column++) {
    const from = x + column * columnStep;
    rest(from, weights, bias, y + column * pixel, pixel, whole, down, across, <usize>across * pixel, rowStep, tapStep, least, most);
  }
}

/** One column, of whose window some taps may lie beside the picture: those that do not are given. */
function single(
  x: usize, weights: usize, bias: usize, y: usize, pixel: usize, down: i32, across: i32, weightRow: usize,
  rowStep: usize, tapStep: usize, least: f32, most: f32,
): void {
  const lowest = f32x4.splat(least);
  const highest = f32x4.splat(most);
  const whole = pixel & ~15;
  for (let lane: usize = 0; lane < whole; lane += 16) {
    let sum = bias ? v128.load(bias + lane) : f32x4.splat(0);
    for (let i = 0; i < down; i++) {
      let w = weights + <usize>i * weightRow + lane;
      let at = x + <usize>i * rowStep + lane;
      for (let j = 0; j < across; j++, at += tapStep, w += pixel) {
        sum = f32x4.add(sum, f32x4.mul(v128.load(at), v128.load(w)));
      }
    }
    v128.store(y + lane, f32x4.pmin(highest, f32x4.pmax(lowest, sum)));
  }
  rest(x, weights, bias, y, pixel, whole, down, across, weightRow, rowStep, tapStep, least, most);
}

/** The channels behind the last whole vector. */
function rest(
  x: usize, weights: usize, bias: usize, y: usize, pixel: usize, first: usize, down: i32, across: i32, weightRow: usize,
  rowStep: usize, tapStep: usize, least: f32, most: f32,
): void {
  for (let lane = first; lane < pixel; lane += 4) {
    let sum: f32 = bias ? load<f32>(bias + lane) : 0;
    for (let i = 0; i < down; i++) {
      let w = weights + <usize>i * weightRow + lane;
      let at = x + <usize>i * rowStep + lane;
      for (let j = 0; j < across; j++, at += tapStep, w += pixel) sum += load<f32>(at) * load<f32>(w);
    }
    store<f32>(y + lane, min(max(sum, least), most));
  }
}
