/** Writes ONNX files, field by field as onnx.proto numbers them: for benches and tests. */
import { PbfWriter } from 'pbf';

export interface OnnxNode {
  readonly operator: string;
  /** By name; '' where an optional one is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly name?: string;
  readonly ints?: Readonly<Record<string, readonly number[]>>;
  readonly int?: Readonly<Record<string, number>>;
  readonly float?: Readonly<Record<string, number>>;
  readonly text?: Readonly<Record<string, string>>;
}

/** Numbers: raw bytes where they are a Float32Array, else listed as floats, or as integers of 64 bits. */
interface OnnxTensor {
  readonly dims: readonly number[];
  readonly values: Float32Array | readonly number[];
  readonly whole?: boolean;
}

/** An input or output, and its sides; a side with a name is free. */
interface Endpoint {
  readonly name: string;
  readonly dims: readonly (number | string)[];
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly tensors: ReadonlyMap<string, OnnxTensor>;
  readonly input: Endpoint;
  readonly otherInputs?: readonly Endpoint[];
  readonly output: Endpoint;
  /** Of the standard operators; 13 by default. */
  readonly opset?: number;
}

const IR_VERSION = 8;
const OPSET = 13;
/** TensorProto.DataType. */
const [FLOAT, INT64] = [1, 7];

type Write = (to: PbfWriter) => void;

const message = (to: PbfWriter, tag: number, write: Write) =>
  to.writeMessage(tag, (_: null, inside: PbfWriter) => write(inside), null);

/** AttributeProto.AttributeType. */
const TYPES = { float: 1, int: 2, text: 3, ints: 7 } as const;

function writeAttributes(to: PbfWriter, { ints, int, float, text }: OnnxNode): void {
  const attribute = (label: string, type: keyof typeof TYPES, write: Write) =>
    message(to, 5, (inside) => {
      inside.writeStringField(1, label);
      write(inside);
      inside.writeVarintField(20, TYPES[type]);
    });
  for (const [label, values] of Object.entries(ints ?? {}))
    attribute(label, 'ints', (inside) => {
      // Not packed, as many writers do it.
      for (const value of values) inside.writeVarintField(8, value);
    });
  for (const [label, value] of Object.entries(int ?? {}))
    attribute(label, 'int', (inside) => inside.writeVarintField(3, value));
  for (const [label, value] of Object.entries(float ?? {}))
    attribute(label, 'float', (inside) => inside.writeFloatField(2, value));
  for (const [label, value] of Object.entries(text ?? {}))
    attribute(label, 'text', (inside) => inside.writeBytesField(4, new TextEncoder().encode(value)));
}

function writeNode(to: PbfWriter, node: OnnxNode): void {
  for (const input of node.inputs) to.writeStringField(1, input);
  for (const output of node.outputs) to.writeStringField(2, output);
  if (node.name !== undefined) to.writeStringField(3, node.name);
  to.writeStringField(4, node.operator);
  writeAttributes(to, node);
}

function writeTensor(to: PbfWriter, name: string, { dims, values, whole = false }: OnnxTensor): void {
  to.writePackedVarint(1, [...dims]);
  to.writeVarintField(2, whole ? INT64 : FLOAT);
  if (values instanceof Float32Array)
    to.writeBytesField(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  else if (whole) to.writePackedVarint(7, [...values]);
  else to.writePackedFloat(4, [...values]);
  to.writeStringField(8, name);
}

const writeEndpoint = (to: PbfWriter, { name, dims }: Endpoint): void => {
  to.writeStringField(1, name);
  message(to, 2, (type) =>
    message(type, 1, (tensor) => {
      tensor.writeVarintField(1, FLOAT);
      message(tensor, 2, (shape) => {
        for (const side of dims)
          message(shape, 1, (dimension) =>
            typeof side === 'string'
              ? dimension.writeStringField(2, side)
              : dimension.writeVarintField(1, side),
          );
      });
    }),
  );
};

/** @returns the bytes of an .onnx file, with its weights inside */
export function writeOnnx({
  nodes,
  tensors,
  input,
  otherInputs = [],
  output,
  opset: version = OPSET,
}: OnnxGraph): Uint8Array<ArrayBuffer> {
  const pbf = new PbfWriter();
  pbf.writeVarintField(1, IR_VERSION);
  message(pbf, 7, (graph) => {
    for (const node of nodes) message(graph, 1, (to) => writeNode(to, node));
    for (const [name, tensor] of tensors) message(graph, 5, (to) => writeTensor(to, name, tensor));
    for (const one of [input, ...otherInputs]) message(graph, 11, (to) => writeEndpoint(to, one));
    message(graph, 12, (to) => writeEndpoint(to, output));
  });
  message(pbf, 8, (opset) => opset.writeVarintField(2, version));
  return pbf.finish() as Uint8Array<ArrayBuffer>;
}
