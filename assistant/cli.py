"""The command line `belegt`. Results go to standard output, progress and errors to standard error.

Exit codes: 0, 1 (could not), 2 (usage).
"""

import argparse
import datetime
import json
import logging
import runpy
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import client
from assistant.settings import Settings
from assistant.terminal import (
    print_answer,
    print_articles,
    print_checked,
    print_scores,
    print_status,
    progress,
)
from corpus.article import Article
from corpus.folder import Corpus, UnknownArticle
from corpus.readers import MAX_BYTES, Facts, UnreadableArticle, parse_date
from index.embedding import EmbeddingError
from index.filter import Filter
from index.lock import IndexHeld
from index.manifest import MANIFEST, read_status

if TYPE_CHECKING:  # late: what answers questions takes seconds to import
    from assistant.assistant import Assistant

_HELP = """\
Ask news articles, and see for each sentence of the answer the words that carry it.

  belegt ask "Wer verhandelte in Miami?"     ask; with --json for programs
  belegt check "…"                           check quotations: verbatim, altered, invented?
  belegt add report.txt --date 2025-12-07    add an article from a file, or - for standard input
  belegt list                                list the articles with their ids
  belegt serve                               open the page on http://127.0.0.1:7860
"""
_EPILOG = """\
Settings are environment variables: BELEGT_CORPUS (folder of articles), BELEGT_HOME (derived data),
BELEGT_EMBEDDING_MODEL, BELEGT_CHROMA_URL, BELEGT_CHAT_MODEL, BELEGT_HOST, BELEGT_PORT and more;
the README explains each.
"""


class CommandError(RuntimeError):
    """A command could not do its work; the message says why and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(format="belegt: %(message)s", stream=sys.stderr, level=logging.WARNING)
    try:
        return int(options.command(options, Settings.from_environment()) or 0)
    except KeyboardInterrupt:
        error: object = "interrupted; what was done so far is kept"
    # Every error of ours is one of these; its message is written for the reader.
    except (OSError, ValueError, RuntimeError, UnknownArticle, sqlite3.DatabaseError) as problem:
        error = problem
    print(f"belegt: {error}", file=sys.stderr)
    return 1


def _ask(options: argparse.Namespace, settings: Settings) -> None:
    within = Filter(_day(options.since), _day(options.until), options.source)
    answer = client.ask(" ".join(options.question), within, settings)
    if options.json:
        _print_json(answer)
    else:
        print_answer(answer)


def _day(text: str) -> datetime.date | None:
    return parse_date(text) if text else None


def _check(options: argparse.Namespace, settings: Settings) -> int:
    text = " ".join(options.text) if options.text else sys.stdin.read()
    checked = client.check(text, options.article, settings)
    if options.json:
        _print_json(checked)
    else:
        print_checked(checked)
    return 0


def _add(options: argparse.Namespace, settings: Settings) -> int:
    if len(options.files) > 1 and (options.title or options.url):
        raise CommandError("--title and --url are of one article; add the files one by one")
    given = Facts(
        title=options.title,
        date=parse_date(options.date) if options.date else None,
        source=options.source,
        url=options.url,
        language=options.language,
    )
    corpus = Corpus(settings.corpus)
    failed = 0
    for name in options.files:
        try:
            article = corpus.add(_bytes(name), "-.txt" if name == "-" else Path(name).name, given)
        except (OSError, UnreadableArticle) as error:
            failed += 1
            print(f"belegt: {error}", file=sys.stderr)
            continue
        print(article.id)
        if article.date is None:
            print(
                f"belegt: {name}: no date found; say it with --date YYYY-MM-DD, or write "
                f"date: YYYY-MM-DD into the article's front matter ({article.id})",
                file=sys.stderr,
            )
    _sync_or_leave(settings)
    return 1 if failed else 0


def _bytes(name: str) -> bytes:
    """Read a file, or standard input, a little beyond the limit at most."""
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _list(options: argparse.Namespace, settings: Settings) -> None:
    read = list(Corpus(settings.corpus).read())
    articles = [one for one in read if isinstance(one, Article)]
    if options.json:
        _print_json(
            [
                {
                    "id": article.id,
                    "version": article.version,
                    "title": article.title,
                    "date": article.date.isoformat() if article.date else None,
                    "source": article.source or None,
                    "url": article.url or None,
                    "language": article.language,
                    "words": len(article.text.split()),
                }
                for article in articles
            ]
        )
    else:
        print_articles(articles)
    for one in read:
        if isinstance(one, UnreadableArticle):
            print(f"belegt: {one}", file=sys.stderr)


def _remove(options: argparse.Namespace, settings: Settings) -> None:
    kept = Corpus(settings.corpus).remove(options.id)
    print(f"belegt: the file is kept as {kept}", file=sys.stderr)
    _sync_or_leave(settings)


def _sync_command(options: argparse.Namespace, settings: Settings) -> None:
    assistant = client.opened(settings, "belegt sync", client.PATIENCE)
    try:
        report = _sync(assistant)
    finally:
        assistant.close()
    counts = asdict(report)
    print(
        ", ".join(f"{len(counts[name])} {name}" for name in ("added", "updated", "removed"))
        + f", {report.embedded} passages embedded"
    )
    for problem in report.problems.values():
        print(f"belegt: {problem}", file=sys.stderr)


def _status(options: argparse.Namespace, settings: Settings) -> None:
    status = read_status(settings.home / MANIFEST)
    if options.json:
        synced = status.synced.isoformat() if status.synced else None
        _print_json(asdict(status) | {"synced": synced, "home": str(settings.home)})
    else:
        print_status(status, str(settings.corpus), str(settings.home))


def _serve(options: argparse.Namespace, settings: Settings) -> None:
    # The app stands above this package, so it is run, not imported.
    runpy.run_module("app", run_name="__main__")


def _eval(options: argparse.Namespace, settings: Settings) -> None:
    from assistant import cases, evaluation

    files = [cases.read_questions(path) for path in options.files]
    if options.paragraphs:
        other = cases.read_questions(options.paragraphs)
        files = [cases.with_paragraphs(file, other) for file in files]
    if options.fit:
        from assistant.fitting import fit

        with progress("fitting") as tell:
            _print_json(fit(files, settings, tell))
        return
    if options.leave_out:
        files = [cases.half_left_out(file) for file in files]
    scores = {}
    for file in files:
        with evaluation.evaluated(file, settings) as assistant, progress(file.name) as tell:
            outcomes = []
            for done, case in enumerate(file.cases, 1):
                outcomes.append(evaluation.run(case, assistant))
                tell(done, len(file.cases), case.id)
        scores[file.name] = evaluation.score(outcomes)
        if options.misses:
            for outcome in outcomes:
                if outcome.missed:
                    asked, said = outcome.case.question, outcome.answer.text
                    print(f"{outcome.case.id}: {asked} => {said}", file=sys.stderr)
    if options.json:
        _print_json({name: asdict(one) for name, one in scores.items()})
    else:
        print_scores(scores)


def _sync(assistant: "Assistant") -> Any:
    with progress("articles") as tell:
        return assistant.sync(tell)


def _sync_or_leave(settings: Settings) -> None:
    """Index what changed, or leave it to the process that holds the index and watches."""
    try:
        assistant = client.opened(settings, "belegt add")
    except IndexHeld as held:
        who = held.holder.purpose if held.holder else "the process that holds the index"
        print(f"belegt: {who} takes the change up within seconds", file=sys.stderr)
        return
    except EmbeddingError as error:
        raise CommandError(f"the articles are stored, but not indexed: {error}") from error
    try:
        _sync(assistant)
    finally:
        assistant.close()


def _print_json(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    print()


def _parser() -> argparse.ArgumentParser:
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        "belegt", description=_HELP, epilog=_EPILOG, formatter_class=plain
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def command(name: str, run: Any, about: str, *, as_json: bool = False) -> Any:
        one = commands.add_parser(name, help=about, description=about.capitalize() + ".")
        one.set_defaults(command=run)
        if as_json:
            one.add_argument("--json", action="store_true", help="print JSON")
        return one

    ask = command("ask", _ask, "ask a question, in German or English", as_json=True)
    ask.add_argument("question", nargs="+", help="the question; quote it")
    ask.add_argument("--since", default="", help="only articles of this day or later, YYYY-MM-DD")
    ask.add_argument("--until", default="", help="only articles of this day or earlier")
    ask.add_argument("--source", default="", help="only articles of this newspaper or agency")
    check = command(
        "check",
        _check,
        "check whether quotations stand in the articles, word for word",
        as_json=True,
    )
    check.add_argument("text", nargs="*", help="the text; without it, standard input is read")
    check.add_argument("--article", default="", help="id of the article that the text names")
    add = command("add", _add, "add articles: Markdown or plain text, UTF-8")
    add.add_argument("files", nargs="+", metavar="FILE", help="a file, or - for standard input")
    add.add_argument("--title", help="title, where the file does not say it")
    add.add_argument("--date", help="day of publication, YYYY-MM-DD")
    add.add_argument("--source", help="newspaper or agency")
    add.add_argument("--url", help="address of the original, http:// or https://")
    add.add_argument("--language", help="language, such as de or en")
    command("list", _list, "list the articles with date, id and title", as_json=True)
    remove = command("remove", _remove, "remove an article; its file is kept in .removed")
    remove.add_argument("id", help="the article's id, as listed by: belegt list")
    command("sync", _sync_command, "bring the index in step with the folder of articles")
    command("status", _status, "say what the index holds, and which model made it", as_json=True)
    command("serve", _serve, "serve the page")
    evaluate = command("eval", _eval, "measure with question files", as_json=True)
    evaluate.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help=".jsonl or SQuAD .json"
    )
    evaluate.add_argument("--paragraphs", type=Path, help="SQuAD file whose paragraphs are asked")
    evaluate.add_argument(
        "--leave-out", action="store_true", help="leave out every second article of SQuAD files"
    )
    evaluate.add_argument("--fit", action="store_true", help="fit weights.json anew and print it")
    evaluate.add_argument("--misses", action="store_true", help="print what was missed, to stderr")
    return parser
