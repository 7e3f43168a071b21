/**
 * A picture [pixels, 3] of 0..255 as RGBA bytes, rounded half up; what lies outside is clipped.
 * @param opacity [pixels], 0..1; 0 where the picture is opaque
 * @param bytes [pixels, 4]
 */
export function pictureBytes(picture: usize, opacity: usize, bytes: usize, pixels: i32): void {
  let left = pixels;
  for (; left >= 4; left -= 4, picture += 48, bytes += 16) {
    // Twelve numbers become twelve bytes; every fourth of the result is an alpha.
    const low = i16x8.narrow_i32x4_s(rounded(v128.load(picture)), rounded(v128.load(picture, 16)));
    const high = i16x8.narrow_i32x4_s(rounded(v128.load(picture, 32)), i32x4.splat(255));
    const colours = i8x16.narrow_i16x8_u(low, high);
    let alphas = i8x16.splat(-1);
    if (opacity) {
      const shares = rounded(f32x4.mul(v128.load(opacity), f32x4.splat(255)));
      const narrow = i16x8.narrow_i32x4_s(shares, shares);
      alphas = i8x16.narrow_i16x8_u(narrow, narrow);
      opacity += 16;
    }
    v128.store(bytes, i8x16.shuffle(colours, alphas, 0, 1, 2, 16, 3, 4, 5, 17, 6, 7, 8, 18, 9, 10, 11, 19));
  }
  for (; left > 0; left--, picture += 12, bytes += 4) {
    store<u8>(bytes, byteOf(load<f32>(picture)));
    store<u8>(bytes, byteOf(load<f32>(picture, 4)), 1);
    store<u8>(bytes, byteOf(load<f32>(picture, 8)), 2);
    store<u8>(bytes, opacity ? byteOf(255 * load<f32>(opacity)) : 255, 3);
    if (opacity) opacity += 4;
  }
}

// @ts-ignore: decorator
@inline
function rounded(values: v128): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.floor(f32x4.add(values, f32x4.splat(0.5))));
}

// @ts-ignore: decorator
@inline
function byteOf(value: f32): u8 {
  return <u8>min(255, max(0, i32x4.extract_lane(rounded(f32x4.splat(value)), 0)));
}
