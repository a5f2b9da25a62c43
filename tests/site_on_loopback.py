"""A web site on loopback that tests fetch from, and the rules that let only tests do so."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from corpus.web.addresses import Rules

PORTS = frozenset(range(65536))


@dataclass
class Page:
    """What a path answers."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    slowly: float = 0.0


class Site:
    """Pages by path; ``asked`` holds every request as host, path and headers."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.server = server
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.at_once = self.most_at_once = 0

    @property
    def port(self) -> int:
        return self.server.server_address[1]

    def url(self, path: str, host: str = "blatt.example") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for _, path, _ in self.asked]


class Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        site = self.site
        site.at_once += 1
        site.most_at_once = max(site.most_at_once, site.at_once)
        site.asked.append((self.headers["Host"], self.path, dict(self.headers)))
        page = site.pages.get(self.path, Page(status=404))
        etag = page.headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            page = Page(status=304)
        self.send_response(page.status)
        for name, value in page.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", page.kind)
        self.send_header("Content-Length", str(len(page.body)))
        self.end_headers()
        try:
            if page.slowly:
                for at in range(len(page.body)):
                    self.wfile.write(page.body[at : at + 1])
                    self.wfile.flush()
                    time.sleep(page.slowly)
            else:
                self.wfile.write(page.body)
        except OSError:  # the other side has had enough
            pass
        site.at_once -= 1

    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def served() -> Iterator[Site]:
    """Serve a site until the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("SiteHandler", (Handler,), {}))
    site = Site(server)
    server.RequestHandlerClass.site = site  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def to_loopback(trusted: str = "") -> Rules:
    """Rules under which every host is this machine."""
    more = {"trusted": trusted} if trusted else {}
    return Rules(lambda host, port: ["127.0.0.1"], lambda address: True, PORTS, **more)
