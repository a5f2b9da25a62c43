"""A small server that speaks OpenAI's protocol on loopback, and fails in every way that they do."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[dict[str, Any]], str]


@dataclass
class Script:
    """What the server does: its reply to the messages, and how it goes wrong.

    ``status`` is answered until ``times`` requests have got it; ``cut`` ends the stream after so
    many characters without an end; ``pause`` is slept before each piece of ``size`` characters.
    """

    reply: Reply = lambda _: ""
    status: int = 200
    times: int = 1_000_000
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    pause: float = 0.0
    size: int = 12
    no_format: bool = False
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    gone: threading.Event = field(default_factory=threading.Event)

    def passages(self) -> list[dict[str, Any]]:
        """The passages that the last request gave."""
        return passages(self.asked[-1])


def passages(request: dict[str, Any]) -> list[dict[str, Any]]:
    """Read the numbered passages out of a request."""
    lines = request["messages"][-1]["content"].splitlines()
    return [json.loads(line) for line in lines if line.startswith('{"passage"')]


def answer(*statements: tuple[str, int, str]) -> str:
    """Write a reply: for each statement its text, its passage and the words relied on."""
    return json.dumps(
        {
            "answerable": True,
            "statements": [
                {"text": text, "evidence": [{"passage": number, "words": words}]}
                for text, number, words in statements
            ],
        },
        ensure_ascii=False,
    )


@contextmanager
def serving(script: Script) -> Iterator[str]:
    """Serve a script and yield its base URL."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["content-length"])))
            script.asked.append(request)
            script.keys.append(self.headers.get("authorization", ""))
            refused = script.no_format and "response_format" in request
            if refused or (script.status != 200 and len(script.asked) <= script.times):
                self._refuse(400 if refused else script.status)
                return
            self._stream(script.reply(request))

        def _refuse(self, status: int) -> None:
            body = json.dumps({"error": {"message": "no, said the server", "type": "x"}}).encode()
            self.send_response(status)
            for name, value in script.headers.items():
                self.send_header(name, value)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _stream(self, text: str) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/event-stream")
            self.end_headers()
            try:
                end = len(text) if script.cut is None else script.cut
                for start in range(0, end, script.size):
                    time.sleep(script.pause)
                    self._event({"content": text[start : min(end, start + script.size)]}, None)
                if script.cut is None:
                    self._event({}, "stop")
                    self.wfile.write(b"data: [DONE]\n\n")
                else:
                    self.connection.close()
            except OSError:
                script.gone.set()

        def _event(self, delta: dict[str, Any], reason: str | None) -> None:
            data = {
                "id": "x",
                "object": "chat.completion.chunk",
                "created": 0,
                "model": "m",
                "choices": [{"index": 0, "delta": delta, "finish_reason": reason}],
            }
            self.wfile.write(f"data: {json.dumps(data)}\n\n".encode())
            self.wfile.flush()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
