"""Golden values of the maps of the embedding view, by NumPy and scikit-learn: principal axes, t-SNE's probabilities and
gradient, trustworthiness. On small random vectors around three centres.

    .venv/bin/python tools/golden/maps.py
"""

import importlib.metadata
import json
import pathlib

import numpy as np
from sklearn.manifold import _t_sne as reference
from sklearn.manifold import trustworthiness
from sklearn.metrics import pairwise_distances

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "test" / "golden"
SEED, COUNT, DIMS, PERPLEXITY = 0, 36, 20, 7.0


def vectors(random: np.random.Generator) -> np.ndarray:
    """Three groups, a little alike, single precision; widths that fall from axis to axis, so that axes are well told apart."""
    centres = random.normal(size=(3, DIMS)) * 2
    noise = random.normal(size=(COUNT, DIMS)) * np.linspace(2, 0.2, DIMS)
    return (centres[np.arange(COUNT) % 3] + noise).astype(np.float32)


def principal_axes(rows: np.ndarray, kept: int) -> dict:
    exact = rows.astype(np.float64)
    centred = exact - exact.mean(0)
    _, singular, axes = np.linalg.svd(centred, full_matrices=False)
    axes = axes[:kept]
    signs = np.sign(axes[np.arange(kept), np.abs(axes).argmax(1)])
    axes = axes * signs[:, None]
    variances = singular**2 / (len(rows) - 1)
    return {
        "axes": axes.tolist(),
        "variances": variances[:kept].tolist(),
        "share": float(variances[:kept].sum() / variances.sum()),
        "scores": (centred @ axes.T).tolist(),
    }


def tsne(rows: np.ndarray, at: np.ndarray) -> dict:
    """Conditional probabilities over all others, their symmetric sum, and the exact gradient at a map."""
    distances = pairwise_distances(rows.astype(np.float64), squared=True)
    condensed = reference._joint_probabilities(distances, PERPLEXITY, 0)
    _, gradient = reference._kl_divergence(at.ravel(), condensed, 1, COUNT, 2)
    joint = np.zeros((COUNT, COUNT))
    joint[np.triu_indices(COUNT, 1)] = condensed
    return {
        "perplexity": PERPLEXITY,
        "joint": (joint + joint.T).tolist(),
        "at": at.ravel().tolist(),
        "gradient": gradient.tolist(),
    }


if __name__ == "__main__":
    random = np.random.default_rng(SEED)
    rows = vectors(random)
    scattered = random.normal(size=(COUNT, 2))
    along = principal_axes(rows, 3)
    maps = {"principal axes": np.array(along["scores"])[:, :2], "at random": scattered}
    cases = [
        {"title": title, "k": k, "map": at.ravel().tolist(), "trustworthiness": float(trustworthiness(rows, at, n_neighbors=k))}
        for title, at in maps.items()
        for k in (5, 11)
    ]
    versions = ", ".join(f"{package} {importlib.metadata.version(package)}" for package in ("numpy", "scikit-learn"))
    golden = {
        "technique": "maps of the embedding view",
        "by": f"tools/golden/maps.py, {versions}, seed {SEED}",
        "convention": "rows: COUNT x DIMS, single precision. Axes are unit vectors whose largest entry is positive; variances are divided by n - 1. "
        "The gradient of t-SNE is that of the Kullback-Leibler divergence, exact, without exaggeration.",
        "rows": rows.tolist(),
        "principalAxes": along,
        "tsne": tsne(rows, scattered),
        "trustworthiness": cases,
    }
    (GOLDEN / "maps.json").write_text(json.dumps(golden) + "\n")
