"""Golden values of deletion and insertion (Petsiuk et al. 2018) on five photographs, in plain PyTorch.

    .venv/bin/python tools/golden/faithfulness.py
"""

import numpy as np
import torch
import torch.nn.functional as F
from captum.attr import LayerGradCam, Saliency

from reference_network import check_against_package
from store import nhwc, relative_l2, write
from techniques import DOUBLE, FLOAT, IMAGES, Reference, load_input

SCRIPT = "faithfulness.py"
STEPS, SIDE, SIGMA = 14, 224, 10.0
LAYER = "act2"
BATCH = 15


def grad_cam(network, x, target) -> torch.Tensor:
    """[1, 1, 7, 7]"""
    return LayerGradCam(network, network.get_submodule(LAYER)).attribute(x, target=target, relu_attributions=True).detach()


def saliency(network, x, target) -> torch.Tensor:
    """[1, 1, 224, 224]"""
    return Saliency(network).attribute(x.clone().requires_grad_(), target=target, abs=True).amax(1, keepdim=True).detach()


def pixel_order(importance: torch.Tensor) -> torch.Tensor:
    """Most important pixel first; of equals, the one that comes first row by row."""
    enlarged = F.interpolate(importance, (SIDE, SIDE), mode="bilinear", align_corners=False)
    return torch.argsort(enlarged.flatten(), descending=True, stable=True)


def blurred(x: torch.Tensor) -> torch.Tensor:
    reach = int(np.ceil(3 * SIGMA))
    kernel = torch.exp(-(torch.arange(-reach, reach + 1, dtype=DOUBLE) ** 2) / (2 * SIGMA**2))
    kernel = (kernel / kernel.sum()).to(x.dtype).repeat(3, 1)
    padded = F.pad(x, (reach, reach, reach, reach), mode="replicate")
    rows = F.conv2d(padded, kernel[:, None, None, :], groups=3)
    return F.conv2d(rows, kernel[:, None, :, None], groups=3)


def curve(network, start: torch.Tensor, end: torch.Tensor, order: torch.Tensor, target: int) -> torch.Tensor:
    """The probability of the target after each step; step i has replaced round(i * pixels / STEPS) pixels."""
    pictures = []
    for step in range(STEPS + 1):
        picture = start.clone().flatten(2)
        # floor(x + 1/2), as JavaScript rounds
        chosen = order[: int(np.floor(step * SIDE * SIDE / STEPS + 0.5))]
        picture[:, :, chosen] = end.flatten(2)[:, :, chosen]
        pictures.append(picture.reshape(start.shape))
    with torch.no_grad():
        parts = torch.cat(pictures).split(BATCH)
        return torch.cat([network(part).softmax(1)[:, target] for part in parts])


def both(network, x, target, order) -> torch.Tensor:
    """[2, STEPS + 1]: deletion to the mean colour, insertion from the blurred picture."""
    return torch.stack([curve(network, x, torch.zeros_like(x), order, target), curve(network, blurred(x), x, order, target)])


def area(heights: torch.Tensor) -> float:
    return torch.trapezoid(heights, dx=1 / STEPS).item()


def main() -> None:
    reference = Reference()
    cases, arrays = [], {}
    for name in IMAGES:
        target = reference.targets[name]
        for method, attribute in (("grad-cam", grad_cam), ("saliency", saliency)):
            importance = attribute(reference.exact[False], load_input(name, DOUBLE), target)
            order = pixel_order(importance)
            # All networks erase in the same order: how far rounding changes the order is not the question here.
            exact = both(reference.exact[False], load_input(name, DOUBLE), target, order)
            single, folded = (both(networks[False], load_input(name, FLOAT), target, order) for networks in (reference.single, reference.folded))
            own = both(reference.folded[False], load_input(name, FLOAT), target, pixel_order(attribute(reference.folded[False], load_input(name, FLOAT), target)))
            case = {
                **reference.case(name), "method": method, "array": f"{name}.{method}", "steps": STEPS,
                "deletion": area(exact[0]), "insertion": area(exact[1]),
                "ownOrder": {"deletion": area(own[0].double()), "insertion": area(own[1].double())},
                "float32Error": relative_l2(single, exact), "foldedError": relative_l2(folded, exact),
            }
            arrays[case["array"]] = exact.float().numpy()
            if method == "grad-cam":
                case["map"] = f"{name}.map"
                arrays[case["map"]] = nhwc(importance)
            cases.append(case)
            print(case["array"], case["deletion"], case["insertion"], case["ownOrder"], flush=True)
    convention = (
        f"Probability of the target after steps 0..{STEPS}, [2, {STEPS + 1}]: deletion (pixels become 0, preprocessed) and insertion (from the picture "
        f"blurred by a Gaussian of sigma {SIGMA:g}, cut at three sigmas, edges repeated, to the picture). Pixels in descending order of the map, enlarged "
        "bilinearly to 224 x 224 (align_corners=False), of equals the first one row by row; after step i, floor(i * 50176 / steps + 1/2) are replaced. "
        f"The area is the trapezoid rule's over 0..1. Grad-CAM at {LAYER}, rectified (`map`, before enlarging); saliency is the largest |gradient| over "
        "colours. ownOrder: the areas of a float32 network with folded batch norms that orders the pixels by its own map."
    )
    write("faithfulness", "deletion and insertion", SCRIPT, convention, cases, arrays)


if __name__ == "__main__":
    torch.set_num_threads(2)
    check_against_package()
    main()
