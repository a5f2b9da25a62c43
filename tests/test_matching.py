"""How well sentences hold a question's words: forms, compounds, kin and other languages."""

import pytest

from assistant.matching import Vocabulary
from assistant.question import analyse


def held(question: str, word: str, text: str, language: str = "de") -> float:
    """How well a text holds a word of a question."""
    terms = analyse(question).terms
    place = [term.word for term in terms].index(word)
    return float(Vocabulary.of([text], language).hold(terms, language)[0, place])


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Der Fusionsplan liegt vor.", 1.0, 1.0),
        ("Die Fusionspläne liegen vor.", 1.0, 1.0),
        ("Die Fusion kommt.", 0.5, 0.8),
        ("Die Fusionen kommen.", 0.5, 0.8),
        ("Der Bus kommt.", 0.0, 0.0),
    ],
)
def test_a_part_of_a_compound_counts_less_than_the_compound(
    text: str, least: float, most: float
) -> None:
    assert least <= held("Was sah der Fusionsplan vor?", "fusionsplan", text) <= most


def test_a_word_counts_within_a_longer_one() -> None:
    text = "Die Friedenstruppe kommt."
    assert 0.5 < held("Woher kommen die Truppen?", "truppen", text) < 1


def test_a_synonym_that_begins_alike_counts_more_than_another() -> None:
    question = "Wann begann der russische Angriff?"
    kin = held(question, "angriff", "Die Armee greift im Mai an.")
    other = held(question, "angriff", "Die Attacke begann im Mai.")
    assert 0 < other < kin < 1
    assert held(question, "russische", "Russland kam.") > other


def test_a_word_is_found_in_the_other_language() -> None:
    assert held("When did the attack begin?", "attack", "Der Angriff begann im Mai.") > 0.8
