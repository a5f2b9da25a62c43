"""Asks and checks for the command line: in this process, or by the app that holds the index."""

import base64
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from assistant.settings import Settings
from assistant.terminal import progress
from index.filter import Filter
from index.lock import Holder, IndexHeld
from index.manifest import MANIFEST, read_status

if TYPE_CHECKING:  # late: what answers questions takes seconds to import
    from assistant.assistant import Assistant

PATIENCE = 60.0
"""Seconds to wait for another command to let go of the index."""

Work = Callable[["Assistant"], dict[str, Any]]


class AppError(RuntimeError):
    """The app that holds the index could not be asked; the message says why and what to do."""


def ask(question: str, within: Filter, settings: Settings) -> dict[str, Any]:
    """Answer a question; returns `Answer.to_json`."""
    days = [day.isoformat() if day else "" for day in (within.since, within.until)]
    return _here_or_there(
        settings,
        "belegt ask",
        lambda assistant: assistant.ask(question, within=within).to_json(),
        ("/ask", question, *days, within.source),
    )


def check(text: str, article: str, settings: Settings) -> dict[str, Any]:
    """Check a text against the articles; returns what `belegt check --json` prints."""
    return _here_or_there(
        settings,
        "belegt check",
        lambda assistant: _checked(assistant, text, article),
        ("/check_quotes", text, article),
    )


def _checked(assistant: "Assistant", text: str, article: str) -> dict[str, Any]:
    from assistant.proof.check import to_json

    return to_json(assistant.check(text, article), text)


def opened(settings: Settings, purpose: str, wait: float = 0.0) -> "Assistant":
    """Open the assistant; raises what `Assistant.open` raises."""
    from assistant.assistant import Assistant

    return Assistant.open(settings, purpose=purpose, wait=wait)


def _here_or_there(
    settings: Settings,
    purpose: str,
    here: Work,
    there: tuple[str, ...],
) -> dict[str, Any]:
    """Do it here, or by the app: it is safe, and quicker than loading a model."""
    try:
        return _here(settings, purpose, here)
    except IndexHeld as held:
        if held.holder and held.holder.url:
            return _there(settings, held.holder, there)
        print(f"belegt: waiting: {held}", file=sys.stderr)
    return _here(settings, purpose, here, PATIENCE)


def _here(
    settings: Settings,
    purpose: str,
    work: Work,
    wait: float = 0.0,
) -> dict[str, Any]:
    assistant = opened(settings, purpose, wait)
    try:
        with progress("articles") as tell:
            assistant.sync(tell)
        return work(assistant)
    finally:
        assistant.close()


def _there(settings: Settings, holder: Holder, call: tuple[str, ...]) -> dict[str, Any]:
    folder = read_status(settings.home / MANIFEST).corpus
    if folder != str(settings.corpus.resolve()):
        raise AppError(
            f"the index in {settings.home} is in use for the articles in {folder}; "
            "set BELEGT_HOME to another folder"
        )
    from gradio_client import Client
    from gradio_client.exceptions import AppError as Refused

    try:
        name, *arguments = call
        client = Client(holder.url, verbose=False, headers=_login(settings))
        done: dict[str, Any] = client.predict(*arguments, api_name=name)
    except (Refused, OSError, ValueError) as error:
        raise AppError(f"the app on {holder.url} did not answer: {error}") from error
    return done


def _login(settings: Settings) -> dict[str, str]:
    """The header that the app asks for where it has users: the first of them."""
    users = settings.auth.get_secret_value().split()
    coded = base64.b64encode(users[0].encode()).decode() if users else ""
    return {"Authorization": f"Basic {coded}"} if coded else {}
