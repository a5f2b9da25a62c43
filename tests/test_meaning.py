"""Sentences about as good as each other are told apart by what they mean."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from fakes import WordEmbedding
from hypothesis import given
from hypothesis import strategies as st

from assistant.assistant import Assistant
from assistant.closeness import nearness
from assistant.question import analyse
from assistant.retriever import PassageRetriever
from assistant.settings import Settings
from index.embedding import EmbeddingError
from index.index import Index
from index.meaning import Meaning

Write = Callable[[str, str], None]


@dataclass
class Scored:
    score: float


def test_a_sentence_that_is_clearly_the_best_is_compared_with_nothing() -> None:
    def compare(close: Sequence[Scored]) -> list[float]:
        raise AssertionError("nothing is to be compared")

    assert nearness([Scored(9), Scored(5), Scored(4)], compare) == []


@given(st.lists(st.floats(0, 20), min_size=1, max_size=30), st.data())
def test_only_sentences_about_as_good_are_moved_and_their_middle_stays(
    scores: list[float], data: st.DataObject
) -> None:
    best = [Scored(one) for one in sorted(scores, reverse=True)]
    moved = nearness(best, lambda close: [data.draw(st.floats(-1, 1)) for _ in close])
    assert len(moved) <= 8
    assert sum(moved) == pytest.approx(0, abs=1e-9)
    for one, _ in zip(best, moved, strict=False):
        assert one.score >= best[0].score - 1.5


def test_a_question_and_a_sentence_are_embedded_once() -> None:
    embedding = WordEmbedding()
    meaning = Meaning(embedding)
    vector = meaning.embed("Wer kam?", "de")
    first = meaning.compare(("Wer kam?", "de"), [("Kern kam.", "de"), ("Es regnet.", "de")])
    again = meaning.compare(("Wer kam?", "de"), [("Es regnet.", "de"), ("Kern kam.", "de")])
    assert first == again[::-1]
    assert first[0] > first[1]
    assert embedding.embedded == ["Kern kam.", "Es regnet."]
    np.testing.assert_allclose(first[0], embedding.embed_question("Kern kam.", "de") @ vector)


def test_the_better_of_two_sentences_with_the_same_words_is_found(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "werk.md").write_text(
        "Das Werk in Lohmar gehört der Familie Brandt. Das Werk in Lohmar leitet seit Mai Ute "
        "Kern. Das Werk in Lohmar besuchte gestern der Bischof Paul Horn.",
        encoding="utf-8",
    )
    settings = Settings(corpus=articles, home=tmp_path / "home", embedding_model="all-MiniLM-L6-v2")
    assistant = Assistant.open(settings, purpose="a test")
    try:
        assistant.sync()
        retriever = PassageRetriever(corpus=assistant.corpus, index=assistant.index)
        found = retriever.find(analyse("Who is the boss of the plant in Lohmar?")).sentences
    finally:
        assistant.close()
    assert "Kern" in found[0].text


def test_without_a_server_sentences_are_found_by_their_words(
    write: Write, open_index: Callable[..., Index]
) -> None:
    class Away(WordEmbedding):
        away = False

        def embed_passages(self, texts, languages):  # type: ignore[no-untyped-def]
            if self.away:
                raise EmbeddingError("away")
            return super().embed_passages(texts, languages)

    embedding = Away()
    write("a.txt", "Kern kam am Montag. Kern kam am Dienstag.")
    index = open_index(embedding)
    index.sync()
    embedding.away = True
    retriever = PassageRetriever(corpus=index.corpus, index=index)
    assert len(retriever.find(analyse("Wann kam Kern?")).sentences) == 2
