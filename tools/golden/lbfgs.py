"""Golden values of L-BFGS: the iterates of torch.optim.LBFGS on a function of a few variables.

    .venv/bin/python tools/golden/lbfgs.py
"""

import importlib.metadata
import json

import torch

from reference_network import ROOT

STEPS, HISTORY = 24, 3
CURVATURES = [1.0, 2.0, 4.0, 8.0, 16.0, 0.5, 0.25, 3.0]
CENTRES = [1.0, -1.0, 0.5, 2.0, -0.5, 1.5, -2.0, 0.0]
START = [-1.0, 1.0, 2.0, 0.0, 1.0, -1.0, 1.0, 2.0]


def iterates(line_search: str | None) -> list[list[float]]:
    curvatures, centres = (torch.tensor(values, dtype=torch.float64) for values in (CURVATURES, CENTRES))
    x = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([x], lr=1, max_iter=1, max_eval=25, history_size=HISTORY, tolerance_grad=0, tolerance_change=0, line_search_fn=line_search)

    def closure():
        optimiser.zero_grad()
        loss = (0.5 * curvatures * (x - centres) ** 2 + 0.25 * x**4).sum()
        loss.backward()
        return loss

    found = []
    for _ in range(STEPS):
        optimiser.step(closure)
        found.append(x.detach().tolist())
    return found


if __name__ == "__main__":
    golden = {
        "technique": "L-BFGS",
        "by": f"tools/golden/lbfgs.py, torch {importlib.metadata.version('torch')}, float64; nothing random",
        "convention": "sum of curvature / 2 (x - centre)^2 + x^4 / 4 from `start`; `fixed` are the iterates of torch.optim.LBFGS(lr=1, max_iter=1) without a "
        "line search, whose first step has the length min(1, 1 / |gradient|_1); `minimum` is where it ends with its line search (strong_wolfe)",
        "tolerance": 1e-3,
        "history": HISTORY,
        "curvatures": CURVATURES,
        "centres": CENTRES,
        "start": START,
        "fixed": iterates(None),
        "minimum": iterates("strong_wolfe")[-1],
    }
    (ROOT / "test" / "golden" / "lbfgs.json").write_text(json.dumps(golden, indent=1) + "\n")
