"""A seal over the index's files: what was changed while nobody held the index is noticed.

The libraries that keep the index check little of what they read; a flipped bit could mislead them
or end the process. So a folder whose content differs from what its holder left is not opened.
"""

import hashlib
import json
from pathlib import Path

from corpus.storage import replace

_FILE = "seal.json"
_BLOCK = 1 << 20


def put_seal(home: Path, folders: list[Path]) -> None:
    """Note the content of these folders, once nobody writes to them any more."""
    digests = {folder.name: _digest(folder) for folder in folders if folder.is_dir()}
    replace(home / _FILE, json.dumps(digests).encode())


def break_seal(home: Path, folders: list[Path]) -> list[Path]:
    """Take the seal off before writing, and return the folders that are not as they were left.

    Without a seal, because their holder was killed, none are returned.
    """
    path = home / _FILE
    try:
        digests = json.loads(path.read_bytes())
        changed = [one for one in folders if digests[one.name] != _digest(one)]
    except FileNotFoundError:
        return []
    except (ValueError, KeyError, TypeError, OSError):  # the seal itself is damaged
        changed = [folder for folder in folders if folder.is_dir()]
    path.unlink(missing_ok=True)
    return changed


def _digest(folder: Path) -> str:
    """A hash over names and contents of all files of a folder."""
    total = hashlib.blake2b(digest_size=16)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
            with path.open("rb") as file:
                while block := file.read(_BLOCK):
                    total.update(block)
    return total.hexdigest()
