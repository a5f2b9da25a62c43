"""The mark of a corpus folder: a random name in it, by which all machines know that it is the same.

A path would not do: each machine may mount the folder elsewhere. A folder without its mark is not
the one that was opened; an empty mount point must not pass for a corpus without articles.
"""

import secrets
from contextlib import suppress
from pathlib import Path

from corpus.storage import write_new

_FILE = ".corpus"


def make_mark(folder: Path) -> str:
    """Return the folder's mark, and make it if there is none; raises OSError."""
    with suppress(FileExistsError):  # made by another process at this very moment
        if not read_mark(folder):
            write_new(folder / _FILE, f"{secrets.token_hex(8)}\n".encode())
    return read_mark(folder)


def read_mark(folder: Path) -> str:
    """Return the folder's mark; empty where there is none. Raises OSError."""
    try:
        return (folder / _FILE).read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        return ""
