import * as tf from '@tensorflow/tfjs-core';
import type { MapExtents, MapSheet } from '../drawn_map.ts';
import { drawnRange } from './drawn_range.ts';
import { type Call, input, runShader, type Shader } from './program.ts';

/** Threads of the one work group that looks through a map. */
const SEEKERS = 256;
/** All that a work group may keep. */
const BINS = 4096;
/** Bins of a thread. */
const SPAN = BINS / SEEKERS;
/** Threads of a work group that writes. */
const WRITERS = 64;

/** Numbers as integers of the same order, and back: what can be compared by many threads at once. */
const ORDER = `
  fn ordered(value : f32) -> u32 {
    let bits = bitcast<u32>(value);
    return select(bits | 0x80000000u, ~bits, (bits & 0x80000000u) != 0u);
  }
  fn unordered(bits : u32) -> f32 {
    return bitcast<f32>(select(~bits, bits & 0x7fffffffu, (bits & 0x80000000u) != 0u));
  }`;

/**
 * One work group, as each step needs the one before whole. The bins hold the two ends of the values; then how many values lie in each; then
 * how many lie in those of each thread, and behind them what was found.
 */
function extents(vector: 1 | 4): Shader {
  const parts = vector === 4 ? ['.x', '.y', '.z', '.w'] : [''];
  const each = (statement: (part: string) => string) => parts.map(statement).join('\n');
  return {
    name: `mapExtents ${vector}`,
    ...{ inputs: ['values'], vectors: [1, vector], threads: SEEKERS, integers: ['elements', 'kept'] },
    before: `${ORDER}\nvar<workgroup> bins : array<atomic<u32>, ${BINS}>;`,
    main: `
      let t = index;
      if (t == 0) {
        atomicStore(&bins[0], 0xffffffffu);
        atomicStore(&bins[1], 0u);
      }
      workgroupBarrier();
      var least = 0xffffffffu;
      var most = 0u;
      for (var at = t; at < uniforms.elements; at += ${SEEKERS}) {
        let value = values[at];
        ${each((part) => `least = min(least, ordered(value${part})); most = max(most, ordered(value${part}));`)}
      }
      atomicMin(&bins[0], least);
      atomicMax(&bins[1], most);
      workgroupBarrier();
      let low = unordered(atomicLoad(&bins[0]));
      let high = unordered(atomicLoad(&bins[1]));
      let largest = max(abs(low), abs(high));
      workgroupBarrier();
      for (var bin = t; bin < ${BINS}; bin += ${SEEKERS}) { atomicStore(&bins[bin], 0u); }
      workgroupBarrier();
      if (largest > 0.0) {
        let scale = ${BINS - 1}.0 / largest;
        for (var at = t; at < uniforms.elements; at += ${SEEKERS}) {
          let value = abs(values[at]) * scale;
          ${each((part) => `atomicAdd(&bins[min(u32(value${part}), ${BINS - 1}u)], 1u);`)}
        }
      }
      workgroupBarrier();
      var counts : array<u32, ${SPAN}>;
      var sum = 0u;
      for (var i = 0; i < ${SPAN}; i++) {
        counts[i] = atomicLoad(&bins[t * ${SPAN} + i]);
        sum += counts[i];
      }
      workgroupBarrier();
      atomicStore(&bins[t], sum);
      workgroupBarrier();
      if (t == 0) {
        var left = u32(uniforms.kept);
        var thread = 0u;
        while (thread < ${SEEKERS - 1}u && atomicLoad(&bins[thread]) < left) {
          left -= atomicLoad(&bins[thread]);
          thread += 1u;
        }
        atomicStore(&bins[${SEEKERS}], thread);
        atomicStore(&bins[${SEEKERS + 1}], left);
      }
      workgroupBarrier();
      if (t == i32(atomicLoad(&bins[${SEEKERS}]))) {
        var left = atomicLoad(&bins[${SEEKERS + 1}]);
        var i = 0;
        while (i < ${SPAN - 1} && counts[i] < left) {
          left -= counts[i];
          i += 1;
        }
        result[0] = low;
        result[1] = high;
        result[2] = largest;
        result[3] = f32(t * ${SPAN} + i + 1) / ${BINS}.0 * largest;
      }`,
  };
}

export function mapExtents(call: Call<MapExtents>): tf.TensorInfo {
  const values = input(call, 'values');
  const size = tf.util.sizeFromShape(values.shape);
  const vector = size % 4 === 0 ? 4 : 1;
  return runShader(call.backend, extents(vector), {
    ...{ inputs: [values], shape: [4], groups: 1, integers: [size / vector, call.attrs.kept] },
  });
}

const sheet = (scale: MapSheet['scale'], clips: boolean): Shader => ({
  name: `mapSheet ${scale} ${clips}`,
  ...{ inputs: ['values', 'extents'], vectors: [1, 1, 1], threads: WRITERS },
  integers: ['numbers', 'all', 'colours'],
  numbers: ['least', 'share'],
  before: drawnRange(scale),
  main: `
    if (index >= uniforms.all) { return; }
    let largest = extents[${clips ? 3 : 2}];
    let low = ${scale === 'symmetric' ? '-largest' : scale === 'minmax' && !clips ? 'extents[0]' : '0.0'};
    let high = ${scale === 'symmetric' || clips ? 'largest' : 'extents[1]'};
    let range = widened(vec2<f32>(low, high)) / uniforms.share;
    let beyond = index - uniforms.numbers;
    if (beyond >= 8) {
      result[index] = 0.0;
    } else if (beyond >= 0) {
      result[index] = byteOfRange(range, beyond);
    } else {
      result[index] = byteOf(values[index * uniforms.colours / 3], range);
    }`,
});

export function mapSheet(call: Call<MapSheet>): tf.TensorInfo {
  const { scale, clips, least, share, rows } = call.attrs;
  const values = input(call, 'values');
  const [height = 1, width = 1, colours = 1] = values.shape;
  const shape = [height + rows, width, 3];
  const all = tf.util.sizeFromShape(shape);
  return runShader(call.backend, sheet(scale, clips), {
    ...{ inputs: [values, input(call, 'extents')], shape, groups: Math.ceil(all / WRITERS) },
    ...{ integers: [height * width * 3, all, colours], numbers: [least, share] },
  });
}
