"""What the converters of style nets share: the layers of their networks, and how a model's folder is written."""

import hashlib
import json
import pathlib

import numpy as np
from safetensors.numpy import save

ROOT = pathlib.Path(__file__).resolve().parents[2]
MODELS = ROOT / "models"


class Layers:
    """A list of layers in the program's own words, each on top of the last one pushed."""

    def __init__(self):
        self.list: list[dict] = []
        self.last = "image"

    def push(self, kind: str, name: str, inputs: list[str] | None = None, **settings) -> str:
        self.list.append({"kind": kind, "name": name, "inputs": inputs or [self.last], **settings})
        self.last = name
        return name

    def scaled(self, name: str, scale: np.ndarray, bias: np.ndarray | None, weights: dict[str, np.ndarray]) -> str:
        """What makes the int8 weights of the last layer exact: a batch norm, which loading multiplies into them."""
        parts = {"weight": scale, "bias": np.zeros_like(scale) if bias is None else bias, "running_mean": np.zeros_like(scale), "running_var": np.ones_like(scale)}
        weights.update({f"{name}.{part}": value for part, value in parts.items()})
        return self.push("batchNorm", name, epsilon=0)

    def convolution(self, name: str, kernel: int, stride: int = 1, resized: bool = False) -> None:
        """Padded by reflection; after doubling, where it is resized."""
        if resized:
            self.push("resizeConv", f"{name}.conv")
            return
        self.push("reflectPad", f"{name}.pad", pad=[kernel // 2] * 4)
        self.push("conv", f"{name}.conv", stride=stride, pad=[0, 0, 0, 0])

    def styled_norm(self, name: str, source: str, scale: str, shift: str) -> None:
        """Instance norm whose scale and shift other layers make of the style."""
        self.push("conditionalInstanceNorm", f"{name}.norm", [source, scale, shift], epsilon=1e-5)


def sha256(path: pathlib.Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_weights(path: pathlib.Path, weights: dict[str, np.ndarray]) -> dict:
    """Float kernels become fp16, int8 ones stay, vectors are fp32. @returns what network.json says of the file"""
    path.parent.mkdir(parents=True, exist_ok=True)

    def stored_as(value: np.ndarray) -> np.dtype:
        return value.dtype if value.dtype == np.int8 else np.float16 if value.ndim == 4 else np.float32

    stored = {name: np.ascontiguousarray(value, stored_as(value)) for name, value in weights.items()}
    path.write_bytes(save(stored, metadata={"format": "pt"}))
    return {"file": path.name, "bytes": path.stat().st_size, "sha256": sha256(path)}


def write_network(folder: pathlib.Path, description: dict) -> None:
    """As JSON that a person can read: one line a layer, one a style."""
    long = {"layers": description.get("layers", []), "styles": description.get("styles", [])}
    head = {key: value for key, value in description.items() if key not in long}
    lines = [f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    for key, entries in long.items():
        if key in description:
            listed = ",\n".join(f"    {json.dumps(entry, ensure_ascii=False)}" for entry in entries)
            lines.append(f"  {json.dumps(key)}: [\n{listed}\n  ]" if entries else f"  {json.dumps(key)}: []")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "network.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf8", newline="\n")
