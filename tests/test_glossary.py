from importlib.resources import files

from assistant.glossary import translate
from index.words import lemma_stems, stems


def test_every_line_is_an_english_term_and_german_words() -> None:
    text = files("assistant").joinpath("glossary.tsv").read_text(encoding="utf-8")
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
