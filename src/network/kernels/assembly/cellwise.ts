/** Sums, products and means of whole feature maps: one pass over the memory each, on the calling thread. */

/** y = a + b. */
export function add(a: usize, b: usize, y: usize, count: i32): void {
  const end = y + (<usize>count << 2);
  const whole = y + (<usize>(count & ~15) << 2);
  for (; y < whole; a += 64, b += 64, y += 64) {
    v128.store(y, f32x4.add(v128.load(a), v128.load(b)));
    v128.store(y, f32x4.add(v128.load(a, 16), v128.load(b, 16)), 16);
    v128.store(y, f32x4.add(v128.load(a, 32), v128.load(b, 32)), 32);
    v128.store(y, f32x4.add(v128.load(a, 48), v128.load(b, 48)), 48);
  }
  for (; y < end; a += 4, b += 4, y += 4) store<f32>(y, load<f32>(a) + load<f32>(b));
}

/** y = x * relu6(x + 3) / 6. */
export function hardSwish(x: usize, y: usize, count: i32): void {
  const zero = f32x4.splat(0);
  const three = f32x4.splat(3);
  const six = f32x4.splat(6);
  const end = y + (<usize>count << 2);
  const whole = y + (<usize>(count & ~3) << 2);
  for (; y < whole; x += 16, y += 16) {
    const v = v128.load(x);
    const gate = f32x4.pmin(six, f32x4.pmax(zero, f32x4.add(v, three)));
    v128.store(y, f32x4.mul(v, f32x4.div(gate, six)));
  }
  for (; y < end; x += 4, y += 4) {
    const v = load<f32>(x);
    store<f32>(y, v * (min(max(v + 3, 0), 6) / 6));
  }
}

/** Every channel of a picture times its gate; map is [batch, positions, channels], gate [batch, channels]. */
export function gate(map: usize, gates: usize, y: usize, batch: i32, positions: i32, channels: i32): void {
  const pixel: usize = <usize>channels << 2;
  const whole = pixel & ~15;
  for (let b = 0; b < batch; b++, gates += pixel) {
    for (let i = 0; i < positions; i++, map += pixel, y += pixel) {
      for (let c: usize = 0; c < whole; c += 16) v128.store(y + c, f32x4.mul(v128.load(map + c), v128.load(gates + c)));
      for (let c = whole; c < pixel; c += 4) store<f32>(y + c, load<f32>(map + c) * load<f32>(gates + c));
    }
  }
}

/** Positions that are summed before their sum joins the others: short sums lose little. */
const RUN: i32 = 128;

/** The mean of each channel: x is [batch, positions, channels], y [batch, channels]. */
export function mean(x: usize, y: usize, batch: i32, positions: i32, channels: i32): void {
  const pixel: usize = <usize>channels << 2;
  const sixteens = pixel & ~63;
  const fours = pixel & ~15;
  const share: f32 = 1 / <f32>positions;
  for (let b = 0; b < batch; b++, x += <usize>positions * pixel, y += pixel) {
    let c: usize = 0;
    for (; c < sixteens; c += 64) {
      let t0 = f32x4.splat(0), t1 = t0, t2 = t0, t3 = t0;
      for (let from = 0; from < positions; from += RUN) {
        let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
        let at = x + <usize>from * pixel + c;
        const end = x + <usize>min(positions, from + RUN) * pixel + c;
        for (; at < end; at += pixel) {
          s0 = f32x4.add(s0, v128.load(at));
          s1 = f32x4.add(s1, v128.load(at, 16));
          s2 = f32x4.add(s2, v128.load(at, 32));
          s3 = f32x4.add(s3, v128.load(at, 48));
        }
        t0 = f32x4.add(t0, s0);
        t1 = f32x4.add(t1, s1);
        t2 = f32x4.add(t2, s2);
        t3 = f32x4.add(t3, s3);
      }
      const shares = f32x4.splat(share);
      v128.store(y + c, f32x4.mul(t0, shares));
      v128.store(y + c, f32x4.mul(t1, shares), 16);
      v128.store(y + c, f32x4.mul(t2, shares), 32);
      v128.store(y + c, f32x4.mul(t3, shares), 48);
    }
    for (; c < fours; c += 16) {
      let total = f32x4.splat(0);
      for (let from = 0; from < positions; from += RUN) {
        let sum = f32x4.splat(0);
        const end = x + <usize>min(positions, from + RUN) * pixel + c;
        for (let at = x + <usize>from * pixel + c; at < end; at += pixel) sum = f32x4.add(sum, v128.load(at));
        total = f32x4.add(total, sum);
      }
      v128.store(y + c, f32x4.mul(total, f32x4.splat(share)));
    }
    for (; c < pixel; c += 4) {
      let total: f32 = 0;
      for (let from = 0; from < positions; from += RUN) {
        let sum: f32 = 0;
        const end = x + <usize>min(positions, from + RUN) * pixel + c;
        for (let at = x + <usize>from * pixel + c; at < end; at += pixel) sum += load<f32>(at);
        total += sum;
      }
      store<f32>(y + c, total * share);
    }
  }
}
