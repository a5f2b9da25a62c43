"""Direct answers: marked words, lists, disagreements, speakers, days; over articles of the test."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer
from assistant.chain import Chain
from assistant.kinds import answering
from assistant.lists import listed
from assistant.matching import article_sentences
from assistant.question import analyse
from corpus.article import Article
from corpus.folder import Corpus
from index.filter import Filter
from index.index import Index

Ask = Callable[..., Answer]

FLOOD = """Nach dem Hochwasser an der Eger berät der Stadtrat von Kaaden am 12. Mai über neue \
Deiche.

Der Damm brach in der Nacht. 40 Häuser wurden beschädigt.

„Wir bauen alles wieder auf“, sagte Bürgermeisterin Vera Malá am Montag. Die Stadt habe genug \
Geld. Malá war am Morgen aus Prag gekommen. Der Händler Tomas Brod ärgert sich über Malá.

## Der Plan der Stadt

Der Stadtrat plant drei Schritte:

- Der Damm wird um zwei Meter erhöht.
- Die Brücke wird abgerissen.
- Am Ufer entsteht ein Park.
"""
OTHER = """Beim Hochwasser an der Eger ist der Damm von Kaaden gebrochen. 55 Häuser wurden \
beschädigt. Die Feuerwehr war die ganze Nacht im Einsatz."""
LATER = (
    """Der Stadtrat von Kaaden hat die Deiche am 3. Juni beschlossen. Der Bau beginnt im Herbst."""
)


@pytest.fixture
def ask(corpus: Corpus, write: Callable[..., Path], open_index: Callable[..., Index]) -> Ask:
    write("flut.md", FLOOD, title="Flut in Kaaden", date="2025-05-06", source="Blatt")
    write("agentur.md", OTHER, title="Hochwasser an der Eger", date="2025-05-05", source="Agentur")
    write("deiche.md", LATER, title="Kaaden baut Deiche", date="2025-06-04", source="Blatt")
    index = open_index()
    index.sync()
    chain = Chain(corpus, index)

    def ask(question: str, **given: object) -> Answer:
        return chain.invoke({"question": question, "history": [], **given})

    return ask


def marked(answer: Answer) -> list[str]:
    return [one.text[start:end] for one in answer.statements for start, end in one.marks]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Wann beschloss der Stadtrat die Deiche?", "3. Juni"),
        ("Um wie viele Meter wird der Damm erhöht?", "zwei Meter"),
        ("Woher kam Malá am Morgen?", "Prag"),
        ("Wer ärgert sich über Malá?", "Händler Tomas Brod"),
    ],
)
def test_the_words_that_answer_are_marked(ask: Ask, question: str, words: str) -> None:
    assert words in marked(ask(question))


def test_a_list_brings_all_its_sentences(ask: Ask) -> None:
    answer = ask("Welche Schritte plant der Stadtrat?")
    texts = [statement.text for statement in answer.statements]
    assert texts == [
        "Der Stadtrat plant drei Schritte:",
        "Der Damm wird um zwei Meter erhöht.",
        "Die Brücke wird abgerissen.",
        "Am Ufer entsteht ein Park.",
    ]
    assert [statement.citations for statement in answer.statements] == [(0,), (1,), (2,), (3,)]


def test_articles_that_disagree_are_shown_against_each_other(ask: Ask) -> None:
    answer = ask("Wie viele Häuser wurden beschädigt?")
    assert answer.disagree
    assert set(marked(answer)) == {"40", "55"}
    assert {citation.article.id for citation in answer.citations} == {"flut", "agentur"}


def test_articles_that_agree_are_no_disagreement(ask: Ask) -> None:
    assert not ask("Wann beschloss der Stadtrat die Deiche?").disagree


def test_the_words_of_the_one_who_is_asked_for_are_cited(ask: Ask) -> None:
    answer = ask("Was sagte Malá?")
    assert "Wir bauen alles wieder auf" in answer.text
    assert "Prag" not in answer.text
    assert "Brod" not in answer.text


def test_a_sentence_that_does_not_name_its_speaker_is_said_with_the_name(ask: Ask) -> None:
    (statement,) = [one for one in ask("Was sagte Malá über das Geld?").statements if one.speaker]
    assert statement.text == "Die Stadt habe genug Geld."
    assert statement.speaker == "Vera Malá"


def test_who_says_nothing_is_not_quoted(ask: Ask) -> None:
    assert ask("Was sagte Tomas Brod über die Deiche?").abstained


def test_the_day_that_is_asked_for_narrows_the_answer_and_is_named(ask: Ask) -> None:
    answer = ask("Was geschah am 3. Juni?")
    assert "beschlossen" in answer.text
    assert "3. Juni 2025" in [statement.days for statement in answer.statements]
    assert "Hochwasser" not in answer.text


def test_the_newest_goes_first_where_it_is_asked_for(ask: Ask) -> None:
    answer = ask("Was beschloss der Stadtrat von Kaaden zuletzt?")
    assert answer.citations[0].article.id == "deiche"


def test_a_period_or_a_source_narrows_the_articles(ask: Ask) -> None:
    question = "Wie viele Häuser wurden beschädigt?"
    late = ask(question, within=Filter(since=datetime.date(2025, 5, 6)))
    early = ask(question, within=Filter(until=datetime.date(2025, 5, 5)))
    agency = ask(question, within=Filter(source="Agentur"))
    assert marked(late) == ["40"]
    assert marked(early) == marked(agency) == ["55"]
    assert ask(question, within=Filter(since=datetime.date(2026, 1, 1))).abstained


def test_an_abstention_says_what_was_looked_for(ask: Ask) -> None:
    answer = ask("Wie alt ist Vera Malá?")
    assert answer.abstained
    assert "ein Alter" in answer.text
    assert "„Vera Malá“" in answer.text
    assert "„alt“" not in answer.text


def test_what_the_question_says_is_no_answer_to_it() -> None:
    question = analyse("Wer kennt Brod?")
    assert not answering(question, "Tomas Brod ist Händler.", "de")
    assert not answering(question, "Es kam der Präsident Tomas Brod.", "de")


@pytest.mark.parametrize("question", ["Wer kennt A0?", "Wer ist Brod?", "Wer ist der Präsident?"])
def test_names_are_found_in_texts_of_other_languages(question: str) -> None:
    for language in ("fr", "zxx"):
        text = "A0 Jeanne Moulin arrive."
        spans = answering(analyse(question), text, language)
        assert [text[start:end] for start, end in spans][-1].endswith("Jeanne Moulin")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"Der Hafen hat {number} Kräne.", "de")
        for number in "elf vierzehn siebzehn neunundneunzig vierzig dreihundert zweitausend".split()
    ]
    + [
        (f"The harbour has {number} cranes.", "en")
        for number in "eleven fourteen nineteen forty forty-two eighty".split()
    ],
)
def test_a_number_in_words_answers_how_many(text: str, language: str) -> None:
    asked = "Wie viele Kräne hat der Hafen?" if language == "de" else "How many cranes are there?"
    ((start, end),) = answering(analyse(asked), text, language)
    assert text[start:end] == text.split()[3]


def test_a_word_of_two_known_ones_is_no_name() -> None:
    question = analyse("Wer baut in der Stadt?")
    text = "Dort stehen Verarbeitungsanlagen, sagt Umjerow."
    assert [text[start:end] for start, end in answering(question, text, "de")] == ["Umjerow"]


@given(st.lists(st.sampled_from(["- ", "Erstens ", "Zweitens ", "", "Das: "]), max_size=8))
def test_a_list_holds_the_sentence_that_it_is_taken_from(beginnings: list[str]) -> None:
    text = "\n".join(f"{beginning}Wort steht hier." for beginning in beginnings) or "Wort."
    article = Article("a", text, "Titel")
    for place, _ in enumerate(article_sentences(article)):
        places = listed(article, place)
        assert place in places
        assert 0 <= places[0] <= places[-1] < len(article_sentences(article))
