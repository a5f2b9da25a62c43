"""What a question costs at 1,000 passages and at 100,000, in one run.

The articles repeat the shipped ones with other numbers in them; a stand-in for the embedding model
gives each text a vector of its own, so that only searching and ranking are measured.
"""

import argparse
import hashlib
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import numpy as np

from assistant.assistant import Assistant
from assistant.cases import read_questions
from corpus.article import Article
from corpus.folder import Corpus
from corpus.readers import Facts, compose
from index.embedding import Vectors
from index.index import Index
from index.lock import IndexLock
from index.passages import split_passages
from tests.benchmarks.ask import QUESTIONS
from tests.benchmarks.tables import SETTINGS, Row, show

_DIMENSIONS = 384
_NUMBER = re.compile(r"\d+")


class _Hashed:
    """A vector for each text, drawn from its hash; no two are alike."""

    name = "hashed"
    window = 120

    def count_tokens(self, texts: Sequence[str], language: str) -> list[int]:
        return [len(text.split()) for text in texts]

    def embed_passages(self, texts: Sequence[str], languages: Sequence[str]) -> Vectors:
        return np.stack([self.embed_question(*one) for one in zip(texts, languages, strict=True)])

    def embed_question(self, text: str, language: str) -> Vectors:
        seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
        row = np.random.default_rng(seed).standard_normal(_DIMENSIONS).astype(np.float32)
        unit: Vectors = row / np.linalg.norm(row)
        return unit


def write(folder: Path, passages: int) -> None:
    """Write articles until they make about so many passages."""
    own = [one for one in Corpus(SETTINGS.corpus).read() if isinstance(one, Article)]
    model = _Hashed()
    each = sum(len(split_passages(one, model.window, model.count_tokens)) for one in own) / len(own)
    for number in range(max(1, round(passages / each))):
        article = own[number % len(own)]
        text = _NUMBER.sub(lambda found, by=number: str(int(found[0][:9]) + by), article.text)
        facts = Facts(title=f"{article.title} {number}", language=article.language)
        (folder / f"{number:06}.md").write_bytes(compose(facts, text))


def measure(passages: int, folder: Path) -> Iterator[tuple[str, float]]:
    """Yield what was measured: passages, and milliseconds of a question, in all and by part."""
    articles = folder / "articles"
    articles.mkdir()
    write(articles, passages)
    corpus = Corpus(articles)
    lock = IndexLock(folder / "home")
    lock.acquire("a benchmark")
    assistant = Assistant(corpus, Index(lock, corpus, _Hashed()))
    try:
        assistant.sync()
        yield "passages", assistant.status().passages
        texts = [case.question for case in read_questions(QUESTIONS).cases]
        whole, found = [], []
        for text in texts * 2:
            began = time.perf_counter()
            assistant.ask(text)
            between = time.perf_counter()
            assistant.index.find(text, "de", 50)
            whole.append(between - began)
            found.append(time.perf_counter() - between)
        yield "a question (ms)", 1000 * median(whole[len(texts) :])
        yield "of which both indexes (ms)", 1000 * median(found[len(texts) :])
    finally:
        assistant.close()


def main() -> None:
    """Measure both sizes and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=1_000, help="passages")
    parser.add_argument("--large", type=int, default=100_000, help="passages")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    rows: list[Row] = []
    for size in (options.small, options.large):
        with tempfile.TemporaryDirectory() as folder:
            rows.append(dict(measure(size, Path(folder))))
    first = rows[0]["a question (ms)"]
    assert isinstance(first, float)
    shown = [{**row, "times": float(row["a question (ms)"] or 0) / first} for row in rows]
    show(shown, as_json=options.json)


if __name__ == "__main__":
    main()
