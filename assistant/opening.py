"""How a command opens the assistant: it waits, shows progress, or leaves the work to others."""

import sys
from typing import TYPE_CHECKING, Any

from assistant.settings import Settings
from assistant.terminal import progress
from index.embedding import EmbeddingError
from index.lock import IndexHeld

if TYPE_CHECKING:  # late: what answers questions takes seconds to import
    from assistant.assistant import Assistant

PATIENCE = 60.0
"""Seconds to wait for another command to let go of the index."""


class CommandError(RuntimeError):
    """A command could not do its work; the message says why and what to do."""


def open_assistant(settings: Settings, purpose: str, wait: float = 0.0) -> "Assistant":
    """Open the assistant; raises what `Assistant.open` raises."""
    from assistant.assistant import Assistant

    return Assistant.open(settings, purpose=purpose, wait=wait)


def synced(assistant: "Assistant") -> Any:
    """Sync with a progress bar and return the report."""
    with progress("articles") as tell:
        return assistant.sync(tell)


def sync_or_leave(settings: Settings) -> None:
    """Index what changed, or leave it to the process that holds the index and watches."""
    try:
        assistant = open_assistant(settings, "belegt add")
    except IndexHeld as held:
        who = held.holder.purpose if held.holder else "the process that holds the index"
        print(f"belegt: {who} takes the change up within seconds", file=sys.stderr)
        return
    except EmbeddingError as error:
        raise CommandError(f"the articles are stored, but not indexed: {error}") from error
    try:
        synced(assistant)
    finally:
        assistant.close()
