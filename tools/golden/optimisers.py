"""Golden values of optimisers: test/golden/optimisers.json.

    .venv/bin/python tools/golden/optimisers.py

torch.optim.Adam and NAdam in float64 on gradients that are given, not computed, so that nothing but the optimiser is compared.
"""

import importlib.metadata
import json
import pathlib

import torch

OUT = pathlib.Path(__file__).resolve().parents[2] / "test" / "golden" / "optimisers.json"
SEED = 4
STEPS, SIZE = 12, 6
generator = torch.Generator().manual_seed(SEED)

CASES = [
    ("Adam with defaults", torch.optim.Adam, {"lr": 0.03}),
    ("Adam with settings of its own", torch.optim.Adam, {"lr": 0.2, "betas": (0.7, 0.95), "eps": 1e-3}),
    ("NAdam", torch.optim.NAdam, {"lr": 0.03}),
    ("NAdam with large steps", torch.optim.NAdam, {"lr": 1.0}),
]


def numbers(tensor: torch.Tensor) -> list[float]:
    return [float(str(value)) for value in tensor.float().numpy()]


def run(title: str, kind: type, settings: dict) -> dict:
    start = torch.randn(SIZE, generator=generator).double()
    gradients = torch.randn(STEPS, SIZE, generator=generator).mul(torch.logspace(-4, 2, SIZE)).float().double()
    gradients[5] = 0  # a step without any gradient: only the memory moves the parameters
    parameters = torch.nn.Parameter(start.clone())
    optimiser = kind([parameters], **settings)
    after = []
    for gradient in gradients:
        parameters.grad = gradient.clone()
        optimiser.step()
        after.append(numbers(parameters.detach()))
    return {
        "title": title, "optimiser": kind.__name__, "settings": {"rate": settings["lr"], **({"beta1": settings["betas"][0], "beta2": settings["betas"][1]} if "betas" in settings else {}),
                                     **({"epsilon": settings["eps"]} if "eps" in settings else {})},
        "start": numbers(start), "gradients": [numbers(gradient) for gradient in gradients], "after": after,
    }


header = {
    "technique": "Adam and NAdam",
    "by": f"tools/golden/optimisers.py, torch {importlib.metadata.version('torch')}, seed {SEED}",
    "convention": "The parameters after each step, in float64, rounded to float32.",
    "tolerance": 1e-5,
    "toleranceIs": "relative L2 distance over the parameters of a step",
    "cases": [run(*case) for case in CASES],
}
OUT.write_text(json.dumps(header, indent=1) + "\n")
