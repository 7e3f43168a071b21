"""The mean magnitude spectrum of photographs: src/techniques/spectrum/natural_spectrum.json, and the table of photographs in
models/natural-spectrum/ORIGIN.md.

    .venv/bin/pip install -r tools/spectrum/requirements.txt
    .venv/bin/python tools/spectrum/natural_spectrum.py
    .venv/bin/python tools/spectrum/natural_spectrum.py --compare FOLDER  # writes nothing

Fel et al. 2023, "Unlocking Feature Visualization for Deeper Networks with MAgnitude Constrained Optimization", section 3,
fix the magnitude of every spatial frequency to its mean over photographs. Here the photographs are those that the program
ships. Up to three square parts of each (at both ends and in the middle) are brought into the space in which pictures are
optimised: the logit of red, green and blue, as three colours that vary independently (src/techniques/optimise/colours.ts).
As so few photographs are a noisy mean, it is smoothed over neighbouring frequencies and directions.
"""

import argparse
import hashlib
import importlib.metadata
import json
import pathlib

import numpy as np
from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "src" / "techniques" / "spectrum" / "natural_spectrum.json"
ORIGIN = ROOT / "models" / "natural-spectrum" / "ORIGIN.md"
FOLDERS = ("pictures", "gallery")
PAPER_SHARE, PAPER = 0.2, 245  # a thing on white paper is no photograph of the world: so many pixels are so bright
EDGE = 0.01  # colours are kept so far from 0 and 1, where the logit has no end
RESOLVED = 0.8  # of the highest frequency of a file: beyond, its scaling and JPEG have taken something away
FRAMED = 3  # cycles a picture: from here on a window takes away what the frame's edges add along both axes
RADII = np.geomspace(1, 160, 24)  # cycles a picture
ANGLES = np.linspace(0, 90, 9)  # degrees, from a wave that runs across to one that runs down
BROAD_OCTAVES, BROAD_DEGREES = 0.2, 10  # deviations of the smoothing
COLOURS = np.array([[0.26, 0.09, 0.02], [0.27, 0.00, -0.05], [0.27, -0.09, 0.03]])
DECORRELATION = np.linalg.inv(COLOURS / np.linalg.norm(COLOURS, axis=0).max()).T


def parts(image: Image.Image) -> list[Image.Image]:
    width, height = image.size
    side = min(width, height)
    lefts = sorted({round((max(width, height) - side) * at) for at in (0, 0.5, 1)})
    across = width > height
    return [image.crop((left, 0, left + side, side) if across else (0, left, side, left + side)) for left in lefts]


def magnitude(colours: np.ndarray) -> np.ndarray:
    """Of every whole number of cycles down and across, in units of the orthonormal transform over the side, so that it does
    not depend on the picture's size. [cycles down, cycles across, 3]; both directions of a wave are averaged."""
    side = len(colours)
    found = np.abs(np.fft.fft2(colours, axes=(0, 1), norm="ortho")) / side
    count = side // 2
    negative = -np.arange(count)
    return (found[:count, :count] + found[:count, negative]) / 2


def spectrum_of(file: pathlib.Path) -> tuple[np.ndarray, np.ndarray]:
    """The magnitudes of a photograph and its mean colour, averaged over its parts."""
    magnitudes, means = [], []
    for part in parts(Image.open(file).convert("RGB")):
        rgb = np.clip(np.asarray(part) / 255, EDGE, 1 - EDGE)
        colours = np.log(rgb / (1 - rgb)) @ DECORRELATION
        mean = colours.mean((0, 1))
        window = np.hanning(len(colours))
        window = np.outer(window, window) / (window**2).mean()
        plain, windowed = magnitude(colours), magnitude((colours - mean) * window[:, :, None])
        magnitudes.append(np.where(radius(len(plain))[:, :, None] < FRAMED, plain, windowed))
        means.append(mean)
    return np.mean(magnitudes, 0), np.mean(means, 0)


def radius(count: int) -> np.ndarray:
    return np.hypot(*np.mgrid[:count, :count])


def mean_spectrum(files: list[pathlib.Path]) -> tuple[np.ndarray, np.ndarray]:
    """[3, radii, angles] times the radius, smoothed, and the mean colour."""
    count = int(RADII[-1] * 1.3)
    total, seen, means = np.zeros((count, count, 3)), np.zeros((count, count, 1)), []
    for file in files:
        found, mean = spectrum_of(file)
        means.append(mean)
        resolved = min(count, int(RESOLVED * len(found)))
        inside = (radius(resolved) < resolved)[:, :, None]
        total[:resolved, :resolved] += found[:resolved, :resolved] * inside
        seen[:resolved, :resolved] += inside
    down, across = np.mgrid[:count, :count]
    known = (seen[:, :, 0] > 0) & (radius(count) > 0)
    values = (total[known] / seen[known]) * radius(count)[known][:, None]
    octaves, degrees = np.log2(radius(count)[known]), np.degrees(np.arctan2(down[known], across[known]))
    table = np.empty((3, len(RADII), len(ANGLES)))
    for i, r in enumerate(RADII):
        for j, angle in enumerate(ANGLES):
            weight = sum(
                np.exp(-0.5 * (((octaves - np.log2(r)) / BROAD_OCTAVES) ** 2 + ((mirrored - angle) / BROAD_DEGREES) ** 2))
                for mirrored in (degrees, -degrees, 180 - degrees)
            ) * seen[known][:, 0]
            table[:, i, j] = weight @ values / weight.sum()
    return table, np.mean(means, 0)


def on_paper(file: pathlib.Path) -> bool:
    return (np.asarray(Image.open(file).convert("RGB")).min(2) >= PAPER).mean() > PAPER_SHARE


def rounded(values: np.ndarray) -> list:
    return [rounded(one) if one.ndim else float(f"{one:.4g}") for one in values]


def compare(table: np.ndarray, folder: pathlib.Path) -> None:
    other, mean = mean_spectrum(sorted(folder.glob("*.jpg")))
    ratio = other / table
    print("mean colour there", mean.round(2))
    for colour in range(3):
        print(f"colour {colour}: there / here by octave", [f"{ratio[colour][i : i + 3].mean():.2f}" for i in range(0, len(RADII), 3)])
    print(f"all frequencies: {ratio.mean():.3f} +- {ratio.std():.3f}; relative L2 {np.linalg.norm(other - table) / np.linalg.norm(other):.3f}")
    print("by colour", ratio.mean((1, 2)).round(3), "by angle", ratio.mean((0, 1)).round(2))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--compare", type=pathlib.Path, metavar="FOLDER")
    asked = arguments.parse_args()
    pictures = sorted(file for folder in FOLDERS for file in (ROOT / "models" / folder).glob("*.jpg"))
    photographs = [file for file in pictures if not on_paper(file)]
    table, mean = mean_spectrum(photographs)
    if asked.compare:
        compare(table, asked.compare)
    else:
        versions = ", ".join(f"{package} {importlib.metadata.version(package)}" for package in ("numpy", "pillow"))
        spectrum = {
            "by": f"tools/spectrum/natural_spectrum.py, {versions}; nothing random",
            "photographs": len(photographs),
            "unit": "logit of an independent colour, orthonormal transform over the side, times cycles a picture",
            "radii": rounded(RADII),
            "angles": rounded(ANGLES),
            "mean": rounded(mean),
            "magnitudes": rounded(table),
        }
        OUT.write_text(json.dumps(spectrum, separators=(",", ":")) + "\n", encoding="utf8", newline="\n")
        lines = [f"| {file.parent.name}/{file.name} | `{hashlib.sha256(file.read_bytes()).hexdigest()}` |" for file in photographs]
        table = "\n".join(["| photograph | SHA-256 |", "| --- | --- |", *lines]) + "\n"
        ORIGIN.write_text(ORIGIN.read_text(encoding="utf8").split("| photograph |")[0] + table, encoding="utf8", newline="\n")
