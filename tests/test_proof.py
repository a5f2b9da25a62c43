"""The proof of statements: what a chat model may say of the cited words, and what it may not."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Citation
from assistant.proof.proof import Prover, locate
from assistant.proof.typography import Words, compared
from corpus.article import Article

TEXT = (
    "Der Minister Jan Weber hat am 3. Dezember in Lübeck einen Plan mit 28 Punkten vorgestellt. "
    "Mehr als 650 Menschen waren gekommen, die Gewerkschaften nahmen nicht teil. "
    "„Wir bauen den Hafen aus“, sagte Weber. Der Ausbau koste 3,5 Milliarden Euro, erklärte er.\n\n"
    "Die Stadt Kiel lehnte den Plan ab. Bevor Weber nach Lübeck kam, hatte er in Kiel mit "
    "Bürgermeisterin Olga Stein gesprochen. Möglicherweise beginnt der Bau im Mai."
)
ENGLISH = (
    "The company rejected the offer on 4 May. About 120 workers went on strike, the union said. "
    "Anna Cole told reporters that the talks had not failed."
)
ARTICLE = Article("hafen", TEXT, "Weber stellt Hafenplan vor", datetime.date(2025, 12, 4))
REPORT = Article(
    "strike", ENGLISH, "Company rejects offer", datetime.date(2025, 5, 5), language="en"
)


def cite(words: str, article: Article = ARTICLE) -> Citation:
    start = article.text.index(words)
    return Citation(article, start, start + len(words))


def level(text: str, words: str, article: Article = ARTICLE, language: str = "de") -> str:
    return Prover().prove(text, [cite(words, article)], language).level


PLAN, PEOPLE, HARBOUR = "Der Minister Jan Weber", "Mehr als 650", "„Wir bauen"
COST, KIEL, BEFORE, MAYBE = "Der Ausbau koste", "Die Stadt Kiel", "Bevor Weber", "Möglicherweise"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Weber stellte am 3. Dezember einen Plan mit 28 Punkten vor.", PLAN),
        (
            "Am 3.12.2025 stellte Jan Weber in Lübeck einen Plan mit achtundzwanzig Punkten vor.",
            PLAN,
        ),
        ("Im Dezember hat der Minister seinen Plan in Lübeck vorgestellt.", PLAN),
        ("Über 650 Menschen kamen, die Gewerkschaften nahmen nicht teil.", PEOPLE),
        ("Weber sagte: „Wir bauen den Hafen aus“.", HARBOUR),
        ("Der Ausbau kostet nach Webers Worten 3,5 Mrd. Euro.", COST),
        ("Kiel lehnte den Plan ab.", KIEL),
        ("In Kiel sprach Weber mit Olga Stein, bevor er nach Lübeck kam.", BEFORE),
        ("Der Bau beginnt möglicherweise im Mai.", MAYBE),
    ],
)
def test_what_says_the_same_is_proven(text: str, words: str) -> None:
    assert level(text, words) == "proven"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Weber stellte am 3. Dezember einen Plan mit 38 Punkten vor.", PLAN, "number"),
        ("Weber stellte am 5. Dezember einen Plan mit 28 Punkten vor.", PLAN, "date"),
        ("Merz stellte am 3. Dezember einen Plan mit 28 Punkten vor.", PLAN, "name"),
        ("Weber stellte am 3. Dezember einen Plan mit 28 Seiten vor.", PLAN, "unit"),
        ("650 Menschen waren gekommen.", PEOPLE, "quantifier"),
        ("Die Gewerkschaften nahmen teil.", PEOPLE, "negation"),
        ("Fast alle Menschen waren gekommen.", PEOPLE, "quantifier"),
        ("„Wir bauen den Turm aus“, sagte Weber.", HARBOUR, "quotation"),
        ("Merkel sagte: „Wir bauen den Hafen aus“.", HARBOUR, "speaker"),
        ("Der Ausbau koste 3,5 Millionen Euro, erklärte Weber.", COST, "number"),
        ("Der Ausbau koste 3,5 Milliarden Dollar, erklärte Weber.", COST, "unit"),
        ("Die Stadt Kiel stimmte dem Plan zu.", KIEL, None),
        ("Die Stadt Kiel lehnte den Plan nicht ab.", KIEL, "negation"),
        (
            "Nachdem Weber nach Lübeck kam, hatte er in Kiel mit Olga Stein gesprochen.",
            BEFORE,
            "order",
        ),
        (
            "Bevor Weber nach Kiel kam, hatte er in Lübeck mit Olga Stein gesprochen.",
            BEFORE,
            "order",
        ),
        ("Der Bau beginnt im Mai.", MAYBE, "quantifier"),
        ("Weber forderte neue Züge für die Schulen des Landes.", PLAN, None),
    ],
)
def test_what_says_something_else_is_not(text: str, words: str, kind: str | None) -> None:
    verdict = Prover().prove(text, [cite(words)], "de")
    assert verdict.level != "proven"
    assert verdict.reason
    if kind:
        assert kind in {one.kind for one in verdict.differences}


@pytest.mark.parametrize(
    ("text", "words", "proven"),
    [
        ("On May 4, the company rejected the offer.", "The company", True),
        ("The company accepted the offer on 4 May.", "The company", False),
        ("Roughly 120 workers went on strike, according to the union.", "About 120", True),
        ("120 workers went on strike, the union said.", "About 120", False),
        ("Cole said that the talks had failed.", "Anna Cole", False),
        ("According to Anna Cole, the talks had not failed.", "Anna Cole", True),
    ],
)
def test_english_is_proven_by_english(text: str, words: str, proven: bool) -> None:
    assert (level(text, words, REPORT, "en") == "proven") == proven


def test_a_statement_without_evidence_is_unproven() -> None:
    verdict = Prover().prove("Weber kam.", [], "en")
    assert verdict.level == "unproven"
    assert "names no place" in verdict.reason


def test_reasons_are_in_the_readers_language() -> None:
    german, english = (
        Prover().prove("Merz stellte den Plan vor.", [cite(PLAN)], language).reason
        for language in ("de", "en")
    )
    assert german.startswith("Name")
    assert "steht" in german or "im Artikel" in german
    assert "in the article" in english or "cited place" in english


def test_two_citations_carry_a_statement_together() -> None:
    text = "Weber stellte am 3. Dezember einen Plan vor, den die Stadt Kiel ablehnte."
    assert Prover().prove(text, [cite(PLAN), cite(KIEL)], "de").level == "proven"
    assert Prover().prove(text, [cite(PLAN)], "de").level != "proven"


def test_the_place_of_the_words_relied_on_is_found() -> None:
    whole = Citation(ARTICLE, 0, len(TEXT))
    for words in ("einen Plan mit 28 Punkten", "einen  Plan mit 28 Punkten", "PLAN MIT 28 PUNKTEN"):
        place = locate(words, [whole])
        assert place is not None
        assert "Plan mit 28 Punkten" in place.quote
    repaired = locate(
        "Der Minister Jan Weber hat am 3. Dezember in Lübeck den Plan vorgestellt", [whole]
    )
    assert repaired is not None
    assert repaired.quote.startswith("Der Minister")


@pytest.mark.parametrize(
    "words",
    [
        "einen Plan mit 29 Punkten vorgestellt",
        "Mehr als 650 Menschen waren nicht gekommen",
        "Der Minister Jan Merz hat am 3. Dezember in Lübeck einen Plan vorgestellt",
        "Etwas ganz anderes",
        "",
    ],
)
def test_words_that_say_something_else_have_no_place(words: str) -> None:
    assert locate(words, [Citation(ARTICLE, 0, len(TEXT))]) is None


def test_words_outside_of_the_passage_have_no_place() -> None:
    assert locate("Mehr als 650 Menschen", [cite(PLAN)]) is None


@given(st.text(max_size=200), st.data())
def test_any_words_of_any_text_are_found_in_it(text: str, data: st.DataObject) -> None:
    article = Article("a", f"Start {text} Ende", "T")
    words = Words.of(article.text)
    first = data.draw(st.integers(0, len(words.keys) - 1))
    last = data.draw(st.integers(first, len(words.keys) - 1))
    quote = article.text[slice(*words.range(first, last))]
    place = locate(quote, [Citation(article, 0, len(article.text))])
    if len(Words.of(quote).keys) == last - first + 1:  # else it holds a mark of omission
        assert place is not None
        assert Words.of(place.quote).keys == Words.of(quote).keys


@given(st.text(max_size=300), st.text(max_size=300), st.sampled_from(["de", "en", "fr"]))
def test_no_text_breaks_the_proof(said: str, written: str, language: str) -> None:
    article = Article("a", f"Wort {written}", "T", datetime.date(2025, 1, 1), language=language)
    citation = Citation(article, 0, len(article.text))
    assert Prover().prove(said, [citation], "de").level in ("proven", "partly", "unproven")
    locate(said, [citation])


@given(st.text(max_size=300))
def test_words_lie_where_they_say(text: str) -> None:
    words = Words.of(text)
    for key, token in zip(words.keys, words.places, strict=True):
        assert compared(text[token.start : token.end]) or key
    starts = [token.start for token in words.places]
    assert starts == sorted(set(starts))
    for place, key in enumerate(words.keys):
        assert place in list(words.find([key]))
