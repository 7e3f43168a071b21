import * as tf from '@tensorflow/tfjs-core';
import type { NormAttributes } from '../../layers/instance_norm.ts';
import { EXACT } from '../../webgpu/half_source.ts';
import { type Call, input, rectified, runShader, type Shader } from './program.ts';

/** Threads of a work group; also the most channels that one looks at. */
const THREADS = 256;
/** Threads that put the parts of one channel together. */
const JOINERS = 64;
/** Parts of a picture, at most. */
const PARTS = 256;
/** Pixels that a thread looks at, at least. */
const LEAST = 16;

/**
 * Means and sums of squared differences from them are joined pairwise (Chan et al. 1979): no large sums, so that nothing is lost
 * where a mean is far from 0.
 */
const JOIN = `
  fn join(a : vec3<f32>, b : vec3<f32>) -> vec3<f32> {
    let count = a.x + b.x;
    if (count == 0.0) { return a; }
    let step = b.y - a.y;
    return vec3<f32>(count, a.y + step * b.x / count, a.z + b.z + step * step * a.x * b.x / count);
  }`;

/** Of each part of a picture and each channel: mean and sum of squares, [batch, parts, channels, 2]. */
const partial: Shader = {
  name: 'instanceNormPartial',
  ...{ inputs: ['x'], vectors: [1, 1], threads: THREADS },
  integers: ['pixels', 'channels', 'parts', 'span', 'batch'],
  before: `${JOIN}\nvar<workgroup> moments : array<vec3<f32>, ${THREADS}>;`,
  main: `
    let t = i32(localIndex);
    let slices = (uniforms.channels + ${THREADS - 1}) / ${THREADS};
    let group = index / ${THREADS};
    let picture = group / (slices * uniforms.parts);
    let part = (group / slices) % uniforms.parts;
    let firstChannel = (group % slices) * ${THREADS};
    let width = min(${THREADS}, uniforms.channels - firstChannel);
    let lanes = ${THREADS} / width;
    let lane = t / width;
    let channel = firstChannel + t % width;
    let isUsed = lane < lanes && picture < uniforms.batch;
    var count = 0.0;
    var pivot = 0.0;
    var sum = 0.0;
    var squares = 0.0;
    if (isUsed) {
      let end = min(uniforms.pixels, (part + 1) * uniforms.span);
      for (var pixel = part * uniforms.span + lane; pixel < end; pixel += lanes) {
        let value = x[(picture * uniforms.pixels + pixel) * uniforms.channels + channel];
        if (count == 0.0) { pivot = value; }
        let off = value - pivot;
        count += 1.0;
        sum += off;
        squares += off * off;
      }
    }
    let safe = max(count, 1.0);
    moments[t] = vec3<f32>(count, pivot + sum / safe, squares - sum * sum / safe);
    workgroupBarrier();
    if (isUsed && lane == 0) {
      var all = moments[t];
      for (var other = 1; other < lanes; other++) { all = join(all, moments[t + other * width]); }
      let at = ((picture * uniforms.parts + part) * uniforms.channels + channel) * 2;
      ${EXACT}
      result[at] = all.y;
      result[at + 1] = all.z;
    }`,
};

/** Of each picture: the mean of each channel, then scale / deviation of each, [batch, 2, channels]. */
const joined: Shader = {
  name: 'instanceNormJoined',
  ...{ inputs: ['parts', 'scale'], vectors: [1, 1, 1], threads: JOINERS },
  integers: ['pixels', 'channels', 'count', 'span', 'batch', 'perPicture'],
  numbers: ['epsilon'],
  before: `${JOIN}\nvar<workgroup> moments : array<vec3<f32>, ${JOINERS}>;`,
  main: `
    let t = i32(localIndex);
    let group = index / ${JOINERS};
    let channel = group % uniforms.channels;
    let picture = group / uniforms.channels;
    let isUsed = picture < uniforms.batch;
    var all = vec3<f32>(0.0);
    if (isUsed) {
      for (var part = t; part < uniforms.count; part += ${JOINERS}) {
        let at = ((picture * uniforms.count + part) * uniforms.channels + channel) * 2;
        let size = min(uniforms.span, uniforms.pixels - part * uniforms.span);
        all = join(all, vec3<f32>(f32(size), parts[at], parts[at + 1]));
      }
    }
    moments[t] = all;
    workgroupBarrier();
    for (var half = ${JOINERS / 2}; half > 0; half /= 2) {
      if (t < half) { moments[t] = join(moments[t], moments[t + half]); }
      workgroupBarrier();
    }
    if (isUsed && t == 0) {
      let deviation = sqrt(max(moments[0].z, 0.0) / f32(uniforms.pixels) + uniforms.epsilon);
      let at = picture * 2 * uniforms.channels + channel;
      ${EXACT}
      result[at] = moments[0].y;
      result[at + uniforms.channels] = scale[channel + picture * uniforms.perPicture] / deviation;
    }`,
};

function normalised(activation: string, vector: number): Shader {
  const type = vector === 4 ? 'vec4<f32>' : 'f32';
  return {
    name: `instanceNorm ${activation} ${vector}`,
    ...{ inputs: ['x', 'moments', 'shift'], vectors: [vector, vector, vector, vector], threads: THREADS },
    integers: ['elements', 'inPicture', 'channels', 'perPicture'],
    main: `
      if (index < uniforms.elements) {
        let channel = index % uniforms.channels;
        let picture = index / uniforms.inPicture;
        let at = picture * 2 * uniforms.channels + channel;
        let mean = moments[at];
        let gain = moments[at + uniforms.channels];
        let value = (x[index] - mean) * gain + shift[channel + picture * uniforms.perPicture];
        result[index] = ${rectified('value', activation, type)};
      }`,
  };
}

/** Two passes over the picture where tfjs takes eight and turns it round twice for each mean. */
export function instanceNorm(call: Call<NormAttributes>): tf.TensorInfo {
  const { backend, attrs } = call;
  const [x, scale, shift] = [input(call, 'x'), input(call, 'scale'), input(call, 'shift')];
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const pixels = height * width;
  const lanes = Math.max(1, Math.floor(THREADS / channels));
  const parts = Math.min(PARTS, Math.max(1, Math.ceil(pixels / (lanes * LEAST))));
  const span = Math.ceil(pixels / parts);
  /** Parts that are not empty. */
  const count = Math.ceil(pixels / span);
  const slices = Math.ceil(channels / THREADS);
  const stepOf = (tensor: tf.TensorInfo) => (tf.util.sizeFromShape(tensor.shape) > channels ? channels : 0);
  const ofParts = runShader(backend, partial, {
    ...{ inputs: [x], shape: [batch, count, channels, 2], groups: batch * count * slices },
    integers: [pixels, channels, count, span, batch],
  });
  const moments = runShader(backend, joined, {
    ...{ inputs: [ofParts, scale], shape: [batch, 2, channels], groups: batch * channels },
    ...{ integers: [pixels, channels, count, span, batch, stepOf(scale)], numbers: [attrs.epsilon] },
  });
  const vector = channels % 4 === 0 ? 4 : 1;
  const elements = tf.util.sizeFromShape(x.shape) / vector;
  const y = runShader(backend, normalised(attrs.activation, vector), {
    ...{ inputs: [x, moments, shift], shape: x.shape, groups: Math.ceil(elements / THREADS) },
    integers: [elements, elements / batch, channels / vector, stepOf(shift) / vector],
  });
  for (const { dataId } of [ofParts, moments]) backend.disposeData(dataId);
  return y;
}
