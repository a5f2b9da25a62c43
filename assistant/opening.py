"""How a command brings the index up to date: with progress, or it leaves that to others."""

import sys
from typing import TYPE_CHECKING, Any

from assistant.client import opened
from assistant.settings import Settings
from assistant.terminal import progress
from index.embedding import EmbeddingError
from index.lock import IndexHeld

if TYPE_CHECKING:  # late: what answers questions takes seconds to import
    from assistant.assistant import Assistant


class CommandError(RuntimeError):
    """A command could not do its work; the message says why and what to do."""


def synced(assistant: "Assistant") -> Any:
    """Sync with a progress bar and return the report."""
    with progress("articles") as tell:
        return assistant.sync(tell)


def sync_or_leave(settings: Settings) -> None:
    """Index what changed, or leave it to the process that holds the index and watches."""
    try:
        assistant = opened(settings, "belegt add")
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
