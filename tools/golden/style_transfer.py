"""Golden values of style transfer: the loss terms of a run with plain autograd and torch.optim.Adam.

    .venv/bin/python tools/golden/style_transfer.py
"""

import hashlib
import importlib.metadata
import json

import numpy as np
import torch
from PIL import Image, ImageOps

from reference_network import ROOT, WEIGHTS, ReferenceNetwork

GOLDEN = ROOT / "test" / "golden"
INPUTS = GOLDEN / "style-inputs"
# Width and height in whole multiples of 32, since the package's padding is made for sizes that halve evenly.
CONTENT, STYLE = ("lemur", (224, 192)), ("coffee", (224, 224))
LAYERS = ("act1", "blocks.0.0.act1", "blocks.1.1.act2", "blocks.2.1.act2", "blocks.3.2.act2")
CONTENT_LAYER = "blocks.3.2.act2"
STEPS, RATE = 11, 0.03
CONTENT_WEIGHT, STYLE_WEIGHT, SMOOTHNESS = 0.5, 1.0, 20.0


def make_input(name: str, size: tuple[int, int]) -> None:
    INPUTS.mkdir(parents=True, exist_ok=True)
    picture = Image.open(ROOT / "models" / "pictures" / f"{name}.jpg").convert("RGB")
    ImageOps.fit(picture, size, Image.Resampling.BICUBIC).save(INPUTS / f"{name}.png", optimize=True)


def pixels(name: str, dtype: torch.dtype) -> torch.Tensor:
    values = np.array(Image.open(INPUTS / f"{name}.png"))
    return torch.from_numpy(values).to(dtype).div(255).permute(2, 0, 1)[None].contiguous()


def activations(network: ReferenceNetwork, image: torch.Tensor) -> dict[str, torch.Tensor]:
    found = {}
    hooks = [network.get_submodule(name).register_forward_hook(lambda _m, _i, out, name=name: found.__setitem__(name, out)) for name in LAYERS]
    network((image * 255 - 127) / 128)
    for hook in hooks:
        hook.remove()
    return found


def gram(activation: torch.Tensor) -> torch.Tensor:
    features = activation[0].flatten(1)
    return features @ features.T / features.shape[1]


def total_variation(image: torch.Tensor) -> torch.Tensor:
    return ((image[:, :, 1:] - image[:, :, :-1]) ** 2).sum() / image.numel() + ((image[:, :, :, 1:] - image[:, :, :, :-1]) ** 2).sum() / image.numel()


def run(dtype: torch.dtype) -> tuple[list[dict], dict]:
    network = ReferenceNetwork(dtype).requires_grad_(False)
    content, style = pixels(CONTENT[0], dtype), pixels(STYLE[0], dtype)
    with torch.no_grad():
        targets = {name: gram(found) for name, found in activations(network, style).items()}
        wanted = activations(network, content)[CONTENT_LAYER]
    image = content.clone().requires_grad_()
    optimiser = torch.optim.Adam([image], lr=RATE)
    steps = []
    for step in range(STEPS):
        found = activations(network, image)
        distances = {name: ((gram(found[name]) - targets[name]) ** 2).sum() / (targets[name] ** 2).sum() for name in LAYERS}
        if step == 0:
            start = {name: distance.item() for name, distance in distances.items()}
        terms = {
            "style": STYLE_WEIGHT * sum(distances.values()),
            "content": CONTENT_WEIGHT * ((found[CONTENT_LAYER] - wanted) ** 2).sum() / (wanted**2).sum(),
            "total variation": SMOOTHNESS * total_variation(image),
        }
        steps.append({name: term.item() for name, term in terms.items()})
        optimiser.zero_grad()
        sum(terms.values()).backward()
        optimiser.step()
        with torch.no_grad():
            image.clamp_(0, 1)
    return steps, start


if __name__ == "__main__":
    torch.set_num_threads(1)
    make_input(*CONTENT)
    make_input(*STYLE)
    exact, start = run(torch.float64)
    single, _ = run(torch.float32)
    error = max(abs(single[step][name] / exact[step][name] - 1) for step in range(1, STEPS) for name in exact[step])
    versions = ", ".join(f"{package} {importlib.metadata.version(package)}" for package in ("torch", "numpy", "pillow", "efficientnet-lite-pytorch"))
    golden = {
        "technique": "style transfer",
        "by": f"tools/golden/style_transfer.py, {versions}; nothing random",
        "convention": "Adam on pixels 0..1 from the content, clipped after every step; `steps` holds the weighted terms before each step. style: the sum over "
        "`start`'s layers of |G - A|^2 / |A|^2; content: |F - F0|^2 / |F0|^2 at `contentLayer`; total variation: the sum of squared differences over the count "
        "of numbers. `start` holds each layer's unweighted Gram distance at the content itself",
        "network": {"id": "efficientnet-lite0", "weightsSha256": hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()},
        "precision": f"float64; the same in float32 differs by at most {error:.1e} in any term, since Adam's first steps magnify rounding",
        "tolerance": 0.01,
        "toleranceIs": "relative, of each term",
        "content": CONTENT[0],
        "style": STYLE[0],
        "size": max(CONTENT[1]),
        "contentLayer": CONTENT_LAYER,
        "settings": {"rate": RATE, "contentWeight": CONTENT_WEIGHT, "styleWeight": STYLE_WEIGHT, "smoothness": SMOOTHNESS},
        "start": start,
        "steps": exact,
    }
    (GOLDEN / "style_transfer.json").write_text(json.dumps(golden, indent=1) + "\n")
    print(f"float32 differs by at most {error:.1e}")
