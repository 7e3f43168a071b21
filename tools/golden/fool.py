"""Golden values of FGSM and PGD towards another class on the calm inputs, in plain PyTorch.

    .venv/bin/python tools/golden/fool.py
"""

import torch
import torch.nn.functional as F
from PIL import Image

from reference_network import check_against_package
from store import GOLDEN, write
from techniques import CALM_IMAGES, DOUBLE, FLOAT, Reference
import numpy as np

SCRIPT = "fool.py"
STEPS = 4
ATTACKS = (("linf", 2.0), ("l2", 256.0))


def whole_pixels(name: str) -> torch.Tensor:
    """[1, 3, 224, 224], 0..255, float64."""
    return torch.from_numpy(np.array(Image.open(GOLDEN / "inputs" / f"{name}.png").convert("RGB"))).double().permute(2, 0, 1)[None]


def rounded(change: torch.Tensor, norm: str, size: float) -> torch.Tensor:
    """To the nearest whole number, halves away from 0; a change that is then too long is made shorter first, to 2**-16 of it."""
    whole = lambda factor: change.sign() * (factor * change.abs() + 0.5).floor()
    if norm == "linf" or whole(1.0).norm() <= size:
        return whole(1.0)
    low, high = 0.0, 1.0
    for _ in range(16):
        middle = (low + high) / 2
        low, high = (low, middle) if whole(middle).norm() > size else (middle, high)
    return whole(low)


def attack(network, pixels: torch.Tensor, wanted: int, norm: str, size: float, dtype: torch.dtype):
    """The cross-entropy after 0 to STEPS steps, and the change after the first of them, in whole numbers."""
    change, losses, first = torch.zeros_like(pixels), [], None
    for step in range(STEPS + 1):
        whole = rounded(change, norm, size)
        if step == 1:
            first = whole
        x = ((pixels + whole - 127) / 128).to(dtype).requires_grad_()
        loss = F.cross_entropy(network(x), torch.tensor([wanted]))
        losses.append(loss.item())
        (gradient,) = torch.autograd.grad(loss, x)
        gradient = gradient.double()
        rate = 2.5 * size / STEPS
        if norm == "linf":
            change = (change - rate * gradient.sign()).clamp(-size, size)
        else:
            change = change - rate * gradient / gradient.norm()
            change = change * min(1.0, size / change.norm().item())
        change = torch.minimum(torch.maximum(change, -pixels), 255 - pixels)
    return losses, first


def main() -> None:
    reference = Reference()
    cases = []
    for name in CALM_IMAGES:
        pixels = whole_pixels(name)
        # 500 classes away from the one that leads.
        wanted = (reference.targets[name] + 500) % 1000
        for norm, size in ATTACKS:
            exact, first = attack(reference.exact[False], pixels, wanted, norm, size, DOUBLE)
            others = [attack(networks[False], pixels, wanted, norm, size, FLOAT) for networks in (reference.single, reference.folded)]
            apart = [max(abs(a - b) / b for a, b in zip(losses, exact)) for losses, _ in others]
            differ = [(change != first).double().mean().item() for _, change in others]
            case = {**reference.case(name), "wanted": wanted, "norm": norm, "size": size, "steps": STEPS, "losses": exact}
            case |= {"firstLength": first.norm().item(), "firstSum": first.sum().item()}
            cases.append({**case, "float32Error": apart[0], "foldedError": apart[1], "otherNumbers": max(differ)})
            print(name, norm, [round(loss, 4) for loss in exact], apart, differ, flush=True)
    convention = (
        "Pixels are whole numbers 0..255 all along. Each step goes against the gradient of the cross-entropy with class `wanted` at the rounded "
        "picture, by 2.5 x size / steps, along its sign (linf) or its direction (l2), back into the bound `size` and into 0..255; the change itself "
        "is kept unrounded. `losses`: the cross-entropy of the rounded picture after 0, 1, ... steps. `firstLength` and `firstSum` are of the "
        "rounded change after one step. float32Error and foldedError: how far two float32 runs' losses are from these, relative, at worst; "
        "`otherNumbers`: the share of the first change in which they differ."
    )
    write("fool", "FGSM and PGD", SCRIPT, convention, cases, {}, tolerance=0.01)


if __name__ == "__main__":
    torch.set_num_threads(1)
    check_against_package()
    main()
