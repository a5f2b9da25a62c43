"""E-mail (`.eml`): newsletters and agency mails, by the standard library."""

import email.policy
from email.message import MIMEPart
from email.utils import getaddresses

from corpus.article import normalise
from corpus.facts import Draft, Facts, Refused, day_of
from corpus.formats.page import read_page
from corpus.formats.paragraphs import one_line


def read_mail(data: bytes) -> list[Draft]:
    """Read a mail's text, plain where there is some, else HTML; attachments are left out."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not message.keys():
        raise Refused("this is no e-mail; save it with its headers, as .eml")
    part = message.get_body(("plain", "html"))
    if part is None:
        raise Refused("there is no text in this e-mail")
    names = getaddresses([str(one) for one in message.get_all("From", [])])
    guid = one_line(str(message.get("Message-ID", "")))
    facts = Facts(
        title=one_line(str(message.get("Subject", ""))),
        date=day_of(str(message.get("Date", ""))),
        authors=tuple(who for name, _ in names if (who := one_line(name))) or None,
        guid=guid.strip("<>") if guid else None,
    )
    if part.get_content_subtype() == "html":
        (page,) = read_page(_bytes(part))
        return [Draft(facts.or_else(page.facts), page.body)]
    return [Draft(facts, normalise(_text(part)))]


def _bytes(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: MIMEPart) -> str:
    try:
        return _bytes(part).decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:  # a charset that nobody knows
        return _bytes(part).decode("utf-8", "replace")
