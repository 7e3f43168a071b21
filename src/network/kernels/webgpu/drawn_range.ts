import type { MapSheet } from '../drawn_map.ts';

/**
 * Functions of WGSL that say which byte of a drawn map a value is, and write a range below the map: as `rangeOf`, `atLeast` and `byteScale` of
 * engine/encode have it. The shader has a number `least`.
 */
export const drawnRange = (scale: MapSheet['scale']): string => `
  fn widened(ends : vec2<f32>) -> vec2<f32> {
    return vec2<f32>(
      ${scale === 'symmetric' ? 'min(ends.x, -uniforms.least)' : 'ends.x'},
      max(ends.y, ${scale === 'symmetric' ? '' : 'ends.x + '}uniforms.least));
  }
  fn byteOf(value : f32, range : vec2<f32>) -> f32 {
    let share = (value - range.x) / (range.y - range.x);
    let shown = select(${scale === 'symmetric' ? '127.5' : '0.0'}, share * 255.0, range.y > range.x);
    return floor(clamp(shown, 0.0, 255.0) + 0.5);
  }
  // Its two ends as floats, lowest byte first.
  fn byteOfRange(range : vec2<f32>, at : i32) -> f32 {
    let end = bitcast<u32>(select(range.x, range.y, at % 8 >= 4));
    return f32((end >> (8u * (u32(at) % 4u))) & 255u);
  }`;
