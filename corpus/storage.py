"""Writing files so that they are whole or not there, and still there after a power cut."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = ".adding-"
_AT_WORK = 600.0  # seconds


def write_new(path: Path, data: bytes) -> None:
    """Write a file, never over another (raises FileExistsError); make its folder if need be."""
    with _written(path, data) as fresh:
        os.link(fresh, path)
    flush_folder(path.parent)


def replace(path: Path, data: bytes) -> None:
    """Write a file in the place of what is there."""
    with _written(path, data) as fresh:
        fresh.replace(path)
    flush_folder(path.parent)


def move(path: Path, target: Path) -> None:
    """Move a file to a free place; raises FileExistsError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    os.link(path, target)
    flush_folder(target.parent)
    path.unlink()
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make the names in a folder safe; where a file system cannot, its names are as safe as can be.

    See fsync(2): that a file is safe does not say that its name is.
    """
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def leftovers(folder: Path) -> list[Path]:
    """Return what writers that were killed left behind, anywhere below the folder.

    A file of the last minutes may be that of a writer at work.
    """
    found = [path for path in folder.rglob(f"{_PREFIX}*") if path.is_file()]
    return [path for path in found if time.time() - path.stat().st_mtime > _AT_WORK]


@contextmanager
def _written(path: Path, data: bytes) -> Iterator[Path]:
    """A flushed file beside ``path`` that is gone afterwards, unless it was moved."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_PREFIX)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(0o644)
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)
