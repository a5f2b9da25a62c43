from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.glossary import in_english, translate
from index.words import lemma_stems, stems


@pytest.mark.parametrize("name", ["glossary.tsv", "function-words.tsv"])
def test_every_line_is_an_english_term_and_german_words(name: str) -> None:
    text = files("index").joinpath(name).read_text(encoding="utf-8")
    terms = []
    for line in text.splitlines():
        english, german = line.split("\t")
        assert english == english.strip().lower()
        assert all(word and word == word.strip() for word in german.split(", "))
        terms.append(english)
    assert terms == sorted(set(terms))


def test_words_are_translated_both_ways_by_the_stems_of_their_lemmas() -> None:
    assert "verhandeln" in translate(tuple(stems("negotiated", "en")), "en")
    assert "negotiate" in translate(lemma_stems("verhandelte", "de"), "de")
    assert "Premierminister" in translate(tuple(stems("prime minister", "en")), "en")


def test_unknown_words_have_no_translation() -> None:
    assert translate(("xyzzy",), "en") == ()
    assert translate((), "fr") == ()


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Die Richterin entschied gegen ihn.", "the judge decide against him."),
        ("Der Platz platzt.", "the square burst."),  # nouns are written large
        ("der Friedensplan", "the peace plan"),
        ("die Hafenbehörde", "the harbor authority"),
        ("Quxhofen liegt am Meer", "Quxhofen lie at the sea"),
        ("DER KRIEG", "the war"),
    ],
)
def test_german_is_put_into_english_words(german: str, english: str) -> None:
    assert in_english(german) == english


def test_a_word_of_any_length_is_put_into_english_in_time() -> None:
    assert in_english("x" * 100_000) == "x" * 100_000
    assert in_english("donau" * 20_000) == "donau" * 20_000


@given(st.lists(st.sampled_from([*" \n„🙂", ", ", "Krieg", "am", "12.", "(S. 8)", "xyzzy"])))
def test_what_is_no_word_stays_as_it_is(parts: list[str]) -> None:
    signs = [sign for sign in "".join(parts) if not sign.isalpha() and sign != " "]
    english = in_english("".join(parts))
    assert [sign for sign in english if not sign.isalpha() and sign != " "] == signs
