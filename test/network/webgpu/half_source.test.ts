import { describe, expect, it } from 'vitest';
import { EXACT, halvable, halved } from '../../../src/network/webgpu/half_source.ts';

const declare = (binding: number, access: string, name: string, type: string) =>
  `@group(0) @binding(${binding}) var<storage, ${access}> ${name} : array<${type}>;\n`;
const RESULT = declare(0, 'read_write', 'result', 'f32');
const X = declare(1, 'read', 'x', 'f32');
const FOURS = declare(2, 'read', 'fours', 'vec4<f32>');
const WHOLE = declare(3, 'read', 'whole', 'i32');

const bodyOf = (code: string): string => code.slice(code.lastIndexOf('>;') + 2).trim();

describe('of a shader’s arrays', () => {
  it('those of numbers can be kept in 16 bits, and no integers', () => {
    expect(halvable(RESULT + X + FOURS + WHOLE)).toEqual(new Set([0, 1, 2]));
  });

  it('none can whose elements are reached by their addresses', () => {
    expect(halvable(`${RESULT}${X}atomicAdd(&result[0], 1);`)).toEqual(new Set([1]));
  });

  it('no result can that is exact', () => {
    expect(halvable(`${RESULT}${X}${EXACT}\nresult[0] = x[0];`)).toEqual(new Set([1]));
  });

  it('what is read has 32 bits at once, and indices that are read, too', () => {
    const code = halved(`${RESULT}${X}${FOURS}result[0] = x[i32(x[1])] + fours[a[2]].x;`, new Set([1, 2]));
    expect(code).toContain('x : array<f16>;');
    expect(code).toContain('fours : array<vec4<f16>>;');
    expect(code).toContain('result : array<f32>;');
    expect(bodyOf(code)).toBe('result[0] = f32(x[i32(f32(x[1]))]) + vec4<f32>(fours[a[2]]).x;');
  });

  it('what is written has 16 bits at last, and stays finite', () => {
    expect(bodyOf(halved(`${RESULT}${X}result[i + 1] = x[i];`, new Set([0])))).toBe(
      'result[i + 1] = f16(clamp(f32( x[i]), f32(-65504.0), f32(65504.0)));',
    );
  });

  it('other names that end or begin alike stay as they are', () => {
    const body = 'max[0] = pos.x[1] + xs[2] + index[3];';
    expect(bodyOf(halved(`${RESULT}${X}${body}`, new Set([1])))).toBe(body);
  });
});
