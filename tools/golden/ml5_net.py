"""A small style net in ml5's format with random weights, and what it paints, by PyTorch: test/golden/ml5Net.json and .safetensors.

    .venv/bin/python tools/golden/ml5_net.py

The arrays are the files of such a folder by their names, and "image" and "painting". TensorFlow's zero padding and
transposed convolutions are written out in PyTorch's terms; float64 throughout.
"""

import importlib.metadata
import json
import pathlib

import numpy as np
import torch
from safetensors.numpy import save
from torch.nn import functional as F

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "test" / "golden"
random = np.random.default_rng(5)
variables: list[np.ndarray] = []


def variable(*shape: int, scale: float = 1.0, offset: float = 0.0) -> torch.Tensor:
    values = (random.standard_normal(shape) * scale + offset).astype(np.float32)
    variables.append(values)
    return torch.from_numpy(values).double()


def norm(x: torch.Tensor, channels: int) -> torch.Tensor:
    shift, scale = variable(channels), variable(channels, scale=0.3, offset=1)
    return F.instance_norm(x, weight=scale, bias=shift, eps=1e-3)


def conv(x: torch.Tensor, outputs: int, kernel: int, stride: int = 1) -> torch.Tensor:
    weights = variable(kernel, kernel, x.shape[1], outputs, scale=0.2)
    pads = []
    for side in (x.shape[3], x.shape[2]):
        total = max((-(-side // stride) - 1) * stride + kernel - side, 0)
        pads += [total // 2, total - total // 2]
    return norm(F.conv2d(F.pad(x, pads), weights.permute(3, 2, 0, 1), stride=stride), outputs)


def transposed(x: torch.Tensor, outputs: int) -> torch.Tensor:
    weights = variable(3, 3, outputs, x.shape[1], scale=0.2)
    whole = F.conv_transpose2d(x, weights.permute(3, 2, 0, 1), stride=2)
    return norm(whole[:, :, : 2 * x.shape[2], : 2 * x.shape[3]], outputs)


image = (random.random((1, 3, 12, 16)) * 255).astype(np.float32)
x = torch.from_numpy(image).double()
for outputs, kernel, stride in ((4, 9, 1), (6, 3, 2), (5, 3, 2)):
    x = F.relu(conv(x, outputs, kernel, stride))
for _ in range(2):
    x = x + conv(F.relu(conv(x, 5, 3)), 5, 3)
x = F.relu(transposed(x, 6))
x = F.relu(transposed(x, 4))
x = torch.tanh(conv(x, 3, 9)) * 150 + 255 / 2

names = ["Variable", *(f"Variable_{number}" for number in range(1, len(variables)))]
arrays = {name: values.ravel() for name, values in zip(names, variables, strict=True)}
arrays["image"] = image.transpose(0, 2, 3, 1).copy()
arrays["painting"] = x.permute(0, 2, 3, 1).float().numpy().copy()
packages = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("torch", "numpy"))
header = {
    "technique": "import of a style net in ml5's format",
    "by": f"tools/golden/ml5_net.py, {packages}, float64, seed 5",
    "convention": "image and painting are [1, height, width, 3], 0..255, the painting not clipped; the other arrays are the folder's files",
    "tolerance": 1e-5,
    "toleranceIs": "relative L2 distance",
    "manifest": {name: {"filename": name, "shape": list(values.shape)} for name, values in zip(names, variables, strict=True)},
}
(GOLDEN / "ml5Net.json").write_text(json.dumps(header, indent=1) + "\n")
(GOLDEN / "ml5Net.safetensors").write_bytes(save(arrays))
