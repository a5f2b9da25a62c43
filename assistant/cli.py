"""The command line `belegt`. Results go to standard output, progress and errors to standard error.

Exit codes: 0, 1 (could not), 2 (usage).
"""

import argparse
import datetime
import logging
import runpy
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant import article_commands, client, doctor
from assistant.opening import synced
from assistant.settings import Settings
from assistant.terminal import (
    print_answer,
    print_checked,
    print_json,
    print_scores,
    print_status,
    progress,
)
from corpus.facts import parse_date
from corpus.folder import UnknownArticle
from index.filter import Filter
from index.manifest import MANIFEST, read_status

_HELP = """\
Ask news articles, and see for each sentence of the answer the words that carry it.

  belegt ask "Wer verhandelte in Miami?"     ask; with --json for programs
  belegt check "…"                           check quotations: verbatim, altered, invented?
  belegt add report.pdf --date 2025-12-07    add articles: files, folders, ZIPs, web addresses, or -
  belegt list                                list the articles with their ids
  belegt serve                               open the page on http://127.0.0.1:7860
"""
_EPILOG = """\
Settings are environment variables: BELEGT_CORPUS (folder of articles), BELEGT_HOME (derived data),
BELEGT_EMBEDDING_MODEL, BELEGT_CHROMA_URL, BELEGT_CHAT_MODEL, BELEGT_HOST, BELEGT_PORT and more;
the README explains each.
"""


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
        print_json(answer)
    else:
        print_answer(answer)


def _day(text: str) -> datetime.date | None:
    return parse_date(text) if text else None


def _check(options: argparse.Namespace, settings: Settings) -> int:
    text = " ".join(options.text) if options.text else sys.stdin.read()
    checked = client.check(text, options.article, settings)
    if options.json:
        print_json(checked)
    else:
        print_checked(checked)
    return 0


def _sync_command(options: argparse.Namespace, settings: Settings) -> None:
    assistant = client.opened(settings, "belegt sync", client.PATIENCE)
    try:
        report = synced(assistant)
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
        print_json(asdict(status) | {"synced": synced, "home": str(settings.home)})
    else:
        print_status(status, str(settings.corpus), str(settings.home))


def _serve(options: argparse.Namespace, settings: Settings) -> None:
    # The app stands above this package, so it is run, not imported.
    runpy.run_module("app", run_name="__main__")


def _eval(options: argparse.Namespace, settings: Settings) -> None:
    from assistant import cases, evaluation  # late: they need all that answers questions

    files = [cases.read_questions(path) for path in options.files]
    if options.paragraphs:
        other = cases.read_questions(options.paragraphs)
        files = [cases.with_paragraphs(file, other) for file in files]
    if options.fit:
        from assistant.fitting import fit

        missed = [cases.read_questions(path) for path in options.near_misses]
        with progress("fitting") as tell:
            print_json(fit(files, settings, tell, missed))
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
        print_json({name: asdict(one) for name, one in scores.items()})
    else:
        print_scores(scores)


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
    article_commands.register(command)
    command("sync", _sync_command, "bring the index in step with the folder of articles")
    command("status", _status, "say what the index holds, and which model made it", as_json=True)
    doctor.register(command)
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
    evaluate.add_argument(
        "--near-misses",
        metavar="FILE",
        type=Path,
        nargs="+",
        default=[],
        help="near misses that count for the thresholds alone when fitting",
    )
    evaluate.add_argument("--misses", action="store_true", help="print what was missed, to stderr")
    return parser
