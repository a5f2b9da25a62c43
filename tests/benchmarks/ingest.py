"""How long it takes until articles can be asked: Belegt's sync beside the recipe's ingestion.

Both start from the same texts with the embedding model loaded, each time in a new process, in
turns. Belegt's side includes reading the files and telling their language.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from assistant.assistant import Assistant
from tests.benchmarks.recipe import Recipe
from tests.benchmarks.tables import SETTINGS, Row, needed, show


def read_texts(path: Path, limit: int | None = None) -> dict[str, str]:
    """Read lines ``label;'text'`` into texts by article id."""
    lines = path.read_text(encoding="utf-8").splitlines()
    texts = [line.partition(";")[2].strip().strip("'") for line in lines]
    return {f"{number:05}": text for number, text in enumerate(texts[:limit]) if text}


def ingest(side: str, texts: dict[str, str], folder: Path) -> dict[str, float]:
    """Ingest in this process: seconds, seconds of computing, peak memory in MB, pieces stored."""
    if side == "recipe":
        recipe = Recipe(folder)
        began, busy = time.perf_counter(), _busy()
        pieces = recipe.ingest(texts)
    else:
        corpus = folder / "articles"
        corpus.mkdir()
        for article, text in texts.items():
            (corpus / f"{article}.txt").write_text(text, encoding="utf-8")
        settings = SETTINGS.model_copy(update={"corpus": corpus, "home": folder / "home"})
        assistant = Assistant.open(settings, purpose="a benchmark")
        began, busy = time.perf_counter(), _busy()
        pieces = assistant.sync().embedded
    return {
        "seconds": time.perf_counter() - began,
        "computing": _busy() - busy,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "pieces": pieces,
    }


def _busy() -> float:
    """Return the seconds that this process computed in, over all threads."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _in_a_process(side: str, options: argparse.Namespace) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.ingest", str(options.file), "--side", side]
    if options.limit:
        command += ["--limit", str(options.limit)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def main() -> None:
    """Measure both sides and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="lines of label;'text', such as the 10kGNAD")
    parser.add_argument("--limit", type=int, help="articles, from the beginning")
    parser.add_argument("--repeat", type=int, default=1, help="turns; the median counts")
    parser.add_argument("--side", choices=["belegt", "recipe"], help="this alone, in this process")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    needed(options.file, "news articles in lines of label;'text', such as the 10kGNAD")
    if options.side:
        with tempfile.TemporaryDirectory() as folder:
            texts = read_texts(options.file, options.limit)
            json.dump(ingest(options.side, texts, Path(folder)), sys.stdout)
        return
    runs: dict[str, list[dict[str, float]]] = {"recipe": [], "belegt": []}
    for _ in range(options.repeat):
        for side, done in runs.items():
            done.append(_in_a_process(side, options))
    middle = {
        side: {name: median(one[name] for one in done) for name in done[0]}
        for side, done in runs.items()
    }
    rows: list[Row] = [
        {
            "ingestion": side,
            "passages": int(one["pieces"]),
            "seconds": round(one["seconds"], 1),
            "times as fast": middle["recipe"]["seconds"] / one["seconds"],
            "seconds of computing": round(one["computing"], 1),
            "times less computing": middle["recipe"]["computing"] / one["computing"],
            "peak memory (MB)": int(one["memory"]),
        }
        for side, one in middle.items()
    ]
    show(rows, as_json=options.json)


if __name__ == "__main__":
    main()
