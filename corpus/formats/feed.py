"""Feeds (RSS and Atom, by feedparser) and site maps: which articles there are, where."""

import datetime
import re
from typing import Any
from xml.etree.ElementTree import Element, ParseError

import feedparser
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from lxml import html

from corpus.facts import Draft, Facts, Refused, day_of
from corpus.formats.paragraphs import one_line

SITE_MAP = "site map"
"""Name of a draft whose address is a further site map."""

_MOST = 50_000  # https://www.sitemaps.org/protocol.html: most addresses of one site map


def read_feed(data: bytes) -> list[Draft]:
    """Read a feed or site map: a draft an entry, its text that of the feed, often empty.

    A draft's name is the stamp of its last change. Raises `Refused`.
    """
    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError) as error:
        # Many feeds are not well-formed, and feedparser bears that; bombs it must not get.
        if isinstance(error, DefusedXmlException):
            raise Refused("this feed holds entities, which are not read") from error
        root = None
    if root is not None and _name(root) in ("urlset", "sitemapindex"):
        return _site_map(root)
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.version:
        raise _no_feed(data)
    source = one_line(parsed.feed.get("title"))
    drafts = [_entry(entry, source) for entry in parsed.entries[:_MOST]]
    return [draft for draft in drafts if draft.facts.url]


def _entry(entry: Any, source: str | None) -> Draft:
    stamp = entry.get("updated_parsed") or entry.get("published_parsed")
    published = entry.get("published_parsed") or stamp
    texts = [one.get("value", "") for one in entry.get("content", [])]
    url = one_line(entry.get("link"))
    facts = Facts(
        title=one_line(entry.get("title")),
        date=datetime.date(*published[:3]) if published else None,
        source=source,
        url=url,
        authors=(author,) if (author := one_line(entry.get("author"))) else None,
    )
    return Draft(facts, max(texts, key=len, default=""), "-".join(map(str, (stamp or ())[:6])))


def _site_map(root: Element) -> list[Draft]:
    drafts = []
    for one in list(root)[:_MOST]:
        facts = {_name(part): one_line(part.text) for part in one.iter()}
        url, changed = facts.get("loc"), facts.get("lastmod") or ""
        if not url or not url.startswith(("http://", "https://")):
            continue
        day = day_of(facts.get("publication_date"))
        name = SITE_MAP if _name(one) == "sitemap" else changed
        drafts.append(Draft(Facts(title=facts.get("title"), date=day, url=url), "", name))
    return drafts


def _no_feed(data: bytes) -> Refused:
    """Say where a page's feed is, if it names one."""
    try:
        tree = html.document_fromstring(data)
    except (ValueError, html.etree.LxmlError):
        return Refused("this is neither a feed nor a site map")
    for link in tree.iter("link"):
        if re.search(r"application/(rss|atom)\+xml", link.get("type") or ""):
            return Refused(f"this is a page; follow its feed: {one_line(link.get('href'))}")
    return Refused("this is neither a feed nor a site map, and it names no feed")


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
