"""Makes models/styles: the styles and textures that ship, with styles.json and ORIGIN.md.

    python3 -m venv .venv && .venv/bin/pip install -r tools/styles/requirements.txt
    mkdir packages && cd packages
    pip download --no-deps --only-binary :all: --python-version 38 --platform manylinux1_x86_64 scikit-image==0.17.2
    apt-get download gcompris-qt-data=3.1-2
    cd .. && .venv/bin/python tools/styles/make_styles.py packages [id ...]

Without ids everything is made anew. The synthesised pictures have fixed seeds.
"""

import hashlib
import io
import json
import pathlib
import sys

from PIL import Image

import drawn
import painted
from packages import from_gcompris, from_wheel

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "models" / "styles"
LONGER_SIDE, QUALITY = 512, 88

DETAILS = "GCompris' README beside the picture: “Public domain”, based on an original painting by van Gogh (1853-1890)"
OURS = "synthesised by tools/styles, seeds in the code"


def gogh(id_: str, title: str, file: str, box: tuple[float, float, float, float] = (0, 0, 1, 1)) -> dict:
    return {
        "id": id_, "title": title, "kind": "style", "licence": "public domain", "package": "gcompris-qt-data 3.1-2 (Debian)",
        "collection": "details", "file": file, "author": "Vincent van Gogh", "source": DETAILS, "box": box,
    }


def photograph(id_: str, title: str, collection: str, file: str, author: str, licence: str, source: str, box: tuple) -> dict:
    return {
        "id": id_, "title": title, "kind": "texture", "licence": licence, "package": "gcompris-qt-data 3.1-2 (Debian)",
        "collection": collection, "file": file, "author": author, "source": source, "box": box,
    }


def scikit(id_: str, title: str, file: str, author: str, licence: str, source: str, box: tuple = (0, 0, 1, 1)) -> dict:
    return {
        "id": id_, "title": title, "kind": "texture", "licence": licence, "package": "scikit-image 0.17.2 (PyPI)",
        "file": file, "author": author, "source": source, "box": box,
    }


def ours(id_: str, title: str, kind: str, draw) -> dict:
    return {"id": id_, "title": title, "kind": kind, "licence": "Apache-2.0", "draw": draw}


PICTURES = [
    gogh("cafe-terrace", "Café Terrace at Night, van Gogh 1888", "Gogh4_background.webp"),
    gogh("auvers-church", "The Church at Auvers, van Gogh 1890", "Eglise_dAuvers-sur-Oise_background.webp"),
    gogh("painter", "Painter on His Way to Work, van Gogh 1888", "VincentVanGogh0013_background.webp", (0, 0, 1, 0.99)),
    gogh("harvest", "The Harvest, van Gogh 1888", "VincentVanGogh0019_background.webp", (0, 0.02, 1, 0.975)),
    gogh("pere-tanguy", "Portrait of Père Tanguy, van Gogh 1887", "PortraitOfPereTanguy_background.webp", (0, 0, 0.985, 1)),
    ours("impasto", "Swirling brush strokes", "style", painted.impasto),
    ours("watercolour", "Watercolour", "style", painted.watercolour),
    ours("ink-wash", "Ink wash", "style", drawn.ink_wash),
    ours("engraving", "Engraving", "style", painted.engraving),
    ours("marbling", "Marbled paper", "style", painted.marbling),
    ours("stained-glass", "Stained glass", "style", painted.stained_glass),
    ours("mosaic", "Mosaic", "style", painted.mosaic),
    ours("pop-art", "Comic print", "style", drawn.pop_art),
    ours("bauhaus", "Shapes and clear colours", "style", drawn.bauhaus),
    photograph(
        "hedgehog", "Hedgehog", "explore_world_animals", "hedgehog.webp", "George Chernilevsky", "public domain",
        "https://commons.wikimedia.org/wiki/File:Erinaceus_roumanicus_2020_G2.jpg", (300 / 1024, 185 / 731, 500 / 1024, 440 / 731),
    ),
    scikit("gravel", "Gravel", "skimage/data/gravel.png", "CC0Textures", "CC0", "https://cc0textures.com/view.php?tex=Gravel04", (0, 0, 0.6, 0.6)),
    scikit("galaxies", "Galaxies", "skimage/data/hubble_deep_field.jpg", "NASA, ESA", "public domain", "http://hubblesite.org/newscenter/archive/releases/2012/37/image/a/", (0.2, 0.2, 0.8, 0.8)),
    ours("coral", "Coral", "texture", drawn.coral),
    ours("knitting", "Knitting", "texture", drawn.knitting),
]


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def opened(picture: dict, packages: pathlib.Path) -> tuple[Image.Image, bytes]:
    if "collection" in picture:
        content = from_gcompris(packages, picture["collection"], picture["file"])
    else:
        content = from_wheel(packages, picture["file"])
    return Image.open(io.BytesIO(content)).convert("RGB"), content


def make(picture: dict, packages: pathlib.Path) -> None:
    if "draw" in picture:
        image = picture["draw"]()
    else:
        whole, content = opened(picture, packages)
        picture["packageSha256"] = sha256(content)
        left, top, right, bottom = picture["box"]
        image = whole.crop((round(left * whole.width), round(top * whole.height), round(right * whole.width), round(bottom * whole.height)))
        image.thumbnail((LONGER_SIDE, LONGER_SIDE), Image.Resampling.LANCZOS)
    image.save(FOLDER / f"{picture['id']}.jpg", quality=QUALITY, optimize=True)


def origin(pictures: list[dict]) -> str:
    rows = []
    for picture in pictures:
        ours_ = sha256((FOLDER / f"{picture['id']}.jpg").read_bytes())
        if "draw" in picture:
            where = f"`{picture['draw'].__module__}.py`, `{picture['draw'].__name__}`"
            cells = (f"{picture['id']}.jpg", picture["title"], "this program", picture["licence"], OURS, where, "-", f"`{ours_}`")
        else:
            inside = f"{picture['collection']}.rcc: {picture['file']}" if "collection" in picture else picture["file"]
            cut = "" if picture["box"] == (0, 0, 1, 1) else ", cut to a part"
            cells = (
                f"{picture['id']}.jpg", picture["title"], picture["author"], picture["licence"], picture["source"],
                f"{picture['package']}, `{inside}`{cut}", f"`{picture['packageSha256']}`", f"`{ours_}`",
            )
        rows.append(f"| {' | '.join(cells)} |")
    return f"""# Where these pictures come from

Styles and textures to paint after. Those from packages were decoded, cut where it says so, scaled down (Lanczos) to a longer side
of at most {LONGER_SIDE} pixels and saved as JPEG of quality {QUALITY} with Pillow 13.0.0. Their licences are those that the packages
state file by file: GCompris in the README beside the pictures, scikit-image in the docstrings of `skimage/data/__init__.py`.
The others are drawn by the functions named, for this program. All are made anew by `tools/styles/make_styles.py`.

| file | shows | author | licence | source | taken from | SHA-256 of the package's file | SHA-256 of ours |
| --- | --- | --- | --- | --- | --- | --- | --- |
{chr(10).join(rows)}
"""


def catalogue(pictures: list[dict]) -> str:
    entries = []
    for picture in pictures:
        file = FOLDER / f"{picture['id']}.jpg"
        by = "drawn for this program" if "draw" in picture else f"{picture['author']}; {picture['package']}"
        entries.append({
            "id": picture["id"], "title": picture["title"], "file": file.name, "kind": picture["kind"], "licence": picture["licence"],
            "origin": by, "bytes": file.stat().st_size, "sha256": sha256(file.read_bytes()),
        })
    return json.dumps(entries, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    packages, only = pathlib.Path(sys.argv[1]), sys.argv[2:]
    FOLDER.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        if not only or picture["id"] in only:
            make(picture, packages)
            print(picture["id"], (FOLDER / f"{picture['id']}.jpg").stat().st_size, flush=True)
        elif "draw" not in picture:
            picture["packageSha256"] = sha256(opened(picture, packages)[1])
    (FOLDER / "styles.json").write_text(catalogue(PICTURES), encoding="utf8", newline="\n")
    (FOLDER / "ORIGIN.md").write_text(origin(PICTURES), encoding="utf8", newline="\n")


if __name__ == "__main__":
    main()
