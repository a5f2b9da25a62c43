import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import MAX_QUESTION, BadQuestion, Turn, analyse, period


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
        ("What happened to the dam when the river rose?", "en", "what"),
        ("In which decades were the films of Doctor Who made?", "en", "when"),
        ("Was tat der Bürgermeister, als er hörte, wer kommt?", "de", "what"),
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


def test_what_a_verb_lost_is_no_word_of_its_own() -> None:
    question = analyse("Wo kamen die Minister zusammen?")
    assert [term.word for term in question.terms] == ["kamen", "minister"]


def test_words_are_known_in_the_other_language() -> None:
    question = analyse("When did the negotiations about the ceasefire begin?")
    assert "Waffenstillstand" in question.translated["de"]
    assert "Verhandlung" in question.translated["de"]


@pytest.mark.parametrize(
    "follow_up", ["Und wann war das?", "Wo war das?", "Was sagte er dazu?", "Und für Kiew?"]
)
def test_a_follow_up_takes_up_the_question_before(follow_up: str) -> None:
    question = analyse(follow_up, [Turn("Wer verhandelte in Miami?")])
    assert question.follows
    shares = {term.word: term.share for term in question.terms}
    assert 0 < shares["miami"] < 1
    assert "Miami" in question.search


def test_an_ellipsis_takes_the_place_of_what_stood_there_before() -> None:
    question = analyse("Und in Moskau?", [Turn("Wer verhandelte in Miami?")])
    assert question.kind == "who"
    assert {term.word for term in question.terms} == {"moskau", "verhandelte"}


def test_a_pronoun_may_mean_what_was_answered() -> None:
    turn = Turn("Was will er neu beleben?", "Er will die Monroe-Doktrin neu beleben.")
    question = analyse("Wann wurde sie verkündet?", [turn])
    assert {"monroe", "doktrin"} <= {term.word for term in question.terms}


def test_whose_words_are_asked_for_is_understood() -> None:
    assert analyse("Was sagte Mark Rutte über Russland?").speakers == ("mark", "rutte")
    assert analyse("What did Macron say about the talks?").speakers == ("macron",)
    before = [Turn("Was sagte Rutte?")]
    assert analyse("Und was sagte er über Kiew?", before).speakers == ("rutte",)
    assert analyse("Wo war Rutte?").speakers == ()


def test_days_are_understood() -> None:
    written, asked = datetime.date(2025, 12, 7), datetime.date(2026, 11, 23)
    third = datetime.date(2025, 12, 3)
    question = analyse("Was geschah am 3. Dezember?", asked=asked)
    assert period(question, written) == (third, third)
    assert not question.terms
    week = analyse("Was geschah letzte Woche?", asked=asked)
    assert period(week, written) == (datetime.date(2026, 11, 16), datetime.date(2026, 11, 22))
    since = analyse("Was geschah nach dem 3. Dezember 2025?", asked=asked)
    assert period(since, written) == (third, datetime.date.max)
    assert period(analyse("Was geschah in Miami?"), written) is None


def test_a_follow_up_of_a_follow_up_reaches_back_further_with_less_weight() -> None:
    before = [Turn("Wer verhandelte in Miami?"), Turn("Und wann war das?")]
    question = analyse("Und wie lange?", before)
    near = analyse("Und wie lange?", before[:1])
    assert {term.word for term in question.terms} == {term.word for term in near.terms}
    assert sum(t.share for t in question.terms) < sum(t.share for t in near.terms)


@pytest.mark.parametrize(
    "text", ["Wie viele Raketen feuerte Russland ab?", "When was the Monroe Doctrine announced?"]
)
def test_a_change_of_topic_is_not_dragged_along(text: str) -> None:
    question = analyse(text, [Turn("Wer verhandelte in Miami?")])
    assert not question.follows
    assert "miami" not in {term.word for term in question.terms}


@pytest.mark.parametrize("text", ["", "   ", "?!…", "\n\t"])
def test_a_question_without_words_is_refused(text: str) -> None:
    with pytest.raises(BadQuestion):
        analyse(text)


def test_a_question_of_ten_thousand_characters_is_refused_with_advice() -> None:
    with pytest.raises(BadQuestion, match=str(MAX_QUESTION)):
        analyse("Warum ist das so lang? " * 450)


@given(
    st.text(max_size=300),
    st.lists(st.tuples(st.text(max_size=50), st.text(max_size=50)), max_size=3),
)
def test_any_text_is_a_question_or_refused(text: str, before: list[tuple[str, str]]) -> None:
    turns = [Turn(*one) for one in before if any(map(str.isalnum, one[0]))]
    try:
        question = analyse(text, turns)
    except BadQuestion:
        return
    assert question.language in ("de", "en")
    assert all(0 < term.share <= 1 for term in question.terms)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Was fordert Russland?", "de"),
        ("Was plant Washington?", "de"),
        ("Was will Trump?", "de"),
        ("Was war in Miami?", "de"),
        ("Was Trump in Miami?", "en"),
        ("Was there a deal?", "en"),
        ("Was Putin happy?", "en"),
        ("Was it raining?", "en"),
    ],
)
def test_short_questions_that_begin_with_was_are_told_apart(question: str, language: str) -> None:
    assert analyse(question).language == language
