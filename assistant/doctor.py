"""The command `belegt doctor`: checks articles, index and their agreement, and repairs."""

import argparse
import shutil
import sqlite3
from collections.abc import Callable
from typing import Any

from assistant.client import PATIENCE, opened
from assistant.opening import synced
from assistant.settings import Settings
from corpus.checkup import check_corpus
from corpus.folder import Corpus
from index.lock import IndexHeld, IndexLock


def register(command: Callable[..., Any]) -> None:
    """Add the command to the parser; ``command`` is `assistant.cli`'s."""
    doctor = command("doctor", _doctor, "check articles and index, and repair what can be repaired")
    doctor.add_argument(
        "--rebuild", action="store_true", help="delete the index first and build it anew"
    )


def _doctor(options: argparse.Namespace, settings: Settings) -> int:
    corpus = Corpus(settings.corpus)
    found = check_corpus(corpus)
    print(f"articles: {found.articles} can be read")
    problems = found.problems
    repaired = found.repaired
    if options.rebuild:
        _delete_index(settings)
        repaired.append("the index is built anew")
    try:
        _check_index(settings, repaired)
    except IndexHeld as held:
        problems.append(f"the index was not checked: {held}")
    # Whatever the libraries say about a damaged index, the way out is the same.
    except (OSError, ValueError, RuntimeError, sqlite3.DatabaseError) as error:
        problems.append(f"the index: {error}; if it stays so, run: belegt doctor --rebuild")
    for line in repaired:
        print(f"repaired: {line}")
    for line in problems:
        print(f"problem: {line}")
    count = f"{len(problems)} problem{' needs' if len(problems) == 1 else 's need'} you"
    print(count if problems else "all is well")
    return 1 if problems else 0


def _check_index(settings: Settings, repaired: list[str]) -> None:
    assistant = opened(settings, "belegt doctor", PATIENCE)
    try:
        synced(assistant)
        wrong = assistant.index.repair()
        if wrong:
            synced(assistant)
            repaired.append(f"indexed afresh: {', '.join(wrong)}")
        status = assistant.status()
        print(f"index: {status.passages} passages of {status.articles} articles, in agreement")
    finally:
        assistant.close()


def _delete_index(settings: Settings) -> None:
    """Delete what is derived from the articles; raises `IndexHeld` while somebody has it."""
    lock = IndexLock(settings.home)
    lock.acquire("belegt doctor", PATIENCE)
    try:
        for path in settings.home.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.suffix != ".lock":
                path.unlink()
    finally:
        lock.release()
