import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import MAX_QUESTION, BadQuestion, analyse


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Wer verhandelte in Miami?", "de", "who"),
        ("Wann traf Orbán Putin?", "de", "when"),
        ("Wie viele Raketen wurden gezählt?", "de", "number"),
        ("Wie lange dauerten die Gespräche?", "de", "duration"),
        ("Wie alt ist der Präsident?", "de", "age"),
        ("Was sagte Rutte über Russland?", "de", "said"),
        ("Wo fand das Treffen statt?", "de", "where"),
        ("Warum wurde der Plan kritisiert?", "de", "why"),
        ("Welche Ziele nannten die Medien?", "de", "what"),
        ("Who negotiated in Miami?", "en", "who"),
        ("When did Orbán meet Putin?", "en", "when"),
        ("How many missiles were counted?", "en", "number"),
        ("What did Rutte say about Russia?", "en", "said"),
    ],
)
def test_language_and_kind_are_understood(text: str, language: str, kind: str) -> None:
    question = analyse(text)
    assert (question.language, question.kind) == (language, kind)


def test_terms_are_what_the_question_is_about() -> None:
    question = analyse("Wie viele Drohnen setzte Russland laut dem Bericht ein?")
    assert [term.word for term in question.terms] == ["drohnen", "russland", "bericht"]
    assert all(term.name for term in question.terms)


def test_strong_and_split_verbs_get_their_dictionary_form() -> None:
    (term,) = [term for term in analyse("Wen lud Starmer ein?").terms if term.word == "lud"]
    assert "einlad" in term.stems["de"]
    (term,) = [term for term in analyse("Wann traf Orbán Putin?").terms if term.word == "traf"]
    assert "treff" in term.stems["de"]


def test_words_are_known_in_the_other_language() -> None:
    question = analyse("When did the negotiations about the ceasefire begin?")
    assert "Waffenstillstand" in question.translated["de"]
    assert "Verhandlung" in question.translated["de"]


@pytest.mark.parametrize(
    "follow_up", ["Und wann war das?", "Wo war das?", "Was sagte er dazu?", "Und in Moskau?"]
)
def test_a_follow_up_takes_up_the_question_before(follow_up: str) -> None:
    question = analyse(follow_up, ["Wer verhandelte in Miami?"])
    assert question.follows
    shares = {term.word: term.share for term in question.terms}
    assert 0 < shares["miami"] < 1
    assert "Miami" in question.search


def test_a_follow_up_of_a_follow_up_reaches_back_further_with_less_weight() -> None:
    before = ["Wer verhandelte in Miami?", "Und wann war das?"]
    question = analyse("Und wie lange?", before)
    near = analyse("Und wie lange?", before[:1])
    assert {term.word for term in question.terms} == {term.word for term in near.terms}
    assert sum(t.share for t in question.terms) < sum(t.share for t in near.terms)


@pytest.mark.parametrize(
    "text", ["Wie viele Raketen feuerte Russland ab?", "When was the Monroe Doctrine announced?"]
)
def test_a_change_of_topic_is_not_dragged_along(text: str) -> None:
    question = analyse(text, ["Wer verhandelte in Miami?"])
    assert not question.follows
    assert "miami" not in {term.word for term in question.terms}


@pytest.mark.parametrize("text", ["", "   ", "?!…", "\n\t"])
def test_a_question_without_words_is_refused(text: str) -> None:
    with pytest.raises(BadQuestion):
        analyse(text)


def test_a_question_of_ten_thousand_characters_is_refused_with_advice() -> None:
    with pytest.raises(BadQuestion, match=str(MAX_QUESTION)):
        analyse("Warum ist das so lang? " * 450)


@given(st.text(max_size=300), st.lists(st.text(max_size=50), max_size=3))
def test_any_text_is_a_question_or_refused(text: str, before: list[str]) -> None:
    try:
        question = analyse(text, [one for one in before if any(map(str.isalnum, one))])
    except BadQuestion:
        return
    assert question.language in ("de", "en")
    assert all(0 < term.share <= 1 for term in question.terms)
