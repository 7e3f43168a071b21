"""Golden values of the converted segmenter, by TensorFlow Lite: test/golden/segmenter.json and .safetensors.

    .venv/bin/python tools/golden/segmenter.py

Inputs are the pictures of test/golden/inputs, 224 x 224, mirrored at their borders to 256 x 256, and of these the 144 rows in the
middle. One of them, made here if it is not there, is the astronaut of scikit-image: Eileen Collins, by NASA, in the public domain.
TensorFlow Lite runs all but the last two operators: the transposed convolution is MediaPipe's own, unknown to the runtime, and is
done here in NumPy. Its stride is its kernel's side, so that every pixel comes from one cell.
"""

import importlib.metadata
import json
import pathlib
import sys
import tempfile

import flatbuffers
import numpy as np
import skimage
from ai_edge_litert import schema_py_generated as schema
from ai_edge_litert.interpreter import Interpreter
from PIL import Image
from safetensors.numpy import save

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "convert"))
from selfie_segmentation import FILE, PACKAGE, VERSION, fetched, halves  # noqa: E402

GOLDEN = ROOT / "test" / "golden"
IMAGES = ["astronaut", "bison", "coffee", "dog", "lemur", "red-panda"]
SIDE = 224
EVERY = 3  # rows and columns that are kept; odd, so that it meets every sub-pixel position
WIDTH, HEIGHT = 256, 144


def picture(name: str) -> np.ndarray:
    """[height, width, 3], 0..255."""
    path = GOLDEN / "inputs" / f"{name}.png"
    if name == "astronaut" and not path.exists():
        Image.fromarray(skimage.data.astronaut()).resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(path, optimize=True)
    border, above = (WIDTH - SIDE) // 2, (WIDTH - HEIGHT) // 2
    square = np.pad(np.asarray(Image.open(path).convert("RGB")), ((border, border), (border, border), (0, 0)), mode="reflect")
    return square[above : above + HEIGHT]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        model = schema.ModelT.InitFromPackedBuf(fetched(pathlib.Path(folder)).read_bytes(), 0)
    graph = model.subgraphs[0]
    transposed = graph.operators[-2]
    # Their constants come out of fp16 by operators of their own.
    stored = {op.outputs[0]: op.inputs[0] for op in graph.operators if op.outputs[0] in transposed.inputs[1:]}
    kernel, bias = (halves(model, graph, stored[index]) for index in transposed.inputs[1:])
    graph.operators, graph.outputs = graph.operators[:-2], [transposed.inputs[0]]
    for signature in model.signatureDefs or []:
        signature.outputs[0].tensorIndex = transposed.inputs[0]
    builder = flatbuffers.Builder(0)
    builder.Finish(model.Pack(builder), b"TFL3")
    interpreter = Interpreter(model_content=bytes(builder.Output()), num_threads=1)
    interpreter.allocate_tensors()

    def mask(pixels: np.ndarray) -> np.ndarray:
        interpreter.set_tensor(interpreter.get_input_details()[0]["index"], pixels[None].astype(np.float32) / 255)
        interpreter.invoke()
        cells = interpreter.get_tensor(interpreter.get_output_details()[0]["index"])[0]
        score = np.einsum("yxi,oabi->yaxbo", cells, kernel).reshape(HEIGHT, WIDTH, 1) + bias
        return (1 / (1 + np.exp(-score))).astype(np.float32)

    arrays, cases = {}, []
    for name in IMAGES:
        found = mask(picture(name))
        arrays[name] = np.ascontiguousarray(found[::EVERY, ::EVERY])
        cases.append({"image": name, "array": name, "every": EVERY, "share": round(float(found.mean()), 4)})
    (GOLDEN / "segmenter.safetensors").write_bytes(save(arrays))
    (GOLDEN / "segmenter.json").write_text(json.dumps({
        "technique": "the mask of a person, by MediaPipe's selfie segmentation",
        "by": f"tools/golden/segmenter.py, ai-edge-litert {importlib.metadata.version('ai-edge-litert')}, {FILE} of npm {PACKAGE} {VERSION}, nothing random",
        "convention": f"masks [{HEIGHT}, {WIDTH}, 1], 0..1, of which every third row and column; share is the mean of all",
        "tolerance": 1e-3, "toleranceIs": "largest absolute difference",
        "cases": cases,
    }, indent=1) + "\n")


if __name__ == "__main__":
    main()
