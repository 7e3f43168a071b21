"""Writes a trained net as the program reads it: network.json, weights.safetensors, ORIGIN.md."""

import argparse
import hashlib
import pathlib
import sys

import torch
from style_net import SIZES, StyleNet

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "convert"))
from style_files import Layers, write_network, write_weights  # noqa: E402

EPSILON = 1e-5  # torch's


def layers_of(net: StyleNet) -> list[dict]:
    layers = Layers()
    kernel = SIZES[net.size][2]

    def norm(name: str, rectified: bool = True) -> None:
        layers.push("instanceNorm", f"{name}.norm", epsilon=EPSILON)
        if rectified:
            layers.push("relu", f"{name}.relu")

    layers.convolution("enter", kernel)
    norm("enter")
    for number in range(len(net.down)):
        layers.convolution(f"down.{number}", 3, 2)
        norm(f"down.{number}")
    for number in range(len(net.residual)):
        at, entry = f"residual.{number}", layers.last
        layers.convolution(f"{at}.first", 3)
        norm(f"{at}.first")
        layers.convolution(f"{at}.second", 3)
        norm(f"{at}.second", rectified=False)
        layers.push("add", f"{at}.add", [entry, layers.last])
    for number in range(len(net.up)):
        layers.convolution(f"up.{number}", 3, resized=True)
        norm(f"up.{number}")
    layers.convolution("leave", kernel)
    norm("leave", rectified=False)
    layers.push("sigmoid", "painting")
    return layers.list


def export(net: StyleNet, folder: pathlib.Path, identity: str, args: argparse.Namespace) -> None:
    weights = {name: value.detach().cpu().numpy() for name, value in net.state_dict().items()}
    origin = args.origin or f"{args.picture.name}, as its owner gave it"
    ships = args.photographs.resolve() == pathlib.Path(__file__).resolve().parents[2] / "models/gallery"
    photographs = args.photographs_origin or (
        "those of [models/gallery](../../gallery/ORIGIN.md)" if ships else f'those of a folder "{args.photographs.name}" of whoever trained it'
    )
    write_network(folder, {
        "id": identity, "title": args.name, "task": "stylise",
        "paper": "Johnson, Alahi & Fei-Fei 2016, Perceptual Losses for Real-Time Style Transfer; Ulyanov et al. 2016, Instance Normalization",
        "source": f"trained by tools/train-style ({args.size}) on: {origin}",
        "licence": args.licence or "not stated",
        "input": {"height": 192, "width": 256, "mean": [127.5] * 3, "std": [127.5] * 3, "order": "rgb", "crop": 1},
        "output": "painting", "range": {"factor": 255, "offset": 0}, "multiple": 4,
        "weights": write_weights(folder / "weights.safetensors", weights),
        "layers": layers_of(net),
        "styles": [{"id": identity, "title": args.name, "thumbnail": "thumbnail.webp"}],
    })
    told = [f"--{name.replace('_', '-')} {value}" for name, value in args.told.items()]
    start = [f"--from {args.start.parent.name}"] if args.start else []
    words = " ".join(["train.py", args.picture.name, "--photographs FOLDER", f'--name "{args.name}"', *told, *start])
    (folder / "ORIGIN.md").write_text(f"""# Where this net comes from

Trained by [tools/train-style](../../../tools/train-style/README.md) with PyTorch {torch.__version__.split("+")[0]}:

    {words}

Its style is that of: {origin} (`{args.picture.name}`, SHA-256 `{hashlib.sha256(args.picture.read_bytes()).hexdigest()}`).
The loss network was EfficientNet-Lite0 of [models/efficientnet-lite0](../../efficientnet-lite0/ORIGIN.md); the photographs were
{photographs}, used for training only.
Licence of the weights: {args.licence or "not stated"}.
The thumbnail is the net itself on a picture of [models/pictures](../../pictures/ORIGIN.md).
""", encoding="utf8", newline="\n")
    print(f"written: {folder} ({sum(weight.size for weight in weights.values()):,} parameters)")
