"""Reads Qt's binary resource files (.rcc): a tree of names and, behind it, the files."""

import struct
import zlib

FOLDER, COMPRESSED, ZSTD = 2, 1, 4


def read_resources(data: bytes) -> dict[str, bytes]:
    """Every file by its path in the resource."""
    magic, version, tree, contents, names = struct.unpack(">4sIIII", data[:20])
    if magic != b"qres":
        raise ValueError("no Qt resource file")
    entry = 14 if version < 2 else 22
    files: dict[str, bytes] = {}

    def name_at(offset: int) -> str:
        (length,) = struct.unpack(">H", data[names + offset : names + offset + 2])
        start = names + offset + 6
        return data[start : start + 2 * length].decode("utf-16-be")

    def walk(index: int, folder: str) -> None:
        at = tree + index * entry
        name_offset, flags = struct.unpack(">IH", data[at : at + 6])
        path = folder + (f"/{name_at(name_offset)}" if index else "")
        if flags & FOLDER:
            count, first = struct.unpack(">II", data[at + 6 : at + 14])
            for child in range(first, first + count):
                walk(child, path)
            return
        (offset,) = struct.unpack(">I", data[at + 10 : at + 14])
        (size,) = struct.unpack(">I", data[contents + offset : contents + offset + 4])
        content = data[contents + offset + 4 : contents + offset + 4 + size]
        if flags & ZSTD:
            raise ValueError(f"{path} is compressed by zstd")
        files[path] = zlib.decompress(content[4:]) if flags & COMPRESSED else content

    walk(0, "")
    return files
