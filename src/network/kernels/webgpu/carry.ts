import * as tf from '@tensorflow/tfjs-core';
import { type Call, input, runShader, type Shader } from './program.ts';

const THREADS = 64;

/** A block's number where a pixel is, between the middles of four; a cubic's shares of four pixels; four numbers of a row. */
const before = `
  fn middle(pixel : i32, pixels : i32, blocks : i32) -> f32 {
    return clamp((f32(pixel) + 0.5) * f32(blocks) / f32(pixels) - 0.5, 0.0, f32(blocks - 1));
  }
  fn shares(f : f32) -> vec4<f32> {
    return vec4<f32>(
      ((-0.5 * f + 1.0) * f - 0.5) * f, (1.5 * f - 2.5) * f * f + 1.0,
      ((-1.5 * f + 2.0) * f + 0.5) * f, (0.5 * f - 0.5) * f * f);
  }
  fn across(row : i32, column : i32, channel : i32) -> vec4<f32> {
    var four = vec4<f32>(0.0);
    let y = clamp(row, 0, uniforms.height - 1) * uniforms.width;
    for (var i = 0; i < 4; i++) {
      four[i] = picture[(y + clamp(column + i - 1, 0, uniforms.width - 1)) * uniforms.channels + channel];
    }
    return four;
  }`;

const shader: Shader = {
  name: 'carry',
  ...{ inputs: ['picture', 'dx', 'dy'], vectors: [1, 1, 1, 1], threads: THREADS },
  integers: ['height', 'width', 'channels', 'rows', 'columns'],
  before,
  main: `
    if (index < uniforms.height * uniforms.width * uniforms.channels) {
      let channel = index % uniforms.channels;
      let x = (index / uniforms.channels) % uniforms.width;
      let y = index / uniforms.channels / uniforms.width;
      let atX = middle(x, uniforms.width, uniforms.columns);
      let atY = middle(y, uniforms.height, uniforms.rows);
      let left = i32(atX);
      let right = min(left + 1, uniforms.columns - 1);
      let upper = i32(atY) * uniforms.columns;
      let lower = min(i32(atY) + 1, uniforms.rows - 1) * uniforms.columns;
      let u = fract(atX);
      let v = fract(atY);
      let moveX = mix(mix(dx[upper + left], dx[upper + right], u), mix(dx[lower + left], dx[lower + right], u), v);
      let moveY = mix(mix(dy[upper + left], dy[upper + right], u), mix(dy[lower + left], dy[lower + right], u), v);
      let fromX = clamp(f32(x) + moveX * f32(uniforms.width), 0.0, f32(uniforms.width - 1));
      let fromY = clamp(f32(y) + moveY * f32(uniforms.height), 0.0, f32(uniforms.height - 1));
      let column = i32(fromX);
      let row = i32(fromY);
      let columns = shares(fract(fromX));
      result[index] = dot(shares(fract(fromY)), vec4<f32>(
        dot(across(row - 1, column, channel), columns), dot(across(row, column, channel), columns),
        dot(across(row + 1, column, channel), columns), dot(across(row + 2, column, channel), columns)));
    }`,
};

/** One pass where the cubic's sixteen pixels are gathered one after another otherwise. */
export function carry(call: Call<unknown>): tf.TensorInfo {
  const [picture, dx, dy] = [input(call, 'before'), input(call, 'dx'), input(call, 'dy')];
  return runShader(call.backend, shader, {
    ...{ inputs: [picture, dx, dy], shape: picture.shape },
    groups: Math.ceil(tf.util.sizeFromShape(picture.shape) / THREADS),
    integers: [...picture.shape, ...dx.shape],
  });
}
