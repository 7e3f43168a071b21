/**
 * A fully connected layer: y = W x + bias, held between two limits. W is [outputs, inputs], read once, row by row, so that the
 * speed is the memory's.
 * @param bias 0 where there is none
 */
export function dense(
  x: usize, weights: usize, bias: usize, y: usize,
  batch: i32, inputs: i32, outputs: i32, least: f32, most: f32,
): void {
  const rowBytes: usize = <usize>inputs << 2;
  for (let o = 0; o < outputs; o++) {
    const row = weights + <usize>o * rowBytes;
    const start: f32 = bias ? load<f32>(bias + (<usize>o << 2)) : 0;
    for (let b = 0; b < batch; b++) {
      const sum = start + dot(x + <usize>b * rowBytes, row, inputs);
      store<f32>(y + (<usize>(b * outputs + o) << 2), min(max(sum, least), most));
    }
  }
}

function dot(a: usize, b: usize, count: i32): f32 {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  const whole = count & ~15;
  for (let i = 0; i < whole; i += 16) {
    const at: usize = <usize>i << 2;
    s0 = f32x4.add(s0, f32x4.mul(v128.load(a + at), v128.load(b + at)));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(a + at, 16), v128.load(b + at, 16)));
    s2 = f32x4.add(s2, f32x4.mul(v128.load(a + at, 32), v128.load(b + at, 32)));
    s3 = f32x4.add(s3, f32x4.mul(v128.load(a + at, 48), v128.load(b + at, 48)));
  }
  const s = f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3));
  let sum: f32 =
    f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 1) + f32x4.extract_lane(s, 2) + f32x4.extract_lane(s, 3);
  for (let i = whole; i < count; i++) {
    const at: usize = <usize>i << 2;
    sum += load<f32>(a + at) * load<f32>(b + at);
  }
  return sum;
}

/** dx = W^T dy. Rows whose gradient is 0 are not read: the gradient of one class score reads one row. */
export function denseAdjoint(
  dy: usize, weights: usize, dx: usize, batch: i32, inputs: i32, outputs: i32,
): void {
  const rowBytes: usize = <usize>inputs << 2;
  memory.fill(dx, 0, <usize>batch * rowBytes);
  const whole = inputs & ~3;
  for (let o = 0; o < outputs; o++) {
    const row = weights + <usize>o * rowBytes;
    for (let b = 0; b < batch; b++) {
      const gradient = load<f32>(dy + (<usize>(b * outputs + o) << 2));
      if (gradient == 0) continue;
      const to = dx + <usize>b * rowBytes;
      const gradients = f32x4.splat(gradient);
      for (let i = 0; i < whole; i += 4) {
        const at: usize = <usize>i << 2;
        v128.store(to + at, f32x4.add(v128.load(to + at), f32x4.mul(gradients, v128.load(row + at))));
      }
      for (let i = whole; i < inputs; i++) {
        const at: usize = <usize>i << 2;
        store<f32>(to + at, load<f32>(to + at) + gradient * load<f32>(row + at));
      }
    }
  }
}
