"""What stands before the page: requests that are too large are refused, busy is said in words.

Plain ASGI: https://asgi.readthedocs.io/en/latest/specs/www.html
"""

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from assistant.page.desk import preferred_language
from assistant.texts import say

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

MAX_REQUEST = 8_000_000
"""Bytes of a request; a text of an article has at most 5 MB."""

MAX_UPLOAD = 64_000_000
"""Bytes of an upload of files in one go."""


class _TooLarge(Exception):
    """More was sent than is allowed."""


class Gate:
    """ASGI middleware around the page's app."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        language = preferred_language(headers.get(b"accept-language", ""))
        most = MAX_UPLOAD if scope["path"].endswith("/upload") else MAX_REQUEST
        large = say("request_large", language, limit=most // 1_000_000)
        length = headers.get(b"content-length", "0")
        if not length.isdecimal() or int(length) > most:
            await _refuse(send, 413, large)
            return
        counted, refused = 0, False

        async def receive_counted() -> Message:
            nonlocal counted
            message = await receive()
            counted += len(message.get("body", b""))
            if counted > most:
                raise _TooLarge
            return message

        async def send_in_words(message: Message) -> None:
            nonlocal refused
            if refused:
                return
            begins = message["type"] == "http.response.start"
            if begins and counted > most:  # whatever the app makes of `_TooLarge`
                refused = True
                await _refuse(send, 413, large)
            elif begins and message["status"] == 503 and _asks(scope["path"]):
                # What Gradio says of a full queue is in English, and its page has other words.
                refused = True
                await _refuse(send, 429, say("busy", language))
            else:
                await send(message)

        try:
            await self._app(scope, receive_counted, send_in_words)
        except _TooLarge:
            if not refused:
                await _refuse(send, 413, large)


def _asks(path: str) -> bool:
    """Whether Gradio puts requests to this path into its queue: the page's and programs'."""
    return path.endswith("/queue/join") or "/call/" in path


async def _refuse(send: Send, status: int, told: str) -> None:
    body = json.dumps({"detail": told}, ensure_ascii=False).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    if status == 429:
        headers.append((b"retry-after", b"5"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
