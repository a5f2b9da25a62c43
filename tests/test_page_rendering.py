"""What the page shows: every text escaped, the cited words marked, the citations numbered."""

import datetime
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, Citation, Found, Statement
from assistant.page import rendering
from assistant.proof.verdict import Verdict
from corpus.article import Article
from index.manifest import Status
from index.passages import Passage

HOSTILE = "<img src=x onerror=alert(1)> **x** [a](javascript:alert(1)) ${alert(1)} \" ' & </mark>"
EMPTY = Status(0, 0, {}, None, None, None)
TEXT = st.text(max_size=200).filter(lambda text: any(sign.isalnum() for sign in text))


class Seen(HTMLParser):
    """What a browser makes of HTML: its tags with their attributes, its text, its marked text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.marked = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        self.marked += data if "mark" in self._open else ""

    def attributes(self, name: str) -> list[str | None]:
        return [attrs[name] for _, attrs in self.tags if name in attrs]


def squeezed(text: str) -> str:
    return "".join(text.split())


def answered(text: str, start: int, end: int, **facts: str) -> Answer:
    cited = Citation(Article("report", text, facts.pop("title", "A report"), **facts), start, end)  # type: ignore[arg-type]
    return Answer(
        question="What?",
        language="en",
        mode="extractive",
        statements=(Statement(cited.quote, (0,)),),
        citations=(cited,),
        passages=(),
    )


def whole(article: Article) -> Passage:
    size = len(article.text)
    return Passage(article.id, article.version, 0, size, article.title, "", "en", None)


def abstained(article: Article, count: int) -> Answer:
    found = (Found(article, whole(article), 1.0),) * count
    return Answer("Why?", "en", "extractive", (), (), found, notice="The articles do not say.")


@st.composite
def cited_texts(draw: st.DrawFn) -> tuple[str, int, int]:
    """Draw the text of an article, of several paragraphs, and a range of it."""
    paragraphs = draw(st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=5))
    text = Article("report", "word\n\n" + "\n\n".join(paragraphs), "").text
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return text, start, end


@given(cited_texts())
def test_card_and_reader_mark_exactly_the_cited_words(cited: tuple[str, int, int]) -> None:
    text, start, end = cited
    answer = answered(text, start, end)
    assert Seen(rendering.evidence([answer], "en")).marked == text[start:end]
    words = squeezed(text[start:end])
    shown = squeezed(Seen(rendering.reader(answer.citations[0].article, start, end, "en")).marked)
    # The signs that make a line a heading are not shown.
    assert shown == words or shown.replace("#", "") == words.replace("#", "")


@given(TEXT)
def test_reader_shows_the_whole_text(text: str) -> None:
    article = Article("report", text, "A report")
    shown = squeezed(Seen(rendering.reader(article, 0, 0, "en")).text)
    assert squeezed(article.text).replace("#", "") in shown.replace("#", "")


def test_reader_tells_headings_from_paragraphs() -> None:
    text = "First words.\n\n## A heading\nSecond words,\nmore of them.\n\nThird words."
    html = rendering.reader(Article("report", text, "A report"), 0, 0, "en")
    assert re.findall(r"<(p|h3)>(.*?)</\1>", html, re.DOTALL) == [
        ("p", "First words."),
        ("h3", "A heading"),
        ("p", "Second words,\nmore of them."),
        ("p", "Third words."),
    ]


def everything(text: str, answer: Answer) -> list[str]:
    """Render all that the page can show, with the text wherever others may write."""
    article = answer.citations[0].article
    return [
        rendering.conversation([answer], "en"),
        rendering.evidence([answer], "en"),
        rendering.evidence([abstained(article, 1)], "en"),
        rendering.reader(article, 0, 1, "en"),
        rendering.article_list([article], {text: text}, "en"),
        rendering.results([(False, text)]),
        rendering.notice(text),
        rendering.status_line(EMPTY, text, True, "en"),
    ]


@given(TEXT | st.just(HOSTILE))
def test_nothing_that_others_wrote_becomes_html(text: str) -> None:
    def shape(text: str) -> list[list[tuple[str, list[str]]]]:
        url = f"https://example.org/{text}"
        # The article's body is plain: how many paragraphs it makes is another matter.
        article = Article(text, f"Words: {' '.join(text.split())}", text, None, text, url, text)
        statements = (Statement(text, (0,), Verdict("unproven", text)),)
        cited = (Citation(article, 0, len(article.text)),)
        answer = Answer(text, "en", "generative", statements, cited, ())
        htmls = everything(text, answer)
        return [[(tag, sorted(attrs)) for tag, attrs in Seen(html).tags] for html in htmls]

    assert shape(text) == shape("harmless")


def test_question_is_shown_to_the_letter() -> None:
    answer = Answer(HOSTILE, "en", "extractive", (), (), (), notice="No.")
    assert HOSTILE in Seen(rendering.conversation([answer], "en")).text


def test_chips_are_numbered_and_lead_to_their_cards() -> None:
    article = Article("report", "One. Two. Three.", "A report")
    citations = tuple(Citation(article, *span) for span in ((0, 4), (5, 9), (10, 16)))
    statements = (Statement("One. Two.", (0, 1)), Statement("Three.", (2,)))
    answer = Answer("How many?", "en", "extractive", statements, citations, ())
    talk = rendering.conversation([answer, answer], "en")
    assert re.findall(r'class="chip".*?>(\d+)</a>', talk) == ["1", "2", "3"] * 2
    leads = Seen(talk).attributes("data-card")
    cards = Seen(rendering.evidence([answer, answer], "en")).attributes("id")
    assert sorted(map(str, leads)) == sorted(map(str, cards))
    assert len(set(cards)) == 6
    assert Seen(talk).attributes("title") == ["One.", "Two.", "Three."] * 2


def test_evidence_of_the_newest_answer_is_open() -> None:
    answers = [answered("One.", 0, 4), answered("Two.", 0, 4, title="Another")]
    details = [
        attrs for tag, attrs in Seen(rendering.evidence(answers, "en")).tags if tag == "details"
    ]
    assert ["open" in attrs for attrs in details] == [True, False]


def test_abstention_shows_three_passages_and_says_that_they_are_only_near() -> None:
    article = Article("report", "Some words.", "A report")
    html = rendering.evidence([abstained(article, 5)], "de")
    assert html.count('class="card"') == 3
    assert "keine Antwort" in html
    assert "abstained" in rendering.conversation([abstained(article, 5)], "de")


def test_unproven_statement_is_marked_with_the_reason() -> None:
    article = Article("report", "One.", "A report")
    wrong = Verdict("unproven", "“Nine” is not in the article.")
    statements = (Statement("One.", (0,)), Statement("Nine.", (0,), wrong))
    answer = Answer("?", "en", "generative", statements, (Citation(article, 0, 4),), ())
    proven, unproven = re.findall(
        r"<p[^>]*>(?:(?!</p>).)*chip.*?</p>", rendering.conversation([answer], "en")
    )
    assert "is not in the article" not in proven
    assert "“Nine” is not in the article." in unproven
    assert 'class="unproven"' in unproven


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "ftp://example.org/", "data:text/html,x"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    answer = answered("Some words.", 0, 4, url=url)
    assert "<a " not in rendering.evidence([answer], "en")
    assert "<a " not in rendering.reader(answer.citations[0].article, 0, 4, "en")


def test_link_to_the_original_opens_apart() -> None:
    answer = answered("Some words.", 0, 4, url="https://example.org/report")
    (link,) = (attrs for tag, attrs in Seen(rendering.evidence([answer], "en")).tags if tag == "a")
    assert link["href"] == "https://example.org/report#:~:text=Some"
    assert link["target"] == "_blank"
    assert "noopener" in str(link["rel"])


def test_articles_are_listed_newest_first_with_problems_below() -> None:
    days = {"old": datetime.date(2024, 1, 1), "new": datetime.date(2025, 12, 7), "undated": None}
    articles = [Article(name, "Some words here.", name, day) for name, day in days.items()]
    text = Seen(rendering.article_list(articles, {"bad.txt": "bad.txt: not UTF-8"}, "de")).text
    order = [
        text.index(words) for words in ("new", "7. Dezember 2025", "old", "undated", "bad.txt")
    ]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("language", "words"), [("de", "7. Dezember 2025"), ("en", "7 December 2025")]
)
def test_dates_are_written_in_the_language(language: str, words: str) -> None:
    assert rendering.format_date(datetime.date(2025, 12, 7), language) == words


def test_status_names_the_model_and_how_to_choose_another() -> None:
    line = rendering.status_line(replace(EMPTY, articles=3, passages=9), "some-model", True, "de")
    assert "3 Artikel, 9 Passagen" in line
    assert "Einbettungsmodell: some-model" in line
    assert "BELEGT_EMBEDDING_MODEL" in line
    assert "BELEGT_" not in rendering.status_line(EMPTY, "some-model", False, "de")
