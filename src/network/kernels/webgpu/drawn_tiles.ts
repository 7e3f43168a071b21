import type * as tf from '@tensorflow/tfjs-core';
import type { MapSheet, TileSheet } from '../drawn_map.ts';
import { drawnRange } from './drawn_range.ts';
import { type Call, input, runShader, type Shader } from './program.ts';

const THREADS = 256;

/** One work group for a tile, or for four beside each other in memory. */
function extents(vector: 1 | 4): Shader {
  const type = vector === 4 ? 'vec4<f32>' : 'f32';
  const parts = vector === 4 ? ['.x', '.y', '.z', '.w'] : [''];
  return {
    name: `tileExtents ${vector}`,
    ...{ inputs: ['values'], vectors: [1, vector], threads: THREADS, integers: ['cells', 'blocks'] },
    before: `
      var<workgroup> lows : array<${type}, ${THREADS}>;
      var<workgroup> highs : array<${type}, ${THREADS}>;`,
    main: `
      let t = i32(localIndex);
      let block = index / ${THREADS};
      // Threads that have nothing of their own take the first cell, too.
      var low = values[block];
      var high = low;
      for (var cell = t; cell < uniforms.cells; cell += ${THREADS}) {
        let value = values[cell * uniforms.blocks + block];
        low = min(low, value);
        high = max(high, value);
      }
      lows[t] = low;
      highs[t] = high;
      workgroupBarrier();
      for (var half = ${THREADS / 2}; half > 0; half /= 2) {
        if (t < half) {
          lows[t] = min(lows[t], lows[t + half]);
          highs[t] = max(highs[t], highs[t + half]);
        }
        workgroupBarrier();
      }
      if (t == 0) {
        let at = block * ${2 * vector};
        ${parts.map((part, i) => `result[at + ${2 * i}] = lows[0]${part}; result[at + ${2 * i + 1}] = highs[0]${part};`).join('\n')}
      }`,
  };
}

export function tileExtents(call: Call<object>): tf.TensorInfo {
  const values = input(call, 'values');
  const [height = 1, width = 1, tiles = 1] = values.shape;
  const vector = tiles % 4 === 0 ? 4 : 1;
  const blocks = tiles / vector;
  return runShader(call.backend, extents(vector), {
    ...{ inputs: [values], shape: [tiles, 2], groups: blocks, integers: [height * width, blocks] },
  });
}

const ENDS: Record<MapSheet['scale'], string> = {
  zero: 'vec2<f32>(0.0, high)',
  minmax: 'vec2<f32>(low, high)',
  symmetric: 'vec2<f32>(-max(abs(low), abs(high)), max(abs(low), abs(high)))',
};

/** As `tileAtlas` of engine/encode has it. */
const sheet = (scale: MapSheet['scale']): Shader => ({
  name: `tileSheet ${scale}`,
  ...{ inputs: ['values', 'extents', 'whole'], vectors: [1, 1, 1, 1], threads: THREADS },
  integers: ['all', 'pixels', 'columns', 'tileWidth', 'tileHeight', 'tiles', 'own'],
  numbers: ['least'],
  before: `${drawnRange(scale)}
    fn rangeOf(low : f32, high : f32) -> vec2<f32> {
      return widened(${ENDS[scale]});
    }
    fn rangeOfTile(tile : i32) -> vec2<f32> {
      if (uniforms.own == 0) { return rangeOf(whole[0], whole[1]); }
      return rangeOf(extents[2 * tile], extents[2 * tile + 1]);
    }`,
  main: `
    if (index >= uniforms.all) { return; }
    let beyond = index - uniforms.pixels;
    if (beyond >= 0) {
      for (var colour = 0; colour < 3; colour++) {
        let at = 3 * beyond + colour;
        let entry = at / 8;
        var byte = 0.0;
        if (entry <= uniforms.tiles) {
          var range = rangeOf(whole[0], whole[1]);
          if (entry > 0) { range = rangeOfTile(entry - 1); }
          byte = byteOfRange(range, at);
        }
        result[3 * index + colour] = byte;
      }
      return;
    }
    let width = uniforms.columns * uniforms.tileWidth;
    let x = index % width;
    let y = index / width;
    let tile = y / uniforms.tileHeight * uniforms.columns + x / uniforms.tileWidth;
    var byte = 0.0;
    if (tile < uniforms.tiles) {
      let cell = y % uniforms.tileHeight * uniforms.tileWidth + x % uniforms.tileWidth;
      byte = byteOf(values[cell * uniforms.tiles + tile], rangeOfTile(tile));
    }
    result[3 * index] = byte;
    result[3 * index + 1] = byte;
    result[3 * index + 2] = byte;`,
});

export function tileSheet(call: Call<TileSheet>): tf.TensorInfo {
  const { scale, own, least, rows, columns } = call.attrs;
  const values = input(call, 'values');
  const [height = 1, width = 1, tiles = 1] = values.shape;
  const pixels = columns * width * Math.ceil(tiles / columns) * height;
  const shape = [pixels / (columns * width) + rows, columns * width, 3];
  const all = pixels + rows * columns * width;
  return runShader(call.backend, sheet(scale), {
    ...{ inputs: [values, input(call, 'extents'), input(call, 'whole')], shape },
    integers: [all, pixels, columns, width, height, tiles, own ? 1 : 0],
    ...{ groups: Math.ceil(all / THREADS), numbers: [least] },
  });
}
