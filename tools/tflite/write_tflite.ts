/** Writes a graph as a TensorFlow Lite file (schema.fbs, version 3), of which only the tables that are needed here are known. */
import { Builder } from 'flatbuffers';

/** BuiltinOperator of schema.fbs. */
const OPERATORS = {
  ADD: 0,
  CONV_2D: 3,
  DEPTHWISE_CONV_2D: 4,
  FULLY_CONNECTED: 9,
  LOGISTIC: 14,
  MUL: 18,
  RELU: 19,
  RELU6: 21,
  RESIZE_BILINEAR: 23,
  MEAN: 40,
  TRANSPOSE_CONV: 67,
  HARD_SWISH: 117,
} as const;
export type TfliteOperator = keyof typeof OPERATORS;

/** A table of the union BuiltinOptions: its number there, and the kind and value of each field that is not left out. */
const OPTIONS = {
  Conv2DOptions: {
    type: 1,
    fields: { padding: [0, 'byte'], strideW: [1, 'int'], strideH: [2, 'int'], activation: [3, 'byte'] },
  },
  DepthwiseConv2DOptions: {
    type: 2,
    fields: {
      padding: [0, 'byte'],
      strideW: [1, 'int'],
      strideH: [2, 'int'],
      multiplier: [3, 'int'],
      activation: [4, 'byte'],
    },
  },
  FullyConnectedOptions: { type: 8, fields: { activation: [0, 'byte'] } },
  AddOptions: { type: 11, fields: { activation: [0, 'byte'] } },
  ResizeBilinearOptions: { type: 15, fields: { alignCorners: [2, 'byte'], halfPixelCenters: [3, 'byte'] } },
  MulOptions: { type: 21, fields: { activation: [0, 'byte'] } },
  ReducerOptions: { type: 27, fields: { keepDims: [0, 'byte'] } },
  TransposeConvOptions: {
    type: 49,
    fields: { padding: [0, 'byte'], strideW: [1, 'int'], strideH: [2, 'int'] },
  },
} as const satisfies Record<
  string,
  { type: number; fields: Record<string, readonly [number, 'byte' | 'int']> }
>;

interface TfliteOptions {
  readonly table: keyof typeof OPTIONS;
  readonly fields: Readonly<Record<string, number>>;
}

export interface TfliteNode {
  readonly operator: TfliteOperator;
  /** Names of tensors. */
  readonly inputs: readonly string[];
  readonly output: string;
  readonly options?: TfliteOptions;
}

export interface TfliteTensor {
  readonly shape: readonly number[];
  /** Absent where it is computed. */
  readonly values?: Float32Array | Int32Array;
}

export interface TfliteGraph {
  readonly nodes: readonly TfliteNode[];
  readonly tensors: ReadonlyMap<string, TfliteTensor>;
  readonly input: string;
  readonly output: string;
}

const VERSION = 3;
const IDENTIFIER = 'TFL3';
const [FLOAT32, INT32] = [0, 2];
/** Operators below this number are written in a byte, too, for old readers. */
const IN_A_BYTE = 127;

/** @throws {Error} if a node names a tensor or an option that is not there */
export function writeTflite({ nodes, tensors, input, output }: TfliteGraph): Uint8Array {
  const builder = new Builder(2 ** 20);
  const names = [...tensors.keys()];
  const place = (name: string) => {
    const at = names.indexOf(name);
    if (at < 0) throw new Error(`The graph has no tensor ${name}.`);
    return at;
  };
  const operators = [...new Set(nodes.map(({ operator }) => operator))];

  // Buffer 0 is empty by definition; each tensor has one of its own behind it.
  const buffers = [null, ...tensors.values()].map((tensor) => writeBuffer(builder, tensor?.values));
  const written = names.map((name, at) => {
    const { shape, values } = tensors.get(name) as TfliteTensor;
    const [title, dims] = [builder.createString(name), ints(builder, shape)];
    builder.startObject(4);
    builder.addFieldOffset(0, dims, 0);
    builder.addFieldInt8(1, values instanceof Int32Array ? INT32 : FLOAT32, FLOAT32);
    builder.addFieldInt32(2, values ? at + 1 : 0, 0);
    builder.addFieldOffset(3, title, 0);
    return builder.endObject();
  });
  const steps = nodes.map((node) => {
    const [inputs, outputs] = [ints(builder, node.inputs.map(place)), ints(builder, [place(node.output)])];
    const options = node.options && writeOptions(builder, node.options);
    builder.startObject(5);
    builder.addFieldInt32(0, operators.indexOf(node.operator), 0);
    builder.addFieldOffset(1, inputs, 0);
    builder.addFieldOffset(2, outputs, 0);
    if (options) {
      builder.addFieldInt8(3, OPTIONS[(node.options as TfliteOptions).table].type, 0);
      builder.addFieldOffset(4, options, 0);
    }
    return builder.endObject();
  });
  const graph = writeTable(builder, 4, [
    offsets(builder, written),
    ints(builder, [place(input)]),
    ints(builder, [place(output)]),
    offsets(builder, steps),
  ]);
  const codes = operators.map((name) => {
    const code = OPERATORS[name];
    builder.startObject(4);
    builder.addFieldInt8(0, Math.min(code, IN_A_BYTE), 0);
    builder.addFieldInt32(2, 1, 1);
    builder.addFieldInt32(3, code, 0);
    return builder.endObject();
  });
  const [codeList, graphs, bufferList] = [codes, [graph], buffers].map((list) => offsets(builder, list));
  builder.startObject(5);
  builder.addFieldInt32(0, VERSION, 0);
  for (const [field, list] of [
    [1, codeList],
    [2, graphs],
    [4, bufferList],
  ] as const)
    builder.addFieldOffset(field, list as number, 0);
  builder.finish(builder.endObject(), IDENTIFIER);
  return builder.asUint8Array();
}

/** A table whose fields are all offsets, in order. */
function writeTable(builder: Builder, length: number, fields: readonly number[]): number {
  builder.startObject(length);
  for (const [field, offset] of fields.entries()) builder.addFieldOffset(field, offset, 0);
  return builder.endObject();
}

function writeBuffer(builder: Builder, values?: Float32Array | Int32Array): number {
  let data = 0;
  if (values) {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    // Its numbers begin at a multiple of 16, as the schema asks.
    builder.prep(16, bytes.length);
    data = builder.createByteVector(bytes);
  }
  builder.startObject(1);
  if (values) builder.addFieldOffset(0, data, 0);
  return builder.endObject();
}

function writeOptions(builder: Builder, { table, fields }: TfliteOptions): number {
  const known: Readonly<Record<string, readonly [number, 'byte' | 'int']>> = OPTIONS[table].fields;
  builder.startObject(6);
  for (const [name, value] of Object.entries(fields)) {
    const field = known[name];
    if (!field) throw new Error(`${table} has no field ${name}.`);
    const [at, kind] = field;
    if (kind === 'byte') builder.addFieldInt8(at, value, 0);
    else builder.addFieldInt32(at, value, 0);
  }
  return builder.endObject();
}

function ints(builder: Builder, values: readonly number[]): number {
  builder.startVector(4, values.length, 4);
  for (const value of values.toReversed()) builder.addInt32(value);
  return builder.endVector();
}

function offsets(builder: Builder, values: readonly number[]): number {
  builder.startVector(4, values.length, 4);
  for (const value of values.toReversed()) builder.addOffset(value);
  return builder.endVector();
}
