"""What the page does when something is asked, added or removed, over a real index."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.page import desk
from assistant.page.desk import Conversation
from assistant.page.examples import COUNT, example_questions
from assistant.question import MAX_QUESTION
from corpus.article import Article
from corpus.folder import Corpus
from corpus.readers import parse_date
from index.index import Index

BRIDGE = "The bridge over the river Wern was closed on Monday. Engineers had found cracks in it."


@pytest.fixture
def assistant(corpus: Corpus, open_index: Callable[[], Index]) -> Assistant:
    return Assistant(corpus, open_index())


def add(
    assistant: Assistant,
    pasted: str = "",
    paths: tuple[str, ...] = (),
    facts: tuple[str, str, str] = ("", "", ""),
) -> list[desk.Result]:
    return desk.add(assistant, pasted, paths, facts, "en", lambda share, words: None)


def asked_of(
    assistant: Assistant, question: str, conversation: Conversation, language: str
) -> tuple[Conversation, str]:
    """Ask, and wait for the whole answer."""
    *_, last = desk.ask(assistant, question, conversation, language)
    return last


@pytest.mark.parametrize("question", ["", "  ", "???", "long " * MAX_QUESTION])
def test_bad_question_gives_a_message_and_keeps_the_conversation(
    assistant: Assistant, question: str
) -> None:
    before = Conversation()
    after, message = asked_of(assistant, question, before, "en")
    assert after is before
    assert message


def test_failure_gives_a_message_and_no_trace(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(Assistant, "stream", fail)
    after, message = asked_of(assistant, "Who?", Conversation(), "en")
    assert after.answers == ()
    assert "try again" in message
    assert "secret" not in message


def test_conversation_hands_its_messages_to_the_chain(assistant: Assistant) -> None:
    add(assistant, BRIDGE)
    once, _ = asked_of(assistant, "When was the bridge over the Wern closed?", Conversation(), "en")
    twice, _ = asked_of(assistant, "And why?", once, "en")
    assert [message.type for message in twice.history] == ["human", "ai", "human", "ai"]
    assert len(once.answers) == 1  # the earlier conversation is untouched


def test_pasted_article_is_stored_with_its_facts_and_can_be_asked(assistant: Assistant) -> None:
    ((good, words),) = add(assistant, BRIDGE, facts=("Cracks", "2025-11-03", "Daily"))
    (article,), problems = desk.read_articles(assistant)
    assert good
    assert "Cracks" in words
    assert (article.title, article.date, article.source) == (
        "Cracks",
        parse_date("2025-11-03"),
        "Daily",
    )
    assert problems == {}
    asked, _ = asked_of(
        assistant, "When was the bridge over the Wern closed?", Conversation(), "en"
    )
    assert "closed on Monday" in asked.answers[0].text


def test_article_without_a_date_is_stored_with_a_note(assistant: Assistant) -> None:
    ((good, words),) = add(assistant, BRIDGE)
    assert good
    assert "No date was found" in words


def test_each_file_has_its_own_result(assistant: Assistant, tmp_path: Path) -> None:
    fine, broken = tmp_path / "fine.txt", tmp_path / "broken.txt"
    fine.write_text(BRIDGE, encoding="utf-8")
    broken.write_bytes(b"Br\xfccke")
    (bad, told), (good, _) = add(assistant, paths=(str(broken), str(fine)))
    assert not bad
    assert "broken.txt" in told
    assert "UTF-8" in told
    assert good
    assert len(desk.read_articles(assistant)[0]) == 1


@pytest.mark.parametrize(
    ("pasted", "facts", "word"),
    [
        ("", ("", "", ""), "Paste"),
        (BRIDGE, ("", "yesterday", ""), "yesterday"),
        ("...", ("", "", ""), "no text"),
    ],
)
def test_what_cannot_be_added_changes_nothing(
    assistant: Assistant, pasted: str, facts: tuple[str, str, str], word: str
) -> None:
    ((good, told),) = add(assistant, pasted, facts=facts)
    assert not good
    assert word in told
    assert desk.read_articles(assistant) == ([], {})


def test_one_title_is_not_given_to_several_articles(assistant: Assistant, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(BRIDGE, encoding="utf-8")
    ((good, _),) = add(assistant, "Other words.", (str(path),), ("A title", "", ""))
    assert not good
    assert desk.read_articles(assistant) == ([], {})


def test_stored_article_that_cannot_be_indexed_is_told(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("disk")

    monkeypatch.setattr(Assistant, "sync", fail)
    (stored, _), (indexed, told) = add(assistant, BRIDGE)
    assert stored
    assert not indexed
    assert "not indexed yet" in told


def test_removed_article_is_gone_and_a_second_removal_says_so(assistant: Assistant) -> None:
    add(assistant, BRIDGE, facts=("Cracks", "", ""))
    (article,), _ = desk.read_articles(assistant)
    assert desk.remove(assistant, article.id, "en") == (True, "“Cracks” is removed.")
    assert desk.find_article(assistant, article.id) is None
    assert desk.remove(assistant, article.id, "en") == (False, "This article is no longer there.")


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("de-DE,de;q=0.9,en;q=0.8", "de"),
        ("en-US,en;q=0.9,de;q=0.8", "en"),
        ("fr, de;q=0.8, en;q=0.5", "de"),
        ("en;q=0.3, de-AT;q=0.7", "de"),
        ("fr", "en"),
        ("de;q=nonsense, ;;,q=", "en"),
        ("", "en"),
    ],
)
def test_language_is_the_one_that_the_browser_wants_more(accepted: str, language: str) -> None:
    assert desk.preferred_language(accepted) == language


def test_examples_ask_about_the_newest_articles_and_a_part() -> None:
    articles = [
        Article("old", "Words.", "Old", parse_date("2020-01-01")),
        Article("new", "Words.", "New", parse_date("2025-12-07")),
        Article("long", "Words.\n\n## The part\n\nMore words.", "Long", parse_date("2024-01-01")),
        Article("cut", "Words.", "Words that were cut …", parse_date("2026-01-01")),
    ]
    questions = example_questions(articles, "en")
    assert questions == [
        "What is “New” about?",
        "What does it say under “The part”?",
        "What is “Long” about?",
    ]
    assert len(questions) <= COUNT
    assert all("„" in question for question in example_questions(articles, "de"))


def test_no_articles_no_examples() -> None:
    assert example_questions([], "de") == []
