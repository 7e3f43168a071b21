"""The loss network: EfficientNet-Lite0 as the program ships it, up to block 7, with the taps that the studio uses."""

import pathlib

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

WEIGHTS = pathlib.Path(__file__).resolve().parents[2] / "models" / "efficientnet-lite0" / "weights.safetensors"
EPSILON = 0.001

# (stage, index, kernel, stride, adds its input) of blocks 0 to 7; only block 0 does not expand.
BLOCKS = [(0, 0, 3, 1, False), (1, 0, 3, 2, False), (1, 1, 3, 1, True), (2, 0, 5, 2, False), (2, 1, 5, 1, True),
          (3, 0, 3, 2, False), (3, 1, 3, 1, True), (3, 2, 3, 1, True)]
# The rectified outputs of the stem and of the depthwise convolutions of these blocks.
STYLE_TAPS = ("stem", 0, 2, 4, 7)
CONTENT_TAP = 7


def same_padding(x: torch.Tensor, kernel: int, stride: int) -> torch.Tensor:
    """TensorFlow's: the odd pixel goes to the bottom and the right."""
    pads = []
    for size in (x.shape[3], x.shape[2]):
        total = max(0, (-(-size // stride) - 1) * stride + kernel - size)
        pads += [total // 2, total - total // 2]
    return F.pad(x, pads)


class LossNetwork(nn.Module):
    """Frozen, batch norms folded. It takes pictures [batch, 3, height, width], RGB, 0..1."""

    def __init__(self, weights: pathlib.Path = WEIGHTS):
        super().__init__()
        self.state = {name: value.float() for name, value in load_file(weights).items()}
        self.folded = {"stem": self.fold("conv_stem", "bn1")}
        for stage, index, *_ in BLOCKS:
            at = f"blocks.{stage}.{index}"
            pairs = [("conv_dw", "bn1"), ("conv_pw", "bn2")] if stage == 0 else [("conv_pw", "bn1"), ("conv_dw", "bn2"), ("conv_pwl", "bn3")]
            for conv, norm in pairs:
                self.folded[f"{at}.{conv}"] = self.fold(f"{at}.{conv}", f"{at}.{norm}")
        del self.state

    def fold(self, conv: str, norm: str) -> tuple[torch.Tensor, torch.Tensor]:
        scale = self.state[f"{norm}.weight"] / torch.sqrt(self.state[f"{norm}.running_var"] + EPSILON)
        bias = self.state[f"{norm}.bias"] - self.state[f"{norm}.running_mean"] * scale
        return self.state[f"{conv}.weight"] * scale[:, None, None, None], bias

    def forward(self, pictures: torch.Tensor) -> dict:
        x = (pictures * 255 - 127) / 128
        x = F.relu6(F.conv2d(same_padding(x, 3, 2), *self.folded["stem"], stride=2))
        taps = {"stem": x}
        for number, (stage, index, kernel, stride, adds) in enumerate(BLOCKS):
            at = f"blocks.{stage}.{index}"
            y = x if stage == 0 else F.relu6(F.conv2d(x, *self.folded[f"{at}.conv_pw"]))
            y = F.relu6(F.conv2d(same_padding(y, kernel, stride), *self.folded[f"{at}.conv_dw"], stride=stride, groups=y.shape[1]))
            if number in STYLE_TAPS:
                taps[number] = y
            if number == len(BLOCKS) - 1:
                break
            y = F.conv2d(y, *self.folded[f"{at}.conv_pw" if stage == 0 else f"{at}.conv_pwl"])
            x = x + y if adds else y
        return taps


def gram(features: torch.Tensor) -> torch.Tensor:
    """F^T F / (H W) of each picture in the batch, [batch, channels, channels]."""
    flat = features.flatten(2)
    return flat @ flat.transpose(1, 2) / flat.shape[2]
