"""How golden values are written: NAME.safetensors for arrays, NAME.json beside it for what they are."""

import hashlib
import importlib.metadata
import json
import pathlib

import numpy as np
import torch
from safetensors.numpy import save_file

from reference_network import ROOT, WEIGHTS

GOLDEN = ROOT / "test" / "golden"
PACKAGES = ("torch", "captum", "numpy", "pillow", "efficientnet-lite-pytorch")
EVERY = 3  # image gradients are kept at every third row and column


def relative_l2(got: torch.Tensor, want: torch.Tensor) -> float:
    return ((got.double() - want).norm() / want.norm()).item()


def nhwc(tensor: torch.Tensor) -> np.ndarray:
    return np.ascontiguousarray(tensor.detach().permute(0, 2, 3, 1).float().numpy())


def summary(tensor: torch.Tensor) -> dict:
    return {"norm": tensor.norm().item(), "min": tensor.min().item(), "max": tensor.max().item()}


def image_gradient(name: str, exact: torch.Tensor, arrays: dict) -> dict:
    """Keeps a thinned [1, 75, 75, 3] of a [1, 224, 224, 3] map and describes the whole of it."""
    arrays[name] = nhwc(exact)[:, ::EVERY, ::EVERY].copy()
    return {"array": name, "every": EVERY, "fullShape": [1, 224, 224, 3], "full": summary(exact)}


def versions(*more: str) -> str:
    return ", ".join(f"{package} {importlib.metadata.version(package)}" for package in PACKAGES + more)


def write(name: str, technique: str, script: str, convention: str, cases: list[dict], arrays: dict, tolerance: float = 1e-3, packages: tuple[str, ...] = ()) -> None:
    header = {
        "technique": technique,
        "by": f"tools/golden/{script}, {versions(*packages)}; nothing random",
        "convention": convention,
        "network": {"id": "efficientnet-lite0", "weightsSha256": hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()},
        "input": "test/golden/inputs/IMAGE.png, RGB, (value - 127) / 128",
        "precision": "computed in float64, rounded to float32; float32Error is the relative L2 distance of the same computation in float32 (torch, CPU), "
        "foldedError that of float32 with the batch norms folded into the convolutions. Where the two differ, rounding has moved a unit across a "
        "kink of ReLU6, and its gradient with it: no float32 implementation can promise less",
        "tolerance": tolerance,
        "toleranceIs": "relative L2 distance over each array",
        "arrays": f"{name}.safetensors" if arrays else None,
        "cases": cases,
    }
    GOLDEN.mkdir(parents=True, exist_ok=True)
    (GOLDEN / f"{name}.json").write_text(json.dumps(header, indent=1, ensure_ascii=False) + "\n")
    if arrays:
        save_file(arrays, str(GOLDEN / f"{name}.safetensors"))
    worst = {key: max(case[key] for case in cases) for key in ("float32Error", "foldedError")}
    assert worst["foldedError"] < tolerance, (name, worst)
    print(f"{name:22} {len(cases)} cases, at most: " + ", ".join(f"{key} {error:.1e}" for key, error in worst.items()), flush=True)
