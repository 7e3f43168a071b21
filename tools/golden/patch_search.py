"""The strongest patches of channels over a set of pictures, by looking at every position of every picture."""

import torch

from reference_network import ReferenceNetwork

KEPT = 9
BATCH = 8


def strength_module(layer: str) -> str:
    """The module whose output is read: behind a ReLU6 the batch norm before it, as the ceiling would make thousands equal."""
    head, _, last = layer.rpartition(".")
    return f"{head}.{last.replace('act', 'bn')}".lstrip(".") if last.startswith("act") else layer


def search(network: ReferenceNetwork, pixels: torch.Tensor, wanted: dict[str, list[int]]) -> dict[tuple[str, int], list[dict]]:
    """
    pixels: [pictures, height, width, 3], 0..255. wanted: channels by layer.
    Returns KEPT + 1 patches a channel, strongest first: picture, value, y, x; a picture gives one, and no more than silence.
    """
    outputs: dict[str, list[torch.Tensor]] = {layer: [] for layer in wanted}

    def keep(layer: str):
        def hook(_module, _inputs, output):
            outputs[layer].append(output[:, wanted[layer]].clone())

        return network.get_submodule(strength_module(layer)).register_forward_hook(hook)

    hooks = [keep(layer) for layer in wanted]
    dtype = network.classifier.weight.dtype
    with torch.no_grad():
        for batch in pixels.split(BATCH):
            network(batch.to(dtype).sub(127).div(128).permute(0, 3, 1, 2).contiguous())
    for hook in hooks:
        hook.remove()

    found = {}
    for layer, channels in wanted.items():
        maps = torch.cat(outputs[layer])  # [pictures, channels, height, width]
        width = maps.shape[3]
        for index, channel in enumerate(channels):
            values, positions = maps[:, index].flatten(1).max(1)
            order = sorted(range(len(values)), key=lambda picture: (-values[picture].item(), picture))
            rectified = layer.rpartition(".")[2].startswith("act")
            found[layer, channel] = [
                {"picture": picture, "value": values[picture].item(), "y": positions[picture].item() // width, "x": positions[picture].item() % width}
                for picture in order[: KEPT + 1]
                if values[picture] > 0 or not rectified
            ]
    return found
