"""Whatever people or models write, questions, proofs and links fail in our own words alone.

TEST_EXAMPLES sets how many inputs each test tries; `make fuzz` tries thousands.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_fuzz import many

from assistant.answer import Citation
from assistant.page.conversation import recall
from assistant.page.link import follow
from assistant.proof.proof import Prover, locate
from assistant.question import BadQuestion, Turn, analyse
from corpus.article import Article
from corpus.folder import Corpus

ARTICLE = Article(
    "plan",
    "US-Präsident Donald Trump hat am 21. November einen Plan mit 28 Punkten vorgelegt. „Wir haben "
    "nicht zugestimmt“, sagte Selenskyj. Die 32 NATO-Staaten zahlen etwa 3,5 Milliarden Euro.",
    "Der Plan",
)
WORDS = (
    ARTICLE.text.split()
    + "wer wann nicht kein 27 Who How many said no «x» ‚y‘ … – /// 1.1.".split()
)
TEXT = st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


@many
@given(TEXT, TEXT, TEXT)
def test_any_question_is_understood_or_refused(text: str, before: str, answered: str) -> None:
    try:
        question = analyse(text, [Turn(before, answered)])
    except BadQuestion:
        return
    assert question.language in ("de", "en")
    assert all(term.word for term in question.terms)


@many
@given(TEXT, st.sampled_from(["de", "en"]), st.integers(0, len(ARTICLE.text) - 2))
def test_any_statement_has_a_verdict_and_what_is_not_proven_a_reason(
    text: str, language: str, start: int
) -> None:
    cited = Citation(ARTICLE, start, len(ARTICLE.text))
    verdict = Prover().prove(text, [cited], language)
    assert bool(verdict.reason) == (verdict.level != "proven")


@many
@given(TEXT)
def test_any_words_are_found_where_they_stand_or_not_at_all(words: str) -> None:
    found = locate(words, [Citation(ARTICLE, 0, len(ARTICLE.text))])
    assert found is None or found.quote in ARTICLE.text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from("question language mode statements shown text citations start".split()),
            inner,
            max_size=6,
        )
    ),
)


@pytest.fixture(scope="module")
def corpus() -> Iterator[Corpus]:
    with TemporaryDirectory() as folder:
        corpus = Corpus(Path(folder))
        corpus.add(ARTICLE.text.encode(), "plan.md")
        yield corpus


@many
@given(kept=JSON, query=st.lists(st.tuples(st.sampled_from(["q", "cite", "x"]), TEXT), max_size=5))
def test_whatever_a_browser_kept_or_a_link_says_is_read(
    corpus: Corpus, kept: object, query: list[tuple[str, str]]
) -> None:
    recall(kept, corpus)
    recall([kept], corpus)
    question, places = follow(query, corpus)
    assert isinstance(question, str)
    assert places == []
