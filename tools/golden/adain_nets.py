"""Small nets for any style by AdaIN as PyTorch's two exporters write them, and what they paint, in float64:
test/golden/adain.json and .safetensors, and the files in test/golden/imported.

    .venv/bin/python tools/golden/adain_nets.py

The forms are those that are about: naoto0804/pytorch-AdaIN's (views, var over n - 1, expand), with torch.std and a small number
behind it, with var_mean and a quotient of deviations, and by an instance norm. A number for how strong the style is comes third in one.
"""

import importlib.metadata
import json
import pathlib
import warnings

import numpy as np
import onnx
import torch
from safetensors.numpy import save
from torch import nn
from torch.nn import functional as F

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "test" / "golden"
EPSILON = 1e-5
CONTENT, STYLE = (36, 48), (28, 40)


def views(content: torch.Tensor, style: torch.Tensor) -> torch.Tensor:
    def measured(features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        count, channels = features.size()[:2]
        variance = features.view(count, channels, -1).var(dim=2) + EPSILON
        return features.view(count, channels, -1).mean(dim=2).view(count, channels, 1, 1), variance.sqrt().view(count, channels, 1, 1)

    size = content.size()
    (mean, deviation), (style_mean, style_deviation) = measured(content), measured(style)
    unit = (content - mean.expand(size)) / deviation.expand(size)
    return unit * style_deviation.expand(size) + style_mean.expand(size)


def deviations(content: torch.Tensor, style: torch.Tensor) -> torch.Tensor:
    def measured(features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return features.mean((2, 3), keepdim=True), features.std((2, 3), keepdim=True) + 1e-6

    (mean, deviation), (style_mean, style_deviation) = measured(content), measured(style)
    return style_deviation * ((content - mean) / deviation) + style_mean


def moments(content: torch.Tensor, style: torch.Tensor) -> torch.Tensor:
    (variance, mean), (style_variance, style_mean) = (torch.var_mean(one, (2, 3), keepdim=True) for one in (content, style))
    return (content - mean) * ((style_variance + EPSILON).sqrt() / (variance + EPSILON).sqrt()) + style_mean


def norm(content: torch.Tensor, style: torch.Tensor) -> torch.Tensor:
    variance = style.var((2, 3), keepdim=True, unbiased=False)
    return F.instance_norm(content) * (variance + EPSILON).sqrt() + style.mean((2, 3), keepdim=True)


def unit(inputs: int, outputs: int) -> list[nn.Module]:
    return [nn.ReflectionPad2d(1), nn.Conv2d(inputs, outputs, 3), nn.ReLU()]


class Net(nn.Module):
    def __init__(self, adain) -> None:
        super().__init__()
        pool = nn.MaxPool2d(2, 2, 0, ceil_mode=True)
        double = nn.Upsample(scale_factor=2, mode="nearest")
        self.adain = adain
        self.encoder = nn.Sequential(nn.Conv2d(3, 3, 1), *unit(3, 6), *unit(6, 6), pool, *unit(6, 8), pool, *unit(8, 10))
        self.decoder = nn.Sequential(*unit(10, 8), double, *unit(8, 6), double, *unit(6, 3)[:-1])
        random = np.random.default_rng(7)
        for weights in self.parameters():
            reach = 1.5 / np.sqrt(np.prod(weights.shape[1:])) if weights.dim() > 1 else 0.1
            weights.data = torch.from_numpy(random.uniform(-reach, reach, weights.shape).astype(np.float32))

    def forward(self, content: torch.Tensor, style: torch.Tensor, alpha: torch.Tensor | None = None) -> torch.Tensor:
        features = self.encoder(content)
        joined = self.adain(features, self.encoder(style))
        return self.decoder(joined if alpha is None else alpha * joined + (1 - alpha) * features)


random = np.random.default_rng(11)
arrays = {name: random.random((1, 3, *sides)).astype(np.float32) for name, sides in (("content", CONTENT), ("style", STYLE))}
arrays["style"] **= 3
content, style = (torch.from_numpy(arrays[name]) for name in ("content", "style"))
cases = []


def bare(model: onnx.ModelProto) -> onnx.ModelProto:
    """Without where in which file of this machine each node comes from."""
    for part in (model, model.graph, *model.graph.node, *model.graph.input, *model.graph.output, *model.graph.value_info):
        del part.metadata_props[:]
        part.doc_string = ""
    return model


def export(name: str, adain, is_traced: bool, is_mixed: bool = False) -> None:
    net = Net(adain).eval()
    free = [{2: torch.export.Dim.AUTO, 3: torch.export.Dim.AUTO}] * 2
    inputs = (content, style, *([torch.tensor(1.0)] if is_mixed else []))
    sides = {"dynamic_axes": {"content": [2, 3], "style": [2, 3]}, "opset_version": 17} if is_traced else {"dynamic_shapes": (*free, *([None] if is_mixed else [])), "external_data": False}
    names = ["content", "style", *(["alpha"] if is_mixed else [])]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = str(GOLDEN / "imported" / f"{name}.onnx")
        torch.onnx.export(net, inputs, path, dynamo=not is_traced, input_names=names, output_names=["painting"], **sides)
    onnx.save(bare(onnx.load(path)), path)
    with torch.no_grad():
        painting = net.double()(*(one.double() for one in inputs))
    arrays[name] = painting.permute(0, 2, 3, 1).float().numpy().copy()
    cases.append({"file": f"{name}.onnx", "array": name})


export("adain-views-script", views, True)
export("adain-views-dynamo", views, False)
export("adain-deviations-script", deviations, True)
export("adain-norm-dynamo", norm, False)
export("adain-moments-dynamo", moments, False)
export("adain-mixed-script", views, True, True)
for name in ("content", "style"):
    arrays[name] = arrays[name].transpose(0, 2, 3, 1).copy()
packages = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("torch", "numpy", "onnx", "onnxscript"))
header = {
    "technique": "import of nets for any style by AdaIN (Huang & Belongie 2017) from ONNX",
    "by": f"tools/golden/adain_nets.py, {packages}, float64, seeds 7 and 11",
    "convention": "content, style and paintings are [1, height, width, 3]; the pictures 0..1",
    "tolerance": 1e-5,
    "toleranceIs": "relative L2 distance",
    "cases": cases,
}
(GOLDEN / "adain.json").write_text(json.dumps(header, indent=1) + "\n")
(GOLDEN / "adain.safetensors").write_bytes(save(arrays))
