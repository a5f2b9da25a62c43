"""Question files: what is asked, and which words of which article answer it."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.answer import Citation
from corpus.article import normalise
from corpus.folder import Corpus
from corpus.readers import Facts, UnreadableArticle, compose, read_article
from index.sentences import split_sentences

_TURNS = 5  # questions of a paragraph that have their answer taken out

Spot = tuple[str, int, int]
"""A half-open range of an article's text, with the article's id before it."""


class QuestionFileError(ValueError):
    """A question file cannot be read; the message names it and says what is expected."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what a right answer holds.

    ``answers``: any of these strings; ``evidence``: any of these verbatim strings of an article;
    both empty where the articles do not say. ``place`` is (article id, start) where the evidence
    is known to stand, else None. ``before`` are the questions asked earlier in the dialogue.
    """

    id: str
    question: str
    answers: tuple[str, ...]
    evidence: tuple[str, ...]
    place: tuple[str, int] | None = None
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """A question file, read: its cases, and the articles it brings where it brings its own."""

    name: str
    cases: tuple[Case, ...]
    articles: tuple[tuple[str, bytes], ...] = ()


def read_questions(path: Path) -> QuestionFile:
    """Read JSON lines, or SQuAD JSON whose paragraphs become articles.

    Raises `QuestionFileError`.
    """
    try:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".json":
            return _squad(path.name, json.loads(text))
        cases = [case for line in text.splitlines() if line for case in _line(json.loads(line))]
        return QuestionFile(path.name, tuple(cases))
    except OSError as error:
        raise QuestionFileError(f"{path} cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise QuestionFileError(
            f"{path} is no question file ({type(error).__name__}: {error}); expected are SQuAD "
            "JSON (.json), or lines of JSON with question, answer and evidence"
        ) from error


def across(files: Sequence[QuestionFile]) -> list[QuestionFile]:
    """Ask each SQuAD file's questions of the paragraphs of the earlier ones, matched by id."""
    asked = [
        with_paragraphs(file, earlier)
        for place, file in enumerate(files)
        for earlier in files[:place]
        if file.articles and earlier.articles
    ]
    return [file for file in asked if file.cases]


def with_paragraphs(questions: QuestionFile, paragraphs: QuestionFile) -> QuestionFile:
    """Ask one SQuAD file's questions of another's paragraphs, matched by question id."""
    texts = {case.id: case.question for case in questions.cases}
    cases = [
        replace(case, question=texts[case.id]) for case in paragraphs.cases if case.id in texts
    ]
    name = f"{questions.name} on {paragraphs.name}"
    return QuestionFile(name, tuple(cases), paragraphs.articles)


def half_left_out(file: QuestionFile) -> QuestionFile:
    """Leave every second article of a SQuAD file out: its questions then have no answer."""
    names = sorted({_name(article) for article, _ in file.articles})
    gone = frozenset(names[1::2])
    return QuestionFile(
        file.name,
        tuple(
            replace(case, answers=(), evidence=(), place=None)
            if case.place and _name(case.place[0]) in gone
            else case
            for case in file.cases
        ),
        tuple(article for article in file.articles if _name(article[0]) not in gone),
    )


def near_misses(file: QuestionFile) -> Iterator[QuestionFile]:
    """Take answers out of a SQuAD file's paragraphs, and ask for them: the rest is still there.

    Each file that is yielded lacks, of each paragraph, the sentences with one question's answer,
    and holds these questions; paragraphs of which little would be left are asked nothing.
    """
    asked: dict[str, list[Case]] = defaultdict(list)
    for case in file.cases:
        if case.place:
            asked[case.place[0]].append(case)
    for turn in range(_TURNS):
        cases, articles = [], []
        for name, whole in file.articles:
            data, article = whole, read_article(whole, name)
            questions = asked[name.removesuffix(".md")]
            for one in questions[turn : turn + 1]:
                if rest := _without(article.text, one):
                    cases.append(replace(one, answers=(), evidence=(), place=None))
                    data = compose(Facts(title=article.title), rest)
            articles.append((name, data))
        yield QuestionFile(f"{file.name}, answers taken out", tuple(cases), tuple(articles))


def _without(text: str, case: Case) -> str:
    """Leave the sentences out that hold a case's answer; nothing where less than two are left."""
    words, start = case.evidence[0], case.place[1] if case.place else 0
    kept = [
        text[one.start : one.end]
        for one in split_sentences(text)
        if not (one.start < start + len(words) and start < one.end)
        and words.lower() not in text[one.start : one.end].lower()
    ]
    return " ".join(kept) if len(kept) > 1 else ""


def spots(case: Case, corpus: Corpus) -> Iterator[Spot]:
    """Yield the places of all evidence."""
    if case.place:
        article, start = case.place
        yield article, start, start + len(case.evidence[0])
        return
    for one in corpus.read():
        if isinstance(one, UnreadableArticle):
            continue
        for words in case.evidence:
            start = one.text.find(words)
            while start >= 0:
                yield one.id, start, start + len(words)
                start = one.text.find(words, start + 1)


def overlaps(citation: Citation, spot: Spot) -> bool:
    """Whether a citation and a place have words in common."""
    article, start, end = spot
    return citation.article.id == article and citation.start < end and start < citation.end


def _name(article: str) -> str:
    """Return which SQuAD article a paragraph is of."""
    return article.split("-")[0]


def _line(row: dict[str, Any]) -> Iterator[Case]:
    """Read a row of JSON lines: one question, or a dialogue's turns."""
    turns = row.get("turns", [row])
    for number, turn in enumerate(turns):
        yield Case(
            id=f"{row['id']}.{number + 1}" if "turns" in row else str(row["id"]),
            question=turn["question"],
            answers=tuple(turn["answer"]),
            evidence=tuple(normalise(text) for text in turn["evidence"]),
            before=tuple(earlier["question"] for earlier in turns[:number]),
        )


def _squad(name: str, content: dict[str, Any]) -> QuestionFile:
    """Read SQuAD 1.1 JSON: each paragraph is an article, each answer its own evidence."""
    articles: dict[str, bytes] = {}
    cases = []
    for number, article in enumerate(content["data"]):
        title = str(article.get("title", "")).replace("_", " ") or None
        for place, paragraph in enumerate(article["paragraphs"]):
            key = f"{number:03}-{place:03}"
            text = str(paragraph["context"])
            articles[f"{key}.md"] = compose(Facts(title=title), text)
            for asked in paragraph["qas"]:
                first = asked["answers"][0]
                # Normalising may drop signs, so the place is found again from what goes before.
                start = len(normalise(text[: first["answer_start"]] + "|")) - 1
                words = normalise(first["text"])
                cases.append(
                    Case(asked["id"], asked["question"], (words,), (words,), place=(key, start))
                )
    return QuestionFile(name, tuple(cases), tuple(articles.items()))
