/** ONNX's protobuf messages (onnx.proto, opset 1 to 25), as far as inference reads them. */

import { PbfReader } from 'pbf';
import { told } from '../../../contract/told.ts';
import { ModelFileError } from '../../errors.ts';

/** TensorProto: a constant. */
export interface Tensor {
  name: string;
  dims: number[];
  /** TensorProto.DataType. */
  type: number;
  raw: Uint8Array | null;
  floats: number[];
  /** int32_data, int64_data, double_data or uint64_data. */
  numbers: number[];
  /** Where its numbers lie in another file; empty where they lie here. */
  external: Map<string, string>;
}

interface Attribute {
  name: string;
  float: number;
  int: number;
  text: string;
  tensor: Tensor | null;
  floats: number[];
  ints: number[];
}

export interface Node {
  name: string;
  operator: string;
  domain: string;
  inputs: string[];
  outputs: string[];
  attributes: Map<string, Attribute>;
}

/** An input or output: its name and sides; null where a side is free. */
interface Endpoint {
  name: string;
  dims: (number | null)[];
}

export interface OnnxModel {
  irVersion: number;
  producer: string;
  /** Of the standard operators. */
  opset: number;
  nodes: Node[];
  initializers: Tensor[];
  inputs: Endpoint[];
  outputs: Endpoint[];
}

type Field<T> = (tag: number, result: T, pbf: PbfReader) => void;

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const readEntry: Field<[string, string]> = (tag, entry, pbf) => {
  if (tag === 1) entry[0] = pbf.readString();
  else if (tag === 2) entry[1] = pbf.readString();
};

const newTensor = (): Tensor => ({
  ...{ name: '', dims: [], type: 0, raw: null, floats: [], numbers: [], external: new Map() },
});

const readTensor: Field<Tensor> = (tag, tensor, pbf) => {
  if (tag === 1) pbf.readPackedVarint(tensor.dims, true);
  else if (tag === 2) tensor.type = pbf.readVarint();
  else if (tag === 4) pbf.readPackedFloat(tensor.floats);
  else if (tag === 5 || tag === 7) pbf.readPackedVarint(tensor.numbers, true);
  else if (tag === 8) tensor.name = pbf.readString();
  else if (tag === 9) tensor.raw = pbf.readBytes();
  else if (tag === 10) pbf.readPackedDouble(tensor.numbers);
  else if (tag === 11) pbf.readPackedVarint(tensor.numbers);
  else if (tag === 13) tensor.external.set(...pbf.readMessage(readEntry, ['', '']));
};

const readAttribute: Field<Attribute> = (tag, attribute, pbf) => {
  if (tag === 1) attribute.name = pbf.readString();
  else if (tag === 2) attribute.float = pbf.readFloat();
  else if (tag === 3) attribute.int = pbf.readVarint(true);
  else if (tag === 4) attribute.text = text(pbf.readBytes());
  else if (tag === 5) attribute.tensor = pbf.readMessage(readTensor, newTensor());
  else if (tag === 7) pbf.readPackedFloat(attribute.floats);
  else if (tag === 8) pbf.readPackedVarint(attribute.ints, true);
};

const readNode: Field<Node> = (tag, node, pbf) => {
  if (tag === 1) node.inputs.push(pbf.readString());
  else if (tag === 2) node.outputs.push(pbf.readString());
  else if (tag === 3) node.name = pbf.readString();
  else if (tag === 4) node.operator = pbf.readString();
  else if (tag === 5) {
    const empty = { name: '', float: 0, int: 0, text: '', tensor: null, floats: [], ints: [] };
    const attribute = pbf.readMessage(readAttribute, empty as Attribute);
    node.attributes.set(attribute.name, attribute);
  } else if (tag === 7) node.domain = pbf.readString();
};

const readDimension: Field<{ value: number | null }> = (tag, dimension, pbf) => {
  if (tag === 1) dimension.value = pbf.readVarint(true);
};

const readShape: Field<Endpoint> = (tag, endpoint, pbf) => {
  if (tag === 1) endpoint.dims.push(pbf.readMessage(readDimension, { value: null as number | null }).value);
};

const readTensorType: Field<Endpoint> = (tag, endpoint, pbf) => {
  if (tag === 2) pbf.readMessage(readShape, endpoint);
};

const readType: Field<Endpoint> = (tag, endpoint, pbf) => {
  if (tag === 1) pbf.readMessage(readTensorType, endpoint);
};

const readEndpoint: Field<Endpoint> = (tag, endpoint, pbf) => {
  if (tag === 1) endpoint.name = pbf.readString();
  else if (tag === 2) pbf.readMessage(readType, endpoint);
};

const newEndpoint = (): Endpoint => ({ name: '', dims: [] });

const readGraph: Field<OnnxModel> = (tag, model, pbf) => {
  if (tag === 1)
    model.nodes.push(
      pbf.readMessage(readNode, {
        ...{ name: '', operator: '', domain: '', inputs: [], outputs: [], attributes: new Map() },
      }),
    );
  else if (tag === 5) model.initializers.push(pbf.readMessage(readTensor, newTensor()));
  else if (tag === 11) model.inputs.push(pbf.readMessage(readEndpoint, newEndpoint()));
  else if (tag === 12) model.outputs.push(pbf.readMessage(readEndpoint, newEndpoint()));
};

const readOpset: Field<{ domain: string; version: number }> = (tag, opset, pbf) => {
  if (tag === 1) opset.domain = pbf.readString();
  else if (tag === 2) opset.version = pbf.readVarint(true);
};

const readModel: Field<OnnxModel> = (tag, model, pbf) => {
  if (tag === 1) model.irVersion = pbf.readVarint(true);
  else if (tag === 2) model.producer = pbf.readString();
  else if (tag === 7) pbf.readMessage(readGraph, model);
  else if (tag === 8) {
    const { domain, version } = pbf.readMessage(readOpset, { domain: '', version: 0 });
    if (domain === '' || domain === 'ai.onnx') model.opset = version;
  }
};

/** @throws {ModelFileError} if the bytes are no ONNX model, or not all of one */
export function readOnnx(file: string, bytes: Uint8Array): OnnxModel {
  const model: OnnxModel = {
    ...{ irVersion: 0, producer: '', opset: 1, nodes: [], initializers: [], inputs: [], outputs: [] },
  };
  let cause: unknown;
  try {
    const pbf = new PbfReader(bytes);
    pbf.readFields(readModel, model);
    if (pbf.pos === bytes.length && model.irVersion > 0 && model.nodes.length > 0) return model;
  } catch (error) {
    cause = error;
  }
  throw new ModelFileError(told('importErrors.noOnnx', { file }), { cause });
}
