"""Which files a folder of articles has, and when each was changed. Reads none of them."""

import os
from collections.abc import Iterator
from pathlib import Path

Stamp = tuple[int, int, int]
"""Size and times of a file in nanoseconds: changes whenever its content does."""


def entries(folder: Path) -> dict[str, os.DirEntry[str]]:
    """Return the file of each article id, sorted; hidden files and links are left out."""
    found: dict[str, os.DirEntry[str]] = {}
    for inside, entry in _walk(str(folder), ""):
        stem, _, suffix = entry.name.rpartition(".")
        article_id = inside + (stem if stem and suffix else entry.name)
        # Two formats of one name: both stay visible, each under an id of its own.
        found[article_id if article_id not in found else f"{inside}{entry.name}"] = entry
    return dict(sorted(found.items()))


def stamps(folder: Path) -> dict[str, Stamp]:
    """Return each file's stamp by article id, to see what changed without reading."""
    found = {}
    for article_id, entry in entries(folder).items():
        try:
            found[article_id] = _stamp(entry.stat(follow_symlinks=False))
        except FileNotFoundError:  # removed since it was listed
            continue
    return found


def stamp(path: Path) -> Stamp:
    """Return one file's stamp; raises FileNotFoundError."""
    return _stamp(path.stat())


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _walk(path: str, inside: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Each ordinary file below a path, with its folder as ids name it."""
    try:
        with os.scandir(path) as listed:
            ordered = sorted(listed, key=lambda entry: entry.name)
    except OSError:  # as os.walk does, leave out a folder that cannot be read
        return
    for entry in ordered:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{inside}{entry.name}/")
        elif entry.is_file(follow_symlinks=False):
            yield inside, entry
