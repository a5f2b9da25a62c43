"""Paraphrases of the shipped articles in our own words, and statements that only look like them."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Citation
from assistant.proof.proof import Prover
from assistant.settings import Settings
from corpus.article import Article
from corpus.folder import Corpus

FOLDER = Path(__file__).parent / "statements"


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    read = Corpus(Settings().corpus).read()
    return {one.id: one for one in read if isinstance(one, Article)}


def proven(name: str, articles: dict[str, Article]) -> list[tuple[dict[str, Any], bool]]:
    found = []
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        article = articles[one["article"]]
        start = article.text.index(one["quote"])
        cited = Citation(article, start, start + len(one["quote"]))
        verdict = Prover().prove(one["text"], [cited], one["language"])
        assert verdict.level == "proven" or verdict.reason
        found.append((one, verdict.level == "proven"))
    return found


def test_sensible_paraphrases_are_proven(articles: dict[str, Article]) -> None:
    found = proven("faithful.jsonl", articles)
    assert len(found) >= 100
    assert sum(passed for _, passed in found) >= 0.85 * len(found)


def test_what_only_looks_like_a_paraphrase_is_not(articles: dict[str, Article]) -> None:
    found = proven("unfaithful.jsonl", articles)
    assert len(found) >= 100
    wrong = [one for one, passed in found if passed]
    # What the article does not say is judged by words alone; facts that were changed are not.
    assert {one["kind"] for one in wrong} <= {"predicate"}
    assert len(wrong) <= 2
