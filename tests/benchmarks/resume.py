"""A whole ingest with the packaged model, killed in the middle and run again, as a user would.

Both runs are `belegt sync` in a process of its own. Seconds are of the processor, over all cores.
"""

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus.folder import Corpus
from corpus.intake import take_path
from index.manifest import MANIFEST, read_status
from tests.benchmarks.tables import needed, show


def sync(folder: Path, home: Path, until: int = 0) -> tuple[float, int]:
    """Sync; killed once ``until`` passages are indexed, if it is not 0.

    Returns the seconds of computing, and how many passages it said to have embedded.
    """
    settings = {"CORPUS": folder, "HOME": home, "EMBEDDING_MODEL": "all-MiniLM-L6-v2"}
    environment = os.environ | {f"BELEGT_{name}": str(value) for name, value in settings.items()}
    before = _busy()
    command = [sys.executable, "-m", "assistant", "sync"]
    running = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    while until and running.poll() is None:
        if read_status(home / MANIFEST).passages >= until:
            running.kill()
        time.sleep(0.1)
    said = running.communicate()[0]
    embedded = re.search(r"(\d+) passages embedded", said)
    return _busy() - before, int(embedded[1]) if embedded else 0


def _busy() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Ingest, kill, resume, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="CSV file of articles")
    parser.add_argument("--text", default="text", help="its column that holds the text")
    parser.add_argument("--kill-at", type=int, default=2000, help="passages")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    needed(options.file, "articles, one a row")
    with tempfile.TemporaryDirectory() as folder:
        articles, home = Path(folder) / "articles", Path(folder) / "home"
        articles.mkdir()
        columns = {"text": options.text}
        taken = list(take_path(Corpus(articles), options.file, columns=columns))
        first, _ = sync(articles, home, options.kill_at)
        kept = read_status(home / MANIFEST).passages
        second, embedded = sync(articles, home)
        status = read_status(home / MANIFEST)
        third, again = sync(articles, home)
        assert again == 0
        assert status.passages == kept + embedded
        row = {
            "rows": len(taken),
            "articles": status.articles,
            "passages": status.passages,
            "kept when killed": kept,
            "embedded when resumed": embedded,
            "killed run (CPU s)": first,
            "resumed run (CPU s)": second,
            "with nothing to do (CPU s)": third,
            "memory at most (MB)": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000,
        }
    show([row], as_json=options.json)


if __name__ == "__main__":
    main()
