"""An ONNX file as the converters read it: weights by name, quantised ones turned into floats, nodes without quantisation."""

import pathlib

import numpy as np
import onnx
from onnx import numpy_helper


def attributes(node: onnx.NodeProto) -> dict:
    return {attribute.name: onnx.helper.get_attribute_value(attribute) for attribute in node.attribute}


def dequantised(quantised: np.ndarray, scale: np.ndarray, zero: np.ndarray) -> np.ndarray:
    """Per tensor, or per output channel where scale is a vector."""
    shape = [-1] + [1] * (quantised.ndim - 1) if scale.ndim else []
    return (quantised.astype(np.float32) - zero.astype(np.float32).reshape(shape)) * scale.reshape(shape)


def without_int8_weights(path: pathlib.Path, change=lambda exact: exact) -> onnx.ModelProto:
    """The model with its weights as floats, dequantised exactly and then changed; its activations are rounded as they were."""
    model = onnx.load(path)
    graph = model.graph
    constants = {initializer.name: numpy_helper.to_array(initializer) for initializer in graph.initializer}
    kept = []
    for node in graph.node:
        if node.op_type == "DequantizeLinear" and node.input[0] in constants:
            exact = dequantised(*(constants[name] for name in node.input))
            graph.initializer.append(numpy_helper.from_array(change(exact), node.output[0]))
        else:
            kept.append(node)
    del graph.node[:]
    graph.node.extend(kept)
    return model


def with_last_bits(path: pathlib.Path, seed: int) -> onnx.ModelProto:
    """The model with all its rounding of activations, its weights written as floats whose last bits are drawn at random."""
    random = np.random.default_rng(seed)
    return without_int8_weights(path, lambda exact: (exact * (1 + 1e-7 * random.standard_normal(exact.shape))).astype(np.float32))


def read_float(path: pathlib.Path) -> onnx.ModelProto:
    """
    The model as floats: int8 weights dequantised exactly, and the pairs of QuantizeLinear and DequantizeLinear that
    round the activations taken out.
    """
    model = without_int8_weights(path)
    graph = model.graph
    kept, sources = [], {}
    for node in graph.node:
        if node.op_type in ("QuantizeLinear", "DequantizeLinear"):
            sources[node.output[0]] = sources.get(node.input[0], node.input[0])
        else:
            for i, name in enumerate(node.input):
                node.input[i] = sources.get(name, name)
            kept.append(node)
    kept += [onnx.helper.make_node("Identity", [sources[out.name]], [out.name]) for out in graph.output if out.name in sources]
    del graph.node[:]
    graph.node.extend(kept)
    used = {name for node in kept for name in node.input}
    needed = [initializer for initializer in graph.initializer if initializer.name in used]
    del graph.initializer[:]
    graph.initializer.extend(needed)
    return model


def weights_of(model: onnx.ModelProto) -> dict[str, np.ndarray]:
    return {initializer.name: numpy_helper.to_array(initializer) for initializer in model.graph.initializer}


def int8_weights(path: pathlib.Path) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """The int8 values and the scales per output channel of every symmetric weight, by the name of its dequantised form."""
    graph = onnx.load(path).graph
    constants = {initializer.name: numpy_helper.to_array(initializer) for initializer in graph.initializer}
    found = {}
    for node in graph.node:
        if node.op_type == "DequantizeLinear" and node.input[0] in constants:
            quantised, scale, zero = (constants[name] for name in node.input)
            if quantised.dtype == np.int8 and scale.ndim == 1 and not zero.any():
                found[node.output[0]] = quantised, scale
    return found
