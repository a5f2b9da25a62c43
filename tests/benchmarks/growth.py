"""What it costs to grow: taking in a table of articles, indexing, looking again, and asking.

The articles repeat those of a CSV file (or the shipped ones) with other numbers in them. A stand-in
for the embedding model gives each text a vector of its own: embedding is measured by
`tests.benchmarks.ingest`, and is the greater part of the whole by far. Seconds are of the
processor, so that what else runs on the machine counts little.
"""

import argparse
import csv
import itertools
import re
import resource
import tempfile
import time
from collections.abc import Iterator
from math import log
from pathlib import Path
from statistics import median

from assistant.assistant import Assistant
from assistant.terminal import progress
from corpus.article import Article
from corpus.folder import Corpus
from corpus.intake import take_path
from index.index import Index
from index.lock import IndexLock
from tests.benchmarks.scale import _Hashed
from tests.benchmarks.tables import SETTINGS, show

_NUMBER = re.compile(r"\d+")
_ASKED = 40  # questions


def texts(file: Path | None, columns: dict[str, str]) -> list[str]:
    """Read the texts that the articles repeat."""
    if file is None:
        return [one.text for one in Corpus(SETTINGS.corpus).read() if isinstance(one, Article)]
    with tempfile.TemporaryDirectory() as folder:
        taken = list(take_path(Corpus(Path(folder)), file, columns=columns))
        return [one.article.text for one in taken if one.article]


def table(path: Path, own: list[str], count: int) -> None:
    """Write a table of so many articles, no two alike."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["title", "date", "text"])
        for number, text in zip(range(count), itertools.cycle(own), strict=False):
            by = number // len(own)
            words = _NUMBER.sub(lambda found, by=by: str(int(found[0][:9]) + by), text)
            day = f"{2000 + number % 25}-{1 + number % 12:02}-{1 + number % 28:02}"
            rows.writerow([f"Artikel {number}", day, f"{words}\n\nMeldung Nummer {number}."])


def questions(own: list[str]) -> list[str]:
    """Make a question of the first words of so many of the texts."""
    chosen = own[:: max(1, len(own) // _ASKED)][:_ASKED]
    return [f"Was ist bekannt zu {' '.join(text.split()[:5])}?" for text in chosen]


def asking(assistant: Assistant, asked: list[str]) -> float:
    """Return the seconds of a processor that a question takes, once each was asked before."""
    took = []
    for question in asked * 2:
        began = time.process_time()
        assistant.ask(question)
        took.append(time.process_time() - began)
    return median(took[len(asked) :])


def measure(own: list[str], count: int, root: Path) -> Iterator[tuple[str, float]]:
    """Yield what was measured for so many articles."""
    folder, home = root / "articles", root / "home"
    folder.mkdir()
    table(root / "table.csv", own, count)
    corpus = Corpus(folder)
    began = time.process_time()
    changes = [one.change for one in take_path(corpus, root / "table.csv")]
    assert changes == ["added"] * count
    yield "articles", count
    yield "taken in (CPU s)", time.process_time() - began
    lock = IndexLock(home)
    lock.acquire("a benchmark")
    index = Index(lock, corpus, _Hashed())
    began = time.process_time()
    with progress("articles") as tell:
        index.sync(tell)
    took = time.process_time() - began
    passages = index.status().passages
    yield "passages", passages
    yield "indexed, without embedding (CPU s)", took
    yield "per 10,000 passages (CPU s)", 10_000 * took / passages
    began = time.process_time()
    report = index.sync()
    assert not [*report.added, *report.updated, *report.removed]
    yield "sync with nothing changed (CPU s)", time.process_time() - began
    yield "a question (CPU ms)", 1000 * asking(Assistant(corpus, index), questions(own))
    began = time.process_time()
    index.close()
    yield "sealed (CPU s)", time.process_time() - began
    for name, part in (("articles", folder), ("index", home)):
        size = sum(path.stat().st_size for path in part.rglob("*") if path.is_file())
        yield f"{name} on disk (MB)", size / 1e6
    # Of this process in all; later rows include earlier ones.
    yield "memory at most (MB)", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main() -> None:
    """Measure all sizes and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--file", type=Path, help="CSV file of the articles to repeat")
    parser.add_argument("--text", default="text", help="its column that holds the text")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    own = texts(options.file, {"text": options.text})
    rows: list[dict[str, float]] = []
    for count in options.articles:
        with tempfile.TemporaryDirectory() as folder:
            rows.append(dict(measure(own, count, Path(folder))))
    first = rows[0]
    for row in rows:
        row["a question, times"] = row["a question (CPU ms)"] / first["a question (CPU ms)"]
        row["logarithm, times"] = log(row["articles"]) / log(first["articles"])
    show(rows, as_json=options.json)


if __name__ == "__main__":
    main()
