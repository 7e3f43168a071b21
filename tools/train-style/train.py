"""Trains a style net on one picture, on the CPU or a GPU.

    python tools/train-style/train.py PICTURE.jpg --photographs FOLDER --name "My style"

It can be stopped at any time (Ctrl-C, SIGSTOP, a power cut) and goes on where it was when started again with the same
words. See README.md.
"""

import argparse
import math
import pathlib
import time

import numpy as np
import torch
from export import export
from identity import identity_of, made_with, refuse_other_run, refuse_taken
from loss_network import CONTENT_TAP, STYLE_TAPS, LossNetwork, gram
from pictures import Photographs, read, read_style, tensor
from PIL import Image
from style_net import SIZES, StyleNet
from torch.nn import functional as F

EVERY = 100  # steps between two checkpoints


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("picture", type=pathlib.Path, help="the style")
    parser.add_argument("--photographs", type=pathlib.Path, required=True, help="a folder of a few hundred photographs or more, of anything")
    parser.add_argument("--name", required=True, help="what visitors read")
    parser.add_argument("--id", help="name of the net's folder, also in addresses; made of the name by default")
    parser.add_argument("--origin", default="", help="who made the picture and under which licence; goes into the network's file")
    parser.add_argument("--licence", default="", help="of the weights, as an SPDX name; not stated without it")
    parser.add_argument("--photographs-origin", default="", help="where the photographs are from; goes into ORIGIN.md")
    parser.add_argument("--out", type=pathlib.Path, help="folder of the network; by default models/trained/ID")
    parser.add_argument("--size", choices=SIZES, default="tiny")
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--batch", type=int, default=2)
    parser.add_argument("--crop", type=int, default=192, help="side of the photographs it is trained on, in pixels")
    parser.add_argument("--style-size", type=int, default=256, help="longer side of the style picture: larger gives finer strokes")
    parser.add_argument("--style-weight", type=float, default=10, help="of the Gram distances")
    parser.add_argument("--content-weight", type=float, default=1)
    parser.add_argument("--palette-weight", type=float, default=6, help="of the distance between the colours of painting and style")
    parser.add_argument("--light-weight", type=float, default=1, help="keeps light parts lighter than dark ones")
    parser.add_argument("--smooth-weight", type=float, default=2, help="of the total variation")
    parser.add_argument("--steady-weight", type=float, default=20, help="against flicker: of the change under noise and small shifts")
    parser.add_argument("--rate", type=float, default=2e-3, help="Adam's, falling to a tenth")
    parser.add_argument("--from", dest="start", type=pathlib.Path, help="checkpoint of another style to start from; saves most of the time")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--look", type=pathlib.Path, nargs="*", default=[], help="photographs to show on the progress sheet")
    args = parser.parse_args()
    # What a reader needs to train it again: everything that is not the default, but for places on this machine.
    places = {"picture", "photographs", "photographs_origin", "name", "id", "origin", "licence", "out", "start", "look", "threads"}
    args.told = {name: value for name, value in vars(args).items() if name not in places and value != parser.get_default(name)}
    return args


def shaken(pictures: torch.Tensor, random: np.random.Generator) -> tuple[torch.Tensor, tuple[int, int]]:
    """What the next frame of a still camera would be: noise of 0..8 of 255, moved by up to two pixels."""
    shift = tuple(int(n) for n in random.integers(-2, 3, size=2)) if random.random() < 0.5 else (0, 0)
    noise = torch.from_numpy(random.standard_normal(pictures.shape, dtype=np.float32)) * float(random.uniform(2, 8) / 255)
    return (torch.roll(pictures, shift, (2, 3)) + noise.to(pictures.device)).clamp(0, 1), shift


def colours(pictures: torch.Tensor, count: int, random: np.random.Generator) -> torch.Tensor:
    """Random pixels of each picture, [batch, count, 3]."""
    pixels = pictures.flatten(2).transpose(1, 2)
    return pixels[:, torch.from_numpy(random.integers(pixels.shape[1], size=count)).to(pictures.device)]


def palette_distance(ours: torch.Tensor, theirs: torch.Tensor, random: np.random.Generator) -> torch.Tensor:
    """
    Sliced Wasserstein distance of two clouds of colours: their projections, in order, against each other. And for the
    hundredth of ours that is furthest from all of theirs, how far that is: blots of a foreign colour are small.
    """
    lines = torch.from_numpy(random.standard_normal((3, 8), dtype=np.float32)).to(ours.device)
    lines = lines / lines.norm(dim=0)
    apart = ((ours @ lines).sort(1).values - (theirs @ lines).sort(1).values).abs().mean()
    foreign = torch.cdist(ours, theirs[:, ::8].expand(len(ours), -1, -1)).amin(2).topk(ours.shape[1] // 100).values.mean()
    return apart + 0.5 * foreign


def lightness(pictures: torch.Tensor) -> torch.Tensor:
    """Coarse, mean 0 and variance 1 per picture."""
    coarse = F.avg_pool2d(pictures.mean(1, keepdim=True), 12).flatten(1)
    return (coarse - coarse.mean(1, keepdim=True)) / (coarse.std(1, keepdim=True) + 0.02)


class Losses:
    """The weighted terms of a batch, by name."""

    def __init__(self, args: argparse.Namespace, device: torch.device):
        self.args = args
        self.network = LossNetwork().to(device)
        self.picture = style = read_style(args.picture, args.style_size).to(device)
        with torch.no_grad():
            self.style = {tap: gram(features) for tap, features in self.network(style).items()}

    def __call__(self, net: StyleNet, photographs: torch.Tensor, random: np.random.Generator) -> dict[str, torch.Tensor]:
        args = self.args
        again, shift = shaken(photographs, random)
        painted, painted_again = net(torch.cat([photographs, again])).chunk(2)
        seen = self.network(painted)
        with torch.no_grad():
            wanted = self.network(photographs)[CONTENT_TAP]
        content = (seen[CONTENT_TAP] - wanted).square().mean() / wanted.square().mean()
        style = sum(
            (gram(seen[tap]) - self.style[tap]).square().sum((1, 2)).mean() / self.style[tap].square().sum() for tap in STYLE_TAPS
        ) / len(STYLE_TAPS)
        palette = palette_distance(colours(painted, 4096, random), colours(self.picture, 4096, random), random)
        light = (lightness(painted) - lightness(photographs)).abs().mean()
        smooth = painted.diff(dim=2).abs().mean() + painted.diff(dim=3).abs().mean()
        # Not at the border, where a shift brings in other pixels.
        steady = (painted_again - torch.roll(painted, shift, (2, 3)))[:, :, 8:-8, 8:-8].square().mean() * 10
        return {
            "style": args.style_weight * style,
            "content": args.content_weight * content,
            "palette": args.palette_weight * palette,
            "light": args.light_weight * light,
            "smooth": args.smooth_weight * smooth,
            "steady": args.steady_weight * steady,
        }


@torch.no_grad()
def sheet(net: StyleNet, photographs: list[pathlib.Path], device: torch.device) -> Image.Image:
    """Each photograph above its painting, 256 pixels wide."""
    pairs = []
    for path in photographs:
        image = read(path)
        height = round(256 * image.height / image.width / 4) * 4
        photograph = tensor(image.resize((256, height), Image.LANCZOS))
        painted = net(photograph.to(device)).cpu()
        pairs.append(torch.cat([F.interpolate(x, size=(192, 256)) for x in (photograph, painted)], 2)[0])
    return Image.fromarray((torch.cat(pairs, 2).permute(1, 2, 0) * 255).round().byte().numpy())


def main() -> None:
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    identity, made = identity_of(args), made_with(args)
    out = args.out or pathlib.Path(__file__).resolve().parents[2] / "models" / "trained" / identity
    work = pathlib.Path(__file__).parent / "runs" / f"{identity}-{args.size}"
    checkpoint = work / "checkpoint.pt"
    refuse_taken(identity, out, checkpoint.exists())
    work.mkdir(parents=True, exist_ok=True)

    net = StyleNet(args.size).to(device)
    optimiser = torch.optim.Adam(net.parameters(), lr=args.rate)
    done = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=True)
        refuse_other_run(state.get("made"), made, checkpoint)
        net.load_state_dict(state["net"])
        optimiser.load_state_dict(state["optimiser"])
        done = state["step"]
        print(f"goes on at step {done}", flush=True)
    elif args.start:
        net.load_state_dict(torch.load(args.start, map_location=device, weights_only=True)["net"])
    photographs = Photographs(args.photographs, args.crop)
    losses = Losses(args, device)

    began = time.monotonic()
    for step in range(done + 1, args.steps + 1):
        random = np.random.default_rng([args.seed, step])  # so that a run that was stopped draws the same
        for group in optimiser.param_groups:
            group["lr"] = args.rate * (0.55 + 0.45 * math.cos(math.pi * step / args.steps))
        terms = losses(net, photographs.draw(args.batch, random).to(device), random)
        optimiser.zero_grad()
        sum(terms.values()).backward()
        optimiser.step()
        if step % EVERY == 0 or step == args.steps:
            pace = (time.monotonic() - began) / (step - done)
            print(f"step {step}: " + ", ".join(f"{name} {value.item():.3f}" for name, value in terms.items()) + f"; {pace:.2f} s a step", flush=True)
            waiting = checkpoint.with_suffix(".new")
            torch.save({"net": net.state_dict(), "optimiser": optimiser.state_dict(), "step": step, "made": made}, waiting)
            waiting.replace(checkpoint)
            if args.look:
                sheet(net, args.look, device).save(work / "progress.png")
    export(net, out, identity, args)


if __name__ == "__main__":
    main()
