"""Makes the gallery that ships: photographs of Debian's gcompris-qt-data that are CC0 or in the public domain.

    apt-get download gcompris-qt-data
    python3 -m venv .venv && .venv/bin/pip install -r tools/pictures/requirements.txt
    .venv/bin/python tools/pictures/make_gallery.py gcompris-qt-data_*.deb

Writes models/gallery: the pictures, gallery.json (what the page reads; it names those of models/pictures too) and
ORIGIN.md. Author, licence and source are those of the README beside each picture in the package; a picture under any
other licence stops the program.
"""

import hashlib
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from PIL import Image
from PIL import __version__ as pillow_version

from resources import read_resources

MODELS = pathlib.Path(__file__).resolve().parents[2] / "models"
FOLDER = MODELS / "gallery"
SHORTER_SIDE, QUALITY = 256, 82
FREE = {"public domain": "public domain", "cc0-1.0": "CC0"}

CATEGORIES = "categorization/resource/images"
# Folder of the README in the package: file without its ending: what it shows.
CHOSEN = {
    "explore_world_animals/resource/animals": {
        "chameleon": "chameleon",
        "crocodile": "saltwater crocodile",
        "dragon": "Komodo dragon",
        "giraffe": "giraffes",
        "hedgehog": "hedgehog",
        "jaguar": "jaguars",
        "kangaroo": "kangaroo",
        "moose": "moose",
        "panda": "giant panda",
        "polar_bear": "polar bear",
    },
    "explore_farm_animals/resource/animals": {
        "cat": "kitten",
        "chicken": "hens",
        "cow": "cow",
        "duck": "duck",
        "horse": "horses",
        "owl": "owl",
        "pig": "pig",
        "sheep": "sheep",
    },
    "erase/resource": {"kingfisher": "kingfisher", "pika": "pika"},
    f"{CATEGORIES}/fishes": {
        "fish1": "angelfish",
        "fish4": "perches",
        "fish9": "clownfish",
        "fish10": "anthias",
        "fish25": "goldfish",
        "fish28": "pufferfish",
    },
    "explore_monuments/resource": {
        "egypt/greatPyramidOfGiza": "pyramid of Khufu",
        "france/chateaudeChambord": "castle of Chambord",
        "france/eiffelTower": "Eiffel Tower",
        "france/pontduGard": "Pont du Gard",
        "france/reimsCathedral": "cathedral of Reims",
        "germany/brandenburgGate": "Brandenburg Gate",
        "germany/neuschwansteinCastle": "castle of Neuschwanstein",
        "wonders/colosseum": "Colosseum",
        "wonders/greatWallofChina": "Great Wall of China",
        "wonders/machuPicchu": "Machu Picchu",
        "wonders/petra": "Petra",
    },
    f"{CATEGORIES}/monuments": {
        "operaHouse": "Sydney Opera House",
        "parthenon": "Parthenon",
        "tajMahal": "Taj Mahal",
    },
    f"{CATEGORIES}/renewable": {
        "dam1": "dam",
        "solar4": "solar panels",
        "solar7": "solar panels on a pole",
        "windmill3": "windmills of Mykonos",
        "windmill12": "post mill",
        "windmill13": "windmills",
    },
    f"{CATEGORIES}/others": {
        "baseball": "baseball",
        "chair": "chair",
        "cup": "cup",
        "igloo": "igloo",
        "pan": "frying pan",
        "spoons": "spoons",
        "volleyball": "volleyball",
    },
    f"{CATEGORIES}/tools": {
        "hammer1": "hammer",
        "hammer5": "claw hammer",
        "measuringTape1": "tape measure",
        "plier1": "pliers",
        "scissors1": "scissors",
        "scissors2": "black scissors",
        "screwDriver1": "screwdriver",
        "wrench": "wrench",
    },
}


def notes(readme: str) -> dict[str, dict[str, str]]:
    """What a README says of each file, by its name."""
    found = {}
    for block in re.split(r"\n\s*\n", readme):
        fields: dict[str, str] = {}
        files: list[str] = []
        field = ""
        for line in block.splitlines():
            match = re.match(r"(Copyright|License|Source|Comments|Files):\s*(.*)", line)
            if match:
                field, text = match.groups()
            else:
                text = line.strip()
            if field == "Files":
                files += [text] if text else []
            elif match:
                fields[field] = text
        found |= {file: fields for file in files}
    return found


def shrink(content: bytes) -> bytes:
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    scale = min(1, SHORTER_SIDE / min(picture.size))
    size = tuple(round(side * scale) for side in picture.size)
    file = io.BytesIO()
    picture.resize(size, Image.Resampling.LANCZOS).save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()


def file_name(shows: str) -> str:
    return shows.lower().replace(" ", "-") + ".jpg"


def built_in() -> list[dict[str, str]]:
    """The pictures of models/pictures, from the table of their ORIGIN.md."""
    rows = [line.split(" | ") for line in (MODELS / "pictures" / "ORIGIN.md").read_text(encoding="utf8").splitlines() if line.startswith("| ")]
    rows = [row for row in rows if row[0].endswith(".jpg")]
    return [
        {"file": f"pictures/{row[0][2:]}", "shows": re.sub("^an? ", "", row[1]), "author": row[2], "licence": row[3]}
        for row in rows
    ]


def main(package: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.jpg"):
        old.unlink()
    version = pathlib.Path(package).name.split("_")[1]
    listed, table = built_in(), []
    with tempfile.TemporaryDirectory() as unpacked:
        subprocess.run(["dpkg-deb", "-x", package, unpacked], check=True)
        for folder, chosen in CHOSEN.items():
            activity = folder.split("/")[0]
            (resource,) = pathlib.Path(unpacked).rglob(f"{activity}.rcc")
            files = read_resources(resource.read_bytes())
            (root,) = (path.removesuffix("README") for path in files if path.endswith(f"{folder}/README"))
            said = notes(files[f"{root}README"].decode())
            for stem, shows in chosen.items():
                fields = said[f"{stem}.webp"]
                licence = FREE[fields["License"].lower()]
                original = files[f"{root}{stem}.webp"]
                small = shrink(original)
                name = file_name(shows)
                (FOLDER / name).write_bytes(small)
                listed.append({"file": f"gallery/{name}", "shows": shows, "author": fields["Copyright"], "licence": licence})
                hashes = " | ".join(f"`{hashlib.sha256(content).hexdigest()}`" for content in (original, small))
                table.append(f"| {name} | {fields['Copyright']} | {licence} | {fields['Source']} | `{activity}.rcc`: `{stem}.webp` | {hashes} |")
    (FOLDER / "gallery.json").write_text(json.dumps({"pictures": listed}, indent=1, ensure_ascii=False) + "\n", encoding="utf8", newline="\n")
    (FOLDER / "ORIGIN.md").write_text(
        f"""# Where these photographs come from

The gallery that the embedding view starts with, together with [models/pictures](../pictures/ORIGIN.md). All from
gcompris-qt-data {version} (Debian), each CC0 or in the public domain as the README beside it in the package states. Made by
`tools/pictures/make_gallery.py`: decoded, scaled down (Lanczos) to a shorter side of at most {SHORTER_SIDE} pixels and saved as JPEG of
quality {QUALITY} with Pillow {pillow_version}; nothing else was changed.

| file | author | licence | source | taken from | SHA-256 of the package's file | SHA-256 of ours |
| --- | --- | --- | --- | --- | --- | --- |
"""
        + "\n".join(table)
        + "\n",
        encoding="utf8",
        newline="\n",
    )
    total = sum(file.stat().st_size for file in FOLDER.glob("*.jpg"))
    print(f"{len(table)} pictures, {total / 1e6:.2f} MB; {len(listed)} in the gallery")


if __name__ == "__main__":
    main(sys.argv[1])
