"""Fetches from the web: politely, within limits, and only from public addresses."""

import socket
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin

import urllib3
from protego import Protego

from corpus.facts import Refused
from corpus.readers import MAX_BYTES
from corpus.web.addresses import Place, Rules, check

AGENT = "Belegt"
"""What robots.txt files call us."""

_HEADERS = {
    "User-Agent": f"{AGENT}/0.1 (reads news articles; obeys robots.txt)",
    "Accept": "text/html, application/xhtml+xml, application/pdf, application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_REDIRECTS = 5
_MOST_ROBOTS = 500_000  # bytes; RFC 9309, 2.5, wants at least 500 KiB to be read
_BLOCK = 1 << 16
_MOVED = (301, 302, 303, 307, 308)
_LONGEST_PAUSE = 30.0
_TRIED = 3  # addresses of one host


class NotModified(Exception):
    """The server says that what was fetched before is still the same."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: its bytes, the address after redirects, and what it is."""

    url: str
    data: bytes
    kind: str
    headers: Mapping[str, str]


class Fetcher:
    """Fetches one address after another; a host gets one request at a time, with pauses.

    ``pause`` is between two requests to a host, ``seconds`` for one answer, all in seconds.
    """

    def __init__(
        self,
        rules: Rules | None = None,
        pause: float = 1.0,
        seconds: float = 60.0,
        most: int = MAX_BYTES,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._rules = rules or Rules()
        self._pause = pause
        self._seconds = seconds
        self._most = most
        self._sleep = sleep
        self._robots: dict[str, Protego | None] = {}
        self._busy: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._last: dict[str, float] = {}

    def fetch(self, url: str, known: Mapping[str, str] | None = None) -> Fetched:
        """Fetch an address, as far as robots.txt allows.

        ``known`` are the headers of a conditional request, `If-None-Match` and such. Raises
        `Refused` with the reason, and `NotModified`.
        """
        return self._follow(url, dict(known or {}), self._most, self._check_robots)

    def _follow(
        self,
        url: str,
        headers: Mapping[str, str],
        most: int,
        permitted: Callable[[Place], None] | None,
    ) -> Fetched:
        asked = url
        for _ in range(_REDIRECTS + 1):
            try:
                place = check(url, self._rules)
            except Refused as error:
                if url == asked:
                    raise
                raise Refused(f"it leads to {url[:200]}: {error}") from None
            if permitted:
                permitted(place)
            status, answered, data = self._get(place, headers, most)
            if status in _MOVED and "location" in answered:
                url = urljoin(place.url, quote(answered["location"], safe="%/:=&?~#+!$,;'@()*[]"))
                continue
            if status == 304 and headers:
                raise NotModified
            if status != 200:
                raise Refused(f"{place.netloc} answered {status}; is the address right?")
            kind = answered.get("content-type", "").partition(";")[0].strip().lower()
            return Fetched(place.url, data, kind, answered)
        raise Refused("it redirects again and again")

    def _get(
        self, place: Place, headers: Mapping[str, str], most: int
    ) -> tuple[int, dict[str, str], bytes]:
        """Make one request, when the host's last one is long enough ago; raises `Refused`."""
        with self._busy[place.host]:
            wait = self._last.get(place.host, -_LONGEST_PAUSE) + self._delay(place)
            self._sleep(max(0.0, wait - time.monotonic()))
            try:
                return self._request(place, headers, most)
            except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
                if isinstance(error, Refused):
                    raise
                raise Refused(f"{place.netloc} did not answer ({_reason(error)})") from error
            finally:
                self._last[place.host] = time.monotonic()

    def _request(
        self, place: Place, headers: Mapping[str, str], most: int
    ) -> tuple[int, dict[str, str], bytes]:
        deadline = time.monotonic() + self._seconds
        timeout = urllib3.Timeout(connect=min(10.0, self._seconds), read=min(20.0, self._seconds))
        with ExitStack() as opened:
            sockets = opened.enter_context(_cut_off(self._seconds))
            answer = self._opened(place, {**_HEADERS, **headers}, timeout, opened, sockets)
            try:
                answered = {name.lower(): value for name, value in answer.headers.items()}
                data = bytearray()
                if answer.status == 200:
                    while block := answer.read1(_BLOCK, decode_content=True):
                        data += block
                        if len(data) > most:
                            raise Refused(f"it is larger than {most / 1e6:g} MB")
                        if time.monotonic() > deadline:
                            raise Refused(f"it takes longer than {self._seconds:g} seconds")
                return answer.status, answered, bytes(data)
            finally:
                answer.close()

    def _opened(
        self,
        place: Place,
        headers: Mapping[str, str],
        timeout: urllib3.Timeout,
        opened: ExitStack,
        sockets: list[Any],
    ) -> urllib3.BaseHTTPResponse:
        """Ask the first of the checked addresses that a connection can be made to."""
        tried = place.addresses[:_TRIED]
        for address in tried:
            pool = opened.enter_context(
                _connect(place, address, timeout, self._rules.trusted, sockets)
            )
            try:
                return pool.urlopen(
                    "GET",
                    place.path,
                    headers={**headers, "Host": place.netloc},
                    redirect=False,
                    retries=False,
                    preload_content=False,
                    assert_same_host=False,
                )
            except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError):
                if address == tried[-1]:
                    raise
        raise Refused(f"{place.netloc} has no address")

    def _delay(self, place: Place) -> float:
        rules = self._robots.get(place.origin)
        wanted = rules.crawl_delay(AGENT) if rules else None
        return max(self._pause, min(float(wanted or 0), _LONGEST_PAUSE))

    def _check_robots(self, place: Place) -> None:
        """Obey robots.txt: RFC 9309, 2.3.1: without one, all is allowed; if it fails, nothing."""
        if place.origin not in self._robots:
            url = f"{place.origin}/robots.txt"
            try:
                data = self._follow(url, {}, _MOST_ROBOTS, None).data
                self._robots[place.origin] = Protego.parse(data.decode("utf-8", "replace"))
            except Refused as error:
                if " answered 4" not in str(error):
                    raise Refused(f"robots.txt cannot be read, so nothing is: {error}") from error
                self._robots[place.origin] = None
        rules = self._robots[place.origin]
        if rules and not rules.can_fetch(place.url, AGENT):
            raise Refused(f"{place.netloc} does not want programs to read this page (robots.txt)")


def _connect(
    place: Place, address: str, timeout: urllib3.Timeout, trusted: str, sockets: list[Any]
) -> urllib3.HTTPConnectionPool:
    """Connect to an address that was checked, whatever the host's name may mean by now.

    The socket is put into ``sockets`` once it is connected.
    """

    def kept(connection: type[Any]) -> type[Any]:
        class Kept(connection):  # type: ignore[misc]
            def connect(self) -> None:
                super().connect()
                sockets.append(self.sock)

        return Kept

    if place.scheme == "http":
        pool = urllib3.HTTPConnectionPool(address, place.port, timeout=timeout, maxsize=1)
        pool.ConnectionCls = kept(urllib3.connection.HTTPConnection)
        return pool
    secure = urllib3.HTTPSConnectionPool(
        address,
        place.port,
        timeout=timeout,
        maxsize=1,
        server_hostname=place.host,
        assert_hostname=place.host,
        ca_certs=trusted,
    )
    secure.ConnectionCls = kept(urllib3.connection.HTTPSConnection)
    return secure


@contextmanager
def _cut_off(seconds: float) -> Iterator[list[Any]]:
    """Shut down the sockets in the list after some seconds: a timeout counts between two bytes."""
    sockets: list[Any] = []

    def cut() -> None:
        for one in sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield sockets
    finally:
        timer.cancel()


def _reason(error: Exception) -> str:
    return type(error).__name__ if len(str(error)) > 120 else str(error) or type(error).__name__
