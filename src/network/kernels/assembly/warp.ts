/**
 * A picture [height, width, 3] moved, turned and enlarged, bilinear. Pixel (y, x) of the result comes from
 * (originY + y * downY + x * acrossY, originX + y * downX + x * acrossX); from outside comes the colour to fill with.
 */
export function warp(
  pixels: usize, result: usize, height: i32, width: i32,
  originY: f64, originX: f64, downY: f64, downX: f64, acrossY: f64, acrossX: f64,
  red: f32, green: f32, blue: f32,
): void {
  let at = result;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 12) {
      const fromY = originY + <f64>y * downY + <f64>x * acrossY;
      const fromX = originX + <f64>y * downX + <f64>x * acrossX;
      const top = <i32>Math.floor(fromY);
      const left = <i32>Math.floor(fromX);
      let r: f32 = red, g: f32 = green, b: f32 = blue;
      for (let corner = 0; corner < 4; corner++) {
        const row = top + (corner >> 1);
        const column = left + (corner & 1);
        if (row < 0 || row >= height || column < 0 || column >= width) continue;
        const share = shareOf(fromY - <f64>top, fromX - <f64>left, corner);
        const from = pixels + <usize>(row * width + column) * 12;
        r += share * (load<f32>(from) - red);
        g += share * (load<f32>(from + 4) - green);
        b += share * (load<f32>(from + 8) - blue);
      }
      store<f32>(at, r);
      store<f32>(at + 4, g);
      store<f32>(at + 8, b);
    }
  }
}

/** The adjoint: every gradient goes to the four pixels that its pixel came from. */
export function warpAdjoint(
  gradient: usize, result: usize, height: i32, width: i32,
  originY: f64, originX: f64, downY: f64, downX: f64, acrossY: f64, acrossX: f64,
): void {
  memory.fill(result, 0, <usize>(height * width) * 12);
  let at = gradient;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 12) {
      const fromY = originY + <f64>y * downY + <f64>x * acrossY;
      const fromX = originX + <f64>y * downX + <f64>x * acrossX;
      const top = <i32>Math.floor(fromY);
      const left = <i32>Math.floor(fromX);
      for (let corner = 0; corner < 4; corner++) {
        const row = top + (corner >> 1);
        const column = left + (corner & 1);
        if (row < 0 || row >= height || column < 0 || column >= width) continue;
        const share = shareOf(fromY - <f64>top, fromX - <f64>left, corner);
        const to = result + <usize>(row * width + column) * 12;
        for (let c: usize = 0; c < 12; c += 4) store<f32>(to + c, load<f32>(to + c) + share * load<f32>(at + c));
      }
    }
  }
}

/** The bilinear share of a corner: top left, top right, bottom left, bottom right. */
@inline
function shareOf(below: f64, right: f64, corner: i32): f32 {
  return <f32>((corner >> 1 ? below : 1 - below) * (corner & 1 ? right : 1 - right));
}
