/**
 * SIMD kernels for the wasm backend, in AssemblyScript (`npm run kernels` compiles them to ../kernels.wasm).
 * They work in tfjs's own heap: every pointer is a byte offset of a dense float32 tensor, [batch, height, width, channels].
 */

/** Sends each gradient to the first position of its window that holds the window's maximum, the forward output `y`. */
export function maxPool(
  dy: usize, x: usize, y: usize, dx: usize,
  batch: i32, height: i32, width: i32, channels: i32, rows: i32, columns: i32,
  kernelHeight: i32, kernelWidth: i32, stride: i32, top: i32, left: i32,
): void {
  memory.fill(dx, 0, (<usize>(batch * height * width * channels)) << 2);
  const pixelBytes: usize = (<usize>channels) << 2;
  const whole = channels & ~3;
  let at: usize = 0;
  for (let b = 0; b < batch; b++) {
    for (let row = 0; row < rows; row++) {
      const y0 = row * stride - top;
      const firstY = max(0, y0);
      const lastY = min(height, y0 + kernelHeight);
      for (let column = 0; column < columns; column++, at += pixelBytes) {
        const x0 = column * stride - left;
        const firstX = max(0, x0);
        const lastX = min(width, x0 + kernelWidth);
        for (let c = 0; c < channels; c += 4) {
          const lane: usize = (<usize>c) << 2;
          if (c < whole) {
            const largest = v128.load(y + at + lane);
            const gradient = v128.load(dy + at + lane);
            let unclaimed = i32x4.splat(-1);
            for (let py = firstY; py < lastY; py++) {
              for (let px = firstX; px < lastX; px++) {
                const pixel = (<usize>((b * height + py) * width + px)) * pixelBytes + lane;
                const won = v128.and(f32x4.eq(v128.load(x + pixel), largest), unclaimed);
                unclaimed = v128.andnot(unclaimed, won);
                v128.store(dx + pixel, f32x4.add(v128.load(dx + pixel), v128.and(gradient, won)));
              }
            }
          } else {
            for (let rest: usize = lane; rest < pixelBytes; rest += 4) {
              claim(dy + at + rest, x + rest, load<f32>(y + at + rest), dx + rest, b * height, width, firstY, lastY, firstX, lastX, pixelBytes);
            }
          }
        }
      }
    }
  }
}

/** One channel of one window, for channel counts that are not a multiple of four. */
function claim(
  dy: usize, x: usize, largest: f32, dx: usize,
  firstRow: i32, width: i32, firstY: i32, lastY: i32, firstX: i32, lastX: i32, pixelBytes: usize,
): void {
  for (let py = firstY; py < lastY; py++) {
    for (let px = firstX; px < lastX; px++) {
      const pixel = (<usize>((firstRow + py) * width + px)) * pixelBytes;
      if (load<f32>(x + pixel) == largest) {
        store<f32>(dx + pixel, load<f32>(dx + pixel) + load<f32>(dy));
        return;
      }
    }
  }
}

/** Puts phase (ry, rx) of pixel (q, p) at (q * stride + ry, p * stride + rx), leaving out the first skipY, skipX. */
export function interleave(
  phases: usize, result: usize,
  batch: i32, rows: i32, columns: i32, channels: i32, stride: i32,
  skipY: i32, skipX: i32, height: i32, width: i32,
): void {
  const bytes: usize = (<usize>channels) << 2;
  const pixelBytes: usize = bytes * <usize>(stride * stride);
  let at = result;
  for (let b = 0; b < batch; b++) {
    for (let y = skipY; y < skipY + height; y++) {
      const row = (b * rows + y / stride) * columns;
      const phaseRow = (y % stride) * stride;
      let column = skipX / stride;
      let phase = skipX % stride;
      for (let x = 0; x < width; x++, at += bytes) {
        const from = phases + (<usize>(row + column)) * pixelBytes + (<usize>(phaseRow + phase)) * bytes;
        if (channels & 3) {
          for (let i: usize = 0; i < bytes; i += 4) store<f32>(at + i, load<f32>(from + i));
        } else {
          for (let i: usize = 0; i < bytes; i += 16) v128.store(at + i, v128.load(from + i));
        }
        if (++phase == stride) {
          phase = 0;
          column++;
        }
      }
    }
  }
}

/** Copies each batch's one pixel over `pixels` pixels. */
export function spread(pixel: usize, result: usize, batch: i32, pixels: i32, channels: i32): void {
  const bytes: usize = (<usize>channels) << 2;
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < pixels; i++) {
      memory.copy(result + (<usize>(b * pixels + i)) * bytes, pixel + (<usize>b) * bytes, bytes);
    }
  }
}

export { instanceNorm } from './instance_norm';
export { mirrorBorders } from './mirror_borders';
export { unrollRows } from './unroll_rows';
export { warp, warpAdjoint } from './warp';
export { variation } from './variation';
export { edgeGuide } from './edge_guide';
export { pictureBytes } from './picture_bytes';
export { carry } from './carry';
export { add, gate, hardSwish, mean } from './cellwise';
export { enlarge } from './enlarge';
export { sigmoid } from './sigmoid';
export { dense, denseAdjoint } from './dense';
export { depthwiseAdjointInTiles, pointwiseAdjointInTiles, rectifierInTiles, stemAdjointInTiles, zerosToPass } from './adjoint_tiles';
export { depthwiseInTiles, help, pointwiseInTiles, windowsInTiles } from './tiles';
