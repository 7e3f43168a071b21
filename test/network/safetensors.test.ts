import { describe, expect, it } from 'vitest';
import { ModelFileError } from '../../src/network/errors.ts';
import { readSafetensors } from '../../src/network/safetensors.ts';
import { rawFile, safetensorsFile } from '../support/model_files/safetensors_file.ts';

const halves = (...bits: number[]) => ({
  dtype: 'F16',
  shape: [bits.length],
  bytes: Uint16Array.of(...bits),
});
const floats = (...values: number[]) => ({
  ...{ dtype: 'F32', shape: [values.length] },
  bytes: Float32Array.of(...values),
});

const read = (bytes: ArrayBuffer) => readSafetensors('weights.safetensors', bytes);

/** Expects a ModelFileError that names the file and says this. */
function expectRefusal(bytes: ArrayBuffer, message: string): void {
  expect(() => read(bytes)).toThrow(ModelFileError);
  expect(() => read(bytes)).toThrow('weights.safetensors');
  expect(() => read(bytes)).toThrow(message);
}

describe('a safetensors file', () => {
  it('keeps large arrays in half precision and widens them when they are asked for', () => {
    const bits = new Uint16Array(2 ** 20).fill(0x3e00);
    const large = read(safetensorsFile({ a: { dtype: 'F16', shape: [2 ** 20], bytes: bits } })).get('a');
    const values = large?.values;
    expect([values?.length, values?.[0], values?.at(-1)]).toEqual([2 ** 20, 1.5, 1.5]);
    expect(large?.values).not.toBe(values);
    const small = read(safetensorsFile({ a: halves(0x3e00) })).get('a');
    expect(small?.values).toBe(small?.values);
  });

  it('gives its arrays by name, with shape and values', () => {
    const bytes = safetensorsFile({
      a: { ...floats(1, -2.5, 3, 4, 5, 6), shape: [2, 3] },
      b: floats(-0.1),
    });
    const weights = read(bytes);
    expect([...weights.keys()]).toEqual(['a', 'b']);
    expect(weights.get('a')).toEqual({ shape: [2, 3], values: Float32Array.of(1, -2.5, 3, 4, 5, 6) });
    expect(weights.get('b')?.values).toEqual(Float32Array.of(-0.1));
  });

  it('may hold a number alone, and an array of nothing', () => {
    const weights = read(
      safetensorsFile({ one: { ...floats(7), shape: [] }, none: { ...floats(), shape: [0, 3] } }),
    );
    expect(weights.get('one')).toEqual({ shape: [], values: Float32Array.of(7) });
    expect(weights.get('none')).toEqual({ shape: [0, 3], values: new Float32Array() });
  });

  it('is read wherever its data begin: a header of any length', () => {
    for (const name of ['a', 'ab', 'abc', 'abcd']) {
      expect(read(safetensorsFile({ [name]: floats(1.5) })).get(name)?.values).toEqual(Float32Array.of(1.5));
    }
  });

  it('may hold int8 numbers', () => {
    const bytes = new Uint8Array(Int8Array.of(-128, -1, 0, 127).buffer);
    const weights = read(safetensorsFile({ a: { dtype: 'I8', shape: [4], bytes } }));
    expect(weights.get('a')?.values).toEqual(Float32Array.of(-128, -1, 0, 127));
  });

  it('passes over the step counters of batch norms, which are integers', () => {
    const counter = { dtype: 'I64', shape: [], bytes: new Uint8Array(8) };
    expect([...read(safetensorsFile({ counter, a: floats(1) })).keys()]).toEqual(['a']);
  });
});

describe('numbers of half precision', () => {
  /** Bits and values from IEEE 754-2008, binary16. */
  it.each([
    ['one', 0x3c00, 1],
    ['minus two', 0xc000, -2],
    ['a third, rounded', 0x3555, 0.333251953125],
    ['the largest', 0x7bff, 65504],
    ['the smallest normal', 0x0400, 2 ** -14],
    ['the largest subnormal', 0x03ff, 2 ** -14 * (1023 / 1024)],
    ['the smallest subnormal', 0x0001, 2 ** -24],
    ['a negative subnormal', 0x8002, -(2 ** -23)],
    ['zero', 0x0000, 0],
    ['minus zero', 0x8000, -0],
  ])('%s: %i is %d', (_name, bits, value) => {
    expect(read(safetensorsFile({ a: halves(bits) })).get('a')?.values[0]).toBe(value);
  });

  it.each([
    ['infinity', 0x7c00, 'Infinity'],
    ['minus infinity', 0xfc00, '-Infinity'],
    ['not a number', 0x7e00, 'NaN'],
    ['a negative one that is not a number', 0xfc01, 'NaN'],
  ])('%s is refused', (_name, bits, shown) => {
    expectRefusal(safetensorsFile({ a: halves(0, 0x3c00, bits) }), `a holds ${shown} at position 2.`);
  });
});

describe('numbers of other types', () => {
  /** bfloat16 is the upper half of binary32: sign, 8 bits of exponent with bias 127, 7 bits of fraction. */
  it.each([
    ['one', 0x3f80, 1],
    ['minus 1.5', 0xbfc0, -1.5],
    ['pi, rounded', 0x4049, 3.140625],
    ['the largest', 0x7f7f, 2 ** 127 * (2 - 2 ** -7)],
    ['the smallest subnormal', 0x0001, 2 ** -133],
  ])('bfloat16, %s: %i is %d', (_name, bits, value) => {
    const array = { dtype: 'BF16', shape: [1], bytes: Uint16Array.of(bits) };
    expect(read(safetensorsFile({ a: array })).get('a')?.values[0]).toBe(value);
  });

  it('float64 is rounded to float32', () => {
    const bytes = new Uint8Array(Float64Array.of(0.1, -2).buffer);
    const weights = read(safetensorsFile({ a: { dtype: 'F64', shape: [2], bytes } }));
    expect(weights.get('a')?.values).toEqual(Float32Array.of(0.1, -2));
  });

  it('infinity in bfloat16 is refused', () => {
    const array = { dtype: 'BF16', shape: [1], bytes: Uint16Array.of(0x7f80) };
    expectRefusal(safetensorsFile({ a: array }), 'a holds Infinity at position 0.');
  });
});

describe('a damaged file is refused with the reason:', () => {
  const good = safetensorsFile({ first: floats(1, 2), 'conv.weight': floats(1, 2, 3, 4) });

  it('too short for a header length', () => {
    expectRefusal(good.slice(0, 5), '5 bytes are no safetensors file');
    expectRefusal(new ArrayBuffer(0), '0 bytes');
  });

  it('cut off within the header', () => {
    expectRefusal(good.slice(0, 40), 'truncated');
  });

  it.each([1, 4, 16])('cut off %d bytes before the end, in which array', (missing) => {
    expectRefusal(good.slice(0, good.byteLength - missing), 'truncated: conv.weight ends at byte');
  });

  it('a page of HTML in its place', () => {
    expectRefusal(
      new TextEncoder().encode('<!doctype html><title>404 Not Found</title>').buffer,
      'no safetensors file',
    );
  });

  it('a header that is not JSON', () => {
    expectRefusal(rawFile('{"a": '), 'its header is not a JSON object');
  });

  it.each(['null', '3', '[]', '"text"'])('a header that is JSON, but %s', (header) => {
    expectRefusal(rawFile(header), 'its header is not a JSON object');
  });

  it.each([
    'null',
    '3',
    '{"dtype": "F32"}',
    '{"dtype": "F32", "shape": [1], "data_offsets": [4]}',
    '{"dtype": "F32", "shape": [1], "data_offsets": [-4, 0]}',
    '{"dtype": "F32", "shape": [1.5], "data_offsets": [0, 6]}',
    '{"dtype": "F32", "shape": 1, "data_offsets": [0, 4]}',
  ])('an array that is described as %s', (entry) => {
    expectRefusal(rawFile(`{"fc.weight": ${entry}}`, [new Uint8Array(8)]), 'does not say what fc.weight is');
  });

  it('a shape that does not fit the bytes', () => {
    expectRefusal(
      safetensorsFile({ a: { ...floats(1, 2, 3), shape: [2, 2] } }),
      'a holds 12 bytes, its shape [2,2] needs 16.',
    );
  });

  it('a type that the program does not read', () => {
    const bytes = new Uint8Array(1);
    expectRefusal(
      safetensorsFile({ a: { dtype: 'F8_E4M3', shape: [1], bytes } }),
      'a is of type F8_E4M3; only F64, F32, F16, BF16 and integers are read.',
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'a weight of %d, and where',
    (value) => {
      expectRefusal(
        safetensorsFile({ first: floats(1), 'conv.weight': floats(1, 2, value, 4) }),
        `conv.weight holds ${value} at position 2.`,
      );
    },
  );
});
