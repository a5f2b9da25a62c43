"""What a chat model replied, however it wrote it: JSON, JSON in prose, cut JSON, or prose."""

import json
import re
from dataclasses import dataclass
from typing import Any

from langchain_core.utils.json import parse_partial_json

from index.sentences import split_sentences

MOST = 12
"""Statements of a reply that are looked at."""

_FENCE = re.compile(r"^\s*```(?:json)?\s*|\s*```\s*$")
_THOUGHT = re.compile(r"^\s*<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)\s*", re.DOTALL)
_TRAILING = re.compile(r",\s*([}\]])")
_MARK = re.compile(r"\s*[\[【](\d{1,2}(?:\s*[,;]\s*\d{1,2})*)[\]】]")
_BULLET = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+")


class UnreadableReply(ValueError):
    """The reply is no JSON that says anything, or it ends before it is complete."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement as the model wrote it, with numbers of passages and the words relied on."""

    text: str
    evidence: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What was said so far; ``answerable`` is False where the model says so itself."""

    claims: tuple[Claim, ...] = ()
    answerable: bool = True


def read_reply(text: str) -> Reply:
    """Read a whole reply; raises `UnreadableReply`."""
    plain = _unwrapped(text)
    if (start := _json_start(plain)) is None:
        return Reply(_prose(plain))
    for attempt in (plain[start:], _TRAILING.sub(r"\1", plain[start:])):
        try:
            value, _ = json.JSONDecoder(strict=False).raw_decode(attempt)
        except ValueError:
            continue
        return _reply(value)
    raise UnreadableReply("the reply is no complete JSON")


def read_growing(text: str) -> Reply:
    """Read what has arrived of a reply; its last statement may be unfinished."""
    plain = _unwrapped(text)
    if (start := _json_start(plain)) is None:
        return Reply(_prose(plain)) if plain and plain[0] not in "{[`" else Reply()
    try:
        return _reply(parse_partial_json(plain[start:]))
    except (ValueError, UnreadableReply):
        return Reply()


def _unwrapped(text: str) -> str:
    return _FENCE.sub("", _THOUGHT.sub("", text)).strip()


def _json_start(text: str) -> int | None:
    """Return where JSON begins, at the beginning or after some words; None in prose."""
    found = re.search(r'[{\[]\s*(?:"|\{|\}|\]|$)', text)
    return found.start() if found else None


def _reply(value: Any) -> Reply:
    if isinstance(value, list):
        value = {"statements": value}
    if not isinstance(value, dict):
        raise UnreadableReply("the reply is no JSON object")
    listed = value.get("statements")
    if not isinstance(listed, list):
        spoken = next((value[key] for key in ("answer", "text", "reply") if key in value), "")
        return Reply(_prose(str(spoken)), value.get("answerable") is not False)
    claims = tuple(claim for one in listed[:MOST] if (claim := _claim(one)))
    return Reply(claims, value.get("answerable") is not False)


def _claim(value: Any) -> Claim | None:
    if isinstance(value, str):
        value = {"text": value}
    if not isinstance(value, dict) or not str(value.get("text") or "").strip():
        return None
    listed = value.get("evidence") or []
    evidence = []
    for one in listed if isinstance(listed, list) else [listed]:
        number = one.get("passage") if isinstance(one, dict) else one
        words = str(one.get("words") or "") if isinstance(one, dict) else ""
        if str(number or "").strip().isdecimal():
            evidence.append((int(str(number)), words))
    text, marked = _without_marks(str(value["text"]))
    return Claim(text, (*evidence, *marked)) if text else None


def _prose(text: str) -> tuple[Claim, ...]:
    """Read sentences with marks such as [1]; a mark after a full stop belongs before it."""
    claims = []
    for line in text.splitlines():
        plain = re.sub(rf"([.!?])({_MARK.pattern}(?:{_MARK.pattern})*)", r"\2\1", line)
        plain = _BULLET.sub("", plain)
        for sentence in split_sentences(plain):
            said, marked = _without_marks(plain[sentence.start : sentence.end])
            if said:
                claims.append(Claim(said, marked))
    return tuple(claims[:MOST])


def _without_marks(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    marked = tuple(
        (int(number), "")
        for found in _MARK.finditer(text)
        for number in re.split(r"\D+", found[1])
        if number
    )
    return " ".join(_MARK.sub("", text).split()), marked
