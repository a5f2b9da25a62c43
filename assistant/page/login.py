"""Who may use the page: names and passwords by HTTP Basic, in front of everything that is served.

Gradio's own log-in guards its pages and leaves out what is mounted beside them, such as MCP.
"""

import base64
import binascii
import hashlib
import hmac
import ipaddress
from collections.abc import Mapping

from starlette.types import ASGIApp, Receive, Scope, Send

_OPEN = frozenset(("/gradio_api/startup-events",))
"""What Gradio asks of itself when it starts; it tells nothing."""


class LoginError(ValueError):
    """The setting of names and passwords is wrong or missing; the message says what to do."""


def read_users(setting: str) -> dict[str, str]:
    """Read ``name:password``, several between spaces; raises `LoginError`.

    >>> read_users("anna:secret ben:other")
    {'anna': 'secret', 'ben': 'other'}
    """
    users = {}
    for pair in setting.split():
        name, colon, password = pair.partition(":")
        if not (name and colon and password):
            raise LoginError(
                "BELEGT_AUTH is wrong: write name:password, several with spaces between them"
            )
        users[name] = password
    return users


def check_public(host: str, users: Mapping[str, str]) -> None:
    """Refuse to serve others without a log-in; raises `LoginError`."""
    if users or host == "localhost":
        return
    try:
        local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local:
        raise LoginError(
            f"BELEGT_HOST={host} lets others read and change the articles; set names and "
            "passwords first, such as BELEGT_AUTH=anna:secret, and put TLS in front"
        )


class Login:
    """Lets in who names a user with the password, and answers all others with 401."""

    def __init__(self, app: ASGIApp, users: Mapping[str, str]) -> None:
        self._app = app
        self._known = [_digest(f"{name}:{password}") for name, password in users.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "lifespan" or scope["path"] in _OPEN or self._knows(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            headers = [
                (b"content-type", b"text/plain; charset=utf-8"),
                (b"www-authenticate", b'Basic realm="Belegt", charset="UTF-8"'),
            ]
            await send({"type": "http.response.start", "status": 401, "headers": headers})
            await send({"type": "http.response.body", "body": b"Belegt: name and password, please"})

    def _knows(self, scope: Scope) -> bool:
        given = next((value for name, value in scope["headers"] if name == b"authorization"), b"")
        kind, _, coded = given.partition(b" ")
        try:
            pair = base64.b64decode(coded, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            return False
        asked = _digest(pair)
        # All are compared, each in constant time: the time tells nothing.
        found = [hmac.compare_digest(asked, one) for one in self._known]
        return kind.lower() == b"basic" and any(found)


def _digest(pair: str) -> bytes:
    return hashlib.sha256(pair.encode()).digest()
