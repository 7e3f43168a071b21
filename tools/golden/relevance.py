"""Golden values of layer-wise relevance propagation on two of the inputs, by Zennit.

    .venv/bin/python tools/golden/relevance.py

Also of one channel: what is its share of the score, shared on among the pixels.
"""

import torch
from reference_network import Block, ReferenceNetwork, Relu6, fold_batch_norm, rounded_anew
from store import EVERY, nhwc, relative_l2, summary, write
from techniques import DOUBLE, FLOAT, LABELS, load_input
from torch import nn
from zennit.composites import NameMapComposite
from zennit.core import Stabilizer
from zennit.layer import Sum
from zennit.rules import Epsilon, Flat, Gamma, NoMod, Norm, Pass, ZBox, ZPlus

SCRIPT = "relevance.py"
EPSILON, GAMMA = 0.05, 0.25
TOLERANCE = 1e-3
LEAST = Stabilizer(epsilon=1e-12)
LOW, HIGH = -127 / 128, 1.0  # black and white, preprocessed
PHOTOGRAPHS = ("dog", "lemur")
# Of the other the largest share is answered for by biases, and nothing of it reaches the pixels.
CHANNEL_OF = "dog"
LAYER = "blocks.5.1.act2"


class SummedBlock(Block):
    """A block whose sum of branches is a module, which Zennit wants."""

    def forward(self, x):
        adds, self.adds = self.adds, False
        y = super().forward(x)
        self.adds = adds
        return self.sum(torch.stack([y, x], dim=-1)) if adds else y


def prepared(network: ReferenceNetwork) -> ReferenceNetwork:
    for block in (block for stage in network.blocks for block in stage):
        block.__class__ = SummedBlock
        block.sum = Sum()
    return network


def gamma_rule(stabiliser: Stabilizer, biases: list[str] | None) -> Gamma:
    """Zennit looks at the sign of each sum with its bias, even where it shares without: here without, both times."""
    rule = Gamma(gamma=GAMMA, stabilizer=stabiliser, zero_params=biases)
    rule.param_modifiers = [*rule.param_modifiers[:4], NoMod(zero_params=biases)]
    return rule


def composite_of(network: nn.Module, rule: str, first: str, x: torch.Tensor) -> NameMapComposite:
    stabiliser = Stabilizer(epsilon=EPSILON, norm_scale=True)
    biases = None if rule == "all" else ["bias"]
    convolution = {
        "all": lambda: Epsilon(epsilon=stabiliser),
        "favoured": lambda: gamma_rule(stabiliser, biases),
        "positive": lambda: ZPlus(stabilizer=LEAST, zero_params=biases),
    }[rule]
    at_pixels = {
        "same": convolution,
        "box": lambda: ZBox(torch.full_like(x, LOW), torch.full_like(x, HIGH), stabilizer=LEAST, zero_params=["bias"]),
        "flat": lambda: Flat(stabilizer=LEAST),
    }[first]
    rules = []
    for name, module in network.named_modules():
        if isinstance(module, nn.Conv2d):
            rules.append(([name], at_pixels() if name == "conv_stem" else convolution()))
        elif isinstance(module, nn.Linear):
            rules.append(([name], Epsilon(epsilon=stabiliser, zero_params=biases)))
        elif isinstance(module, (Sum, nn.AdaptiveAvgPool2d)):
            rules.append(([name], Norm(stabilizer=stabiliser)))
        elif isinstance(module, Relu6):
            rules.append(([name], Pass()))
    return NameMapComposite(rules)


def relevance(network: nn.Module, x: torch.Tensor, target: int, rule: str, first: str) -> torch.Tensor:
    """[1, 1, height, width], summed over colours."""
    x = x.clone().requires_grad_()
    with composite_of(network, rule, first, x).context(network) as modified:
        output = modified(x)
        seed = torch.zeros_like(output)
        seed[0, target] = output[0, target].detach()
        (found,) = torch.autograd.grad(output, x, seed)
    return found.sum(1, keepdim=True).detach()


def at_layer(network: nn.Module, x: torch.Tensor, target: int) -> torch.Tensor:
    """Activation x gradient of the score at LAYER, [1, channels, height, width]."""
    kept = {}
    hook = network.get_submodule(LAYER).register_forward_hook(lambda _m, _i, out: kept.update(out=out))
    score = network(x.clone().requires_grad_())[0, target]
    hook.remove()
    (gradient,) = torch.autograd.grad(score, kept["out"])
    return (kept["out"] * gradient).detach()


def of_channel(network: nn.Module, x: torch.Tensor, target: int, channel: int) -> torch.Tensor:
    """What a channel of LAYER adds to the score, shared on among the pixels by z+ and box; [1, 1, height, width]."""
    seed = at_layer(network, x, target)
    seed[:, [k for k in range(seed.shape[1]) if k != channel]] = 0
    x = x.clone().requires_grad_()
    kept = {}
    with composite_of(network, "positive", "box", x).context(network) as modified:
        # Before the rectifier, which hands on what it is given.
        convolution = modified.get_submodule(LAYER.replace("act2", "conv_dw"))
        hook = convolution.register_forward_hook(lambda _m, _i, out: kept.update(given=out))
        modified(x)
        hook.remove()
        (found,) = torch.autograd.grad(kept["given"], x, seed)
    return found.sum(1, keepdim=True).detach()


def thinned(name: str, exact: torch.Tensor, arrays: dict) -> dict:
    arrays[name] = nhwc(exact)[:, ::EVERY, ::EVERY].copy()
    return {"array": name, "every": EVERY, "full": {**summary(exact), "sum": exact.sum().item()}}


def main() -> None:
    exact = prepared(fold_batch_norm(ReferenceNetwork(DOUBLE)))
    folded, rounded = prepared(fold_batch_norm(ReferenceNetwork(FLOAT))), prepared(rounded_anew(0))
    cases, arrays = [], {}

    def compare(compute, name: str) -> tuple[torch.Tensor, dict]:
        wanted = compute(exact, load_input(name, DOUBLE))
        errors = {
            key: relative_l2(compute(network, load_input(name, FLOAT)), wanted)
            for key, network in (("float32Error", rounded), ("foldedError", folded))
        }
        return wanted, errors

    for name in PHOTOGRAPHS:
        with torch.no_grad():
            target = exact(load_input(name, DOUBLE)).argmax().item()
        common = {"image": name, "target": target, "label": LABELS[target]}
        for rule, first in (("all", "same"), ("favoured", "flat"), ("positive", "box")):
            found, errors = compare(lambda network, x: relevance(network, x, target, rule, first), name)
            settings = {"terms": rule, "epsilon": EPSILON, "gamma": GAMMA, "first": first}
            cases.append({**common, "rule": settings, **thinned(f"{name}.{rule}", found, arrays), **errors})
            print(name, rule, first, f"{found.sum().item():.4f}", errors, flush=True)
        if name != CHANNEL_OF:
            continue
        shares = at_layer(exact, load_input(name, DOUBLE), target).sum((2, 3))[0]
        channel = shares.argmax().item()
        found, errors = compare(lambda network, x: of_channel(network, x, target, channel), name)
        arrays[f"{name}.shares"] = shares.float().reshape(1, 1, 1, -1).numpy()
        of = {"layer": LAYER, "channel": channel, "share": shares[channel].item(), "shares": f"{name}.shares"}
        cases.append({**common, "of": of, **thinned(f"{name}.channel", found, arrays), **errors})
        print(name, "channel", channel, f"{shares[channel].item():.4f} {found.sum().item():.4f}", errors, flush=True)
    convention = (
        "The class score, shared among the pixels, summed over colours, [1, height, width, 1]; every third row and column, batch norms folded into the "
        "convolutions. terms: all, Epsilon; favoured, Gamma; positive, ZPlus. Dense layers: Epsilon. Sums of branches and means: Norm. ReLU6: Pass. "
        "Epsilon times the root mean square of the layer (Stabilizer with norm_scale) but for ZPlus, ZBox and Flat, which have 1e-12. Biases: zero_params "
        f"but for terms: all, for the sign of a sum too. first: the stem by ZBox between black and white, or Flat. Of a channel of {LAYER}: its activation x gradient (autograd) in place "
        "of the score, by ZPlus and ZBox; `shares`, [1, 1, 1, channels], is that of every channel summed over places. float32Error: with weights rounded anew."
    )
    write("relevance", "layer-wise relevance propagation", SCRIPT, convention, cases, arrays, tolerance=TOLERANCE, packages=("zennit",))


if __name__ == "__main__":
    torch.set_num_threads(2)
    main()
