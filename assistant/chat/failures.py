"""What can go wrong with a chat model, in words for the reader. Each ends in another answer."""

import re

from assistant.texts import say

_ORDERS = re.compile(
    r"\b(?:ignor\w+|disregard\w*|forget|vergiss|vergesst|missachte\w*|überschreib\w*)\b.{0,40}"
    r"\b(?:instruction|prompt|rule|anweisung|anleitung|regel|vorgabe|befehl)\w*"
    r"|\bsystem ?prompt\b|\byou are now\b|\bdu bist (?:jetzt|nun|ab sofort)\b"
    r"|\b(?:reply|answer|respond|antworte\w*) (?:only|just|nur|ausschließlich)\b"
    r"|\bas an? (?:ai|language model)\b|\bals (?:ki|sprachmodell)\b",
    re.IGNORECASE | re.DOTALL,
)


class ChatFailure(Exception):
    """The chat model gave no answer that can be used; ``key`` names the text for the reader."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key

    def notice(self, language: str) -> str:
        """Say it in the reader's language; never what a server said, nor a key."""
        return say(self.key, language)


def failure_of(error: Exception) -> ChatFailure:
    """Tell what an error of a provider's client means; all of them carry the status of HTTP."""
    status = getattr(error, "status_code", None)
    name = type(error).__name__
    if status in (401, 403):
        return ChatFailure("chat_key")
    if status == 429:
        return ChatFailure("chat_busy")
    if "Timeout" in name or isinstance(error, TimeoutError):
        return ChatFailure("chat_slow")
    if "Connection" in name or "Connect" in name or isinstance(error, ConnectionError):
        return ChatFailure("chat_down")
    return ChatFailure("chat_failed")


def retry_after(error: Exception, most: float) -> float | None:
    """Return how many seconds a busy server asks to wait, if that is at most ``most``."""
    if getattr(error, "status_code", None) != 429:
        return None
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    try:
        seconds = float(headers.get("retry-after", ""))
    except ValueError:
        return None
    return seconds if 0 <= seconds <= most else None


def is_refused_format(error: Exception) -> bool:
    """Whether a server may have refused the form that the reply was asked in."""
    return getattr(error, "status_code", None) in (400, 404, 415, 422, 501)


def gives_orders(text: str) -> bool:
    """Whether a statement repeats what somebody wrote for a model to obey."""
    return bool(_ORDERS.search(text))
