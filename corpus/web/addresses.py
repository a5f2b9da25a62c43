"""Which addresses may be fetched: public ones, by http and https, and nothing of this network."""

import ipaddress
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

import certifi

from corpus.facts import Refused

Resolve = Callable[[str, int], list[str]]
"""Host and port → IP addresses; raises OSError."""

# Ways to write an IPv4 address as IPv6 that reach into networks behind a translator.
_TRANSLATED = [
    ipaddress.ip_network(one)
    for one in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
]
_HOST = re.compile(r"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+")
_SAFE = "%/:=&?~+!$,;'@()*[]"
_PORTS = frozenset({80, 443, 8080, 8443})


def resolve(host: str, port: int) -> list[str]:
    """Ask the system's resolver; raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet.

    >>> is_public("192.0.2.1"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1")
    (False, False, False)
    >>> is_public("93.184.216.34")
    True
    """
    one = ipaddress.ip_address(address.split("%", 1)[0])
    if isinstance(one, ipaddress.IPv6Address) and one.ipv4_mapped:
        one = one.ipv4_mapped
    if any(one.version == net.version and one in net for net in _TRANSLATED):
        return False
    return one.is_global and not (one.is_multicast or one.is_reserved or one.is_unspecified)


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be fetched, and which file of certificates is believed.

    The defaults are the only rules that users get; tests have others.
    """

    resolve: Resolve = resolve
    is_allowed: Callable[[str], bool] = is_public
    ports: frozenset[int] = _PORTS
    trusted: str = certifi.where()


@dataclass(frozen=True, slots=True)
class Place:
    """A checked address: the URL's parts and the IP addresses that may be connected to."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]

    @property
    def origin(self) -> str:
        """Scheme, host and port as a URL."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """Host and port as the Host header names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = self.port == (443 if self.scheme == "https" else 80)
        return host if usual else f"{host}:{self.port}"


def check(url: str, rules: Rules) -> Place:
    """Check a URL and resolve its host, once: the connection goes to what was checked.

    Raises `Refused`.
    """
    parts = _split(url)
    host = (parts.hostname or "").rstrip(".")
    try:
        host = host if ":" in host else host.encode("idna").decode()
        if not _HOST.fullmatch(host):
            raise ValueError(host)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except (UnicodeError, ValueError):
        raise Refused("this is no address of a web page") from None
    if port not in rules.ports:
        raise Refused(f"port {port} of {host} is no usual port of a web page")
    try:
        addresses = rules.resolve(host, port)
    except (OSError, UnicodeError):
        raise Refused(
            f"{host} cannot be found; is the address right, and the network up?"
        ) from None
    if not addresses or not all(rules.is_allowed(one) for one in addresses):
        raise Refused(f"{host} is not on the public internet; such addresses are not fetched")
    path = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_SAFE)
    place = Place(url, parts.scheme, host, port, path, tuple(addresses))
    return Place(f"{place.origin}{path}", parts.scheme, host, port, path, tuple(addresses))


def _split(url: str) -> SplitResult:
    if any(sign.isspace() or not sign.isprintable() for sign in url):
        raise Refused("an address has no spaces")
    try:
        parts = urlsplit(url)
    except ValueError:
        raise Refused("this is no address of a web page") from None
    if parts.scheme not in ("http", "https"):
        raise Refused("only http:// and https:// are fetched")
    if not parts.hostname or parts.username is not None or parts.password is not None:
        raise Refused("an address needs a host, and may hold no password")
    return parts
