"""Golden values for the strongest patches: five photographs in all eight positions of a square, twenty channels of three layers.

    .venv/bin/python tools/golden/top_patches.py
"""

import numpy as np
import torch
from PIL import Image

from patch_search import KEPT, search
from reference_network import ReferenceNetwork, fold_batch_norm
from store import GOLDEN, write
from techniques import IMAGES

LAYERS = {"blocks.1.1.act2": 7, "blocks.3.1": 7, "act2": 6}
SEED = 0
# Closer than this, float32 may put two pictures or two positions in another order.
MARGIN = 1e-4


def turned(picture: np.ndarray, turn: int) -> np.ndarray:
    """Turn 0 to 3: as many quarter turns to the left; 4 to 7: mirrored left to right first."""
    return np.rot90(picture[:, ::-1] if turn >= 4 else picture, turn % 4)


def pictures() -> tuple[list[dict], torch.Tensor]:
    names = [{"image": name, "turn": turn} for name in IMAGES for turn in range(8)]
    load = {name: np.array(Image.open(GOLDEN / "inputs" / f"{name}.png").convert("RGB")) for name in IMAGES}
    return names, torch.from_numpy(np.stack([turned(load[one["image"]], one["turn"]) for one in names]))


def main() -> None:
    torch.set_num_threads(2)
    names, pixels = pictures()
    generator = torch.Generator().manual_seed(SEED)
    exact, folded = ReferenceNetwork(torch.float64), fold_batch_norm(ReferenceNetwork(torch.float32))
    sizes = {"blocks.1.1.act2": 144, "blocks.3.1": 80, "act2": 1280}
    drawn = {layer: torch.randperm(sizes[layer], generator=generator)[: 4 * count].tolist() for layer, count in LAYERS.items()}
    found, single = search(exact, pixels, drawn), search(folded, pixels, drawn)

    cases = []
    for layer, count in LAYERS.items():
        taken = 0
        for channel in drawn[layer]:
            patches, others = found[layer, channel], single[layer, channel]
            values = [patch["value"] for patch in patches]
            gaps = [a - b for a, b in zip(values, values[1:])]
            same = [[p["picture"], p["y"], p["x"]] for p in patches[:KEPT]] == [[p["picture"], p["y"], p["x"]] for p in others[:KEPT]]
            if taken == count or len(patches) <= KEPT or min(gaps) < MARGIN or not same:
                continue
            taken += 1
            error = max(abs(a["value"] - b["value"]) for a, b in zip(patches, others))
            cases.append({
                "layer": layer, "channel": channel, "float32Error": error, "foldedError": error,
                "patches": [{**names[patch["picture"]], **{key: patch[key] for key in ("value", "y", "x")}} for patch in patches[:KEPT]],
            })
        assert taken == count, layer
    convention = (
        f"The {KEPT} strongest neurons of a channel over 40 pictures, strongest first, one a picture: its picture, place and value; behind a ReLU6 the value "
        "before its ceiling. The pictures are the five inputs, each as it is and mirrored (turn 4 to 7), in four quarter turns to the left (turn % 4); in that "
        f"order. Channels drawn at random (seed {SEED}); passed over where two values are closer than {MARGIN} or fewer than {KEPT + 1} pictures excite it. "
        "An exhaustive search over every position. Errors are the largest differences of values. Tolerance: 1e-3 of a value, in its own unit."
    )
    write("topPatches", "strongest patches", "top_patches.py", convention, cases, {})


if __name__ == "__main__":
    main()
