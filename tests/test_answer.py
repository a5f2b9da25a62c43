import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, Citation, Statement
from corpus.article import Article

ARTICLE = Article(
    "miami",
    "Es gab Gespräche. Sie endeten – vorerst – am Sonntag.",
    "Gespräche in Miami",
    date=datetime.date(2025, 12, 7),
    source="Zeitung",
    url="https://example.org/miami#top",
)


def answer(*citations: Citation) -> Answer:
    statements = tuple(
        Statement(citation.quote, (place,)) for place, citation in enumerate(citations)
    )
    return Answer("Was gab es?", "de", "extractive", statements, citations, ())


@given(st.data())
def test_a_quote_is_always_the_articles_own_words(data: st.DataObject) -> None:
    article = Article("a", data.draw(st.text(min_size=1).filter(str.strip)), "Titel")
    if not article.text:
        return
    start = data.draw(st.integers(0, len(article.text) - 1))
    end = data.draw(st.integers(start + 1, len(article.text)))
    citation = Citation(article, start, end)
    assert citation.quote == article.text[start:end]
    assert citation.to_json()["quote"] == article.text[start:end]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, 10_000)])
def test_a_range_outside_the_article_is_no_citation(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="miami"):
        Citation(ARTICLE, start, end)


def test_the_link_opens_the_page_at_the_cited_words() -> None:
    citation = Citation(ARTICLE, 18, len(ARTICLE.text))
    assert citation.url == (
        "https://example.org/miami#:~:text=Sie%20endeten%20%E2%80%93%20vorerst%20%E2%80%93%20am"
        "%20Sonntag."
    )
    hyphen = Article("a", "Ein Video-Anruf kam.", "T", url="https://example.org")
    assert "Video%2DAnruf" in Citation(hyphen, 0, 20).url
    assert Citation(Article("b", "Ohne Adresse.", "T"), 0, 4).url == ""


def test_the_message_carries_standard_citation_blocks() -> None:
    message = answer(Citation(ARTICLE, 0, 17), Citation(ARTICLE, 18, 53)).to_message()
    first, second = message.content_blocks
    assert first["type"] == "text"
    (cited,) = first["annotations"]
    assert cited["type"] == "citation"
    assert cited["cited_text"] == first["text"][cited["start_index"] : cited["end_index"]]
    assert cited["title"] == ARTICLE.title
    assert cited["extras"] == {
        "article": "miami",
        "version": ARTICLE.version,
        "start": 0,
        "end": 17,
    }
    assert second["annotations"][0]["extras"]["start"] == 18


def test_an_abstention_is_a_message_without_citations() -> None:
    silent = Answer("Was?", "de", "extractive", (), (), (), notice="Das steht nicht da.")
    assert silent.abstained
    (block,) = silent.to_message().content_blocks
    assert block == {"type": "text", "text": "Das steht nicht da.", "id": block["id"]}


def test_the_json_names_everything() -> None:
    printed = answer(Citation(ARTICLE, 0, 17)).to_json()
    assert list(printed) == [
        "question",
        "language",
        "mode",
        "abstained",
        "disagree",
        "confidence",
        "sources",
        "text",
        "warning",
        "statements",
        "citations",
        "passages",
        "seconds",
    ]
    assert printed["statements"] == [
        {
            "text": "Es gab Gespräche.",
            "proven": True,
            "verdict": "proven",
            "reason": None,
            "citations": [0],
            "marks": [],
            "days": None,
            "speaker": None,
        }
    ]
    assert printed["citations"][0] == {
        "article": "miami",
        "version": ARTICLE.version,
        "title": "Gespräche in Miami",
        "date": "2025-12-07",
        "source": "Zeitung",
        "url": "https://example.org/miami#top",
        "start": 0,
        "end": 17,
        "page": None,
        "quote": "Es gab Gespräche.",
    }
