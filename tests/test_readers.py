import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import normalise
from corpus.readers import MAX_BYTES, Facts, UnreadableArticle, compose, parse_date, read_article

FRONT = """---
title: "Kiew: neue Gespräche"
date: 2025-12-07
source: Zeitung
url: https://example.org/a
language: de
authors: [Anna, Bert]
---

Der Text.
"""


def test_markdown_with_front_matter() -> None:
    article = read_article(FRONT.encode(), "kiew.md")
    assert article.id == "kiew"
    assert article.title == "Kiew: neue Gespräche"
    assert article.date == datetime.date(2025, 12, 7)
    assert article.source == "Zeitung"
    assert article.url == "https://example.org/a"
    assert article.authors == ("Anna", "Bert")
    assert article.text == "Der Text."


def test_a_first_line_with_a_date_gives_the_date_and_a_title_is_derived() -> None:
    text = " date 2025-12-07 Die Gespräche über ein Ende des Krieges sind am Sonntag ohne ein\
 greifbares Ergebnis zu Ende gegangen.\n\nNeue Runde geplant\n\nSie gehen bald weiter."
    article = read_article(text.encode(), "gespraeche.txt")
    assert article.date == datetime.date(2025, 12, 7)
    assert article.text.startswith("Die Gespräche")
    assert (
        article.title
        == "Die Gespräche über ein Ende des Krieges sind am Sonntag ohne ein greifbares …"
    )
    assert article.language == "de"


def test_plain_text_is_kept_to_the_letter() -> None:
    text = "3. Dezember: *Treffen*\n\n- eins\n- zwei_drei"
    assert read_article(text.encode(), "a.txt").text == text


def test_the_language_is_recognised() -> None:
    english = b"The ministers met on Wednesday and agreed on a joint statement about the war."
    assert read_article(english, "a.txt").language == "en"


def test_utf_16_and_a_byte_order_mark_are_read() -> None:
    assert read_article("Über Kiew.".encode("utf-16"), "a.txt").text == "Über Kiew."
    assert read_article("Über Kiew.".encode("utf-8-sig"), "a.txt").text == "Über Kiew."


@pytest.mark.parametrize(
    ("data", "name", "advice"),
    [
        (b"", "leer.txt", "no text"),
        (b" \n\n ", "leer.md", "no text"),
        (b"... --- !!!", "zeichen.txt", "no text"),
        (b"---\ntitle: x\n---\n", "nur-kopf.md", "no text"),
        (b"\x89PNG\x00\x01\xff\xfe", "bild.txt", "plain text"),
        (b"a\x00b", "null.txt", "plain text"),
        ("Über Kiew".encode("latin-1"), "alt.txt", "UTF-8"),
        (b"x" * (MAX_BYTES + 1), "lang.txt", "split"),
        (b"text", "bild.png", ".md"),
        (b"---\ntitle: a: b\n---\nText", "kopf.md", "YAML in line 2"),
        (b"---\ntitle: a\nText", "offen.md", "closed"),
        (b"---\n- a\n---\nText", "liste.md", "title:"),
        (b"---\ndate: gestern\n---\nText", "datum.md", "YYYY-MM-DD"),
        (b"---\ntitle: [a, b]\n---\nText", "titel.md", "title"),
        (b"---\nurl: javascript:alert(1)\n---\nText", "url.md", "https://"),
    ],
)
def test_what_is_no_article_is_refused_by_name_with_advice(
    data: bytes, name: str, advice: str
) -> None:
    with pytest.raises(UnreadableArticle) as caught:
        read_article(data, name)
    assert name in str(caught.value)
    assert advice in str(caught.value)


def test_dates_are_read_in_two_forms() -> None:
    assert parse_date("2025-12-07") == parse_date("7.12.2025") == datetime.date(2025, 12, 7)
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        parse_date("bald")


words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1)


@given(body=st.text().map(normalise).filter(lambda body: any(map(str.isalnum, body))), title=words)
def test_what_is_written_is_read_back(body: str, title: str) -> None:
    facts = Facts(title=" ".join(normalise(title).split()) or None, date=datetime.date(2025, 1, 2))
    article = read_article(compose(facts, body), "a.md")
    assert article.text == body
    assert article.date == facts.date
    if facts.title:
        assert article.title == facts.title


@given(st.binary())
def test_any_bytes_are_an_article_or_refused(data: bytes) -> None:
    try:
        article = read_article(data, "a.md")
    except UnreadableArticle:
        return
    assert article.text
