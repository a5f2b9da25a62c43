"""What the page does when something is asked, added or removed, over a real index."""

import datetime
from collections.abc import Callable

import pytest

from assistant.assistant import Assistant
from assistant.page import desk
from assistant.page.conversation import Conversation
from assistant.question import MAX_QUESTION
from corpus.facts import Facts
from corpus.folder import Corpus
from index.filter import Filter
from index.index import Index

BRIDGE = "The bridge over the river Wern was closed on Monday. Engineers had found cracks in it."


@pytest.fixture
def assistant(corpus: Corpus, open_index: Callable[[], Index]) -> Assistant:
    return Assistant(corpus, open_index())


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
    assistant.add(BRIDGE.encode(), "bridge.md")
    once, _ = asked_of(assistant, "When was the bridge over the Wern closed?", Conversation(), "en")
    twice, _ = asked_of(assistant, "And why?", once, "en")
    assert [message.type for message in twice.history] == ["human", "ai", "human", "ai"]
    assert len(once.answers) == 1  # the earlier conversation is untouched


def test_question_that_is_not_answered_offers_some_that_are(assistant: Assistant) -> None:
    article = "Mayor Ruth Winterkorn said on Monday that the bridge over the Wern would be closed."
    assistant.add(article.encode(), "bridge.md", Facts(title="The bridge"))
    after, _ = asked_of(assistant, "How old is Ruth Winterkorn?", Conversation(), "en")
    (turn,) = after.turns
    assert turn.answer.abstained
    assert turn.suggestions
    for question in turn.suggestions:
        assert assistant.ask(question).statements


def test_narrowing_keeps_other_articles_out(assistant: Assistant) -> None:
    for year, reason in ((2023, "cracks"), (2025, "floods")):
        text = f"The bridge over the Wern was closed because of {reason}."
        day = datetime.date(year, 3, 1)
        assistant.add(text.encode(), f"{reason}.md", Facts(title=reason, date=day))
    within, wrong = desk.narrowed("1.1.2025", "", "", "en")
    assert (within, wrong) == (Filter(since=datetime.date(2025, 1, 1)), "")
    *_, (after, _) = desk.ask(
        assistant, "Why was the bridge over the Wern closed?", Conversation(), "en", within
    )
    assert "floods" in after.answers[0].text
    assert {one.article.id for one in after.turns[0].shown} == {"floods"}
    assert after.turns[0].within == within


@pytest.mark.parametrize(
    ("since", "until", "word"),
    [("soon", "", "soon"), ("", "2025-13-01", "2025-13-01"), ("2025-02-01", "2025-01-01", "swap")],
)
def test_period_that_is_none_gives_a_message(since: str, until: str, word: str) -> None:
    _, wrong = desk.narrowed(since, until, "", "en")
    assert word in wrong


def test_what_changed_compares_with_the_version_before(assistant: Assistant) -> None:
    facts = Facts(url="https://example.org/bridge")
    first = assistant.add(b"The bridge costs four million. It rained.", "b.md", facts)
    assert desk.what_changed(assistant, "b", "") is not None
    second = assistant.add(b"The bridge costs nine million. It rained.", "b.md", facts)
    assert first.id == second.id
    for named in ("", first.version):
        found = desk.what_changed(assistant, first.id, named)
        assert found is not None
        old, new, edits = found
        assert (old.version, new.version) == (first.version, second.version)
        assert [one.kind for one in edits] == ["changed", "same"]
    assert desk.what_changed(assistant, "nothing", "") is None


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
