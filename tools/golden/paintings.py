"""Golden values of the slow techniques: their losses step by step, with plain autograd and torch.optim.

    .venv/bin/python tools/golden/paintings.py

Everything is 64 x 64, cut out of the middle of the inputs, so that a run takes seconds.
"""

import hashlib
import importlib.metadata
import json
import math

import numpy as np
import torch
from PIL import Image

from reference_network import ROOT, WEIGHTS, ReferenceNetwork, fold_batch_norm, rounded_anew

GOLDEN = ROOT / "test" / "golden"
SIDE, STEPS = 64, 8
TOLERANCE, PICTURE_TOLERANCE = 2e-3, 2e-2
MIDDLE = 80
TRIALS = 12  # roundings that a run must stand
CALM = 0.1  # share of the tolerance by which they may move it
NOISE = 1e-7  # relative, of the start's parameters in each of these roundings
WIDER = {"ascent with frequencies": 2}  # times as much of both, as the transform of every step rounds as well
FEWEST = 3  # steps
COLOURS = torch.tensor([[0.26, 0.09, 0.02], [0.27, 0.00, -0.05], [0.27, -0.09, 0.03]], dtype=torch.float64)
GREY = 127 / 255


def picture(name: str, dtype: torch.dtype, corner: int = MIDDLE) -> torch.Tensor:
    pixels = np.array(Image.open(GOLDEN / "inputs" / f"{name}.png"))[corner : corner + SIDE, corner : corner + SIDE]
    return torch.from_numpy(pixels).to(dtype).div(255).permute(2, 0, 1)[None].contiguous()


def look(network: ReferenceNetwork, image: torch.Tensor, layer: str | None) -> torch.Tensor:
    """A layer's output; the class scores where none is named."""
    found = {}
    hook = network.get_submodule(layer).register_forward_hook(lambda _m, _i, out: found.update(out=out)) if layer else None
    scores = network((image * 255 - 127) / 128)
    if hook:
        hook.remove()
    return found["out"] if layer else scores


def variation(image: torch.Tensor, beta: float) -> torch.Tensor:
    below, right = torch.zeros_like(image), torch.zeros_like(image)
    below[:, :, :-1] = image[:, :, 1:] - image[:, :, :-1]
    right[:, :, :, :-1] = image[:, :, :, 1:] - image[:, :, :, :-1]
    squares = below**2 + right**2
    return (squares if beta == 2 else (squares + 1e-8) ** (beta / 2)).mean()


class Pixels:
    def start(self, image):
        return image.clone()

    def pixels(self, parameters):
        return parameters

    def clip(self, parameters):
        parameters.clamp_(0, 1)


class Frequencies:
    """sigmoid of correlated colours of Hartley coefficients of amplitude 1 / f."""

    def __init__(self, dtype: torch.dtype):
        angle = 2 * math.pi * torch.outer(torch.arange(SIDE), torch.arange(SIDE)).double() / SIDE
        self.basis = ((angle.cos() + angle.sin()) / math.sqrt(SIDE)).to(dtype)
        f = torch.fft.fftfreq(SIDE, dtype=torch.float64)
        self.amplitude = (1 / torch.maximum((f[:, None] ** 2 + f[None] ** 2).sqrt(), torch.tensor(1 / SIDE))).to(dtype)
        self.colours = (COLOURS / COLOURS.norm(dim=0).max()).to(dtype)

    def pixels(self, parameters):
        waves = self.basis @ (parameters * self.amplitude) @ self.basis
        return torch.sigmoid(torch.einsum("oc,bchw->bohw", self.colours, waves / 4))

    def start(self, image):
        squashed = torch.logit(image.clamp(1e-3, 1 - 1e-3))
        waves = 4 * torch.einsum("oc,bchw->bohw", torch.linalg.inv(self.colours), squashed)
        return self.basis @ waves @ self.basis / self.amplitude

    def clip(self, parameters):
        pass


def run(network: ReferenceNetwork, start: str, corner: int, make, terms, rate: float, optimiser: str, noise: float = 0, seed: int = 0) -> dict:
    """The losses before and the pictures after each step. The start's parameters are off by `noise`, relative."""
    dtype = network.classifier.weight.dtype
    network.requires_grad_(False)
    parametrisation = Frequencies(dtype) if make is Frequencies else Pixels()
    parameters = parametrisation.start(picture(start, dtype, corner))
    if noise:
        parameters *= 1 + noise * torch.randn(parameters.shape, generator=torch.Generator().manual_seed(seed), dtype=dtype)
    parameters.requires_grad_()
    adam = torch.optim.Adam([parameters], lr=rate) if optimiser == "adam" else None
    steps, pictures = [], []
    for _ in range(STEPS):
        found = terms(network, parametrisation.pixels(parameters))
        steps.append({name: term.item() for name, term in found.items()})
        parameters.grad = None
        sum(found.values()).backward()
        with torch.no_grad():
            if adam:
                adam.step()
            else:
                parameters -= rate * parameters.grad / parameters.grad.abs().mean()
            parametrisation.clip(parameters)
            image = parametrisation.pixels(parameters)[0].permute(1, 2, 0)
        # Every fourth row and column is enough to tell one picture from another.
        pictures.append(image[::4, ::4].double().clone())
    return {"steps": steps, "pictures": pictures}


TARGET, DREAM_LAYER, INVERSION_LAYER = 130, "blocks.4.0.act2", "blocks.2.1.act1"


def ascent_terms(network, image):
    return {
        "score": -look(network, image, None)[0, TARGET],
        "L2 decay": 0.02 * ((image - GREY) ** 2).sum(),
        "total variation": 0.01 * image.numel() * variation(image, 2),
    }


def climb_only(network, image):
    return {"score": -look(network, image, None)[0, TARGET]}


def dream_terms(network, image):
    return {"excitement": -0.5 * (look(network, image, DREAM_LAYER) ** 2).mean()}


def inversion_terms(network, image):
    with torch.no_grad():
        wanted = look(network, picture("lemur", image.dtype), INVERSION_LAYER)
    distance = ((look(network, image, INVERSION_LAYER) - wanted) ** 2).sum() / (wanted**2).sum()
    return {"features": distance, "total variation": 0.5 * variation(image, 1.5)}


# Each begins at a place (row and column) that was looked for: from most, a step or two is all that rounding leaves.
CASES = {
    "ascent with pixels": ("dog", 36, Pixels, ascent_terms, 0.02, "adam"),
    "ascent with frequencies": ("dog", 16, Frequencies, climb_only, 0.05, "adam"),
    "ascent by the gradient": ("dog", 36, Pixels, climb_only, 0.01, "gradient"),
    "dream": ("bison", 44, Pixels, dream_terms, 0.012, "gradient"),
    "inversion": ("coffee", 68, Pixels, inversion_terms, 0.03, "adam"),
}


def numbers(tensor: torch.Tensor) -> list[float]:
    return [round(value, 5) for value in tensor.flatten().tolist()]


def errors(exact: dict, other: dict, steps: int) -> dict:
    """The largest relative error of a loss in the first steps, and the relative L2 distance of the pictures after them."""
    pairs = [(a[name], b[name]) for a, b in zip(exact["steps"][:steps], other["steps"]) for name in a]
    wanted, got = exact["pictures"][steps - 1], other["pictures"][steps - 1]
    return {"losses": max(abs(b / a - 1) for a, b in pairs), "picture": ((got - wanted).norm() / wanted.norm()).item()}


def is_calm(error: dict) -> bool:
    return error["losses"] <= CALM * TOLERANCE and error["picture"] <= CALM * PICTURE_TOLERANCE


def calm_run(networks: dict, settings: tuple, times: int) -> tuple[int, dict, dict]:
    """How many steps in float32 are those in float64, however it rounds; the run, and how far PyTorch's own float32 is from it."""
    exact = run(networks["exact"], *settings)
    others = {name: run(networks[name], *settings) for name in ("float32Error", "foldedError")}
    others |= {seed: run(rounded_anew(seed, times), *settings, times * NOISE, seed) for seed in range(TRIALS)}
    calm = [count for count in range(FEWEST, STEPS + 1) if all(is_calm(errors(exact, other, count)) for other in others.values())]
    assert calm, f"not {FEWEST} calm steps"
    steps = calm[-1]
    return steps, exact, {name: errors(exact, others[name], steps) for name in ("float32Error", "foldedError")}


if __name__ == "__main__":
    torch.set_num_threads(1)
    networks = {
        "exact": ReferenceNetwork(torch.float64),
        "float32Error": ReferenceNetwork(torch.float32),
        "foldedError": fold_batch_norm(ReferenceNetwork(torch.float32)),
    }
    cases = []
    for title, settings in CASES.items():
        steps, exact, found = calm_run(networks, settings, WIDER.get(title, 1))
        print(f"{title:26}", steps, found, flush=True)
        cases.append({
            "title": title, "start": settings[0], "corner": settings[1], "rate": settings[4], "optimiser": settings[5], **found, "steps": exact["steps"][:steps],
            "picture": numbers(exact["pictures"][steps - 1]),
        })
    versions = ", ".join(f"{package} {importlib.metadata.version(package)}" for package in ("torch", "numpy", "pillow", "efficientnet-lite-pytorch"))
    golden = {
        "technique": "gradient ascent, DeepDream, feature inversion",
        "by": f"tools/golden/paintings.py, {versions}; nothing random",
        "convention": "`steps` holds the weighted loss terms before each step, `picture` every fourth row and column of the picture after the last, [16, 16, 3], RGB "
        "0..1. Begun with 64 x 64 of test/golden/inputs/START.png from row and column CORNER on. Ascent climbs class 130 (L2 decay 0.02 around 127 / 255, total variation 0.01, both sums over the picture); the "
        f"dream excites {DREAM_LAYER}; the inversion of lemur (its middle) matches {INVERSION_LAYER} with total variation 0.5 of exponent 1.5.",
        "network": {"id": "efficientnet-lite0", "weightsSha256": hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()},
        "precision": "computed in float64; float32Error is how far the same in float32 is from it, foldedError that with the batch norms folded into the "
        "convolutions: rounding moves units across kinks of ReLU6, and what follows such a step is another run. So there are only as many steps (at most "
        f"{STEPS}) as {TRIALS} different roundings in float32 (with frequencies twice as wide) leave within {CALM} of the tolerances",
        "tolerance": TOLERANCE,
        "toleranceIs": "relative, of each loss term",
        "pictureTolerance": PICTURE_TOLERANCE,
        "pictureToleranceIs": "relative L2 distance",
        "cases": cases,
    }
    (GOLDEN / "paintings.json").write_text(json.dumps(golden, indent=1) + "\n")
