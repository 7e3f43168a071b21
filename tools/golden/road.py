"""Golden values of noisy linear imputation (ROAD, Rong et al. 2022) without its noise: a plain sparse solve of NumPy and SciPy.

    .venv/bin/python tools/golden/road.py
"""

import json

import numpy as np
import scipy
from PIL import Image
from scipy.sparse import lil_matrix
from scipy.sparse.linalg import spsolve

from store import GOLDEN

SIDE = 24
WEIGHTS = {(dy, dx): 1 / 6 if dy == 0 or dx == 0 else 1 / 12 for dy in (-1, 0, 1) for dx in (-1, 0, 1) if (dy, dx) != (0, 0)}


def imputed(picture: np.ndarray, removed: np.ndarray) -> np.ndarray:
    """picture [side, side, 3], removed [side, side]; each removed pixel is the weighted mean of its neighbours in the picture."""
    places = [tuple(place) for place in np.argwhere(removed)]
    number = {place: i for i, place in enumerate(places)}
    matrix, known = lil_matrix((len(places), len(places))), np.zeros((len(places), 3))
    for i, (y, x) in enumerate(places):
        for (dy, dx), weight in WEIGHTS.items():
            other = (y + dy, x + dx)
            if not (0 <= other[0] < SIDE and 0 <= other[1] < SIDE):
                continue
            matrix[i, i] += weight
            if removed[other]:
                matrix[i, number[other]] -= weight
            else:
                known[i] += weight * picture[other]
    filled = picture.copy()
    filled[removed] = spsolve(matrix.tocsc(), known)
    return filled


def main() -> None:
    pixels = np.array(Image.open(GOLDEN / "inputs" / "dog.png").convert("RGB").resize((SIDE, SIDE))).astype(float)
    picture = (pixels - 127) / 128
    rows, columns = np.mgrid[:SIDE, :SIDE]
    masks = {
        "scattered, three of five": (rows * 7 + columns * 11) % 5 < 3,
        "a hole in the middle": (abs(rows - 12) < 7) & (abs(columns - 11) < 8),
        "all but a corner": (rows > 3) | (columns > 3),
    }
    cases = [
        {"title": title, "removed": removed.astype(int).ravel().tolist(), "filled": [round(value, 6) for value in imputed(picture, removed).ravel().tolist()]}
        for title, removed in masks.items()
    ]
    header = {
        "by": f"tools/golden/road.py, numpy {np.__version__}, scipy {scipy.__version__}",
        "convention": "[side, side, 3], row by row: each removed pixel (1) is the mean of its eight neighbours in the picture, weights 1/6 beside and 1/12 at the corners, no noise",
        "side": SIDE,
        "picture": [round(value, 6) for value in picture.ravel().tolist()],
        "cases": cases,
    }
    (GOLDEN / "road.json").write_text(json.dumps(header) + "\n")


if __name__ == "__main__":
    main()
