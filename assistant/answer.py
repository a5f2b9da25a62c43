"""What an answer is: statements, each carried by citations of the articles' own words.

A citation holds no copy of the words that it cites: they are read out of the article.
"""

from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

from langchain_core.messages import AIMessage
from langchain_core.messages.content import create_citation, create_text_block

from assistant.proof.verdict import PROVEN, Verdict
from corpus.article import Article
from corpus.likeness import groups
from index.passages import Passage

Mode = Literal["extractive", "generative"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A half-open character range of one version of an article."""

    article: Article
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.article.text):
            raise ValueError(f"{self.start}:{self.end} is no range of {self.article.id}")

    @property
    def quote(self) -> str:
        """The cited words, exactly as they stand in the article."""
        return self.article.text[self.start : self.end]

    @property
    def url(self) -> str:
        """Link to the cited words on the original page; empty where the article has no URL.

        The fragment is a text directive (https://wicg.github.io/scroll-to-text-fragment/).
        """
        if not self.article.url:
            return ""
        words = self.quote.split()
        ends = (
            (" ".join(words[:6]), " ".join(words[-6:])) if len(words) > 12 else (" ".join(words),)
        )
        # A dash is syntax in a text directive, so it is escaped like the rest.
        directive = ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)
        return f"{self.article.url.split('#')[0]}#:~:text={directive}"

    @property
    def page(self) -> int | None:
        """The page of the original that the cited words begin on, where it has pages."""
        return self.article.page_of(self.start)

    def to_json(self) -> dict[str, Any]:
        """Return the citation as the command line prints it."""
        return {
            "article": self.article.id,
            "version": self.article.version,
            "title": self.article.title,
            "date": self.article.date.isoformat() if self.article.date else None,
            "source": self.article.source or None,
            "url": self.article.url or None,
            "start": self.start,
            "end": self.end,
            "page": self.page,
            "quote": self.quote,
        }


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer; ``citations`` are positions in the answer's citations.

    ``marks`` are the ranges of the text that give the kind of answer asked for; ``days`` says, in
    the question's language, which days the sentence tells of where its own words leave that open;
    ``speaker`` is who says it where it is asked for and the sentence does not name them.
    ``verdict`` is what the proof found; an article's own sentence is proven.
    """

    text: str
    citations: tuple[int, ...]
    verdict: Verdict = PROVEN
    marks: tuple[tuple[int, int], ...] = ()
    days: str = ""
    speaker: str = ""

    @property
    def proven(self) -> bool:
        """Whether the cited words carry all of the statement."""
        return self.verdict.level == "proven"


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that was found for a question, with the score it was ranked by.

    ``similarity`` is the cosine of both embeddings.
    """

    article: Article
    passage: Passage
    score: float
    similarity: float = 0.0

    @property
    def citation(self) -> Citation:
        """The whole passage as a citation."""
        return Citation(self.article, self.passage.start, self.passage.end)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question: statements with their citations, or an abstention.

    ``language`` is the question's; ``notice`` is said to the reader instead of statements when
    the assistant abstains. ``warning`` is said beside the answer, such as that the chat model could
    not be asked. ``disagree`` says that the statements are what different articles say,
    against each other. ``confidence`` is the probability, from 0 to 1, that the best sentence
    found answers. ``passages`` are what was found and ``sentences`` those of their sentences that
    come nearest, both best first; ``seconds`` is what it took.
    """

    question: str
    language: str
    mode: Mode
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    passages: tuple[Found, ...]
    sentences: tuple[Citation, ...] = ()
    disagree: bool = False
    notice: str = ""
    warning: str = ""
    confidence: float = 0.0
    seconds: float = 0.0

    @property
    def abstained(self) -> bool:
        """Whether the articles do not say."""
        return not self.statements

    @property
    def text(self) -> str:
        """The answer in words: the statements, or the notice."""
        return " ".join(statement.text for statement in self.statements) or self.notice

    @property
    def sources(self) -> int:
        """How many articles the answer rests on; copies of one agency text count as one."""
        cited = {(one.article.id, one.article.version): one.article for one in self.citations}
        return len(groups(list(cited.values())))

    def to_message(self) -> AIMessage:
        """Return the answer as a LangChain message with standard citation content blocks.

        One text block a statement; its annotations' start_index and end_index count in that
        block's text. What the standard has no place for is in ``extras``.
        """
        blocks = []
        for statement in self.statements:
            annotations = [
                create_citation(
                    url=cited.url or None,
                    title=cited.article.title,
                    start_index=0,
                    end_index=len(statement.text),
                    cited_text=cited.quote,
                    article=cited.article.id,
                    version=cited.article.version,
                    start=cited.start,
                    end=cited.end,
                    page=cited.page,
                )
                for cited in (self.citations[place] for place in statement.citations)
            ]
            blocks.append(create_text_block(statement.text, annotations=list(annotations)))
        if not blocks:
            blocks.append(create_text_block(self.notice))
        return AIMessage(content_blocks=list(blocks))

    def to_json(self) -> dict[str, Any]:
        """Return the answer as `belegt ask --json` prints it."""
        return {
            "question": self.question,
            "language": self.language,
            "mode": self.mode,
            "abstained": self.abstained,
            "disagree": self.disagree,
            "confidence": round(self.confidence, 4),
            "sources": self.sources,
            "text": self.text,
            "warning": self.warning or None,
            "statements": [
                {
                    "text": statement.text,
                    "proven": statement.proven,
                    "verdict": statement.verdict.level,
                    "reason": statement.verdict.reason or None,
                    "citations": list(statement.citations),
                    "marks": [list(mark) for mark in statement.marks],
                    "days": statement.days or None,
                    "speaker": statement.speaker or None,
                }
                for statement in self.statements
            ],
            "citations": [citation.to_json() for citation in self.citations],
            "passages": [
                {
                    "article": found.article.id,
                    "start": found.passage.start,
                    "end": found.passage.end,
                    "score": round(found.score, 4),
                }
                for found in self.passages
            ],
            "seconds": round(self.seconds, 4),
        }
