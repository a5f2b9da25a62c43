"""Talks with a chat model: sends messages and yields the reply as it grows."""

import time
from collections.abc import Iterator, Sequence
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage

from assistant.chat.failures import ChatFailure, failure_of, is_refused_format, retry_after

LONGEST = 8_000
"""Characters of a reply that are read; what goes on beyond is stopped."""

_PATIENCE = 5.0  # seconds to wait for a busy server that asks for it, once
_NAME = "belegt_reply"


class Talker:
    """One chat model; several threads may talk with it."""

    def __init__(self, model: BaseChatModel) -> None:
        self._model = model
        self._structured = True  # until a server refuses it

    def reply(self, messages: Sequence[BaseMessage], schema: dict[str, Any]) -> str:
        """Return a whole reply; raises `ChatFailure`."""
        text = ""
        for text in self.growing(messages, schema):  # noqa: B007 - the last one is wanted
            pass
        return text

    def growing(self, messages: Sequence[BaseMessage], schema: dict[str, Any]) -> Iterator[str]:
        """Yield the reply so far, each time that it has grown; raises `ChatFailure`.

        Closing the iterator closes the connection.
        """
        text = ""
        for chunk in self._chunks(messages, schema):
            if chunk:
                text += chunk
                yield text[:LONGEST]
            if len(text) > LONGEST:
                raise ChatFailure("chat_long")
        if not text.strip():
            raise ChatFailure("chat_empty")

    def _chunks(self, messages: Sequence[BaseMessage], schema: dict[str, Any]) -> Iterator[str]:
        waited = False
        while True:
            options = self._form(schema) if self._structured else {}
            arrived = False
            try:
                for chunk in self._model.stream(list(messages), **options):
                    arrived = True
                    yield str(chunk.text)
                return
            except Exception as error:  # each provider has its own
                if not arrived and options and is_refused_format(error):
                    self._structured = False
                    continue
                seconds = None if arrived or waited else retry_after(error, _PATIENCE)
                if seconds is None:
                    raise failure_of(error) from error
            waited = True
            time.sleep(seconds)

    def _form(self, schema: dict[str, Any]) -> dict[str, Any]:
        """How a provider is asked for JSON of a schema; the others are asked in words alone."""
        kind = self._model._llm_type
        if kind in ("openai-chat", "azure-openai-chat"):
            form = {"type": "json_schema", "json_schema": {"name": _NAME, "strict": True}}
            form["json_schema"] |= {"schema": schema}  # type: ignore[operator]
            # Beside the client's own ways, which read the reply themselves.
            return {"extra_body": {"response_format": form}}
        return {"format": schema} if kind == "chat-ollama" else {}
