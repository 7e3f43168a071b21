"""Converts the landscape network of the npm package @mediapipe/selfie_segmentation into models/selfie-segmentation.

    python3 -m venv .venv && .venv/bin/pip install -r tools/convert/requirements.txt
    .venv/bin/python tools/convert/selfie_segmentation.py

Fetches the package with `npm pack`. Running it twice gives the same bytes.
"""

import pathlib
import subprocess
import tarfile
import tempfile

import numpy as np
from ai_edge_litert import schema_py_generated as schema
from style_files import MODELS, Layers, sha256, write_network, write_weights

PACKAGE = "@mediapipe/selfie_segmentation"
VERSION = "0.1.1675465747"
FILE = "selfie_segmentation_landscape.tflite"
FOLDER = MODELS / "selfie-segmentation"
# What the tool says of a layer that it makes of a TFLite operator with no weights.
PLAIN = {"HARD_SWISH": "hardSwish", "RELU": "relu", "LOGISTIC": "sigmoid", "MEAN": "globalAvgPool", "ADD": "add", "MUL": "multiply",
         "RESIZE_BILINEAR": "resizeBilinear"}
OPERATORS = {value: name for name, value in vars(schema.BuiltinOperator).items() if not name.startswith("_")}


def fetched(folder: pathlib.Path) -> pathlib.Path:
    """The package's TFLite file, in this folder."""
    subprocess.run(["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extract(f"package/{FILE}", folder, filter="data")
    return folder / "package" / FILE


def operator_name(model: schema.ModelT, operator: schema.OperatorT) -> str:
    code = model.operatorCodes[operator.opcodeIndex]
    return code.customCode.decode() if code.customCode else OPERATORS[max(code.builtinCode, code.deprecatedBuiltinCode)]


def halves(model: schema.ModelT, graph: schema.SubGraphT, index: int) -> np.ndarray:
    """A constant tensor of fp16, in its own shape."""
    tensor = graph.tensors[index]
    return np.frombuffer(bytes(model.buffers[tensor.buffer].data), np.float16).reshape(tensor.shape).astype(np.float32)


def same_padding(length: tuple[int, int], kernel: tuple[int, int], stride: int) -> list[int]:
    """TensorFlow's "same": [top, bottom, left, right], the odd pixel at the end."""
    totals = [max(0, (-(-size // stride) - 1) * stride + extent - size) for size, extent in zip(length, kernel)]
    return [part for total in totals for part in (int(total // 2), int(total - total // 2))]


def convert(path: pathlib.Path) -> tuple[Layers, dict[str, np.ndarray], str]:
    model = schema.ModelT.InitFromPackedBuf(path.read_bytes(), 0)
    graph = model.subgraphs[0]
    constants = {}
    names = {graph.inputs[0]: "image"}
    layers, weights, counts = Layers(), {}, {}

    def push(kind: str, operator: schema.OperatorT, inputs: list[int], **settings) -> str:
        counts[kind] = counts.get(kind, 0) + 1
        name = layers.push(kind, f"{kind}.{counts[kind]}", [names[index] for index in inputs], **settings)
        names[operator.outputs[0]] = name
        return name

    for operator in graph.operators:
        kind, inputs, options = operator_name(model, operator), list(operator.inputs), operator.builtinOptions
        if kind == "DEQUANTIZE":
            constants[operator.outputs[0]] = halves(model, graph, inputs[0])
            continue
        if kind in PLAIN:
            assert not getattr(options, "fusedActivationFunction", 0)
            push(PLAIN[kind], operator, [index for index in inputs if index in names])
            continue
        kernel, bias = constants[inputs[1]], constants[inputs[2]]
        if kind == "CONV_2D":
            ours, kernel = "conv", kernel.transpose(0, 3, 1, 2)
        elif kind == "DEPTHWISE_CONV_2D":
            ours, kernel = "depthwise", kernel.transpose(3, 0, 1, 2)
        else:
            # MediaPipe's own operator; its options are padding (same) and both strides. Stride and kernel are equal: nothing overlaps.
            assert kind == "Convolution2DTransposeBias" and kernel.shape[1:3] == (2, 2)
            name = push("transposedConv", operator, inputs[:1], stride=2, pad=[0, 0, 0, 0])
            weights |= {f"{name}.weight": kernel.transpose(3, 0, 1, 2), f"{name}.bias": bias}
            continue
        assert not options.fusedActivationFunction and options.dilationHFactor == 1 and options.strideH == options.strideW
        size = tuple(graph.tensors[inputs[0]].shape[1:3])
        pad = same_padding(size, kernel.shape[2:], options.strideH) if options.padding == schema.Padding.SAME else [0, 0, 0, 0]
        name = push(ours, operator, inputs[:1], stride=int(options.strideH), pad=pad)
        weights |= {f"{name}.weight": kernel, f"{name}.bias": bias}
    return layers, weights, names[graph.outputs[0]]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = fetched(pathlib.Path(folder))
        layers, weights, output = convert(path)
        origin = sha256(path)
    write_network(FOLDER, {
        "id": "selfie-segmentation", "title": "Selfie segmentation", "task": "segment",
        "paper": "Model Card MediaPipe Selfie Segmentation, Google 2021; MobileNetV3 by Howard et al. 2019",
        "source": f"npm {PACKAGE} {VERSION}, {FILE}; the fp16 weights kept", "licence": "Apache-2.0",
        "input": {"height": 144, "width": 256, "mean": [0, 0, 0], "std": [255, 255, 255], "order": "rgb", "crop": 1},
        "output": output,
        "weights": write_weights(FOLDER / "weights.safetensors", weights),
        "layers": layers.list,
    })
    ours = [f"| {name} | written by the converter | Apache-2.0 | `{sha256(FOLDER / name)}` |" for name in ("network.json", "weights.safetensors")]
    (FOLDER / "ORIGIN.md").write_text(f"""# Where these files come from

The weights are those of MediaPipe's selfie segmentation (landscape), The MediaPipe Authors, published under the Apache License
2.0. We turned the TFLite file into our own form: layers renamed, kernels in torch's order, the fp16 numbers kept.

| file | from | licence | SHA-256 |
| --- | --- | --- | --- |
| {FILE} | in `{PACKAGE}` {VERSION} (npm) | Apache-2.0 | `{origin}` |
{chr(10).join(ours)}

LICENSE is the Apache License 2.0. Remade, byte for byte, by:

```
python3 -m venv .venv && .venv/bin/pip install -r tools/convert/requirements.txt
.venv/bin/python tools/convert/selfie_segmentation.py
```
""", encoding="utf8", newline="\n")
    (FOLDER / "LICENSE").write_text((MODELS / "efficientnet-lite0" / "LICENSE").read_text(encoding="utf8"), encoding="utf8", newline="\n")


if __name__ == "__main__":
    main()
