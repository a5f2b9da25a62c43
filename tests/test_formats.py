"""Each format: what becomes of title, date and text, and what is refused with which advice."""

import datetime
import io
from pathlib import Path

import pytest
from made import HTML, MAIL, NITF, epub, newsml, pdf, word
from pypdf import PdfWriter

from assistant.answer import Answer, Citation, Statement
from assistant.page.conversation import Conversation, Turn
from assistant.page.render.evidence import evidence
from assistant.terminal import print_answer
from corpus.article import Article
from corpus.facts import Draft, Refused, UnreadableArticle
from corpus.folder import Corpus
from corpus.formats.exports import Columns
from corpus.formats.pdf import join_pages
from corpus.readers import TABLES, read_article, read_drafts

DAY = datetime.date(2025, 3, 5)


def rows(data: bytes, name: str, columns: Columns | None = None) -> list[Draft | Refused]:
    return list(TABLES[Path(name).suffix](data, columns or {}))


def test_a_web_page_gives_its_article_alone() -> None:
    article = read_article(HTML.encode(), "hafen.html")
    assert (article.title, article.date, article.source) == ("Neuer Plan", DAY, "Blatt")
    assert article.url == "https://blatt.example/hafen"
    assert article.authors == ("Anna Schmidt",)
    assert article.language == "de"
    first, heading, last = article.text.split("\n\n")
    assert first.startswith("Der Bürgermeister")
    assert heading == "Zwölf Schritte"
    assert last.endswith("vor der Presse.")


def test_a_pdf_keeps_its_pages() -> None:
    pages = [
        [
            "Blatt, Seite 1",
            "Der Plan für den Hafen von Lübeck um-",
            "fasst zwölf Schritte und soll",
        ],
        ["Blatt, Seite 2", "bis 2030 umgesetzt werden.", "", "Er kostet 40 Millionen Euro."],
        ["Blatt, Seite 3", "Das sagte der Bürgermeister."],
    ]
    article = read_article(pdf(pages, "Neuer Plan"), "hafen.pdf")
    assert article.title == "Neuer Plan"
    assert "Seite" not in article.text
    assert "umfasst zwölf Schritte und soll bis 2030 umgesetzt werden." in article.text
    for words, page in (("zwölf", 1), ("bis 2030", 2), ("Euro.", 2), ("Das sagte", 3)):
        assert article.page_of(article.text.index(words)) == page


def test_a_pdf_of_pictures_or_with_a_password_is_refused_with_advice() -> None:
    with pytest.raises(UnreadableArticle, match="OCR"):
        read_article(pdf([[], []]), "bilder.pdf")
    writer = PdfWriter()
    writer.append(io.BytesIO(pdf([["Geheim."]])))
    writer.encrypt("geheim", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UnreadableArticle, match="password"):
        read_article(out.getvalue(), "geheim.pdf")


def test_an_empty_page_counts() -> None:
    assert join_pages([["Eins."], [], ["Drei."]]) == ("Eins. Drei.", (0, 5, 6))


def test_a_word_file_gives_headings_as_such() -> None:
    article = read_article(word("Neuer Plan", ["Der Text.", "Er kostet."], "Kosten"), "hafen.docx")
    assert article.title == "Neuer Plan"
    assert article.text == "Der Text.\n\n## Kosten\n\nEr kostet."
    assert article.authors == ("Anna Schmidt",)


def test_a_book_is_read_in_its_order() -> None:
    data = epub("Neuer Plan", [("Anfang", "Erstens."), ("Ende", "Zweitens.")])
    article = read_article(data, "hafen.epub")
    assert article.text == "## Anfang\n\nErstens.\n\n## Ende\n\nZweitens."
    assert (article.title, article.date, article.language) == ("Neuer Plan", DAY, "de")


def test_a_mail_gives_subject_sender_and_day() -> None:
    article = read_article(MAIL, "plan.eml")
    assert article.title == "Neuer Plan für Lübeck"
    assert (article.date, article.authors) == (DAY, ("Anna Schmidt",))
    assert article.text == "Der Plan für den Hafen umfasst zwölf Schritte."
    html = MAIL.replace(b"text/plain; charset=iso-8859-1", b"text/html; charset=utf-8")
    head = html[: html.index(b"\r\n\r\n") + 4]
    article = read_article(head + HTML.encode(), "plan.eml")
    assert article.title == "Neuer Plan für Lübeck"
    assert "zwölf Schritte" in article.text
    assert "<p>" not in article.text


def test_agency_formats() -> None:
    article = read_article(NITF.encode(), "hafen.xml")
    assert (article.title, article.date, article.source) == ("Neuer Plan", DAY, "Blatt")
    assert article.authors == ("Anna Schmidt", "Bert Maier")
    assert article.text == "Der Plan umfasst zwölf Schritte.\n\n## Kosten\n\nEr kostet viel."
    one = read_article(newsml(("urn:1", "Plan", "Zwölf Schritte.")), "g2.xml")
    assert (one.title, one.date, one.source) == ("Plan", DAY, "dpa")
    assert (one.text, one.language, one.authors) == ("Zwölf Schritte.", "de", ("Anna Schmidt",))
    several = newsml(("urn:1", "Eins", "Ein Text."), ("urn:2", "Zwei", "Noch ein Text."))
    assert [draft.facts.guid for draft in read_drafts(several, "g2.xml")] == ["urn:1", "urn:2"]
    with pytest.raises(UnreadableArticle, match="belegt add"):
        read_article(several, "g2.xml")


def test_a_table_with_usual_columns_needs_no_mapping() -> None:
    data = "Titel;Inhalt;Datum;Quelle\nPlan;Zwölf Schritte.;2025-03-05;Blatt\nLeer;;;\n".encode()
    draft, refused = rows(data, "a.csv")
    assert isinstance(draft, Draft)
    assert (draft.facts.title, draft.facts.date, draft.facts.source) == ("Plan", DAY, "Blatt")
    assert draft.body == "Zwölf Schritte."
    assert isinstance(refused, Refused)
    assert "row 2" in str(refused)


def test_columns_are_named_or_numbered() -> None:
    data = b"Wirtschaft;'Der ''Plan''; er steht.'\nSport;'Ein Spiel.'\n"
    first, second = rows(data, "a.csv", {"text": "2", "source": "1"})
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.body, first.facts.source) == ("Der 'Plan'; er steht.", "Wirtschaft")
    assert second.body == "Ein Spiel."
    with pytest.raises(Refused, match="the columns are: a, b"):
        rows(b"a,b\n1,2\n", "a.csv")
    with pytest.raises(Refused, match="no column c"):
        rows(b"a,b\n1,2\n", "a.csv", {"text": "c"})


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("quote", ['"', "'"])
def test_commas_in_the_texts_are_not_taken_for_delimiters(delimiter: str, quote: str) -> None:
    more = [f"{number % 4 * 'einer, '}{number % 3 * 'noch; '}" for number in range(9)]
    texts = [f"Ein Satz, {one}und Schluss; so ist es." for one in more]
    lines = [f"Blatt{delimiter}{quote}{text}{quote}" for text in texts]
    lines += [f"Blatt{delimiter}Ein Text ohne Zeichen"]
    found = rows("\n".join(lines).encode(), "a.csv", {"text": "2", "source": "1"})
    assert [one.body for one in found if isinstance(one, Draft)][:9] == texts
    assert len(found) == 10


def test_json_in_three_forms() -> None:
    row = b'{"headline": "Plan", "body": "Schritte.", "authors": ["A", "B"], "id": "urn:blatt:07"}'
    for data, name in (
        (b"[" + row + b"]", "a.json"),
        (b'{"total": 1, "articles": [' + row + b"]}", "a.json"),
        (row + b"\n\n", "a.jsonl"),
    ):
        (draft,) = rows(data, name)
        assert isinstance(draft, Draft)
        assert (draft.body, draft.facts.title, draft.facts.guid) == (
            "Schritte.",
            "Plan",
            "urn:blatt:07",
        )
        assert draft.facts.authors == ("A", "B")
    good, bad = rows(row + b"\nkaputt\n", "a.jsonl")
    assert isinstance(good, Draft)
    assert "row 2" in str(bad)


def test_pages_hold_for_the_very_text_only(corpus: Corpus) -> None:
    data = pdf([["Erste Seite."], ["Zweite Seite."]], "Seiten")
    article = corpus.add(data, "seiten.pdf")
    assert article.page_of(article.text.index("Zweite")) == 2
    path = corpus.folder / "seiten.md"
    path.write_text(path.read_text().replace("Erste Seite", "Die erste Seite"))
    assert corpus.get("seiten").pages == ()


def test_another_format_becomes_markdown_and_its_original_is_kept(corpus: Corpus) -> None:
    article = corpus.add(HTML.encode(), "hafen.html")
    assert [path.name for path in corpus.files().values()] == ["hafen.md"]
    original = corpus.original(article.id, article.version)
    assert original is not None
    assert original.read_bytes() == HTML.encode()


def test_a_file_in_another_format_may_lie_in_the_folder(corpus: Corpus) -> None:
    (corpus.folder / "hafen.html").write_text(HTML)
    (corpus.folder / "liste.csv").write_text("text\nEin Text.\n")
    assert corpus.get("hafen").title == "Neuer Plan"
    read = {getattr(one, "id", getattr(one, "name", "")): one for one in corpus.read()}
    assert isinstance(read["hafen"], Article)
    assert "belegt add" in str(read["liste.csv"])


def test_a_citation_names_the_page_in_every_form(capsys: pytest.CaptureFixture[str]) -> None:
    article = Article("bericht", "Erste Seite. Zweite Seite.", "Bericht", pages=(0, 13))
    cited = Citation(article, 13, 26)
    assert cited.quote == "Zweite Seite."
    answer = Answer("?", "de", "extractive", (Statement(cited.quote, (0,)),), (cited,), ())
    assert answer.to_json()["citations"][0]["page"] == 2
    assert "Seite 2" in evidence(Conversation([Turn(answer)]), "de")
    assert "page 2" in evidence(Conversation([Turn(answer)]), "en")
    print_answer(answer.to_json())
    assert "[1] Bericht, Seite 2" in capsys.readouterr().out
