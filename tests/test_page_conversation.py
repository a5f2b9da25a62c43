"""What outlives a reload: conversations in the browser, links to evidence, Markdown."""

import datetime
import json
from collections.abc import Callable
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.answer import Answer, Citation, Statement
from assistant.assistant import Assistant
from assistant.page.conversation import Conversation, Turn, keep, recall
from assistant.page.link import follow, link
from assistant.page.markdown import escaped, transcript, with_footnotes
from assistant.page.render.talk import conversation as rendered
from assistant.proof.verdict import Verdict
from corpus.article import Article
from corpus.facts import Facts
from corpus.folder import Corpus
from index.filter import Filter
from index.index import Index

BRIDGE = "The bridge over the river Wern was closed on Monday. Engineers had found cracks in it."
URL = "https://example.org/bridge"


@pytest.fixture
def assistant(corpus: Corpus, open_index: Callable[[], Index]) -> Assistant:
    assistant = Assistant(corpus, open_index())
    facts = Facts(title="The bridge", date=datetime.date(2025, 11, 3), source="Daily", url=URL)
    assistant.add(BRIDGE.encode(), "bridge.md", facts)
    return assistant


def asked(assistant: Assistant) -> Conversation:
    within = Filter(datetime.date(2025, 1, 1), None, "Daily")
    answer = assistant.ask("When was the bridge over the Wern closed?", within=within)
    refused = assistant.ask("Who paints lighthouses in Valparaíso?")
    assert answer.statements
    assert refused.abstained
    return Conversation([Turn(answer, within), Turn(refused, suggestions=["And why?"])])


def kept(talk: Conversation) -> object:
    """What the browser gives back."""
    return json.loads(json.dumps(keep(talk)))


def test_conversation_survives_the_browser(assistant: Assistant) -> None:
    talk = asked(assistant)
    again = recall(kept(talk), assistant.corpus)
    assert rendered(again, "en") == rendered(talk, "en")
    assert [turn.shown for turn in again.turns] == [turn.shown for turn in talk.turns]
    assert again.turns[0].within == talk.turns[0].within
    assert "Monday" not in json.dumps([one["shown"] for one in keep(talk)])
    follow_up = assistant.ask("And what had engineers found?", again.before(1).history)
    assert "cracks" in follow_up.text


def test_changed_article_keeps_the_words_that_were_cited(assistant: Assistant) -> None:
    before = kept(asked(assistant))
    assistant.add(b"The bridge was opened again on Sunday.", "bridge.md", Facts(url=URL))
    (turn, _) = recall(before, assistant.corpus).turns
    assert turn.shown[0].quote in BRIDGE
    assert turn.answer.statements[0].proven


def test_statement_whose_article_is_gone_is_no_longer_proven(assistant: Assistant) -> None:
    before = kept(asked(assistant))
    assistant.remove("bridge")
    assistant.corpus.clean()
    (turn, refused) = recall(before, assistant.corpus).turns
    assert turn.answer.citations == ()
    (statement,) = turn.answer.statements
    assert not statement.proven
    assert "no longer there" in statement.verdict.reason
    assert refused.shown == ()


@pytest.mark.parametrize(
    "spoilt", [None, "x", 7, {}, [1], [{}], [{"question": "x"}], [["a"]], [{"shown": -1}]]
)
def test_what_is_no_conversation_is_none(assistant: Assistant, spoilt: object) -> None:
    assert recall(spoilt, assistant.corpus).turns == ()


def test_places_that_are_none_are_left_out(assistant: Assistant) -> None:
    (one, _) = keep(asked(assistant))
    for spoilt in ({"start": -5}, {"end": 10**9}, {"article": "../../etc/passwd"}):
        bad = one | {"shown": [one["shown"][0] | spoilt]}
        (turn,) = recall([bad], assistant.corpus).turns
        assert turn.shown == ()


def test_link_opens_the_same_evidence(assistant: Assistant) -> None:
    talk = asked(assistant)
    for turn in talk.turns:
        query = parse_qsl(link(turn.answer.question, turn.shown).removeprefix("?"))
        question, places = follow(query, assistant.corpus)
        assert question == turn.answer.question
        assert tuple(places) == turn.shown


@pytest.mark.parametrize("cite", ["", "x", "../../etc/passwd", f"{'0' * 64}.0-5.bridge", "a.b-c.d"])
def test_link_to_nothing_gives_no_places(assistant: Assistant, cite: str) -> None:
    assert follow([("q", "What?"), ("cite", cite)], assistant.corpus) == ("What?", [])


def test_copied_answer_has_numbered_footnotes(assistant: Assistant) -> None:
    answer = asked(assistant).turns[0].answer
    text = with_footnotes(answer, "en")
    assert text.startswith("When was the bridge over the Wern closed?\n")
    assert "closed on Monday. (3 November 2025) [1]" in text
    quote = answer.citations[0].quote
    assert f"[1] “{quote}” – The bridge · Daily · 3 November 2025 <{URL}" in text


def test_transcript_numbers_footnotes_through_the_conversation(assistant: Assistant) -> None:
    answered, refused = asked(assistant).turns
    talk = Conversation([answered, refused, answered])
    text = transcript(talk, "en", datetime.date(2025, 12, 7))
    assert text.startswith("# Conversation with Belegt on 7 December 2025\n")
    for number in (1, 2):
        assert f"closed on Monday. \\(3 November 2025\\)[^{number}]" in text
    assert text.count("\n[^1]: “") == text.count("\n[^2]: “") == 1
    assert "Only articles from 1 January 2025" in text
    assert "The articles do not say." in text


def test_transcript_strikes_what_is_not_proven() -> None:
    article = Article("report", "It costs four million.", "A report")
    wrong = Statement("It costs nine million.", (0,), Verdict("unproven", "Number: nine."))
    answer = Answer("?", "en", "generative", (wrong,), (Citation(article, 0, 22),), ())
    text = transcript(Conversation([Turn(answer)]), "en", datetime.date(2025, 12, 7))
    assert "~~It costs nine million. \\(Number: nine.\\)[^1]~~" in text


@given(
    st.text(max_size=80)
    | st.sampled_from(
        [
            "[x](javascript:alert(1))", "![x](https://evil.example/x.png)", "<img src=x>", "# head",
            "1. item", "- item", "> quote", "`code`", "**bold**", "https://evil.example", "a|b",
            "www.evil.example", "&lt;b&gt;", "[^1]: note", "~~x~~", "___", "***", "+ x", "1) x",
        ]
    )
)  # fmt: skip
def test_markdown_shows_a_text_as_it_is(text: str) -> None:
    md = MarkdownIt("gfm-like", {"linkify": False})
    html = md.render(f"x {escaped(text)}")
    inner = html.removeprefix("<p>x").removesuffix("</p>\n")
    assert "<" not in inner
    assert md.render(escaped(text)).count("<") in (0, 2)  # a paragraph or nothing
