import datetime

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, normalise


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_normalised_text_can_be_stored(text: str) -> None:
    stored = normalise(text)
    assert stored.encode("utf-8").decode("utf-8") == stored
    assert "\r" not in stored


def test_line_ends_of_all_systems_are_the_same() -> None:
    assert normalise("a\r\nb\rc\u2028d\x0be\nf") == "a\nb\nc\nd\ne\nf"


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert normalise("Su\u0308den") == "Süden"


def test_an_article_holds_its_normalised_text_and_knows_its_version() -> None:
    article = Article("a", "Kiew\r\n", "Titel")
    assert article.text == "Kiew"
    assert article.version == Article("b", "Kiew", "anders").version
    assert article.version != Article("a", "Kiew.", "Titel").version


def test_the_fingerprint_changes_with_every_fact() -> None:
    plain = Article("a", "Kiew", "Titel")
    others = [
        Article("b", "Kiew", "Titel"),
        Article("a", "Kiew!", "Titel"),
        Article("a", "Kiew", "Titel 2"),
        Article("a", "Kiew", "Titel", date=datetime.date(2025, 12, 7)),
        Article("a", "Kiew", "Titel", source="Zeitung"),
        Article("a", "Kiew", "Titel", url="https://example.org"),
        Article("a", "Kiew", "Titel", language="en"),
        Article("a", "Kiew", "Titel", authors=("Jemand",)),
    ]
    assert len({article.fingerprint for article in [plain, *others]}) == len(others) + 1
