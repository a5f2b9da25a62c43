"""What the page shows: every text escaped, the cited words marked, the citations numbered."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, Citation, Found, Statement
from assistant.catalogue import Problem, Row
from assistant.overview import Event, Quoted
from assistant.page.conversation import Conversation, Turn
from assistant.page.render.articles import article_list, results
from assistant.page.render.evidence import evidence as evidence_of
from assistant.page.render.evidence import shared
from assistant.page.render.parts import format_date, notice, status_line
from assistant.page.render.pictures import people, timeline
from assistant.page.render.reader import Walk, changed, reader
from assistant.page.render.talk import conversation as conversation_of
from assistant.page.render.talk import download
from assistant.page.shelf import SHOWN, Result, View
from assistant.proof.verdict import Verdict
from corpus.article import Article
from index.changes import Edit, changes
from index.filter import Filter
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


def conversation(answers: Sequence[Answer], language: str) -> str:
    return conversation_of(Conversation([Turn(answer) for answer in answers]), language)


def evidence(answers: Sequence[Answer], language: str) -> str:
    return evidence_of(Conversation([Turn(answer) for answer in answers]), language)


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
    assert Seen(evidence([answer], "en")).marked == text[start:end]
    words = squeezed(text[start:end])
    shown = squeezed(Seen(reader(answer.citations[0].article, start, end, "en")).marked)
    # The signs that make a line a heading are not shown.
    assert shown == words or shown.replace("#", "") == words.replace("#", "")


@given(TEXT)
def test_reader_shows_the_whole_text(text: str) -> None:
    article = Article("report", text, "A report")
    shown = squeezed(Seen(reader(article, 0, 0, "en")).text)
    assert squeezed(article.text).replace("#", "") in shown.replace("#", "")


def test_reader_tells_headings_from_paragraphs() -> None:
    text = "First words.\n\n## A heading\nSecond words,\nmore of them.\n\nThird words."
    html = reader(Article("report", text, "A report"), 0, 0, "en")
    assert re.findall(r"<(p|h3)>(.*?)</\1>", html, re.DOTALL) == [
        ("p", "First words."),
        ("h3", "A heading"),
        ("p", "Second words,\nmore of them."),
        ("p", "Third words."),
    ]


def everything(text: str, answer: Answer) -> list[str]:
    """Render all that the page can show, with the text wherever others may write."""
    article = answer.citations[0].article
    turn = Turn(answer, Filter(source=text), [text])
    refused = Turn(abstained(article, 1), suggestions=[text])
    row = Row(text, text, None, text, text, 3)
    cited = answer.citations[0]
    return [
        conversation_of(Conversation([turn, refused]), "en"),
        evidence([answer], "en"),
        evidence([abstained(article, 1)], "en"),
        shared(text, [cited], "en"),
        download(Conversation([turn, refused]), "en", datetime.date(2025, 12, 7)),
        reader(article, 0, 1, "en", walk=Walk([cited, cited], 0, 0), versions=2, outdated=True),
        changed(article, article, [Edit("changed", (0, 3), (0, 3))], "en"),
        article_list([row], View(text), 1, [Problem(text, text)], "en"),
        results([Result(False, text, text, text, "changes"), Result(True, text, text)], "en"),
        timeline([Event(datetime.date(2025, 12, 7), datetime.date(2025, 12, 8), cited)], "en"),
        people([Quoted(text, (cited,))], "en"),
        notice(text),
        status_line(EMPTY, text, True, "en"),
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
    assert HOSTILE in Seen(conversation([answer], "en")).text


def test_chips_are_numbered_and_lead_to_their_cards() -> None:
    article = Article("report", "One. Two. Three.", "A report")
    citations = tuple(Citation(article, *span) for span in ((0, 4), (5, 9), (10, 16)))
    statements = (Statement("One. Two.", (0, 1)), Statement("Three.", (2,)))
    answer = Answer("How many?", "en", "extractive", statements, citations, ())
    talk = conversation([answer, answer], "en")
    assert re.findall(r'class="chip".*?>(\d+)</a>', talk) == ["1", "2", "3"] * 2
    leads = Seen(talk).attributes("data-card")
    cards = Seen(evidence([answer, answer], "en")).attributes("id")
    assert sorted(map(str, leads)) == sorted(map(str, cards))
    assert len(set(cards)) == 6
    assert Seen(talk).attributes("data-quote") == ["One.", "Two.", "Three."] * 2


def test_evidence_of_the_newest_answer_is_open() -> None:
    answers = [answered("One.", 0, 4), answered("Two.", 0, 4, title="Another")]
    details = [attrs for tag, attrs in Seen(evidence(answers, "en")).tags if tag == "details"]
    assert ["open" in attrs for attrs in details] == [True, False]


def test_abstention_shows_three_passages_and_says_that_they_are_only_near() -> None:
    article = Article("report", "Some words.", "A report")
    html = evidence([abstained(article, 5)], "de")
    assert html.count('class="card"') == 3
    assert "keine Antwort" in html
    assert "abstained" in conversation([abstained(article, 5)], "de")


def test_unproven_statement_is_marked_with_the_reason() -> None:
    article = Article("report", "One.", "A report")
    wrong = Verdict("unproven", "“Nine” is not in the article.")
    statements = (Statement("One.", (0,)), Statement("Nine.", (0,), wrong))
    answer = Answer("?", "en", "generative", statements, (Citation(article, 0, 4),), ())
    proven, unproven = re.findall(
        r"<p[^>]*>(?:(?!</p>).)*chip.*?</p>", conversation([answer], "en")
    )
    assert "is not in the article" not in proven
    assert "“Nine” is not in the article." in unproven
    assert 'class="unproven"' in unproven


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "ftp://example.org/", "data:text/html,x"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    answer = answered("Some words.", 0, 4, url=url)
    assert "<a " not in evidence([answer], "en")
    assert "<a " not in reader(answer.citations[0].article, 0, 4, "en")


def test_link_to_the_original_opens_apart() -> None:
    answer = answered("Some words.", 0, 4, url="https://example.org/report")
    (link,) = (attrs for tag, attrs in Seen(evidence([answer], "en")).tags if tag == "a")
    assert link["href"] == "https://example.org/report#:~:text=Some"
    assert link["target"] == "_blank"
    assert "noopener" in str(link["rel"])


def rows(count: int) -> list[Row]:
    return [Row(f"a{n}", f"Title {n}", None, "", "en", n) for n in range(count)]


def test_list_says_its_order_and_names_what_cannot_be_read() -> None:
    html = article_list(rows(2), View(), 2, [Problem("bad.txt", "it is a link, not a file")], "de")
    assert "bad.txt: Das ist eine Verknüpfung, keine Datei" in Seen(html).text
    assert Seen(html).attributes("aria-sort") == ["none", "descending", "none", "none", "none"]
    turned = article_list(rows(2), View(by="title", descending=False), 2, [], "de")
    assert Seen(turned).attributes("aria-sort")[:2] == ["ascending", "none"]


def test_long_list_is_shown_in_parts() -> None:
    html = article_list(rows(SHOWN), View(first=SHOWN), 3 * SHOWN, [], "en")
    assert Seen(html).attributes("data-first") == ["0", str(2 * SHOWN)]
    assert f"{SHOWN + 1} to {2 * SHOWN} of {3 * SHOWN}" in Seen(html).text
    assert Seen(article_list(rows(3), View(), 3, [], "en")).attributes("data-first") == []


def test_empty_list_says_whether_there_are_none_or_none_was_found() -> None:
    assert "no articles yet" in article_list([], View(), 0, [], "en")
    assert "has these words" in article_list([], View("x"), 0, [], "en")


def test_results_offer_to_undo_and_to_see_what_changed() -> None:
    html = results(
        [Result(True, "Gone.", "a", offer="undo"), Result(True, "New.", "b", "v", "changes")], "en"
    )
    assert Seen(html).attributes("data-action") == ["undo", "changes"]
    assert Seen(html).attributes("data-article") == ["a", "b"]


def test_evidence_is_grouped_by_article_and_keeps_its_numbers() -> None:
    one, other = Article("one", "One. Two.", "First"), Article("other", "Three.", "Second")
    citations = (Citation(one, 0, 4), Citation(other, 0, 6), Citation(one, 5, 9))
    statements = tuple(Statement(each.quote, (place,)) for place, each in enumerate(citations))
    answer = Answer("?", "en", "extractive", statements, citations, ())
    html = evidence([answer], "en")
    assert html.count("<h3") == 2
    assert re.findall(r'class="number">(\d)', html) == ["1", "3", "2"]
    assert Seen(html).attributes("data-place") == ["0", "2", "1"]


def test_reader_leads_to_the_evidence_before_and_after() -> None:
    article = Article("report", "One. Two. Three.", "A report")
    places = [Citation(article, *span) for span in ((0, 4), (5, 9), (10, 16))]
    html = reader(article, 0, 4, "en", walk=Walk(places, 0, 4))
    steps = [attrs for _, attrs in Seen(html).tags if "data-nav" in attrs]
    assert [(one["data-nav"], one["data-place"]) for one in steps] == [
        ("previous", "2"),
        ("next", "1"),
    ]
    assert {one["data-turn"] for one in steps} == {"4"}
    assert "Evidence 1 of 3" in html
    assert "data-nav" not in reader(article, 0, 4, "en", walk=Walk(places[:1], 0, 4))


def test_reader_says_that_a_wording_is_not_the_present_one() -> None:
    article = Article("report", "One.", "A report")
    assert "earlier wording" in reader(article, 0, 4, "en", versions=2, outdated=True)
    present = Seen(reader(article, 0, 4, "en", versions=2))
    assert "earlier wording" not in present.text
    assert present.attributes("data-action") == ["close", "changes"]
    assert Seen(reader(article, 0, 4, "en")).attributes("data-action") == ["close"]


def test_changes_show_what_was_struck_out_and_what_is_new() -> None:
    old = Article("report", "It was four. It rained.", "A report")
    new = Article("report", "It was nine. It rained.", "A report")
    html = changed(old, new, changes(old, new), "en")
    assert re.findall(r"<(del|ins)>(.*?)</\1>", html) == [
        ("del", "It was four."),
        ("ins", "It was nine."),
    ]
    assert "Nothing changed" in changed(new, new, changes(new, new), "en")


def test_only_the_last_answer_can_be_asked_again() -> None:
    answers = [answered("One.", 0, 4), answered("Two.", 0, 4)]
    actions = Seen(conversation(answers, "en")).attributes("data-action")
    assert actions == ["copy", "share", "edit", "copy", "share", "edit", "retry"]


def test_timeline_has_a_column_a_day_and_people_a_bar_each() -> None:
    article = Article("report", "One. Two. Three.", "A report")
    days = [datetime.date(2025, 12, 3), datetime.date(2025, 12, 3), datetime.date(2026, 1, 7)]
    cited = [Citation(article, *span) for span in ((0, 4), (5, 9), (10, 16))]
    html = timeline([Event(day, day, one) for day, one in zip(days, cited, strict=True)], "en")
    assert re.findall(r"height:(\d+)%", html) == ["100", "50"]
    assert re.findall(r"<li><span>(.*?)</span>", html) == ["December 2025", "January 2026"]
    assert Seen(html).attributes("data-start") == ["0", "5", "10"]
    bars = people([Quoted("Rutte", tuple(cited)), Quoted("Peskow", (cited[0],))], "en")
    assert re.findall(r"width:(\d+)%", bars) == ["100", "33"]
    assert "name no days" in timeline([], "en")
    assert "nobody" in people([], "en")


def test_reader_links_to_the_cited_words_on_the_original_page() -> None:
    article = Article("report", "Some words.", "A report", url="https://example.org/report")
    assert "https://example.org/report#:~:text=words" in reader(article, 5, 10, "en")
    assert 'href="https://example.org/report"' in reader(article, 0, 0, "en")


@pytest.mark.parametrize(
    ("language", "words"), [("de", "7. Dezember 2025"), ("en", "7 December 2025")]
)
def test_dates_are_written_in_the_language(language: str, words: str) -> None:
    assert format_date(datetime.date(2025, 12, 7), language) == words


def test_status_names_the_model_and_how_to_choose_another() -> None:
    line = status_line(replace(EMPTY, articles=3, passages=9), "some-model", True, "de")
    assert "3 Artikel, 9 Passagen" in line
    assert "Einbettungsmodell: some-model" in line
    assert "BELEGT_EMBEDDING_MODEL" in line
    assert "BELEGT_" not in status_line(EMPTY, "some-model", False, "de")
