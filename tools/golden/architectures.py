"""Golden values of whole architectures: test/golden/architectures.json and .safetensors.

    .venv/bin/python tools/golden/architectures.py [NAME ...]

A name makes only that architecture anew. torchvision's own models, with weights from a formula instead of training: every number follows from the name of its tensor and
its place in it, so that nothing large has to be kept. The same formula stands in test/support/formula_weights.ts. Logits, the
gradient of one logit at the image, guided backprop of it and Grad-CAM, computed in float64.
"""

import importlib.metadata
import json
import sys

import numpy as np
import torch
import torchvision
from safetensors.numpy import load_file, save_file
from store import GOLDEN, relative_l2
from torch import nn
from torch.nn import functional as F

TOLERANCE = 1e-3
SEED = 0
GOLDEN_RATIO = np.uint32(0x9E3779B9)

# Name, side of the image in pixels, the module whose output Grad-CAM looks at, our name of that layer.
CASES = [
    ("alexnet", 224, "features.11", "features.11"),
    ("vgg16", 96, "features.29", "features.29"),
    ("vgg19", 96, "features.35", "features.35"),
    ("vgg16_bn", 96, "features.42", "features.42"),
    ("resnet18", 96, "layer4", "layer4.1.relu_1"),
    ("resnet50", 96, "layer4", "layer4.2.relu_2"),
    ("resnet101", 96, "layer4", "layer4.2.relu_2"),
    ("densenet121", 96, "features.denseblock4", "features.denseblock4"),
    ("googlenet", 96, "inception5b", "inception5b"),
    ("squeezenet1_0", 96, "features.12", "features.12"),
    ("squeezenet1_1", 96, "features.12", "features.12"),
    ("mobilenet_v2", 48, "features.18", "features.18.2"),
]


def uniform(name: str, count: int) -> np.ndarray:
    """`count` numbers of 0..1 that follow from a name: FNV-1a of the name, then murmur3's finaliser of each place."""
    key = np.uint32(2166136261)
    with np.errstate(over="ignore"):
        for byte in name.encode():
            key = (key ^ np.uint32(byte)) * np.uint32(16777619)
        h = np.arange(count, dtype=np.uint32) * GOLDEN_RATIO + key
        h ^= h >> np.uint32(16)
        h *= np.uint32(0x85EBCA6B)
        h ^= h >> np.uint32(13)
        h *= np.uint32(0xC2B2AE35)
        h ^= h >> np.uint32(16)
    return h.astype(np.float64) / 2**32


def formula(name: str, shape: torch.Size) -> torch.Tensor:
    """Kernels as He et al. 2015 start them, batch norms near 1, everything else near 0; exact in float32."""
    u = uniform(name, int(np.prod(shape)))
    if name.endswith("running_var"):
        values = 0.5 + u
    elif name.endswith("weight") and len(shape) == 1:
        values = 0.8 + 0.4 * u
    elif name.endswith("weight"):
        values = (2 * u - 1) * np.sqrt(6 / np.prod(shape[1:]))
    else:
        values = (2 * u - 1) * 0.1
    return torch.from_numpy(values.astype(np.float32)).reshape(shape)


class GuidedRelu(torch.autograd.Function):
    """A rectifier that hands back the positive gradients where it is open; `ceiling` closes ReLU6 at 6."""

    @staticmethod
    def forward(ctx, x, ceiling):
        ctx.save_for_backward((x > 0) & (x < ceiling))
        return x.clamp(0, ceiling)

    @staticmethod
    def backward(ctx, dy):
        (open_,) = ctx.saved_tensors
        return dy.clamp(min=0) * open_, None


class Rectifier(nn.Module):
    def __init__(self, ceiling: float):
        super().__init__()
        self.ceiling = ceiling

    def forward(self, x):
        return GuidedRelu.apply(x, self.ceiling)


def replace_rectifiers(module: nn.Module) -> None:
    for name, child in module.named_children():
        if isinstance(child, (nn.ReLU, nn.ReLU6)):
            setattr(module, name, Rectifier(6.0 if isinstance(child, nn.ReLU6) else float("inf")))
        else:
            replace_rectifiers(child)


def build(name: str) -> nn.Module:
    options = {"aux_logits": False, "init_weights": False} if name == "googlenet" else {}
    model = getattr(torchvision.models, name)(weights=None, **options).eval()
    model.load_state_dict({key: formula(key, tensor.shape) for key, tensor in model.state_dict().items() if "num_batches" not in key}, strict=False)
    # torchvision's inplace rectifiers would overwrite what the hooks keep.
    for module in model.modules():
        if isinstance(module, (nn.ReLU, nn.ReLU6)):
            module.inplace = False
    return model


def gradients(model: nn.Module, image: torch.Tensor, target: int, module: str) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Logits, the gradient at the image, Grad-CAM."""
    kept = {}
    hook = dict(model.named_modules())[module].register_forward_hook(lambda _module, _inputs, output: kept.update(maps=output))
    image = image.clone().requires_grad_()
    logits = model(image)
    maps = kept["maps"]
    gradient, at_maps = torch.autograd.grad(logits[0, target], [image, maps])
    hook.remove()
    cam = F.relu((at_maps.mean((2, 3), keepdim=True) * maps).sum(1))
    return logits.detach()[0], gradient[0], cam.detach()[0]


def guided(model: nn.Module, image: torch.Tensor, target: int) -> torch.Tensor:
    replace_rectifiers(model)
    plain = F.relu
    F.relu = lambda x, inplace=False: GuidedRelu.apply(x, float("inf"))
    try:
        image = image.clone().requires_grad_()
        return torch.autograd.grad(model(image)[0, target], image)[0][0]
    finally:
        F.relu = plain


def is_calm(name: str, image: torch.Tensor, target: int, module: str, exact: torch.Tensor) -> bool:
    """Whether the gradient stays where it is when image and weights move by a few roundings, as folding moves them."""
    generator = torch.Generator().manual_seed(SEED)

    def moved(tensor: torch.Tensor) -> torch.Tensor:
        return tensor * (1 + 2e-7 * torch.randn(tensor.shape, generator=generator))

    for _ in range(6):
        model = build(name)
        with torch.no_grad():
            for parameter in model.parameters():
                parameter.copy_(moved(parameter))
        if relative_l2(gradients(model, moved(image), target, module)[1], exact) > TOLERANCE / 4:
            return False
    return True


def main() -> None:
    wanted = sys.argv[1:] or [name for name, *_ in CASES]
    cases, arrays = {}, {}
    if len(wanted) < len(CASES):
        cases = {case["name"]: case for case in json.loads((GOLDEN / "architectures.json").read_text())["cases"]}
        arrays = load_file(str(GOLDEN / "architectures.safetensors"))
    for name, side, module, layer in CASES:
        if name not in wanted:
            continue
        model = build(name)
        shapes = {key: list(tensor.shape) for key, tensor in model.state_dict().items() if "num_batches" not in key}
        for draw in range(40):
            # A pre-activation that rounding moves across 0 moves the gradient with it: the first image is taken where none does.
            image = torch.from_numpy(uniform(f"image {name} {draw}", side * side * 3).astype(np.float32).reshape(1, side, side, 3))
            image = (image * 4 - 2).permute(0, 3, 1, 2).contiguous()
            target = int(build(name)(image).argmax())
            results = {}
            for precision in (torch.float32, torch.float64):
                model = build(name).to(precision)
                logits, gradient, cam = gradients(model, image.to(precision), target, module)
                results[precision] = {"logits": logits, "gradient": gradient, "cam": cam, "guided": guided(model, image.to(precision), target)}
            errors = {key: relative_l2(results[torch.float32][key], exact) for key, exact in results[torch.float64].items()}
            if max(errors.values()) < TOLERANCE / 4 and is_calm(name, image, target, module, results[torch.float64]["gradient"]):
                break
        else:
            raise AssertionError(f"{name}: no image of forty has a gradient that float32 determines")
        every = side // 24
        for key, exact in results[torch.float64].items():
            picture = exact.permute(1, 2, 0)[::every, ::every] if exact.dim() == 3 else exact
            arrays[f"{name}.{key}"] = np.ascontiguousarray(picture.float().numpy())
        cases[name] = {"name": name, "side": side, "draw": draw, "target": target, "layer": layer, "every": every, "float32Error": errors,
                      "parameters": sum(int(np.prod(shape)) for key, shape in shapes.items() if "running" not in key), "shapes": shapes}
        print(name, draw, target, errors, flush=True)
    header = {
        "technique": "whole architectures: logits, gradient, guided backprop and Grad-CAM of the leading class",
        "by": f"tools/golden/architectures.py, torch {importlib.metadata.version('torch')}, torchvision {importlib.metadata.version('torchvision')}, "
        f"seed {SEED}",
        "convention": "weights and images from the formula of test/support/formula_weights.ts; pictures are [rows, columns, colours], every n-th of each",
        "precision": "computed in float64, rounded to float32; float32Error is the relative L2 distance of the same computation in float32",
        "tolerance": TOLERANCE,
        "toleranceIs": "relative L2 distance over each array",
        "arrays": "architectures.safetensors",
    }
    body = ",\n".join(json.dumps(cases[name]) for name, *_ in CASES)
    (GOLDEN / "architectures.json").write_text(json.dumps(header, indent=1)[:-2] + ',\n "cases": [\n' + body + "\n]}\n")
    save_file(arrays, str(GOLDEN / "architectures.safetensors"))


if __name__ == "__main__":
    main()
