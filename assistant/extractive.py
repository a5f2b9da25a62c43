"""Answers with the articles' own sentences, so it cannot invent; or says that they do not tell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from assistant.answer import Citation, Found, Statement
from assistant.matching import Words, sentence_words
from assistant.question import Question
from assistant.ranking import Evidence, Ranked, rank_sentences
from assistant.texts import say

_MOST = 3  # sentences of an answer
_NEAREST = 10  # sentences that are named as coming near
_STRICT = ("age", "duration", "number")  # kinds that only a sentence with a figure answers
_CONSIDERED = 3  # sentences from the top that may begin an answer
_WORTH = 1.0  # how far below the best sentence's score another may be to be said too

# A sentence that begins so leans on the one before it.
_LEANS = re.compile(
    r"[„“\"»«]?(?:Er|Sie|Ihm|Ihn|Ihr|Ihnen|Sein|Seine[mnrs]?|Ihre[mnrs]?|Dies(?:e[mnrs]?)?|"
    r"Jene[mnrs]?|Das(?= (?:ist|war|sei|hat|wird|soll|sagt))|Dort|Dabei|Dazu|Davon|Danach|Darin|"
    r"Darüber|Damit|Daran|Daraufhin|Außerdem|Zudem|Auch|Vielmehr|Stattdessen|Allerdings|Dagegen|"
    r"Beide|Letztere[rs]?|Derselbe|Dieselbe|He|She|It|They|His|Her|Its|Their|This|That|These|Those|"
    r"There|Then|But|However|Instead|Both)\b"
)


@dataclass(frozen=True, slots=True)
class Extract:
    """Statements with their citations, or a notice where the articles do not say.

    ``sentences`` are those that come nearest, best first, said or not.
    """

    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    sentences: tuple[Citation, ...] = ()
    notice: str = ""


def extract(question: Question, found: Sequence[Found], rarity: Mapping[str, float]) -> Extract:
    """Answer with the best sentences of the passages found, or abstain with a notice.

    A sentence that leans on the one before it brings it along; both are one citation.
    """
    ranked = rank_sentences(question, found, rarity)
    nearest = tuple(
        Citation(one.article, one.words.start, one.words.end) for one in ranked[:_NEAREST]
    )
    strict = question.kind in _STRICT
    sure = [
        one
        for one in ranked[:_CONSIDERED]
        if confidence(one.evidence) >= THRESHOLD and (one.evidence.kind or not strict)
    ]
    if not sure:
        return Extract(sentences=nearest, notice=_notice(question, rarity))
    chosen = [one for one in sure[:_MOST] if one.score >= sure[0].score - _WORTH]
    citations: list[Citation] = []
    for one in chosen:
        citation = Citation(one.article, _start(one), one.words.end)
        if not any(_covers(other, citation) for other in citations):
            citations = [other for other in citations if not _covers(citation, other)]
            citations.append(citation)
    statements = tuple(
        Statement(" ".join(citation.quote.split()), (place,), proven=True)
        for place, citation in enumerate(citations)
    )
    return Extract(statements, tuple(citations), nearest)


CONFIDENCE = {"near": 3.4, "missing": -2.7, "kind": 3.0, "bias": -2.7}
"""Weights of the evidence in how sure it is, and a constant, as log-odds.

From a logistic regression over the question files in tests/questions and XQuAD's German paragraphs
with every second one left out; rounded, and the constant moved towards answering.
"""

THRESHOLD = 0.5
"""Confidence below which a sentence is not said."""


def confidence(evidence: Evidence) -> float:
    """Return how sure it is that a sentence answers, from 0 to 1."""
    odds = (
        CONFIDENCE["near"] * evidence.near
        + CONFIDENCE["missing"] * evidence.missing
        + CONFIDENCE["kind"] * evidence.kind
        + CONFIDENCE["bias"]
    )
    return 1 / (1 + exp(-odds))


def _start(one: Ranked) -> int:
    """Where the citation begins: with the sentence before, if this one leans on it."""
    sentences = sentence_words(one.article)
    place = one.place
    while place and one.place - place < 2 and _LEANS.match(sentences[place].text):
        if not _joined(one.article.text, sentences[place - 1], sentences[place]):
            break
        place -= 1
    return sentences[place].start


def _joined(text: str, before: Words, after: Words) -> bool:
    """Whether two sentences follow each other with no sub-heading between them."""
    return not text[before.end : after.start].strip()


def _covers(one: Citation, other: Citation) -> bool:
    return one.article == other.article and one.start <= other.start and other.end <= one.end


def _notice(question: Question, rarity: Mapping[str, float]) -> str:
    """Say what the articles do not tell."""
    unknown = [term.word for term in question.terms if term.share == 1 and rarity[term.word] >= 1]
    if not unknown:
        return say("abstain", question.language)
    original = {word.lower().strip("?.,!"): word.strip("?.,!") for word in question.text.split()}
    names = ", ".join(f"„{original.get(word, word)}“" for word in unknown[:3])
    return say("abstain_names", question.language, names=names)
