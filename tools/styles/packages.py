"""Files out of packages: members of a wheel, and Qt resources (.rcc) inside a Debian package."""

import io
import lzma
import pathlib
import struct
import tarfile
import zipfile
import zlib

SCIKIT_IMAGE = "scikit_image-0.17.2-cp38-cp38-manylinux1_x86_64.whl"
GCOMPRIS = "gcompris-qt-data_3.1-2_all.deb"


def from_wheel(folder: pathlib.Path, member: str) -> bytes:
    with zipfile.ZipFile(folder / SCIKIT_IMAGE) as wheel:
        return wheel.read(member)


def debian_file(folder: pathlib.Path, wanted: str) -> bytes:
    """A file of the package: an `ar` archive whose member data.tar.xz holds the tree."""
    archive = (folder / GCOMPRIS).read_bytes()
    at = 8  # behind "!<arch>\n"
    while at < len(archive):
        name, size = archive[at : at + 16].decode().strip(" /"), int(archive[at + 48 : at + 58])
        if name == "data.tar.xz":
            tree = tarfile.open(fileobj=io.BytesIO(lzma.decompress(archive[at + 60 : at + 60 + size])))
            return tree.extractfile(wanted).read()
        at += 60 + size + size % 2
    raise KeyError("data.tar.xz")


def resources(rcc: bytes) -> dict[str, bytes]:
    """The files of a Qt resource collection, by path."""
    version, tree, data, names = struct.unpack(">4I", rcc[4:20])
    node_bytes = 22 if version >= 2 else 14
    found = {}

    def name_at(offset: int) -> str:
        (length,) = struct.unpack_from(">H", rcc, names + offset)
        start = names + offset + 6  # behind the length and a hash
        return rcc[start : start + 2 * length].decode("utf-16-be")

    def visit(node: int, parent: str) -> None:
        at = tree + node * node_bytes
        offset, flags = struct.unpack_from(">IH", rcc, at)
        path = f"{parent}/{name_at(offset)}" if node else parent
        if flags & 2:
            count, child = struct.unpack_from(">II", rcc, at + 6)
            for following in range(child, child + count):
                visit(following, path)
            return
        (where,) = struct.unpack_from(">I", rcc, at + 10)
        (length,) = struct.unpack_from(">I", rcc, data + where)
        content = rcc[data + where + 4 : data + where + 4 + length]
        found[path] = zlib.decompress(content[4:]) if flags & 1 else content

    visit(0, "")
    return found


def from_gcompris(folder: pathlib.Path, collection: str, file: str) -> bytes:
    rcc = debian_file(folder, f"./usr/share/gcompris-qt/rcc/{collection}.rcc")
    return next(content for path, content in resources(rcc).items() if path.endswith(f"/{file}"))
