"""Networks of a few channels in the formats that people bring: test/golden/imported.json and the files in test/golden/imported.

    .venv/bin/python tools/golden/imported_networks.py

torchvision's and timm's own classes, made narrow, with weights from the formula of test/support/formula_weights.ts, written by
PyTorch's own savers and both of its ONNX exporters. Logits are computed in float64.
"""

import collections
import importlib.metadata
import json
import os
import warnings

import numpy as np
import onnx
import timm
import torch
import torchvision
from architectures import formula, uniform
from safetensors.torch import save_file
from store import GOLDEN
from torch import nn
from torchvision.models import densenet, mobilenetv2, resnet, vgg

FOLDER = GOLDEN / "imported"
CLASSES = 5
# Of the images, in pixels. The older exporter writes VGG only where its adaptive pooling is the identity.
SIDES = collections.defaultdict(lambda: 64, {"vgg11": 224})


class NarrowResnet(resnet.ResNet):
    """torchvision's ResNet with another number of channels in its four stages."""

    def __init__(self, block: type, blocks: list[int], channels: int, groups: int = 1) -> None:
        nn.Module.__init__(self)
        self._norm_layer, self.dilation, self.groups, self.base_width, self.inplanes = nn.BatchNorm2d, 1, groups, 64, channels
        self.conv1 = nn.Conv2d(3, channels, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.relu = nn.ReLU()
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        for at, count in enumerate(blocks):
            setattr(self, f"layer{at + 1}", self._make_layer(block, channels, count, stride=min(at, 1) + 1))
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(channels * block.expansion, CLASSES)


def narrow_vgg() -> nn.Module:
    model = vgg.VGG(vgg.make_layers([2, "M", 2, "M", 3, 3, "M", 3, 3, "M", 3, 4, "M"]), init_weights=False)
    model.classifier = nn.Sequential(nn.Linear(4 * 49, 6), nn.ReLU(), nn.Dropout(), nn.Linear(6, 6), nn.ReLU(), nn.Dropout(), nn.Linear(6, CLASSES))
    return model


def narrow_timm_vgg() -> nn.Module:
    cfg = (2, "M", 2, "M", 3, 3, "M", 3, 3, "M", 3, 4, "M")
    model = timm.models.vgg.VGG(cfg, num_classes=CLASSES)
    model.pre_logits = timm.models.vgg.ConvMlp(4, 6, 7)
    model.head = timm.models.vgg.ClassifierHead(6, CLASSES)
    return model


def narrow_mobilenet() -> nn.Module:
    model = mobilenetv2.MobileNetV2(num_classes=CLASSES, width_mult=0.1)
    before = model.features[18][0].in_channels
    model.features[18] = mobilenetv2.Conv2dNormActivation(before, 12, kernel_size=1, norm_layer=nn.BatchNorm2d, activation_layer=nn.ReLU6)
    model.classifier[1] = nn.Linear(12, CLASSES)
    return model


MODELS = {
    "resnet18": lambda: NarrowResnet(resnet.BasicBlock, [2, 2, 2, 2], 4),
    "vgg11": narrow_vgg,
    "timm-vgg11": narrow_timm_vgg,
    "densenet121": lambda: densenet.DenseNet(growth_rate=2, num_init_features=4, bn_size=2, num_classes=CLASSES),
    "mobilenet_v2": narrow_mobilenet,
}


def build(name: str) -> nn.Module:
    model = MODELS[name]().eval()
    state = {key: formula(key, tensor.shape) for key, tensor in model.state_dict().items() if "num_batches" not in key}
    model.load_state_dict(state, strict=False)
    return model


def image_of(name: str) -> torch.Tensor:
    side = SIDES[name]
    pixels = uniform(f"image imported {name}", side * side * 3).astype(np.float32).reshape(1, side, side, 3) * 4 - 2
    return torch.from_numpy(pixels).permute(0, 3, 1, 2).contiguous()


def onnx_file(model: nn.Module, name: str, file: str, **options) -> None:
    image = torch.zeros(1, 3, SIDES[name], SIDES[name])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(model, (image,), str(FOLDER / file), input_names=["image"], output_names=["logits"], **options)
    # What the exporter says of the Python files it came from.
    graph = onnx.load(str(FOLDER / file), load_external_data=False)
    for node in graph.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    onnx.save(graph, str(FOLDER / file))


class Hostile:
    """What unpickling must not do."""

    def __reduce__(self):
        return os.system, ("echo executed > /tmp/convoscope-executed",)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    models = {name: build(name) for name in MODELS}
    with torch.no_grad():
        logits = {name: model.double()(image_of(name).double())[0].tolist() for name, model in models.items()}
    for model in models.values():
        model.float()

    state = models["resnet18"].state_dict()
    torch.save(state, FOLDER / "resnet18.pth")
    torch.save(state, FOLDER / "resnet18-legacy.pth", _use_new_zipfile_serialization=False)
    checkpoint = {"epoch": 3, "arch": "resnet18", "state_dict": {f"module.{key}": value for key, value in state.items()}, "best": 0.5}
    torch.save(checkpoint, FOLDER / "resnet18-checkpoint.pth")
    torch.save({key: nn.Parameter(value) if value.is_floating_point() else value for key, value in state.items()}, FOLDER / "resnet18-parameters.pth")
    save_file({key: value.to(torch.bfloat16) if value.is_floating_point() else value for key, value in state.items()}, FOLDER / "resnet18-bf16.safetensors")
    torch.save(models["resnet18"], FOLDER / "whole-module.pth")
    torch.save({"weights": Hostile()}, FOLDER / "hostile.pth")
    torch.save({"weights": Hostile()}, FOLDER / "hostile-legacy.pth", _use_new_zipfile_serialization=False)
    save_file(models["timm-vgg11"].state_dict(), FOLDER / "timm-vgg11.safetensors")
    transposed = collections.OrderedDict(state)
    # A tensor that is a view: its strides are not those of its shape.
    transposed["fc.weight"] = state["fc.weight"].t().contiguous().t()
    torch.save(transposed, FOLDER / "resnet18-strided.pth")

    for name in ("resnet18", "vgg11", "densenet121", "mobilenet_v2"):
        onnx_file(models[name], name, f"{name}-script.onnx", dynamo=False, dynamic_axes={"image": {0: "batch"}}, opset_version=13)
    for name in ("resnet18", "vgg11"):
        onnx_file(models[name], name, f"{name}-dynamo.onnx", dynamo=True, external_data=name == "resnet18")

    with torch.no_grad():
        rounded = NarrowResnet(resnet.BasicBlock, [2, 2, 2, 2], 4).eval()
        rounded.load_state_dict({key: value.to(torch.bfloat16).to(value.dtype) if value.is_floating_point() else value for key, value in state.items()})
        logits["resnet18-bf16"] = rounded.double()(image_of("resnet18").double())[0].tolist()
    versions = ", ".join(f"{package} {importlib.metadata.version(package)}" for package in ("torch", "torchvision", "timm", "onnx", "onnxscript"))
    header = {
        "technique": "the logits of narrow networks, in float64",
        "by": f"tools/golden/imported_networks.py, {versions}",
        "convention": 'weights and image from the formula of test/support/formula_weights.ts; the image of NAME is "image imported NAME", 4 u - 2, [side, side, 3]',
        "tolerance": 1e-4,
        "toleranceIs": "relative L2 distance",
        "sides": {name: SIDES[name] for name in MODELS},
        "logits": logits,
    }
    (GOLDEN / "imported.json").write_text(json.dumps(header, indent=1) + "\n")


if __name__ == "__main__":
    main()
