"""What a run is known by: the id of its net, and what its checkpoint was made with. Needs the standard library alone."""

import argparse
import hashlib
import json
import pathlib
import re

MODELS = pathlib.Path(__file__).resolve().parents[2] / "models"
# Not compared when a run goes on: places on this machine, what visitors read, and the end; the picture and others in a form of their own.
FREE = {"picture", "photographs", "photographs_origin", "name", "id", "origin", "licence", "out", "start", "look", "threads", "steps", "told"}


def identity_of(args: argparse.Namespace) -> str:
    """--id, or what tools/networks/id_from.ts makes of the name."""
    words = re.sub(r"[^a-z0-9._]+", "-", args.name.lower())
    identity = args.id if args.id is not None else re.sub(r"^[._-]+|-+$", "", words)[:64]
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,63}", identity):
        raise SystemExit(f'"{identity}" is no id: letters a to z, digits, dots, hyphens and underscores, 64 at most. Choose one with --id.')
    return identity


def made_with(args: argparse.Namespace) -> dict:
    """The picture and the flags, as a checkpoint keeps them."""
    return {
        **{name: value for name, value in vars(args).items() if name not in FREE},
        "picture": hashlib.sha256(args.picture.read_bytes()).hexdigest(),
        "out": str(args.out) if args.out else None,
        "from": args.start.parent.name if args.start else None,
    }


def refuse_other_run(begun: dict | None, made: dict, checkpoint: pathlib.Path) -> None:
    """Where a checkpoint was made with something else. `begun` is None where it does not say with what."""
    if begun == made:
        return
    other = [name for name in made if begun.get(name) != made[name]] if begun else ["nobody knows what"]
    raise SystemExit(
        f"{checkpoint} was made with something else: {', '.join(other)}. "
        "Go on with the words that it was begun with, choose another --name, or remove that file."
    )


def refuse_taken(identity: str, out: pathlib.Path, is_begun: bool) -> None:
    """Where the net would write over another one, or hide a style of another one."""
    if not is_begun and (out / "network.json").exists():
        raise SystemExit(f"{out} holds a net that this run did not make. Choose another --name, or remove that folder.")
    for net in json.loads((MODELS / "style-nets.json").read_text("utf8")):
        if net["folder"] != f"trained/{identity}" and identity in {net["id"], *(style["id"] for style in net["styles"])}:
            raise SystemExit(f'"{identity}" is a style of {net["title"]} already. Choose another --name.')
