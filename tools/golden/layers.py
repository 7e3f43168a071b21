"""Golden values of single layers, with the settings that go wrong most easily: test/golden/layers.json.

    .venv/bin/python tools/golden/layers.py

Computed by PyTorch in float64 from inputs that are exact in float32, then rounded to float32. Every array is given as
{shape, values}: inputs, outputs, dy and dx in NHWC, weights in torch's layout. `dx` holds one gradient per input, for
the loss sum(dy * output).
"""

import importlib.metadata
import json
import pathlib

import numpy as np
import torch
from torch.nn import functional as F

OUT = pathlib.Path(__file__).resolve().parents[2] / "test" / "golden" / "layers.json"
SEED = 20
generator = torch.Generator().manual_seed(SEED)


def random(*shape: int, scale: float = 1.0) -> torch.Tensor:
    return torch.randn(*shape, generator=generator, dtype=torch.float32).mul(scale).double()


def array(tensor: torch.Tensor) -> dict:
    values = np.asarray(tensor.detach().contiguous().numpy(), dtype=np.float32).ravel()
    return {"shape": list(tensor.shape), "values": [float(str(value)) for value in values]}


def picture(tensor: torch.Tensor) -> dict:
    """NCHW, or [batch, features], as NHWC."""
    return array(tensor.permute(0, 2, 3, 1) if tensor.dim() == 4 else tensor[:, None, None, :])


def pad_by(x: torch.Tensor, pad: list[int], value: float = 0.0) -> torch.Tensor:
    top, bottom, left, right = pad
    return F.pad(x, (left, right, top, bottom), value=value)


cases: list[dict] = []


def case(title: str, kind: str, settings: dict, inputs: list[torch.Tensor], weights: dict[str, torch.Tensor], forward) -> None:
    inputs = [x.clone().requires_grad_() for x in inputs]
    output = forward(*inputs)
    dy = random(*output.shape)
    dx = torch.autograd.grad(output, inputs, dy)
    cases.append({
        "title": title, "kind": kind, "settings": settings, "inputs": [picture(x) for x in inputs],
        "weights": {name: array(weight) for name, weight in weights.items()},
        "dy": picture(dy), "output": picture(output), "dx": [picture(gradient) for gradient in dx],
    })


def conv(title: str, x, out_channels: int, kernel: tuple[int, int], stride=1, pad=(0, 0, 0, 0), groups=1, dilation=1, bias=True) -> None:
    x = random(*x)
    depthwise = groups == x.shape[1] and groups > 1
    weights = {"weight": random(out_channels, x.shape[1] // groups, *kernel, scale=0.3)}
    if bias:
        weights["bias"] = random(out_channels)
    settings = {"stride": stride, "pad": list(pad), "dilation": dilation, **({} if depthwise else {"groups": groups})}
    case(title, "depthwise" if depthwise else "conv", settings, [x], weights, lambda x: F.conv2d(
        pad_by(x, list(pad)), weights["weight"], weights.get("bias"), stride, 0, dilation, groups))


def pool(title: str, kind: str, x, window: tuple[int, int], stride: int, pad: int, ceil=False, count_pad=True) -> None:
    settings = {"window": list(window), "stride": stride, "pad": [pad] * 4, "ceil": ceil}
    if kind == "maxPool":
        case(title, kind, settings, [random(*x)], {}, lambda x: F.max_pool2d(x, window, stride, pad, ceil_mode=ceil))
    else:
        case(title, kind, {**settings, "countPad": count_pad}, [random(*x)], {},
             lambda x: F.avg_pool2d(x, window, stride, pad, ceil_mode=ceil, count_include_pad=count_pad))


def activation(title: str, kind: str, settings: dict, scale: float, forward) -> None:
    case(title, kind, settings, [random(2, 3, 4, 5, scale=scale)], {}, forward)


conv("1 x 1", (2, 4, 5, 6), 3, (1, 1))
conv("3 x 3, pad 1", (2, 3, 6, 5), 4, (3, 3), pad=(1, 1, 1, 1))
conv("3 x 3, stride 2, pad 1, odd size", (1, 3, 9, 7), 4, (3, 3), stride=2, pad=(1, 1, 1, 1))
conv("3 x 3, stride 2, pad 1, even size", (1, 3, 8, 6), 4, (3, 3), stride=2, pad=(1, 1, 1, 1))
conv("3 x 3, stride 2, no pad: the last row and column are never seen", (1, 2, 8, 10), 3, (3, 3), stride=2)
conv("3 x 3, stride 2, pad at the bottom and right only (TensorFlow's same)", (1, 3, 8, 8), 4, (3, 3), stride=2, pad=(0, 1, 0, 1), bias=False)
conv("1 x 1, stride 2: three of four positions get no gradient", (1, 4, 7, 8), 3, (1, 1), stride=2, bias=False)
conv("7 x 7, stride 2, pad 3", (1, 3, 14, 15), 4, (7, 7), stride=2, pad=(3, 3, 3, 3), bias=False)
conv("11 x 11, stride 4, pad 2 (AlexNet's first)", (1, 3, 27, 25), 3, (11, 11), stride=4, pad=(2, 2, 2, 2))
conv("4 x 4, stride 3, uneven pad", (1, 2, 10, 9), 3, (4, 4), stride=3, pad=(1, 2, 0, 1))
conv("3 x 3, dilation 2, pad 2", (1, 3, 8, 7), 4, (3, 3), pad=(2, 2, 2, 2), dilation=2)
conv("3 x 3, groups 2, pad 1", (2, 4, 6, 5), 6, (3, 3), pad=(1, 1, 1, 1), groups=2)
conv("5 x 5, groups 2, stride 2, pad 2", (1, 4, 7, 8), 6, (5, 5), stride=2, pad=(2, 2, 2, 2), groups=2)
conv("1 x 7, pad 3 left and right", (1, 3, 5, 9), 4, (1, 7), pad=(0, 0, 3, 3))
conv("7 x 1, pad 3 above and below", (1, 3, 9, 5), 4, (7, 1), pad=(3, 3, 0, 0))
conv("depthwise 3 x 3, pad 1", (2, 5, 6, 7), 5, (3, 3), pad=(1, 1, 1, 1), groups=5)
conv("depthwise 3 x 3, stride 2, pad at the bottom and right", (1, 5, 8, 6), 5, (3, 3), stride=2, pad=(0, 1, 0, 1), groups=5, bias=False)
conv("depthwise 3 x 3, stride 2, pad 1, odd size", (1, 5, 9, 7), 5, (3, 3), stride=2, pad=(1, 1, 1, 1), groups=5)
conv("depthwise 5 x 5, pad 2", (1, 4, 7, 8), 4, (5, 5), pad=(2, 2, 2, 2), groups=4, bias=False)
conv("depthwise 5 x 5, stride 2, pad 1 above and left, 2 below and right", (1, 4, 10, 8), 4, (5, 5), stride=2, pad=(1, 2, 1, 2), groups=4, bias=False)
conv("depthwise 3 x 3, dilation 2, pad 2", (1, 4, 7, 6), 4, (3, 3), pad=(2, 2, 2, 2), groups=4, dilation=2)

dense = {"weight": random(5, 3 * 4 * 2, scale=0.3), "bias": random(5)}
case("after a map: torch flattens it channels first", "dense", {}, [random(2, 3, 4, 2)], dense, lambda x: F.linear(x.flatten(1), dense["weight"], dense["bias"]))
plain = {"weight": random(4, 6, scale=0.3), "bias": random(4)}
case("after a vector", "dense", {}, [random(2, 6, 1, 1)], plain, lambda x: F.linear(x.flatten(1), plain["weight"], plain["bias"]))

norm = {"weight": random(4), "bias": random(4), "running_mean": random(4), "running_var": random(4).abs() + 0.1}
for epsilon in (1e-5, 1e-3):
    case(f"epsilon {epsilon:g}", "batchNorm", {"epsilon": epsilon}, [random(2, 4, 3, 5)], norm, lambda x: F.batch_norm(
        x, norm["running_mean"], norm["running_var"], norm["weight"], norm["bias"], False, 0, epsilon))

activation("both signs", "relu", {}, 1, F.relu)
activation("below 0, between, above 6", "relu6", {}, 6, lambda x: F.relu(x).clamp(max=6))
activation("slope 0.2", "leakyRelu", {"slope": 0.2}, 1, lambda x: F.leaky_relu(x, 0.2))

pool("3 x 3, stride 2, floor", "maxPool", (2, 3, 8, 10), (3, 3), 2, 0)
pool("3 x 3, stride 2, ceil: the last windows hang over", "maxPool", (2, 3, 8, 10), (3, 3), 2, 0, ceil=True)
pool("3 x 3, stride 2, pad 1 (ResNet), all values may be negative", "maxPool", (1, 3, 7, 8), (3, 3), 2, 1)
pool("2 x 2, stride 2, odd size", "maxPool", (1, 3, 7, 5), (2, 2), 2, 0)
pool("3 x 3, stride 1, pad 1: windows overlap", "maxPool", (1, 3, 5, 6), (3, 3), 1, 1)
case("3 x 3, stride 2, pad at the bottom and right only", "maxPool", {"window": [3, 3], "stride": 2, "pad": [0, 1, 0, 1], "ceil": False},
     [random(1, 3, 8, 6)], {}, lambda x: F.max_pool2d(pad_by(x, [0, 1, 0, 1], -float("inf")), 3, 2))
pool("3 x 3, stride 2, pad 1, zeros count", "avgPool", (1, 3, 7, 8), (3, 3), 2, 1)
pool("3 x 3, stride 2, pad 1, zeros do not count", "avgPool", (1, 3, 7, 8), (3, 3), 2, 1, count_pad=False)
pool("3 x 3, stride 2, ceil, no pad: the overhang does not count", "avgPool", (1, 3, 8, 10), (3, 3), 2, 0, ceil=True)
pool("3 x 3, stride 2, ceil, pad 1, zeros count, the overhang beyond them does not", "avgPool", (1, 3, 8, 6), (3, 3), 2, 1, ceil=True)
pool("3 x 3, stride 2, ceil, pad 1, zeros do not count", "avgPool", (1, 3, 8, 6), (3, 3), 2, 1, ceil=True, count_pad=False)
pool("2 x 2, stride 2, odd size", "avgPool", (1, 3, 7, 5), (2, 2), 2, 0)
case("5 x 3", "globalAvgPool", {}, [random(2, 4, 5, 3)], {}, lambda x: x.mean((2, 3), keepdim=True))

case("two maps", "add", {}, [random(2, 3, 4, 5), random(2, 3, 4, 5)], {}, lambda a, b: a + b)
case("three maps of unlike depth", "concat", {}, [random(2, 2, 3, 4), random(2, 3, 3, 4), random(2, 1, 3, 4)], {}, lambda *maps: torch.cat(maps, 1))
case("a vector", "softmax", {}, [random(2, 7, 1, 1, scale=2)], {}, lambda x: x.softmax(1))
case("large scores: the largest must be taken off first", "softmax", {}, [random(1, 5, 1, 1, scale=100)], {}, lambda x: x.softmax(1))


def lrn(title: str, size: int, alpha: float, beta: float, k: float, scale: float) -> None:
    case(title, "lrn", {"size": size, "alpha": alpha, "beta": beta, "k": k}, [random(1, 8, 3, 4, scale=scale)], {},
         lambda x: F.local_response_norm(x, size, alpha, beta, k))


lrn("torch's defaults, small effect", 5, 1e-4, 0.75, 1.0, 1)
lrn("alpha large enough to matter", 5, 0.5, 0.75, 2.0, 2)
lrn("AlexNet's values on large activations", 5, 1e-4, 0.75, 2.0, 100)
lrn("even size: one channel more before than after", 4, 0.5, 0.75, 1.0, 2)


def transposed(title: str, x, out_channels: int, kernel: int, stride: int, pad: int, output_pad=0, bias=True) -> None:
    x = random(*x)
    weights = {"weight": random(x.shape[1], out_channels, kernel, kernel, scale=0.3)}
    if bias:
        weights["bias"] = random(out_channels)
    settings = {"stride": stride, "pad": [pad, pad - output_pad] * 2}
    case(title, "transposedConv", settings, [x], weights, lambda x: F.conv_transpose2d(
        x, weights["weight"], weights.get("bias"), stride, pad, output_pad))


transposed("3 x 3, stride 2, output padding", (2, 5, 4, 3), 3, 3, 2, 1, 1)
transposed("3 x 3, stride 2, nothing cut off, no bias", (1, 2, 3, 5), 4, 3, 2, 0, bias=False)
transposed("4 x 4, stride 2", (2, 3, 3, 4), 2, 4, 2, 1)
transposed("5 x 5, stride 3", (1, 2, 3, 4), 3, 5, 3, 2, 1)
transposed("9 x 9, stride 1", (1, 3, 6, 5), 2, 9, 1, 4)


def resize_conv(title: str, x, out_channels: int, bias=True) -> None:
    x = random(*x)
    weights = {"weight": random(out_channels, x.shape[1], 3, 3, scale=0.3)}
    if bias:
        weights["bias"] = random(out_channels)
    case(title, "resizeConv", {}, [x], weights, lambda x: F.conv2d(
        F.pad(F.interpolate(x, scale_factor=2, mode="nearest"), (1, 1, 1, 1), mode="reflect"), weights["weight"], weights.get("bias")))


resize_conv("odd sides", (2, 4, 3, 5), 3)
resize_conv("one row, no bias", (1, 2, 1, 4), 4, bias=False)


def reflect_pad(title: str, x, pad: list[int]) -> None:
    top, bottom, left, right = pad
    case(title, "reflectPad", {"pad": pad}, [random(*x)], {}, lambda x: F.pad(x, (left, right, top, bottom), mode="reflect"))


reflect_pad("one pixel, four channels", (2, 4, 3, 5), [1, 1, 1, 1])
reflect_pad("uneven, three channels", (1, 3, 5, 4), [0, 4, 3, 1])


def instance_norm(title: str, x, epsilon: float, offset=0.0, conditional=False) -> None:
    x = (random(*x) + offset).float().double()
    scale, shift = random(*x.shape[:2], 1, 1), random(*x.shape[:2], 1, 1)
    if conditional:
        case(title, "conditionalInstanceNorm", {"epsilon": epsilon}, [x, scale, shift], {},
             lambda x, scale, shift: F.instance_norm(x, eps=epsilon) * scale + shift)
    else:
        weights = {"weight": scale[0, :, 0, 0], "bias": shift[0, :, 0, 0]}
        case(title, "instanceNorm", {"epsilon": epsilon}, [x], weights,
             lambda x: F.instance_norm(x, weight=weights["weight"], bias=weights["bias"], eps=epsilon))


instance_norm("three channels", (2, 3, 5, 4), 1e-5)
instance_norm("eight channels", (2, 8, 3, 5), 1e-5)
instance_norm("six channels, epsilon that counts", (1, 6, 3, 4), 0.5)
instance_norm("a mean far from 0", (1, 4, 9, 7), 1e-5, offset=30)
instance_norm("each picture has its own style", (2, 3, 4, 5), 1e-5, conditional=True)
instance_norm("sixteen channels", (1, 16, 3, 3), 1e-5, conditional=True)
activation("both signs", "sigmoid", {}, 3, torch.sigmoid)
activation("both signs", "tanh", {}, 2, torch.tanh)
conv("9 x 9 of three channels", (2, 3, 12, 11), 5, (9, 9), pad=(4, 4, 4, 4))
conv("5 x 5, eight channels to three", (2, 8, 7, 6), 3, (5, 5))
conv("9 x 9, four channels to three, uneven pad, no bias", (1, 4, 10, 13), 3, (9, 9), pad=(0, 4, 3, 4), bias=False)
conv("5 x 7, an odd number of columns", (1, 5, 6, 9), 2, (5, 7), pad=(2, 2, 3, 3))
activation("below -3, between, above 3", "hardSwish", {}, 4, F.hardswish)
for size in ((2, 3, 5, 4), (1, 2, 1, 6)):
    case("half-pixel centres", "resizeBilinear", {}, [random(*size)], {},
         lambda x: F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False))
case("a gate for every channel of each picture", "multiply", {}, [random(2, 3, 5, 4), random(2, 3, 1, 1)], {}, torch.mul)
for size, target in (((2, 3, 7, 5), (3, 3)), ((1, 4, 3, 2), (6, 6)), ((1, 2, 6, 4), (3, 2)), ((1, 3, 6, 6), (6, 6))):
    case(f"{size[2]} x {size[3]} to {target[0]} x {target[1]}", "adaptiveAvgPool", {"size": list(target)}, [random(*size)], {},
         lambda x: F.adaptive_avg_pool2d(x, target))
case("two maps, cell by cell", "multiply", {}, [random(2, 3, 5, 4), random(2, 3, 5, 4)], {}, torch.mul)
case("uneven", "zeroPad", {"pad": [1, 3, 0, 2]}, [random(2, 3, 5, 4)], {}, lambda x: F.pad(x, (0, 2, 1, 3)))

header = {
    "technique": "single layers, forward and input gradient",
    "by": f"tools/golden/layers.py, torch {importlib.metadata.version('torch')}, float64, seed {SEED}",
    "convention": "inputs, output, dy, dx in NHWC ([batch, 1, 1, features] for vectors); weights in torch's layout (OIHW, depthwise [C, 1, k, k], "
    "dense [out, in], dense after a map reads it channels first); pad is [top, bottom, left, right]; dx[i] is the gradient of sum(dy x output) "
    "with respect to inputs[i]; lrn is x / (k + alpha / size x sum of squares) ^ beta",
    "tolerance": 1e-4,
    "toleranceIs": "relative L2 distance over each array",
}
body = ",\n".join(json.dumps(entry) for entry in cases)
OUT.write_text(json.dumps(header, indent=1)[:-2] + ',\n "cases": [\n' + body + "\n]}\n")
json.loads(OUT.read_text())
print(f"{len(cases)} cases, {OUT.stat().st_size:,} bytes")
