"""How the command line shows things: plain text on standard output, progress on standard error."""

import json
import shutil
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from assistant.texts import explained, say
from corpus.article import Article
from index.changes import Edit
from index.manifest import Status

if TYPE_CHECKING:  # late: measuring needs all that answers questions
    from assistant.evaluation import Scores

_ROWS = {
    "answerable": "questions with an answer",
    "unanswerable": "questions without",
    "evidence_cited": "evidence cited",
    "answer_said": "answer in the text",
    "marked_right": "marks that answer",
    "passage_recall_1": "passage R@1",
    "passage_recall_5": "passage R@5",
    "passage_ndcg_10": "passage nDCG@10",
    "sentence_recall_1": "sentence R@1",
    "sentence_recall_5": "sentence R@5",
    "refused_rightly": "refused, rightly",
    "refused_wrongly": "refused, wrongly",
    "auroc": "AUROC of confidence",
    "refused_at": "refused at 5 % wrongly",
    "seconds": "seconds a question (median)",
}


def print_answer(answer: Mapping[str, Any]) -> None:
    """Print an answer, as `Answer.to_json` gives it, with its sources below."""
    if answer["warning"]:
        print(_wrapped(answer["warning"]), end="\n\n")
    if answer["abstained"]:
        print(_wrapped(answer["text"]))
        return
    if answer["disagree"]:
        print(say("disagree", answer["language"]))
    for statement in answer["statements"]:
        marks = "".join(f"[{place + 1}]" for place in statement["citations"])
        unproven = "" if statement["proven"] else f" ({statement['reason']})"
        told = ", ".join(filter(None, (statement["speaker"], statement["days"])))
        note = f" ({told})" if told else ""
        print(_wrapped(f"{statement['text']}{note} {marks}{unproven}"))
    print()
    for number, cited in enumerate(answer["citations"], 1):
        page = say("page", answer["language"], number=cited["page"]) if cited["page"] else ""
        about = [cited["title"], page, cited["source"], cited["date"], cited["url"]]
        print(_wrapped(f"[{number}] {', '.join(part for part in about if part)}", "    "))
        place = f"{cited['article']}:{cited['start']}-{cited['end']}"
        print(_wrapped(f"    {place} “{' '.join(cited['quote'].split())}”", "    "))


def print_checked(checked: Mapping[str, Any]) -> None:
    """Print what a quote check found, as `Assistant.check` gives it, a block a sentence."""
    language = checked["language"]
    for sentence in checked["sentences"]:
        found = say(f"found_{sentence['verdict']}", language)
        print(_wrapped(f"{found}: {sentence['text']}"))
        for one in sentence["differences"]:
            print(_wrapped(f"  {explained(one['kind'], one['given'], one['source'], language)}"))
        if cited := sentence["citation"]:
            about = [cited["title"], cited["source"], cited["date"], cited["url"]]
            print(_wrapped(f"  {', '.join(part for part in about if part)}", "    "))
            speaker = f"{sentence['speaker']}: " if sentence["speaker"] else ""
            place = f"{cited['article']}:{cited['start']}-{cited['end']}"
            print(_wrapped(f"  {place} {speaker}“{' '.join(cited['quote'].split())}”", "    "))


def print_articles(articles: Sequence[Article]) -> None:
    """Print a line an article: date, id, title."""
    longest = max((len(article.id) for article in articles), default=0)
    for article in articles:
        print(f"{article.date or '–'!s:<10}  {article.id:<{longest}}  {article.title}")


def print_changes(old: str, new: str, edits: Sequence[Edit]) -> None:
    """Print what changed from one text to another: ``-`` what went, ``+`` what came."""
    for edit in edits:
        if edit.kind == "same":
            continue
        for sign, text, (start, end) in (("-", old, edit.old), ("+", new, edit.new)):
            if start < end:
                print(_wrapped(f"{sign} {' '.join(text[start:end].split())}", "  "))


def print_json(value: Any) -> None:
    """Print a value as JSON for programs."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    print()


def print_status(status: Status, corpus: str, home: str) -> None:
    """Print what the index holds."""
    rows = {
        "corpus": corpus,
        "index": home,
        "articles": status.articles,
        "passages": status.passages,
        "embedding model": status.embedding_model or "none yet (run: belegt sync)",
        "last sync": status.synced.isoformat(sep=" ") if status.synced else "never",
    }
    for name, value in rows.items():
        print(f"{name:<16} {value}")
    for problem in status.problems.values():
        print(f"{'unreadable':<16} {problem}")


def print_scores(scores: Mapping[str, "Scores"]) -> None:
    """Print a table: a row a measure, a column a question file."""
    columns = {name: asdict(one) for name, one in scores.items()}
    first = max(len(label) for label in _ROWS.values())
    print(" " * first, *columns, sep="  ")
    for key, label in _ROWS.items():
        cells = [_cell(key, values).rjust(len(name)) for name, values in columns.items()]
        print(label.ljust(first), *cells, sep="  ")


@contextmanager
def progress(what: str) -> Iterator[Any]:
    """Show a bar on standard error; gives the function that a sync tells its progress."""
    with tqdm(desc=what, unit="", leave=False, disable=None) as bar:

        def tell(done: int, total: int, name: str) -> None:
            bar.total = total
            bar.set_postfix_str(name[:30], refresh=False)
            bar.update(done - bar.n)

        yield tell


def _cell(key: str, values: Mapping[str, Any]) -> str:
    if key in ("answerable", "unanswerable"):
        return f"{values[key]:.0f}"
    if key in ("auroc", "refused_at"):
        value = values["auroc"] if key == "auroc" else values["refused_at"]["5%"]
        return f"{value:.3f}" if values["answerable"] and values["unanswerable"] else "–"
    about = "unanswerable" if key == "refused_rightly" else "answerable"
    return f"{values[key]:.3f}" if key == "seconds" or values[about] else "–"


def _wrapped(text: str, indent: str = "") -> str:
    width = min(100, shutil.get_terminal_size().columns)
    return textwrap.fill(text, width, subsequent_indent=indent, break_on_hyphens=False)
