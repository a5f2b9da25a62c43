"""No altered quotation or statement passes; faithful ones do, whatever their typography."""

from collections import Counter
from collections.abc import Iterator

import pytest
import tampering
from fakes import WordEmbedding

from assistant.proof.check import QuoteCheck
from assistant.proof.proof import Prover
from assistant.settings import Settings
from corpus.article import Article
from corpus.folder import Corpus
from index.index import Index
from index.lock import IndexLock

ALTERED = 500
FAITHFUL = 500
KINDS = {
    "number", "date", "name", "swap", "negation", "quantifier", "unit", "time", "left out",
    "order", "splice", "speaker",
}  # fmt: skip
# As a statement, not as a quotation, a sentence stays true with a word fewer or its clauses turned.
_NAMED = {"number": {"number", "date"}, "speaker": {"speaker", "name"}}
QUOTATIONS_ONLY = ("left out", "order", "swap")


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    shipped = Corpus(Settings().corpus)
    return [one for one in shipped.read() if isinstance(one, Article)]


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QuoteCheck]:
    lock = IndexLock(tmp_path_factory.mktemp("tampering"))
    lock.acquire("a test", wait=5)
    corpus = Corpus(Settings().corpus)
    index = Index(lock, corpus, WordEmbedding())
    index.sync()
    yield QuoteCheck(corpus, index)
    index.close()


@pytest.fixture(scope="module")
def altered(articles: list[Article]) -> list[tampering.Quotation]:
    made = list(tampering.altered(articles))
    assert len(made) >= ALTERED
    assert {one.kind for one in made} == KINDS
    return made


@pytest.fixture(scope="module")
def faithful(articles: list[Article]) -> list[tampering.Quotation]:
    made = list(tampering.faithful(articles))
    assert len(made) >= FAITHFUL
    return made


def test_no_altered_quotation_is_verbatim(
    check: QuoteCheck, altered: list[tampering.Quotation]
) -> None:
    for one in altered:
        verdicts = {sentence.verdict for sentence in check.check(one.text)}
        assert verdicts != {"verbatim"}, one


def test_what_was_altered_is_named(check: QuoteCheck, altered: list[tampering.Quotation]) -> None:
    named: Counter[str] = Counter()
    for one in altered:
        told = {each.kind for sentence in check.check(one.text) for each in sentence.differences}
        named[one.kind] += not told.isdisjoint(_NAMED.get(one.kind, {one.kind}))
    total = Counter(one.kind for one in altered)
    for kind in ("number", "date", "name", "negation", "quantifier", "speaker"):
        assert named[kind] >= 0.8 * total[kind], (kind, named[kind], total[kind])


def test_faithful_quotations_are_verbatim(
    check: QuoteCheck, faithful: list[tampering.Quotation]
) -> None:
    passed = [
        all(sentence.verdict == "verbatim" for sentence in check.check(one.text))
        for one in faithful
    ]
    assert sum(passed) >= 0.97 * len(passed)


def test_a_citation_of_a_quotation_has_its_words(
    check: QuoteCheck, faithful: list[tampering.Quotation]
) -> None:
    for one in faithful[::10]:
        for sentence in check.check(one.text):
            cited = sentence.citation
            assert cited is not None
            assert cited.article.text[cited.start : cited.end] == cited.quote


def test_no_altered_statement_is_proven(altered: list[tampering.Quotation]) -> None:
    prover = Prover()
    for one in altered:
        if one.kind not in QUOTATIONS_ONLY:
            verdict = prover.prove(one.text, [one.source], one.source.article.language)
            assert verdict.level != "proven", one
            assert verdict.reason


def test_faithful_statements_are_proven(faithful: list[tampering.Quotation]) -> None:
    prover = Prover()
    passed = [
        prover.prove(one.text, [one.source], one.source.article.language).level == "proven"
        for one in faithful
    ]
    assert sum(passed) >= 0.97 * len(passed)
