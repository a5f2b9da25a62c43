"""How many altered quotations and statements pass the proof, and how many faithful ones do.

On the shipped articles, or on a folder of others: the generator takes any article.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import tampering
from fakes import WordEmbedding
from test_statements import proven
from test_tampering import QUOTATIONS_ONLY

from assistant.proof.check import QuoteCheck
from assistant.proof.proof import Prover
from assistant.settings import Settings
from corpus.article import Article
from corpus.folder import Corpus
from index.index import Index
from index.lock import IndexLock
from tests.benchmarks.tables import Row, show


def passed(made: Iterable[tampering.Quotation], test: Callable[[tampering.Quotation], bool]) -> Row:
    """Return how many there are, and how many pass a test."""
    results = [test(one) for one in made]
    return {"made": len(results), "passed": sum(results), "share": sum(results) / len(results)}


def rows(corpus: Corpus, index: Index, seeds: int) -> Iterable[Row]:
    """Yield a row for each set of quotations and statements."""
    articles = [one for one in corpus.read() if isinstance(one, Article)]
    check, prover = QuoteCheck(corpus, index), Prover()
    altered = [one for seed in range(seeds) for one in tampering.altered(articles, seed)]
    faithful = [one for seed in range(seeds) for one in tampering.faithful(articles, seed)]

    def verbatim(one: tampering.Quotation) -> bool:
        return all(sentence.verdict == "verbatim" for sentence in check.check(one.text))

    def carried(one: tampering.Quotation) -> bool:
        verdict = prover.prove(one.text, [one.source], one.source.article.language)
        return verdict.level == "proven"

    yield {"what": "altered quotations taken for verbatim", **passed(altered, verbatim)}
    yield {"what": "faithful quotations taken for verbatim", **passed(faithful, verbatim)}
    facts = [one for one in altered if one.kind not in QUOTATIONS_ONLY]
    yield {"what": "altered statements proven", **passed(facts, carried)}
    yield {"what": "faithful statements proven", **passed(faithful, carried)}


def ours() -> Iterable[Row]:
    """Yield a row for each of our own sets of statements on the shipped articles."""
    read = Corpus(Settings().corpus).read()
    shipped = {one.id: one for one in read if isinstance(one, Article)}
    for what, name in (("paraphrases", "faithful"), ("look-alikes", "unfaithful")):
        results = [good for _, good in proven(f"{name}.jsonl", shipped)]
        share = sum(results) / len(results)
        made, good = len(results), sum(results)
        yield {"what": f"{what} of ours proven", "made": made, "passed": good, "share": share}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Settings().corpus)
    parser.add_argument("--seeds", type=int, default=3, help="times that all are made anew")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        lock = IndexLock(Path(home))
        lock.acquire("a benchmark")
        corpus = Corpus(options.folder)
        index = Index(lock, corpus, WordEmbedding())
        try:
            index.sync()
            found = [*rows(corpus, index, options.seeds), *ours()]
        finally:
            index.close()
    show(found, as_json=options.json)


if __name__ == "__main__":
    main()
