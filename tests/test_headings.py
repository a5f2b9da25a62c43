"""Sub-headings, paragraphs and lists of an article."""

import pytest

from index.sentences import headings, split_sentences


def sentences(text: str) -> list[str]:
    """The words of the sentences of a text."""
    return [text[one.start : one.end] for one in split_sentences(text)]


def titles(text: str) -> list[str]:
    """The words of the headings of a text."""
    return [text[start:end] for start, end in headings(text)]


def test_sentences_know_their_paragraph_and_heading() -> None:
    text = "Eins. Zwei.\n\nErste Lage\n\nDrei.\n\nVier.\n\n## Zweite Lage ##\nFünf."
    found = [
        (
            text[one.start : one.end],
            one.paragraph,
            text[slice(*one.heading)] if one.heading else None,
        )
        for one in split_sentences(text)
    ]
    assert found == [
        ("Eins.", 0, None),
        ("Zwei.", 0, None),
        ("Drei.", 1, "Erste Lage"),
        ("Vier.", 2, "Erste Lage"),
        ("Fünf.", 3, "Zweite Lage"),
    ]


TITLES = [
    "Minister will „rasche“ Schritte",
    "USA: Europa „keine Hilfe“ mehr",
    "Kanzler: „Wir bleiben“",
    "Wie geht es weiter?",
    "Plan B",
]


@pytest.mark.parametrize("title", TITLES)
def test_short_line_over_text_is_a_heading(title: str) -> None:
    text = f"Am Anfang stand ein Satz.\n\n{title}\n\nDann kam noch einer."
    assert titles(text) == [title]
    assert sentences(text) == ["Am Anfang stand ein Satz.", "Dann kam noch einer."]


@pytest.mark.parametrize(
    "line",
    [
        "Es reicht.",
        "Es reicht!",
        "„Es reicht.“",
        "Das sind die Folgen:",
        "Liebe Leute,",
        "Berlin (eig. Bericht) –",
        "- Ein Punkt",
        "• Ein Punkt",
        "***",
        "#Frieden ist alles!",
        "Ein langes Stück " * 7,
    ],
)
def test_other_short_lines_are_sentences(line: str) -> None:
    text = f"Am Anfang stand ein Satz.\n\n{line}\n\nDann kam noch einer."
    assert titles(text) == []
    assert sentences(text)[1:-1] == [line.strip()]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# Lage", "Lage"),
        ("###### Lage im Osten ###", "Lage im Osten"),
        ("## Lage.", "Lage."),
        ("##\tC#", "C#"),
        ("  ## Lage", "Lage"),
    ],
)
def test_markdown_headings(line: str, title: str) -> None:
    text = f"Hier endet einer.\n{line}\nund hier noch einer."
    assert titles(text) == [title]
    assert sentences(text) == ["Hier endet einer.", "und hier noch einer."]


@pytest.mark.parametrize("line", ["####### Lage", "##", "## ##", "#Lage"])
def test_other_hash_marks_are_text(line: str) -> None:
    assert titles(f"{line}\nhier.") == []
    assert sentences(f"{line}\nhier.") == [f"{line}\nhier."]


@pytest.mark.parametrize("text", ["Eilmeldung", "# Eilmeldung", "\n\n Eilmeldung \n"])
def test_heading_over_nothing_is_a_sentence(text: str) -> None:
    assert titles(text) == []
    assert sentences(text) == ["Eilmeldung"]


def test_signature_is_a_sentence() -> None:
    text = "Ein Satz.\n\nLage\n\nNoch einer.\n\nAnna Huber, Wien\n\nAPA, dpa"
    assert titles(text) == ["Lage"]
    assert sentences(text) == ["Ein Satz.", "Noch einer.", "Anna Huber, Wien", "APA, dpa"]


def test_rows_of_short_lines_are_a_list_and_not_headings() -> None:
    text = "Das Ergebnis:\n\nGraz 3\n\nLinz 2\n\nWels 1\n\nDie Lage\n\nAm Nachmittag\n\nEs regnet."
    assert titles(text) == ["Die Lage", "Am Nachmittag"]
    assert sentences(text) == ["Das Ergebnis:", "Graz 3", "Linz 2", "Wels 1", "Es regnet."]


def test_markdown_headings_follow_each_other() -> None:
    text = "# Titel\n## Teil\n### Lage\n#### Ort\nEs regnet."
    assert titles(text) == ["Titel", "Teil", "Lage", "Ort"]
    assert text[slice(*split_sentences(text)[0].heading or ())] == "Ort"


def test_text_without_blank_lines_has_a_paragraph_on_each_line() -> None:
    text = "Die Lage\nEs regnet. Alle bleiben daheim.\nDer Ausblick\nMorgen scheint die Sonne."
    assert titles(text) == ["Die Lage", "Der Ausblick"]
    assert [one.paragraph for one in split_sentences(text)] == [0, 0, 1]


def test_hard_wrapped_text_without_blank_lines_is_one_paragraph() -> None:
    text = "Der Minister\nsagte am Abend in\nWien, dass er gehe. Danach\nging er."
    assert titles(text) == []
    assert sentences(text) == [
        "Der Minister\nsagte am Abend in\nWien, dass er gehe.",
        "Danach\nging er.",
    ]


def test_items_of_a_list_are_sentences_of_one_paragraph() -> None:
    text = "Das fehlt:\n- Brot und\n  Butter\n- Milch\n• Mehl\n\nSonst nichts."
    assert sentences(text) == [
        "Das fehlt:",
        "- Brot und\n  Butter",
        "- Milch",
        "• Mehl",
        "Sonst nichts.",
    ]
    assert [one.paragraph for one in split_sentences(text)] == [0, 0, 0, 0, 1]
