"""Answers that a chat model writes: each statement is proven as it arrives, or visibly is not."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from langchain_core.messages import BaseMessage

from assistant.answer import Answer, Citation, Found, Statement
from assistant.chat.failures import ChatFailure, gives_orders
from assistant.chat.prompt import SCHEMA, messages
from assistant.chat.reply import Claim, Reply, UnreadableReply, read_growing, read_reply
from assistant.chat.talk import Talker
from assistant.matching import article_sentences
from assistant.proof.evidence import Text, evidence
from assistant.proof.proof import Prover, locate
from assistant.proof.verdict import PROVEN, Verdict
from assistant.texts import say
from corpus.language import language_of

logger = logging.getLogger(__name__)

_PASSAGES = 8  # that the model is given
_TOLD = 60  # characters from which a language is recognised


@dataclass(slots=True)
class _Draft:
    """What is known of an answer while it is written; a statement is judged once."""

    found: Sequence[Found]
    language: str
    prover: Prover
    judged: dict[Claim, tuple[tuple[Citation, ...], Verdict]] = field(default_factory=dict)

    def judge(self, claim: Claim) -> tuple[tuple[Citation, ...], Verdict]:
        if claim not in self.judged:
            self.judged[claim] = self._judge(claim)
        return self.judged[claim]

    def _judge(self, claim: Claim) -> tuple[tuple[Citation, ...], Verdict]:
        citations = self._cited(claim)
        verdict = self.prover.prove(claim.text, citations, self.language)
        if verdict.level == "proven":
            return citations, verdict
        # What the named passages do not carry, another one may.
        for one in self.found:
            other = (self._nearest(claim.text, one),)
            if other != citations:
                better = self.prover.prove(claim.text, other, self.language)
                if better.level == "proven":
                    return other, better
        return citations, verdict

    def _cited(self, claim: Claim) -> tuple[Citation, ...]:
        everywhere = [one.citation for one in self.found]
        cited: dict[Citation, None] = {}
        for number, words in claim.evidence:
            named = self.found[number - 1] if 0 < number <= len(self.found) else None
            place = locate(words, [named.citation]) if named and words else None
            place = place or (locate(words, everywhere) if words else None)
            if place:
                cited[_whole(place)] = None
            elif named:
                cited[self._nearest(claim.text, named)] = None
        return tuple(cited)

    def _nearest(self, text: str, found: Found) -> Citation:
        """The sentence of a passage that says most of a text."""
        claim = Text(text, self.language, found.article.date)
        sought = list(claim.terms.values())
        within = [
            Citation(found.article, one.start, one.end)
            for one in article_sentences(found.article)
            if found.passage.start <= one.start and one.end <= found.passage.end
        ]
        if not sought or not within:
            return found.citation
        return max(within, key=lambda one: int(evidence(one).holds(sought)[-1].sum()))


def generate(
    talker: Talker,
    prover: Prover,
    fallback: Answer,
    history: Sequence[BaseMessage],
    *,
    drop: bool,
) -> Iterator[Answer]:
    """Yield the answer as the model writes it; the last one is whole.

    ``fallback`` is the extractive answer to the same question: it is what the reader gets, with a
    notice, if the model gives none that can be used. ``drop`` leaves unproven statements out.
    """
    found = fallback.passages[:_PASSAGES]
    language = fallback.language
    if not found:
        yield fallback
        return
    draft = _Draft(found, language, prover)
    asked = messages(fallback.question, language, history, found)
    try:
        text = ""
        shown: tuple[Claim, ...] = ()
        for text in talker.growing(asked, SCHEMA):
            growing = read_growing(text)
            if growing.claims and growing.claims != shown:
                shown = growing.claims
                yield _shown(fallback, draft, growing)
        yield _finished(fallback, draft, read_reply(text), drop=drop)
    except UnreadableReply:
        yield replace(fallback, warning=say("chat_unreadable", language))
    except ChatFailure as failure:
        logger.warning("the chat model failed (%s)", failure)
        yield replace(fallback, warning=failure.notice(language))


def _shown(fallback: Answer, draft: _Draft, growing: Reply) -> Answer:
    """The answer so far: its last statement is still being written, and so not yet judged."""
    *whole, last = growing.claims
    pending = Verdict("partly", say("chat_checking", fallback.language))
    judged = [(claim.text, *draft.judge(claim)) for claim in whole]
    return _answer(fallback, [*judged, (last.text, (), pending)])


def _finished(fallback: Answer, draft: _Draft, reply: Reply, *, drop: bool) -> Answer:
    language = fallback.language
    if not reply.claims or not reply.answerable:
        # Silence is believed where the built-in way agrees; else the reader sees what it found.
        warning = "" if fallback.abstained else say("chat_unanswerable", language)
        return replace(fallback, warning=warning)
    said = " ".join(claim.text for claim in reply.claims)
    if gives_orders(said) and not gives_orders(fallback.question):
        raise ChatFailure("chat_obeyed")
    if len(said) >= _TOLD and language_of(said) not in (language, language_of(fallback.question)):
        raise ChatFailure("chat_language")
    judged = [(claim.text, *draft.judge(claim)) for claim in reply.claims]
    carried = [one for one in judged if one[2].level != "unproven"]
    if not carried:
        raise ChatFailure("chat_unproven")
    if drop and len(carried) < len(judged):
        count = len(judged) - len(carried)
        return replace(
            _answer(fallback, carried), warning=say("chat_dropped", language, count=count)
        )
    return _answer(fallback, judged)


def _answer(
    fallback: Answer, judged: Sequence[tuple[str, tuple[Citation, ...], Verdict]]
) -> Answer:
    """Number the citations, each once, and put the answer together."""
    citations: dict[Citation, int] = {}
    statements = []
    for text, cited, verdict in judged:
        places = tuple(citations.setdefault(one, len(citations)) for one in cited)
        speaker = _unnamed_speaker(text, cited) if verdict == PROVEN else ""
        statements.append(Statement(text, places, verdict, speaker=speaker))
    return replace(
        fallback,
        mode="generative",
        statements=tuple(statements),
        citations=tuple(citations),
        notice="",
        disagree=False,
    )


def _unnamed_speaker(text: str, cited: Sequence[Citation]) -> str:
    """Who says it in the article, where the statement tells it as if the article did."""
    speakers = {evidence(one).speaker for one in cited} - {""}
    if len(speakers) != 1:
        return ""
    speaker = " ".join(speakers.pop().split())
    known = any(word.strip(".,") in text for word in speaker.split() if word[:1].isupper())
    return "" if known else speaker


def _whole(place: Citation) -> Citation:
    """Widen words to the sentences that they are of."""
    over = [
        one
        for one in article_sentences(place.article)
        if one.start < place.end and place.start < one.end
    ]
    return Citation(place.article, over[0].start, over[-1].end) if over else place
