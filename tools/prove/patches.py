"""Called by patches.ts: searches FOLDER/pixels.bin for the channels of FOLDER/wanted.json, writes FOLDER/found.json."""

import json
import pathlib
import sys

import numpy as np
import torch

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "golden"))
from patch_search import search  # noqa: E402
from reference_network import ReferenceNetwork  # noqa: E402

SIDE = 224

torch.set_num_threads(2)
folder = pathlib.Path(sys.argv[1])
pixels = torch.from_numpy(np.fromfile(folder / "pixels.bin", dtype=np.uint8).reshape(-1, SIDE, SIDE, 3))
found = search(ReferenceNetwork(torch.float32), pixels, json.loads((folder / "wanted.json").read_text()))
(folder / "found.json").write_text(json.dumps({f"{layer}:{channel}": patches for (layer, channel), patches in found.items()}))
print(f"PyTorch searched {len(pixels)} pictures")
