"""The networks that are trained: Johnson et al. 2016 with instance norm (Ulyanov et al. 2016), in three sizes.

A wide convolution, two that halve the picture, residual blocks, two steps of nearest-neighbour resizing and
convolution, a wide convolution. Every convolution is padded by reflection and followed by instance norm; the last
one by a sigmoid.
"""

import torch
from torch import nn
from torch.nn import functional as F

# Channels at full, half and quarter size; residual blocks; kernel of the first and last convolution.
SIZES = {
    "tiny": ((8, 16, 32), 4, 5),
    "small": ((16, 32, 64), 5, 9),
    "full": ((32, 64, 128), 5, 9),  # the paper's
}


class ConvNorm(nn.Module):
    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int = 1):
        super().__init__()
        # No bias: instance norm would take it out again.
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False, padding_mode="reflect")
        self.norm = nn.InstanceNorm2d(outputs, affine=True)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.norm(self.conv(x))


class Residual(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.first, self.second = ConvNorm(channels, channels, 3), ConvNorm(channels, channels, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.second(F.relu(self.first(x)))


class StyleNet(nn.Module):
    """Takes and gives pictures [batch, 3, height, width], RGB, 0..1; sides that four divides."""

    def __init__(self, size: str):
        super().__init__()
        (wide, middle, deep), blocks, kernel = SIZES[size]
        self.size = size
        self.enter = ConvNorm(3, wide, kernel)
        self.down = nn.ModuleList([ConvNorm(wide, middle, 3, 2), ConvNorm(middle, deep, 3, 2)])
        self.residual = nn.ModuleList([Residual(deep) for _ in range(blocks)])
        self.up = nn.ModuleList([ConvNorm(deep, middle, 3), ConvNorm(middle, wide, 3)])
        self.leave = ConvNorm(wide, 3, kernel)

    def forward(self, pictures: torch.Tensor) -> torch.Tensor:
        x = F.relu(self.enter(pictures * 2 - 1))
        for down in self.down:
            x = F.relu(down(x))
        for block in self.residual:
            x = block(x)
        for up in self.up:
            x = F.relu(up(F.interpolate(x, scale_factor=2, mode="nearest")))
        return torch.sigmoid(self.leave(x))
