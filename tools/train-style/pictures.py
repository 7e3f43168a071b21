"""Pictures as tensors [1, 3, height, width], RGB, 0..1."""

import pathlib

import numpy as np
import torch
from PIL import Image, ImageOps

ENDINGS = {".jpg", ".jpeg", ".png", ".webp"}


def tensor(image: Image.Image) -> torch.Tensor:
    return torch.from_numpy(np.asarray(image, dtype=np.uint8).copy()).permute(2, 0, 1)[None].float() / 255


def read(path: pathlib.Path) -> Image.Image:
    """Upright, on white where it is transparent."""
    image = ImageOps.exif_transpose(Image.open(path)).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")


def read_style(path: pathlib.Path, longer: int) -> torch.Tensor:
    image = read(path)
    scale = longer / max(image.size)
    return tensor(image.resize((round(image.width * scale), round(image.height * scale)), Image.LANCZOS))


class Photographs:
    """Random crops of a folder's photographs, mirrored at random. Small copies stay in memory as bytes."""

    def __init__(self, folder: pathlib.Path, crop: int):
        self.crop = crop
        self.images = []
        for path in sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS):
            try:
                image = read(path)
            # What a cut-off file, a folder or the system's own file of such a name is told by.
            except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
                print(f"{path} is passed over: {error}", flush=True)
                continue
            # Between the crop's size and a third more, so that things are seen whole and near.
            scale = crop * 4 / 3 / min(image.size)
            self.images.append(np.asarray(image.resize((round(image.width * scale), round(image.height * scale)), Image.LANCZOS)))
        if not self.images:
            raise SystemExit(f"{folder} holds no photographs ({', '.join(sorted(ENDINGS))}).")

    def draw(self, count: int, random: np.random.Generator) -> torch.Tensor:
        crops = []
        for _ in range(count):
            image = self.images[random.integers(len(self.images))]
            top, left = (random.integers(side - self.crop + 1) for side in image.shape[:2])
            crop = image[top : top + self.crop, left : left + self.crop]
            crops.append(crop[:, ::-1] if random.random() < 0.5 else crop)
        return torch.from_numpy(np.stack(crops).copy()).permute(0, 3, 1, 2).float() / 255
