"""EPUB files: a ZIP of XHTML pages in reading order.

Read with zipfile and lxml: the usual library, ebooklib, is under the AGPL.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from lxml import etree, html

from corpus.facts import MAX_TEXT, Draft, Facts, Refused, day_of
from corpus.formats.packed import open_zip, unpack
from corpus.formats.paragraphs import joined, one_line

_CONTAINER = "META-INF/container.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_BLOCKS = {"p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "td", "dd", "dt", "pre"}


def read_epub(data: bytes) -> list[Draft]:
    """Read an EPUB file as one article with its chapters' headings; raises `Refused`."""
    with open_zip(io.BytesIO(data)) as archive:
        container = fromstring(_file(archive, _CONTAINER))
        root = next((one.get("full-path") for one in container.iter() if one.get("full-path")), "")
        package = fromstring(_file(archive, root or ""))
        paragraphs: list[str] = []
        size = 0
        for name in _reading_order(package, root or ""):
            for paragraph in _paragraphs(_file(archive, name)):
                paragraphs.append(paragraph)
                size += len(paragraph)
                if size > MAX_TEXT:
                    raise Refused("there is too much text in it for one article; split it")
    title = _fact(package, "title")
    creators = (one_line(one.text) for one in package.iter(f"{_DC}creator"))
    facts = Facts(
        title=title,
        date=day_of(_fact(package, "date")),
        source=_fact(package, "publisher"),
        language=(_fact(package, "language") or "")[:2].lower() or None,
        authors=tuple(name for name in creators if name) or None,
    )
    return [Draft(facts, joined(paragraphs, title))]


def _file(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return unpack(archive, archive.getinfo(name))
    except KeyError:
        raise Refused(f"this is no complete EPUB file: {name or 'OPF'} is missing") from None


def _reading_order(package: Element, root: str) -> Iterator[str]:
    places = {
        item.get("id"): item.get("href", "")
        for item in package.iter()
        if item.tag.endswith("}item") and "html" in item.get("media-type", "")
    }
    for item in package.iter():
        if item.tag.endswith("}itemref") and (href := places.get(item.get("idref"))):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(root), unquote(href)))


def _paragraphs(data: bytes) -> Iterator[str]:
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, ValueError):
        return  # a page without any text
    for block in tree.iter(*_BLOCKS):
        if any(parent.tag in _BLOCKS for parent in block.iterancestors()):
            continue
        words = " ".join(block.text_content().split())
        heading = str(block.tag)[0] == "h" and words
        yield f"## {words}" if heading else f"- {words}" if block.tag == "li" and words else words


def _fact(package: Element, name: str) -> str | None:
    return next((one_line(one.text) for one in package.iter(f"{_DC}{name}")), None)
