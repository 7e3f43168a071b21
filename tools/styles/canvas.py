"""What every synthesised picture is drawn with: coordinates, smooth noise, palettes, paper."""

import numpy as np
from PIL import Image

SIDE = 512
OVERSAMPLED = 2 * SIDE  # drawn twice as large and scaled down, so that edges are smooth


def grid(side: int = OVERSAMPLED) -> tuple[np.ndarray, np.ndarray]:
    """x and y of every pixel's centre, 0..1."""
    axis = (np.arange(side) + 0.5) / side
    return np.meshgrid(axis, axis)


def smooth_noise(rng: np.random.Generator, x: np.ndarray, y: np.ndarray, cells: int) -> np.ndarray:
    """Value noise, -1..1, with about `cells` bumps from side to side. Coordinates may leave 0..1: it repeats."""
    values = rng.uniform(-1, 1, (cells, cells))
    column, row = x * cells, y * cells
    left, top = np.floor(column).astype(int), np.floor(row).astype(int)
    fade_x, fade_y = (t * t * (3 - 2 * t) for t in (column - left, row - top))
    corner = lambda dy, dx: values[(top + dy) % cells, (left + dx) % cells]  # noqa: E731
    upper = corner(0, 0) + fade_x * (corner(0, 1) - corner(0, 0))
    lower = corner(1, 0) + fade_x * (corner(1, 1) - corner(1, 0))
    return upper + fade_y * (lower - upper)


def cloud(rng: np.random.Generator, x: np.ndarray, y: np.ndarray, cells: int, octaves: int = 5) -> np.ndarray:
    """Noise of several sizes, each half as strong as the one twice as large; about -1..1."""
    layers = [smooth_noise(rng, x, y, cells * 2**octave) / 2**octave for octave in range(octaves)]
    return sum(layers) / sum(1 / 2**octave for octave in range(octaves)) * 1.6


def colours(*hexes: str) -> np.ndarray:
    """[n, 3], 0..1, from strings such as '#1b3a5c'."""
    return np.array([[int(h[i : i + 2], 16) / 255 for i in (1, 3, 5)] for h in hexes])


def ramp(values: np.ndarray, palette: np.ndarray) -> np.ndarray:
    """A colour for every value of 0..1, blending from the palette's first to its last."""
    at = np.clip(values, 0, 1) * (len(palette) - 1)
    low = np.minimum(at.astype(int), len(palette) - 2)
    return palette[low] + (at - low)[..., None] * (palette[low + 1] - palette[low])


def smoothstep(low: float, high: float, values: np.ndarray) -> np.ndarray:
    t = np.clip((values - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def nearest_two(x: np.ndarray, y: np.ndarray, points: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of every pixel: the nearest point's index, its distance, and how much farther the second nearest is."""
    first, second, index = np.full(x.shape, 9.0), np.full(x.shape, 9.0), np.zeros(x.shape, int)
    for i, (px, py) in enumerate(points):
        distance = np.hypot(x - px, y - py)
        closer = distance < first
        second = np.where(closer, first, np.minimum(second, distance))
        index = np.where(closer, i, index)
        first = np.where(closer, distance, first)
    return index, first, second - first


def spread_points(rng: np.random.Generator, count: int, rounds: int = 6) -> np.ndarray:
    """Random points pushed apart (Lloyd's relaxation), [count, 2], a little beyond 0..1."""
    x, y = (axis * 1.2 - 0.1 for axis in grid(160))
    points = rng.uniform(-0.1, 1.1, (count, 2))
    for _ in range(rounds):
        index, _, _ = nearest_two(x, y, points)
        for i in range(count):
            inside = index == i
            if inside.any():
                points[i] = x[inside].mean(), y[inside].mean()
    return points


def finish(picture: np.ndarray, side: int = SIDE) -> Image.Image:
    """8-bit RGB at its final size."""
    image = Image.fromarray((np.clip(picture, 0, 1) * 255).round().astype(np.uint8))
    return image.resize((side, side), Image.Resampling.LANCZOS)
