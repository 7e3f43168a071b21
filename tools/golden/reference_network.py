"""EfficientNet-Lite0 as the reference: the package's layers and arithmetic, with one named module per activation.

Captum changes the backward pass of nn.ReLU modules only, and the package re-uses one nn.ReLU6 for several places. So
each ReLU6 here is a module of its own, min(relu(x), 6) with a real nn.ReLU inside: Captum's guided rule then lets a
gradient pass where it is positive and 0 < x <= 6. Deconvnet masks nothing at all, so for it the ceiling passes
gradients untouched.
"""

import pathlib
import sys

import torch
from torch import nn

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "convert"))
from efficientnet_lite0 import WEIGHTS, architecture, block_positions, load_timm  # noqa: E402, F401


class OpenCeiling(torch.autograd.Function):
    """min(x, 6) forward, the identity backward."""

    @staticmethod
    def forward(context, x):
        return x.clamp(max=6)

    @staticmethod
    def backward(context, gradient):
        return gradient


class Relu6(nn.Module):
    def __init__(self, open_ceiling: bool):
        super().__init__()
        self.relu = nn.ReLU()
        self.open_ceiling = open_ceiling

    def forward(self, x):
        rectified = self.relu(x)
        return OpenCeiling.apply(rectified) if self.open_ceiling else rectified.clamp(max=6)


class Block(nn.Module):
    def __init__(self, block, open_ceiling: bool):
        super().__init__()
        args = block._block_args
        stride = args.stride if isinstance(args.stride, int) else args.stride[0]
        self.adds = args.id_skip and stride == 1 and args.input_filters == args.output_filters
        self.expands = args.expand_ratio != 1
        if self.expands:
            self.conv_pw, self.bn1, self.act1 = block._expand_conv, block._bn0, Relu6(open_ceiling)
            self.conv_dw, self.bn2, self.act2 = block._depthwise_conv, block._bn1, Relu6(open_ceiling)
            self.conv_pwl, self.bn3 = block._project_conv, block._bn2
        else:
            self.conv_dw, self.bn1, self.act1 = block._depthwise_conv, block._bn1, Relu6(open_ceiling)
            self.conv_pw, self.bn2 = block._project_conv, block._bn2

    def forward(self, x):
        if self.expands:
            y = self.act1(self.bn1(self.conv_pw(x)))
            y = self.bn3(self.conv_pwl(self.act2(self.bn2(self.conv_dw(y)))))
        else:
            y = self.bn2(self.conv_pw(self.act1(self.bn1(self.conv_dw(x)))))
        return y + x if self.adds else y


class ReferenceNetwork(nn.Module):
    """Modules carry timm's names, so that `get_submodule('blocks.3.0.act2')` is the tap of that name."""

    def __init__(self, dtype: torch.dtype, open_ceiling: bool = False, package: nn.Module | None = None):
        super().__init__()
        package = package or load_timm(WEIGHTS, dtype)  # the weights that ship, unless others are given
        self.conv_stem, self.bn1, self.act1 = package._conv_stem, package._bn0, Relu6(open_ceiling)
        self.blocks = nn.ModuleList()
        for block, (stage, index) in zip(package._blocks, block_positions(package), strict=True):
            if index == 0:
                self.blocks.append(nn.ModuleList())
            self.blocks[stage].append(Block(block, open_ceiling))
        self.conv_head, self.bn2, self.act2 = package._conv_head, package._bn1, Relu6(open_ceiling)
        self.global_pool, self.classifier = package._avg_pooling, package._fc
        self.eval()

    def forward(self, x):
        x = self.act1(self.bn1(self.conv_stem(x)))
        for stage in self.blocks:
            for block in stage:
                x = block(x)
        x = self.act2(self.bn2(self.conv_head(x)))
        return self.classifier(self.global_pool(x).flatten(1))


def fold_batch_norm(network: ReferenceNetwork) -> ReferenceNetwork:
    """Each batch norm multiplied into the convolution before it, as the program does when loading. Changes the network."""
    dtype = network.classifier.weight.dtype
    network.double()

    def fold(owner: nn.Module, convolution: str, norm: str) -> None:
        conv, bn = getattr(owner, convolution), getattr(owner, norm)
        scale = bn.weight / torch.sqrt(bn.running_var + bn.eps)
        conv.weight = nn.Parameter(conv.weight * scale[:, None, None, None])
        conv.bias = nn.Parameter(bn.bias - bn.running_mean * scale)
        setattr(owner, norm, nn.Identity())

    fold(network, "conv_stem", "bn1")
    fold(network, "conv_head", "bn2")
    for block in (block for stage in network.blocks for block in stage):
        pairs = [("conv_pw", "bn1"), ("conv_dw", "bn2"), ("conv_pwl", "bn3")] if block.expands else [("conv_dw", "bn1"), ("conv_pw", "bn2")]
        for convolution, norm in pairs:
            fold(block, convolution, norm)
    return network.to(dtype)


def rounded_anew(seed: int, times: int = 1) -> ReferenceNetwork:
    """The network in float32 with folded batch norms as another program may compute it: each weight of a kernel is off by
    about two units in the last place. Its layers are then 2e-6 to 5e-6 from float64; the program's, which adds in another
    order, are up to 4e-6 from it. With `times`, so many times as far off."""
    network = fold_batch_norm(ReferenceNetwork(torch.float64))
    random = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for kernel in (parameter for parameter in network.parameters() if parameter.dim() > 1):
            kernel *= 1 + times * 2**-22 * torch.randn(kernel.shape, generator=random, dtype=torch.float64)
    return network.float()


def check_against_package() -> None:
    """Taking the package apart changed nothing: same logits, same gradient, bit for bit."""
    x = torch.rand(1, 3, 224, 224, generator=torch.Generator().manual_seed(0)).mul(2).sub(1)
    gradients, logits = [], []
    for network in (load_timm(WEIGHTS), ReferenceNetwork(torch.float32)):
        image = x.clone().requires_grad_()
        out = network(image)
        out.max().backward()
        logits.append(out.detach())
        gradients.append(image.grad)
    assert torch.equal(*logits) and torch.equal(*gradients)
