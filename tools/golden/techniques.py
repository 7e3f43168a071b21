"""Golden values of the techniques on five photographs, by Captum, pytorch-grad-cam and plain PyTorch.

    .venv/bin/python tools/golden/techniques.py [technique ...]

Without a name it makes everything, the inputs first; named techniques take the inputs as they are.
"""

import json
import sys

import numpy as np
import torch
import torch.nn.functional as F
from captum.attr import (
    Deconvolution,
    GuidedBackprop,
    InputXGradient,
    IntegratedGradients,
    LayerGradCam,
    NeuronGuidedBackprop,
    Saliency,
)
from PIL import Image
from pytorch_grad_cam import GradCAMPlusPlus, HiResCAM, LayerCAM

from reference_network import ROOT, ReferenceNetwork, check_against_package, fold_batch_norm, rounded_anew
from store import GOLDEN, image_gradient, nhwc, relative_l2, summary, write

IMAGES = ("bison", "coffee", "dog", "lemur", "red-panda")
CALM_IMAGES = ("calm/bison", "calm/coffee", "calm/dog", "calm/lemur", "calm/koala")
LABELS = json.loads((ROOT / "models" / "efficientnet-lite0" / "labels.json").read_text())
FLOAT, DOUBLE = torch.float32, torch.float64
SCRIPT = "techniques.py"

NEURON_LAYER, CENTRE = "blocks.3.0.act2", 7
PATCH, STRIDE, STEPS = 32, 16, 20
CHANNELS = 12

TRIALS = 12  # roundings that an input must stand
CALM = 1e-4  # relative L2 distance of its gradients
SHIFTS = [step / 4 for step in range(100)]  # in pixels of the photograph

ROUNDINGS = 4  # of integrated gradients: on twenty images between black and the picture each moves some unit across a kink
SLACK = 2  # their tolerance is so many times what the worst of them moves


def load_input(name: str, dtype: torch.dtype) -> torch.Tensor:
    return pixels_of(Image.open(GOLDEN / "inputs" / f"{name}.png"), dtype)


def pixels_of(picture: Image.Image, dtype: torch.dtype) -> torch.Tensor:
    pixels = np.array(picture)
    return torch.from_numpy(pixels).to(dtype).sub(127).div(128).permute(2, 0, 1)[None].contiguous()


def cut(name: str, shift: float) -> Image.Image:
    """The crop of 0.875 of the shorter side, `shift` pixels right of and below the centre, bicubic to 224 x 224, in one resize with PIL."""
    picture = Image.open(ROOT / "models" / "pictures" / f"{name}.jpg").convert("RGB")
    width, height = picture.size
    side = min(width, height) * 0.875
    left, top = (width - side) / 2 + shift, (height - side) / 2 + shift
    return picture.resize((224, 224), Image.Resampling.BICUBIC, box=(left, top, left + side, top + side))


def rounding_error(picture: Image.Image, exact: torch.nn.Module, folded: torch.nn.Module) -> float:
    """How far rounding alone moves the leading class's gradient: the worst of the folded network in float32 on TRIALS
    inputs that differ by about half a unit in the last place."""
    x = pixels_of(picture, DOUBLE)
    target = exact(x).argmax().item()
    wanted = Saliency(exact).attribute(x.clone().requires_grad_(), target=target, abs=False)
    random = torch.Generator().manual_seed(0)
    worst = 0.0
    for _ in range(TRIALS):
        near = (x + torch.randn(x.shape, generator=random, dtype=DOUBLE) * 6e-8).float().requires_grad_()
        worst = max(worst, relative_l2(Saliency(folded).attribute(near, target=target, abs=False), wanted))
        if worst > CALM:
            break
    return worst


def make_inputs() -> None:
    (GOLDEN / "inputs").mkdir(parents=True, exist_ok=True)
    for name in IMAGES:
        cut(name, 0).save(GOLDEN / "inputs" / f"{name}.png", optimize=True)


def make_calm_inputs() -> None:
    """For each picture the first crop whose gradient is determined in float32: on most, rounding moves some unit of five
    million across a kink of ReLU6, and no two float32 programs agree to better than 1e-3."""
    exact, folded = ReferenceNetwork(DOUBLE), fold_batch_norm(ReferenceNetwork(FLOAT))
    (GOLDEN / "inputs" / "calm").mkdir(parents=True, exist_ok=True)
    for name in CALM_IMAGES:
        photograph = name.removeprefix("calm/")
        shift = next(shift for shift in SHIFTS if rounding_error(cut(photograph, shift), exact, folded) < CALM)
        print(f"{name}: crop moved by {shift} pixels", flush=True)
        cut(photograph, shift).save(GOLDEN / "inputs" / f"{name}.png", optimize=True)


class Reference:
    """The network in float64, in float32, and in float32 with folded batch norms, in both ways of treating ReLU6's ceiling."""

    def __init__(self):
        self.exact, self.single, self.folded = (
            {is_open: make(is_open) for is_open in (False, True)}
            for make in (
                lambda is_open: ReferenceNetwork(DOUBLE, is_open),
                lambda is_open: ReferenceNetwork(FLOAT, is_open),
                lambda is_open: fold_batch_norm(ReferenceNetwork(FLOAT, is_open)),
            )
        )
        with torch.no_grad():
            self.targets = {name: self.exact[False](load_input(name, DOUBLE)).argmax().item() for name in IMAGES + CALM_IMAGES}

    def compare(self, name: str, compute, open_ceiling: bool = False) -> tuple[torch.Tensor, dict]:
        """The float64 result, and how far the two float32 networks are from it."""
        exact = compute(self.exact[open_ceiling], load_input(name, DOUBLE)).detach()
        single = compute(self.single[open_ceiling], load_input(name, FLOAT)).detach()
        folded = compute(self.folded[open_ceiling], load_input(name, FLOAT)).detach()
        return exact, {"float32Error": relative_l2(single, exact), "foldedError": relative_l2(folded, exact)}

    def case(self, name: str) -> dict:
        return {"image": name, "target": self.targets[name], "label": LABELS[self.targets[name]]}


def logits(reference: Reference) -> None:
    cases, arrays = [], {}
    for name in IMAGES:
        exact, errors = reference.compare(name, lambda network, x: network(x))
        probabilities = exact.softmax(1)[0]
        arrays[name] = exact.float().reshape(1, 1, 1, -1).numpy()
        values, indices = probabilities.topk(5)
        top5 = [{"class": i, "label": LABELS[i], "logit": exact[0, i].item(), "probability": p} for i, p in zip(indices.tolist(), values.tolist())]
        cases.append({**reference.case(name), "array": name, **errors, "top5": top5})
    write("logits", "class scores", SCRIPT, "Unnormalised class scores, [1, 1, 1, 1000]; probabilities are their softmax.", cases, arrays)


def activations(reference: Reference) -> None:
    """Not the maps themselves: each layer's shape, norm, extremes and one pixel's channels."""
    cases, arrays = [], {}
    name = "dog"

    def maps(network, dtype) -> dict[str, torch.Tensor]:
        found = {}
        hooks = [
            module.register_forward_hook(lambda _m, _i, out, layer=layer: found.__setitem__(layer, out.detach()))
            for layer, module in network.named_modules()
            if layer.split(".")[-1] in ("bn1", "bn2", "bn3", "act1", "act2") or (layer.count(".") == 2 and layer.startswith("blocks"))
        ]
        with torch.no_grad():
            network(load_input(name, dtype))
        for hook in hooks:
            hook.remove()
        return found

    single, folded = maps(reference.single[False], FLOAT), maps(reference.folded[False], FLOAT)
    for layer, exact in maps(reference.exact[False], DOUBLE).items():
        _, channels, height, width = exact.shape
        arrays[layer] = nhwc(exact)[:, height // 2, width // 2].copy()
        cases.append({
            "image": name, "layer": layer, "shape": [1, height, width, channels], "full": summary(exact), "mean": exact.mean().item(),
            "array": layer, "position": [height // 2, width // 2],
            "float32Error": relative_l2(single[layer], exact), "foldedError": relative_l2(folded[layer], exact),
        })
    convention = (
        "Outputs of the layers of that name: bn* is the batch norm's output (with the convolution before it, the folded convolution), act* the "
        "ReLU6's, blocks.S.I the whole block's (after the addition where there is one). The array holds all channels, [1, channels], at `position` (y, x)."
    )
    write("activations", "activations", SCRIPT, convention, cases, arrays)


def image_gradients(reference: Reference, file: str, technique: str, convention: str, attribute, open_ceiling: bool = False, images=IMAGES, roundings=()) -> None:
    """roundings: networks in float32; the tolerance is then SLACK times the worst of their errors."""
    cases, arrays, tolerance = [], {}, 1e-3
    for name in images:
        target = reference.targets[name]
        exact, errors = reference.compare(name, lambda network, x: attribute(network, x, target), open_ceiling)
        if roundings:
            errors["roundingError"] = max(relative_l2(attribute(network, load_input(name, FLOAT), target).detach(), exact) for network in roundings)
            print(name, errors, flush=True)
        cases.append({**reference.case(name), **image_gradient(name, exact, arrays), **errors})
    if roundings:
        tolerance = round(SLACK * max(case["roundingError"] for case in cases), 4)
    write(file, technique, SCRIPT, convention, cases, arrays, tolerance)


def gradient(reference: Reference) -> None:
    image_gradients(
        reference, "gradient", "saliency (the signed gradient)", "d logit / d input, per unit of preprocessed input, signed. Captum Saliency(abs=False).",
        lambda network, x, target: Saliency(network).attribute(x.requires_grad_(), target=target, abs=False), images=CALM_IMAGES,
    )


def guided(reference: Reference) -> None:
    image_gradients(
        reference, "guided", "guided backprop of a class score",
        "Captum GuidedBackprop on min(relu(x), 6): at every ReLU6 a gradient passes where it is positive and 0 < x < 6.",
        lambda network, x, target: GuidedBackprop(network).attribute(x.requires_grad_(), target=target),
    )


def deconvnet(reference: Reference) -> None:
    image_gradients(
        reference, "deconvnet", "deconvnet of a class score",
        "Captum Deconvolution: at every ReLU6 relu(dy) passes, whatever x was; neither the floor at 0 nor the ceiling at 6 masks anything.",
        lambda network, x, target: Deconvolution(network).attribute(x.requires_grad_(), target=target), open_ceiling=True,
    )


def gradient_times_input(reference: Reference) -> None:
    image_gradients(
        reference, "gradientTimesInput", "gradient x input", "Gradient times preprocessed input, per element. Captum InputXGradient.",
        lambda network, x, target: InputXGradient(network).attribute(x.requires_grad_(), target=target), images=CALM_IMAGES,
    )


def integrated_gradients(reference: Reference) -> None:
    image_gradients(
        reference, "integratedGradients", "integrated gradients",
        f"Baseline 0 in preprocessed units; the mean gradient at (i + 0.5) / {STEPS} of the way, i = 0..{STEPS - 1}, times the input. "
        f"Captum IntegratedGradients(method='riemann_middle', n_steps={STEPS}). The tolerance is {SLACK} times the worst roundingError: how far "
        f"the worst of {ROUNDINGS} roundings of the network in float32 is from float64.",
        lambda network, x, target: IntegratedGradients(network).attribute(x, target=target, n_steps=STEPS, method="riemann_middle", internal_batch_size=5),
        roundings=[rounded_anew(seed) for seed in range(ROUNDINGS)],
    )


def guided_neuron(reference: Reference) -> None:
    """The neuron: at the centre of the layer, the first channel in order of value that has a guided gradient at all.

    At 6 the rectifier lets nothing back, and a channel whose depthwise kernel is negative everywhere has none either.
    """

    def attribute(network, x, channel):
        return NeuronGuidedBackprop(network, network.get_submodule(NEURON_LAYER)).attribute(x.requires_grad_(), neuron_selector=(channel, CENTRE, CENTRE))

    cases, arrays = [], {}
    for name in IMAGES:
        found = {}
        network = reference.single[False]
        hook = network.get_submodule(NEURON_LAYER).register_forward_hook(lambda _m, _i, out: found.update(out=out.detach()))
        with torch.no_grad():
            network(load_input(name, FLOAT))
        hook.remove()
        column = found["out"][0, :, CENTRE, CENTRE]
        below = [channel for channel in column.argsort(descending=True).tolist() if 0 < column[channel] < 6 - 1e-3]
        channel = next(c for c in below if attribute(network, load_input(name, FLOAT), c).norm() > 1e-3)
        exact, errors = reference.compare(name, lambda network, x: attribute(network, x, channel))
        neuron = {"layer": NEURON_LAYER, "channel": channel, "y": CENTRE, "x": CENTRE, "value": column[channel].item()}
        cases.append({"image": name, "neuron": neuron, **image_gradient(name, exact, arrays), **errors})
    convention = (
        "Seed 1 at the neuron's output (after its ReLU6, whose own rule applies too). Neuron: at the centre, the channel of largest value below 6 "
        "that has a guided gradient. Captum NeuronGuidedBackprop on min(relu(x), 6)."
    )
    write("guidedNeuron", "guided backprop of a middle neuron", SCRIPT, convention, cases, arrays)


def grad_cam(reference: Reference) -> None:
    cases, arrays = [], {}
    for layer in ("act2", "blocks.4.2.act2"):
        for name in IMAGES:
            target = reference.targets[name]
            exact, errors = reference.compare(
                name, lambda network, x: LayerGradCam(network, network.get_submodule(layer)).attribute(x, target=target, relu_attributions=False)
            )
            key, signed = f"{name}.{layer}", f"{name}.{layer}.signed"
            arrays[key], arrays[signed] = nhwc(exact.relu()), nhwc(exact)
            cases.append({
                **reference.case(name), "layer": layer, "array": key, "signedArray": signed, "shape": list(arrays[key].shape),
                "full": summary(exact.relu()), "signed": summary(exact), **errors,
            })
    convention = (
        "relu(sum over channels of (mean over positions of d logit / d activation) x activation) at the layer's output, before any up-sampling "
        "or scaling, [1, height, width, 1]; signedArray is the same before the relu, and what float32Error is measured on (in the middle of the "
        "network the map may be negative everywhere). Captum LayerGradCam."
    )
    write("gradCam", "Grad-CAM", SCRIPT, convention, cases, arrays)


def cams(reference: Reference) -> None:
    """Grad-CAM++, HiRes-CAM and Layer-CAM by pytorch-grad-cam, before it rectifies, enlarges and scales."""
    cases, arrays = [], {}
    # Grad-CAM++ of the package adds 1e-6 to a denominator of that order; in such units it is 1e-18 of it.
    unit = 1e6

    def cam_map(method, network, x, target, layer):
        module = network.get_submodule(layer)
        with method(network, [module]) as cam:
            found = cam.activations_and_grads
            found(x)[0, target].backward()
            activations, gradients = found.activations[0].detach().numpy(), found.gradients[0].detach().numpy()
            scaled = (activations / unit, gradients * unit) if method is GradCAMPlusPlus else (activations, gradients)
            return torch.from_numpy(cam.get_cam_image(x, module, None, *scaled, False))[None]

    for title, method in (("Grad-CAM++", GradCAMPlusPlus), ("HiRes-CAM", HiResCAM), ("Layer-CAM", LayerCAM)):
        for layer in ("act2", "blocks.4.2.act2"):
            for name in IMAGES:
                target = reference.targets[name]
                exact, errors = reference.compare(name, lambda network, x: cam_map(method, network, x, target, layer))
                key = f"{title}.{name}.{layer}"
                arrays[key] = nhwc(exact.relu())
                cases.append({
                    **reference.case(name), "method": title, "layer": layer, "array": key, "shape": list(arrays[key].shape),
                    "full": summary(exact.relu()), "signed": summary(exact), **errors,
                })
    convention = (
        "At the layer's output, before any up-sampling or scaling, [1, height, width, 1]: what get_cam_image of pytorch-grad-cam makes of "
        f"d logit / d activation and the activation, rectified; `signed` describes it before that. Grad-CAM++ is given gradients times {unit:g} and activations "
        "through as much, which leaves its map as it is and takes the 1e-6 out of equation 19 that the package adds."
    )
    write("cams", "Grad-CAM++, HiRes-CAM, Layer-CAM", SCRIPT, convention, cases, arrays, packages=("grad-cam",))


def occlusion(reference: Reference) -> None:
    cases, arrays = [], {}
    positions = range(0, 224 - PATCH + 1, STRIDE)

    def probabilities(network, x, target):
        rows = []
        for top in positions:
            batch = x.repeat(len(positions), 1, 1, 1)
            for column, left in enumerate(positions):
                batch[column, :, top : top + PATCH, left : left + PATCH] = 0
            with torch.no_grad():
                rows.append(network(batch).softmax(1)[:, target])
        return torch.stack(rows)[None, None]

    for name in IMAGES:
        target = reference.targets[name]
        exact, errors = reference.compare(name, lambda network, x: probabilities(network, x, target))
        with torch.no_grad():
            baseline = reference.exact[False](load_input(name, DOUBLE)).softmax(1)[0, target].item()
        arrays[name] = nhwc(exact)
        cases.append({**reference.case(name), "array": name, "shape": list(arrays[name].shape), "baseline": baseline, "full": summary(exact), **errors})
    convention = (
        f"Softmax probability of the target with a {PATCH} x {PATCH} patch of 0 (preprocessed units) at top = {STRIDE} i, left = {STRIDE} j, "
        f"i, j = 0..{len(positions) - 1}: [1, {len(positions)}, {len(positions)}, 1]. `baseline` is the probability without a patch. A plain loop."
    )
    write("occlusion", "occlusion", SCRIPT, convention, cases, arrays)


def score_cam(reference: Reference) -> None:
    """Channel by channel, as equations 5 to 7 of Wang et al. 2020 have it; Captum has no Score-CAM."""
    cases, arrays = [], {}
    layer = "act2"

    def channel_maps(network, x):
        kept = {}
        hook = network.get_submodule(layer).register_forward_hook(lambda module, inputs, output: kept.update(output=output))
        with torch.no_grad():
            network(x)
        hook.remove()
        return kept["output"][0]

    def weights(network, x, target, channels):
        """[1, 1, 1, channels]"""
        found = []
        with torch.no_grad():
            nothing = network(torch.zeros_like(x)).softmax(1)[0, target]
            for channel in channel_maps(network, x)[channels]:
                mask = F.interpolate(channel[None, None], size=x.shape[2:], mode="bilinear", align_corners=False)
                mask = (mask - mask.min()) / (mask.max() - mask.min())
                found.append(network(x * mask).softmax(1)[0, target] - nothing)
        return torch.stack(found)[None, None, None]

    for name in IMAGES:
        target = reference.targets[name]
        means, order = channel_maps(reference.exact[False], load_input(name, DOUBLE)).mean((1, 2)).sort(descending=True)
        # Enough that no rounding changes which channels are the strongest.
        count = next(n for n in range(CHANNELS, 4 * CHANNELS) if means[n - 1] - means[n] > 1e-3)
        channels = sorted(order[:count].tolist())
        exact, errors = reference.compare(name, lambda network, x: weights(network, x, target, channels))
        maps = channel_maps(reference.exact[False], load_input(name, DOUBLE))[channels]
        arrays[f"{name}.weights"] = exact.float().numpy()
        arrays[f"{name}.map"] = nhwc((exact[0, 0, 0, :, None, None] * maps).sum(0).relu()[None, None])
        case = {**reference.case(name), "layer": layer, "channels": channels, "weights": f"{name}.weights", "map": f"{name}.map", **errors}
        cases.append(case)
        print(name, case["float32Error"], case["foldedError"], flush=True)
    convention = (
        f"Of the channels of {layer} with the largest mean activations (`channels`, in order of their number): each is enlarged bilinearly to the "
        "input (align_corners=False), brought to 0..1 by its own minimum and maximum, and multiplied with the preprocessed input. `weights`, "
        "[1, 1, 1, channels]: the softmax probability of the target then, less that of an input of 0. `map`, [1, height, width, 1]: relu(sum over "
        "these channels of weight x activation), before any up-sampling or scaling. A plain loop."
    )
    write("scoreCam", "Score-CAM", SCRIPT, convention, cases, arrays)


def features(reference: Reference) -> None:
    """What the classifier is given: the mean of the last activation over all positions."""
    cases, arrays = [], {}

    def pooled(network, x):
        kept = {}
        hook = network.global_pool.register_forward_hook(lambda module, inputs, output: kept.update(output=output))
        with torch.no_grad():
            network(x)
        hook.remove()
        return kept["output"].reshape(1, -1, 1, 1)

    for name in IMAGES:
        exact, errors = reference.compare(name, pooled)
        arrays[name] = nhwc(exact)
        cases.append({**reference.case(name), "array": name, "shape": list(arrays[name].shape), "full": summary(exact), **errors})
    write("features", "embedding", SCRIPT, "The input of the classifier (global_pool), [1, 1, 1, 1280].", cases, arrays)


TECHNIQUES = {
    technique.__name__: technique
    for technique in (logits, activations, gradient, guided, deconvnet, gradient_times_input, integrated_gradients, guided_neuron, grad_cam, cams, occlusion, score_cam, features)
}

if __name__ == "__main__":
    torch.set_num_threads(2)
    check_against_package()
    if not sys.argv[1:]:
        make_inputs()
        make_calm_inputs()
    everything = Reference()
    for wanted in sys.argv[1:] or TECHNIQUES:
        TECHNIQUES[wanted](everything)
