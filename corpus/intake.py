"""Takes in files, folders, ZIPs and tables: each article is stored, or its reason is told."""

import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO, Literal

from corpus.article import Article
from corpus.facts import Draft, Facts, Refused, UnreadableArticle
from corpus.folder import Change, Corpus
from corpus.formats.exports import Columns
from corpus.formats.packed import MAX_UNPACKED, files_in, open_zip, unpack
from corpus.readers import MAX_BYTES, TABLES, read_drafts

MAX_TABLE = 500_000_000
"""Largest table in bytes: it is read whole."""

ZIP = ".zip"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one article: it is stored, or refused for a ``reason``.

    ``name`` says which it is, such as ``week.zip/monday.html`` or ``export.csv row 7``.
    """

    name: str
    change: Change | Literal["refused"]
    article: Article | None = None
    reason: str = ""


def take_path(
    corpus: Corpus, path: Path, given: Facts | None = None, columns: Columns | None = None
) -> Iterator[Outcome]:
    """Take in a file, a ZIP or all files below a folder; hidden files and links are left out."""
    if not path.is_dir():
        yield from _take_file(corpus, path, str(path), given, columns)
        return
    for parent, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(parent, name)
            shown = file.relative_to(path.parent).as_posix()
            if name.startswith("."):
                continue
            if file.is_symlink() or not file.is_file():
                yield Outcome(shown, "refused", reason="it is a link or no ordinary file")
            else:
                yield from _take_file(corpus, file, shown, given, columns)


def take_bytes(
    corpus: Corpus,
    data: bytes,
    name: str,
    given: Facts | None = None,
    columns: Columns | None = None,
    url: str = "",
) -> Iterator[Outcome]:
    """Take in one file's bytes: one article, a table's rows or a ZIP's files.

    ``url`` is the address that a web page came from.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix == ZIP:
        yield from _take_zip(corpus, io.BytesIO(data), name, given, columns)
    elif suffix in TABLES:
        yield from _take_table(corpus, data, name, given, columns or {})
    else:
        try:
            drafts = read_drafts(data, PurePath(name).name, url)
        except UnreadableArticle as error:
            yield Outcome(name, "refused", reason=error.reason)
            return
        for draft in drafts:
            # Of several articles, each goes by its own title: the file's name says nothing.
            original = data if len(drafts) == 1 else None
            yield _store(corpus, draft, name, given, original, single=len(drafts) == 1)


def _take_file(
    corpus: Corpus, path: Path, shown: str, given: Facts | None, columns: Columns | None
) -> Iterator[Outcome]:
    suffix = path.suffix.lower()
    try:
        with path.open("rb") as file:
            if suffix == ZIP:
                yield from _take_zip(corpus, file, shown, given, columns)
                return
            most = MAX_TABLE if suffix in TABLES else MAX_BYTES
            data = file.read(most + 1)
    except OSError as error:
        yield Outcome(shown, "refused", reason=f"it cannot be read ({error.strerror})")
        return
    yield from take_bytes(corpus, data, shown, given, columns)


def _take_zip(
    corpus: Corpus, file: BinaryIO, shown: str, given: Facts | None, columns: Columns | None
) -> Iterator[Outcome]:
    """Names in a ZIP only say which file is meant; none of them becomes a path."""
    try:
        archive = open_zip(file)
    except Refused as error:
        yield Outcome(shown, "refused", reason=str(error))
        return
    total = 0
    with closing(archive):
        for member in files_in(archive):
            name = f"{shown}/{member.filename}"
            if member.filename.lower().endswith(ZIP):
                yield Outcome(name, "refused", reason="a ZIP within a ZIP is not read; unpack it")
                continue
            try:
                data = unpack(archive, member, _most(member))
            except Refused as error:
                yield Outcome(name, "refused", reason=str(error))
                continue
            total += len(data)
            if total > MAX_UNPACKED:
                yield Outcome(shown, "refused", reason="it is too large, unpacked; split it")
                return
            yield from take_bytes(corpus, data, name, given, columns)


def _most(member: zipfile.ZipInfo) -> int:
    return MAX_TABLE if PurePath(member.filename).suffix.lower() in TABLES else MAX_BYTES


def _take_table(
    corpus: Corpus, data: bytes, name: str, given: Facts | None, columns: Columns
) -> Iterator[Outcome]:
    if len(data) > MAX_TABLE:
        most = MAX_TABLE / 1e6
        yield Outcome(name, "refused", reason=f"it is too large; split it below {most:g} MB")
        return
    try:
        for draft in TABLES[PurePath(name).suffix.lower()](data, columns):
            if isinstance(draft, Refused):
                yield Outcome(name, "refused", reason=str(draft))
            else:
                yield _store(corpus, draft, name, given, None, single=False)
    except Refused as error:
        yield Outcome(name, "refused", reason=str(error))


def _store(
    corpus: Corpus,
    draft: Draft,
    name: str,
    given: Facts | None,
    original: bytes | None,
    *,
    single: bool,
) -> Outcome:
    shown = name if single or not draft.name else f"{name} {draft.name}"
    file = PurePath(name).name
    if not single:
        file = "-.md" if draft.facts.title else f"{PurePath(name).stem} {draft.name}.md"
    try:
        stored = corpus.store(draft, file, given, original)
    except UnreadableArticle as error:
        return Outcome(shown, "refused", reason=error.reason)
    return Outcome(shown, stored.change, stored.article)
