from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.lexical import LexicalIndex
from index.passages import Passage
from index.words import fold, grams, stems


def passage(article: str, language: str = "de", title: str = "", start: int = 0) -> Passage:
    return Passage(article, "v" * 64, start, start + 9, title, "", language, None)


@pytest.fixture
def lexical(tmp_path: Path) -> LexicalIndex:
    index = LexicalIndex(tmp_path / "tantivy")
    index.replace(
        [],
        [
            passage("truppe"),
            passage("raketen"),
            passage("london", "en"),
            passage("haus", title="Der Besuch in Kopenhagen"),
        ],
        [
            "Eine Friedenstruppe soll entsandt werden.",
            "Russland setzte Raketen ein, sagte Selenskyj.",
            "The leaders met in London.",
            "Sie sprachen dort über Häuser.",
        ],
    )
    return index


def first(lexical: LexicalIndex, text: str, language: str = "de", **translated: str) -> str:
    return lexical.search(text, language, 5, translated)[0][0].split(":")[0]


def test_stems_find_inflected_words(lexical: LexicalIndex) -> None:
    assert first(lexical, "Haus") == "haus"
    assert first(lexical, "meeting leader", "en") == "london"


def test_n_grams_find_parts_of_compounds_and_other_spellings(lexical: LexicalIndex) -> None:
    assert first(lexical, "Truppen") == "truppe"
    assert first(lexical, "Zelensky", "en") == "raketen"


def test_titles_are_found(lexical: LexicalIndex) -> None:
    assert first(lexical, "Kopenhagen") == "haus"


def test_translated_words_find_articles_of_the_other_language(lexical: LexicalIndex) -> None:
    assert first(lexical, "rockets", "en", de="Rakete") == "raketen"


def test_replacing_is_idempotent_and_removes_what_was_there(lexical: LexicalIndex) -> None:
    before = lexical.ids()
    new = passage("truppe", start=10)
    for _ in range(2):
        lexical.replace(["truppe"], [new], ["Ganz anderer Inhalt."])
    assert lexical.count() == len(before)
    assert new.id in lexical.ids()
    assert first(lexical, "Inhalt") == "truppe"


def test_what_is_stored_is_there_when_opened_again(tmp_path: Path) -> None:
    LexicalIndex(tmp_path).replace([], [passage("a")], ["Ein Text."])
    assert LexicalIndex(tmp_path).count() == 1


def test_clearing_empties(lexical: LexicalIndex) -> None:
    lexical.clear()
    assert lexical.ids() == set()
    assert lexical.search("Raketen", "de", 5) == []


def test_rare_words_are_told_from_common_ones(lexical: LexicalIndex) -> None:
    (rakete,) = stems("Raketen", "de")
    rarity = lexical.rarity([rakete, "nirgends"], "de")
    assert 0 < rarity[rakete] < rarity["nirgends"] == 1


@given(st.text())
@example("𝕬 İ ß ﬃ")
def test_any_text_can_be_stems_and_grams(text: str) -> None:
    for gram in grams(text):
        assert 1 <= len(gram) <= 5
    assert all(stem for stem in stems(text, "de"))
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "text", ["AND OR NOT", '"', "a:b", "(((", "*", "\\", "x" * 70_000, "💥", ""]
)
def test_no_text_is_syntax(lexical: LexicalIndex, text: str) -> None:
    assert len(lexical.search(text, "de", 5, {"en": text})) <= 5
