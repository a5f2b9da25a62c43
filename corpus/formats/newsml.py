"""NewsML-G2 and NITF: what news agencies deliver. By defusedxml: no entities, no bombs."""

import datetime
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from corpus.facts import Draft, Facts, Refused, day_of
from corpus.formats.paragraphs import joined, one_line

_PARAGRAPHS = {"p", "hl2", "h2", "h3", "h4", "li", "pre"}
_HEADINGS = {"hl2", "h2", "h3", "h4"}
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")


def read_newsml(data: bytes) -> list[Draft]:
    """Read NITF, or NewsML-G2 with one news item or a message of several; raises `Refused`.

    Of NewsML-G2, items of text are read: pictures, planning and packages hold no article.
    """
    root = fromstring(data)
    if _name(root) == "nitf":
        return [_nitf(root)]
    items = [one for one in root.iter() if _name(one) == "newsItem"]
    drafts = [draft for item in items if (draft := _item(item)).body]
    if not drafts:
        raise Refused("this XML is neither NITF nor NewsML-G2 with text; export it as one of them")
    names = [draft.name if len(drafts) > 1 else "" for draft in drafts]
    return [Draft(one.facts, one.body, name) for one, name in zip(drafts, names, strict=True)]


def _item(item: Element) -> Draft:
    inner = next((one for one in item.iter() if _name(one) == "inlineXML"), None)
    whole = next((one for one in item.iter() if _name(one) == "inlineData"), None)
    content = inner if inner is not None else whole
    within = next((one for one in item.iter() if _name(one) == "nitf"), None)
    title = _first(item, "headline")
    language = next((one.get("tag") for one in item.iter() if _name(one) == "language"), None)
    facts = Facts(
        title=title,
        date=_day(_first(item, "contentCreated")) or _day(_first(item, "versionCreated")),
        source=_first(item, "creditline") or _provider(item),
        language=(language or "")[:2].lower() or None,
        authors=_authors(_first(item, "by")),
        guid=one_line(item.get("guid")),
    )
    if within is not None:
        draft = _nitf(within)
        return Draft(facts.or_else(draft.facts), draft.body, facts.guid or "")
    paragraphs = _paragraphs(content) if content is not None else iter(())
    body = joined(paragraphs, title)
    if not body and whole is not None:
        body = joined("".join(whole.itertext()).split("\n\n"), title)
    return Draft(facts, body, facts.guid or title or "")


def _nitf(root: Element) -> Draft:
    def attribute(element: str, name: str) -> str | None:
        return next((one.get(name) for one in root.iter() if _name(one) == element), None)

    title = _first(root, "hl1") or _first(root, "title")
    content = next((one for one in root.iter() if _name(one) == "body.content"), root)
    authors = _authors(_first(root, "byline"))
    facts = Facts(
        title=title,
        date=_day(attribute("date.issue", "norm") or attribute("story.date", "norm")),
        source=one_line(attribute("pubdata", "name")) or _first(root, "copyright.holder"),
        authors=authors,
        guid=one_line(attribute("doc-id", "id-string")),
    )
    return Draft(facts, joined(_paragraphs(content), title))


def _paragraphs(content: Element) -> Iterator[str]:
    for one in content:
        name = _name(one)
        if name in _PARAGRAPHS:
            words = " ".join("".join(one.itertext()).split())
            yield f"## {words}" if name in _HEADINGS and words else words
        elif name not in ("head", "media", "figure"):
            yield from _paragraphs(one)


def _provider(item: Element) -> str | None:
    provider = next((one for one in item.iter() if _name(one) == "provider"), None)
    if provider is None:
        return None
    return _first(provider, "name") or one_line(provider.get("literal"))


def _authors(words: str | None) -> tuple[str, ...] | None:
    """The names of a line such as *Von Anna Schmidt und Bert Maier*."""
    names = re.split(r",| und | and ", re.sub(r"^(?:von|by)\s+", "", words or "", flags=re.I))
    return tuple(name for one in names if (name := one_line(one))) or None


def _first(root: Element, name: str) -> str | None:
    found = (one_line("".join(one.itertext())) for one in root.iter() if _name(one) == name)
    return next((words for words in found if words), None)


def _day(stamp: str | None) -> datetime.date | None:
    found = _DAY.match(stamp or "")
    return day_of("-".join(found.groups())) if found else None


def _name(element: Element) -> str:
    """The element's name without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
