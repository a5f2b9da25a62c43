"""Web pages: the article without what stands around it, by trafilatura."""

from urllib.parse import urlsplit

import trafilatura
from lxml import etree
from trafilatura.settings import Document

from corpus.facts import Draft, Facts, Refused, day_of
from corpus.formats.paragraphs import joined, one_line

_LANGUAGE = etree.XPath("string(/*/@lang)")


def read_page(data: bytes, url: str = "") -> list[Draft]:
    """Read an HTML page; ``url`` is where it came from, if it did. Raises `Refused`."""
    tree = trafilatura.load_html(data)
    if tree is None:
        raise Refused("this is no HTML page; save the article as a web page or as text")
    language = one_line(str(_LANGUAGE(tree)))
    # The extraction changes the tree, and the fallback needs it as it was.
    found = trafilatura.bare_extraction(
        data,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if not isinstance(found, Document) or not found.text:
        body = joined(trafilatura.html2txt(tree).splitlines())
        return [Draft(Facts(url=_address(url)), body)]
    title = one_line(found.title)
    address = _address(found.url) or _address(url)
    facts = Facts(
        title=title,
        date=day_of(found.date),
        source=one_line(found.sitename) or (urlsplit(address).hostname if address else None),
        url=address,
        language=language[:2].lower() if language and language[:2].isalpha() else None,
        authors=tuple(name for part in (found.author or "").split(";") if (name := one_line(part)))
        or None,
    )
    return [Draft(facts, joined(found.text.splitlines(), title))]


def _address(url: str | None) -> str | None:
    """The URL, if it is one that a reader can open."""
    words = one_line(url)
    usable = words and words.startswith(("http://", "https://")) and " " not in words
    return words if usable else None
