"""Whatever bytes come, each reader gives an article or an error of ours, and nothing else.

TEST_EXAMPLES sets how many inputs each test tries; `make fuzz` tries thousands.
"""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import HTML, MAIL, NITF, epub, newsml, pdf, word, zipped

from corpus.article import normalise
from corpus.facts import Draft, Refused, UnreadableArticle, day_of
from corpus.folder import Corpus
from corpus.front_matter import compose
from corpus.identity import canonical
from corpus.intake import take_bytes
from corpus.isolation import read_isolated
from corpus.readers import FEED, PLAIN, TABLES, read_drafts
from corpus.web.addresses import Rules, check

EXAMPLES = int(os.environ.get("TEST_EXAMPLES", "40"))
many = settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))

FRONT = (
    b"---\ntitle: Plan\ndate: 2025-03-05\nauthors: [A, B]\npages: {text: ab, starts: [0]}\n---\nX."
)
RSS = b"""<rss version="2.0"><channel><title>B</title><item><title>A</title><link>http://b.example/1
</link><pubDate>Mon, 01 Dec 2025 10:00:00 GMT</pubDate></item></channel></rss>"""
SITE_MAP = b"<urlset><url><loc>http://b.example/1</loc><lastmod>2025-12-01</lastmod></url></urlset>"
GOOD: dict[str, list[bytes]] = {
    ".md": [FRONT, b"date 2025-03-05 Ein Text."],
    ".html": [HTML.encode()],
    ".pdf": [pdf([["Die erste Sei-", "te."], ["Zwei."]], "Titel")],
    ".docx": [word("Titel", ["Ein Text.", "Noch einer."], "Kosten")],
    ".epub": [epub("Titel", [("Anfang", "Erstens."), ("Ende", "Zweitens.")])],
    ".eml": [MAIL, MAIL.replace(b"text/plain", b"text/html")],
    ".xml": [NITF.encode(), newsml(("urn:1", "Plan", "Text."))],
    ".csv": [b"titel;text;datum\nA;\"Ein ''Text''\";2025-03-05\nB;'Noch einer';bald\n"],
    ".json": [b'{"n": 1, "articles": [{"text": "A", "date": "2025-03-05", "authors": ["B"]}]}'],
    ".jsonl": [b'{"text": "A", "url": "http://b.example"}\n{"body": "B", "author": 7}\n'],
    ".zip": [zipped({"a.txt": "Ein Text.", "b/c.csv": "text\nA\n"})],
    FEED: [RSS, SITE_MAP],
}


@st.composite
def broken(draw: st.DrawFn, good: list[bytes]) -> bytes:
    """A good file with bytes changed, cut out, doubled or put in; or bytes of any kind."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=2000))
    data = bytearray(draw(st.sampled_from(good)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 40))
        what = draw(st.sampled_from(["put", "cut", "double", "end", "change"]))
        if what == "put":
            data[at:at] = draw(st.binary(max_size=20))
        elif what == "cut":
            del data[at : at + length]
        elif what == "double":
            data[at:at] = data[at : at + length] * draw(st.integers(1, 50))
        elif what == "end":
            del data[max(at, len(data) // 2) :]
        elif at < len(data):
            data[at] = draw(st.integers(0, 255))
    return bytes(data)


def sound(draft: Draft) -> None:
    """What a reader gives can be stored, cited and read back."""
    assert draft.body == normalise(draft.body)
    draft.body.encode()
    pages = draft.facts.pages or ()
    assert list(pages) == sorted(pages)
    assert all(0 <= start <= len(draft.body) for start in pages)
    again = read_drafts(compose(draft.facts, draft.body), "a.md")[0]
    assert again.body == draft.body
    assert again.facts.title == draft.facts.title
    assert again.facts.pages == draft.facts.pages


def read_file(suffix: str, data: bytes) -> None:
    try:
        drafts = read_drafts(data, f"a{suffix}")
    except UnreadableArticle:
        return
    for draft in drafts:
        sound(draft)


def read_table(suffix: str, data: bytes) -> None:
    try:
        for draft in TABLES[suffix](data, {}):
            if isinstance(draft, Draft):
                sound(draft)
    except Refused:
        return


def read_feed(suffix: str, data: bytes) -> None:
    try:
        for draft in read_isolated(data, suffix):
            assert draft.facts.url
    except Refused:
        return


def take_zip(suffix: str, data: bytes) -> None:
    with TemporaryDirectory() as name:
        corpus = Corpus(Path(name))
        for outcome in take_bytes(corpus, data, "a.zip"):
            assert (outcome.article is None) == bool(outcome.reason)
        assert all(path.parent == corpus.folder for path in corpus.files().values())


def reader(suffix: str) -> Callable[[str, bytes], None]:
    if suffix in TABLES:
        return read_table
    return {FEED: read_feed, ".zip": take_zip}.get(suffix, read_file)


@pytest.mark.parametrize("suffix", GOOD)
def test_a_broken_file_is_read_or_refused(suffix: str) -> None:
    @many
    @given(broken(GOOD[suffix]))
    def tried(data: bytes) -> None:
        reader(suffix)(suffix, data)

    tried()


@many
@given(st.text(), st.sampled_from(sorted(PLAIN)))
def test_any_text_is_read_or_refused(text: str, suffix: str) -> None:
    read_file(suffix, text.encode("utf-8", "surrogatepass"))


@many
@given(
    st.recursive(
        st.none() | st.text() | st.integers() | st.floats(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["title", "date", "url", "pages", "x"]), inner)
        ),
    )
)
def test_any_front_matter_is_read_or_refused(value: object) -> None:

    read_file(".md", f"---\n{yaml.safe_dump(value)}---\nEin Text.".encode("utf-8", "replace"))


@many
@given(st.text() | st.from_regex(r"https?://[^/]*/.*"))
def test_any_address_is_checked_or_refused(url: str) -> None:
    rules = Rules(lambda host, port: ["93.184.216.34"])
    try:
        place = check(url, rules)
    except Refused:
        pass
    else:
        assert place.url.startswith(("http://", "https://"))
        assert place.path.isascii()
        assert not any(sign.isspace() for sign in place.netloc + place.path)
    canonical(url)


@many
@given(st.text(max_size=70))
def test_any_stamp_is_a_day_or_none(stamp: str) -> None:
    day_of(stamp)
