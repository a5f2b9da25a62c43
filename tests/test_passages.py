from collections.abc import Sequence
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from corpus.article import Article
from index.passages import embedded_text, split_passages
from index.sentences import split_sentences

WINDOW = 40


def count_words(texts: Sequence[str], language: str = "de") -> list[int]:
    return [len(text.split()) for text in texts]


def count_signs(texts: Sequence[str], language: str = "de") -> list[int]:
    """Count as a tokenizer does that knows no words of the language."""
    return [sum(1 for sign in text if not sign.isspace()) for text in texts]


prose = st.lists(
    st.sampled_from(
        [
            "Kiew",
            "am 3. Dezember",
            "sagte",
            "„Nein“",
            "(S. 8)",
            ".",
            "!",
            "\n\n",
            "## Ort\n\n",
            "und",
        ]
    ),
    min_size=1,
    max_size=200,
).map(" ".join)


@given(prose | st.text(min_size=1))
@example("wort " * 5000)
@example("x" * 20_000)
@example("Satz. " * 3000)
def test_passages_are_within_the_window_and_hold_every_sentence_once(text: str) -> None:
    article = Article("a", text, "Ein Titel")
    for count in (count_words, count_signs):
        passages = split_passages(article, WINDOW, count)
        for passage in passages:
            assert 0 <= passage.start < passage.end <= len(article.text)
            assert count([embedded_text(passage, article.text, WINDOW, count)], "de")[0] <= WINDOW
        for first, second in pairwise(passages):
            assert first.end <= second.start
        held = {place for one in passages for place in range(one.start, one.end)}
        for sentence in split_sentences(article.text):
            said = range(sentence.start, sentence.end)
            assert all(place in held or article.text[place].isspace() for place in said)


def test_whole_sentences_stay_whole_and_passages_are_even() -> None:
    text = " ".join(f"Satz Nummer {number} hat sechs Wörter." for number in range(9))
    article = Article("a", text, "Titel")
    passages = split_passages(article, 40, count_words)
    assert len(passages) == 2
    for passage in passages:
        assert article.text[passage.start : passage.end].startswith("Satz")
        assert article.text[passage.start : passage.end].endswith(".")
    lengths = [passage.end - passage.start for passage in passages]
    assert min(lengths) > 0.6 * max(lengths)


def test_a_passage_stays_within_its_section_and_carries_title_and_heading() -> None:
    text = "Vorspann.\n\n## Treffen in Kiew\n\nErster Satz. Zweiter Satz.\n\n## London\n\nDritter."
    article = Article("a", text, "Titel")
    passages = split_passages(article, WINDOW, count_words)
    assert [one.heading for one in passages] == ["", "Treffen in Kiew", "London"]
    embedded = embedded_text(passages[1], article.text, WINDOW, count_words)
    assert embedded == "Titel – Treffen in Kiew\nErster Satz. Zweiter Satz."


def test_a_long_title_leaves_room_for_the_words() -> None:
    article = Article("a", "Ein kurzer Satz.", "sehr " * 500)
    (passage,) = split_passages(article, WINDOW, count_words)
    embedded = embedded_text(passage, article.text, WINDOW, count_words)
    assert embedded.endswith("\nEin kurzer Satz.")
    assert count_words([embedded])[0] <= WINDOW


def test_ids_are_the_same_for_the_same_version_only() -> None:
    one = split_passages(Article("a", "Ein Satz.", "Titel"), WINDOW, count_words)
    same = split_passages(Article("a", "Ein Satz.", "Titel"), WINDOW, count_words)
    other = split_passages(Article("a", "Ein Satz!", "Titel"), WINDOW, count_words)
    assert one[0].id == same[0].id != other[0].id
