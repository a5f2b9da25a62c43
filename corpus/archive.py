"""A whole corpus as one ZIP: articles, their versions and originals, and what is followed.

Its first file, `belegt.json`, lists the others with their hashes, so that a damaged one is found
before anything is written. What was removed is not exported.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from corpus.facts import Refused, UnreadableArticle
from corpus.folder import ORIGINALS_FOLDER, Corpus
from corpus.formats.packed import MAX_MEMBER, open_zip, unpack
from corpus.readers import read_article
from corpus.storage import flush_folder, write_new
from corpus.versions import FOLDER as VERSIONS_FOLDER

LIST = "belegt.json"
"""The list of an exported corpus."""

_FORMAT = 1
_HIDDEN = (VERSIONS_FOLDER, ORIGINALS_FOLDER)
_FOLLOWED = ".followed.json"
_LARGEST_LIST = 100_000_000

Progress = Callable[[int, int, str], None]
"""Told after each file: how many are done, of how many, and its name."""


@dataclass(slots=True)
class Imported:
    """What an import did: how many files were new or there already, and the reason of others."""

    new: int = 0
    there: int = 0
    problems: dict[str, str] = field(default_factory=dict)


def export_corpus(corpus: Corpus, target: Path, progress: Progress | None = None) -> int:
    """Write a corpus to a ZIP, whole or not at all; return the number of its files.

    Raises FileExistsError where ``target`` is there already, and OSError.
    """
    if target.exists():
        raise FileExistsError(f"{target} is there already; choose another name")
    paths = sorted(_exported(corpus))
    fresh = target.with_name(f".{target.name}.part")
    try:
        listed: dict[str, list[Any]] = {}
        with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
            for done, path in enumerate(paths, 1):
                name, data = path.relative_to(corpus.folder).as_posix(), path.read_bytes()
                listed[name] = [hashlib.sha256(data).hexdigest(), path.stat().st_mtime_ns]
                archive.writestr(name, data)
                if progress:
                    progress(done, len(paths), name)
            about = {"format": _FORMAT, "files": listed}
            archive.writestr(LIST, json.dumps(about, ensure_ascii=False))
        with fresh.open("rb") as file:
            os.fsync(file.fileno())
        os.link(fresh, target)
        flush_folder(target.parent)
    finally:
        fresh.unlink(missing_ok=True)
    return len(paths)


def import_corpus(corpus: Corpus, source: Path, progress: Progress | None = None) -> Imported:
    """Take a whole exported corpus into another; nothing that is there is overwritten.

    An article whose place another text has is kept as a version of it, and told. Raises `Refused`
    before anything is written where the ZIP is no export or is damaged, and OSError.
    """
    report = Imported()
    with source.open("rb") as file, open_zip(file) as archive:
        listed = _listed(archive)
        for name, (digest, _) in listed.items():
            if hashlib.sha256(_file(archive, name)).hexdigest() != digest:
                raise Refused(f"{name} is damaged in this export; nothing was imported")
        for done, (name, (_, modified)) in enumerate(sorted(listed.items()), 1):
            _restore(corpus, name, _file(archive, name), modified, report)
            if progress:
                progress(done, len(listed), name)
    return report


def _exported(corpus: Corpus) -> set[Path]:
    paths = set(corpus.files().values())
    for folder in _HIDDEN:
        found = (path for path in (corpus.folder / folder).rglob("*") if path.is_file())
        paths |= {path for path in found if not path.is_symlink() and path.name[0] != "."}
    followed = corpus.folder / _FOLLOWED
    return paths | ({followed} if followed.is_file() else set())


def _listed(archive: zipfile.ZipFile) -> dict[str, tuple[str, int]]:
    """The export's files with their hashes and times, every name checked; raises `Refused`."""
    try:
        about = json.loads(unpack(archive, archive.getinfo(LIST), _LARGEST_LIST))
        listed = {str(name): (str(one[0]), int(one[1])) for name, one in about["files"].items()}
        known = about["format"] == _FORMAT
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise Refused("this is no export of Belegt; add its articles with: belegt add") from error
    if not known:
        raise Refused("this export is of a newer Belegt; update Belegt first")
    for name in listed:
        path = PurePosixPath(name)
        hidden = [part for part in path.parts if part.startswith(".")]
        ours = hidden == list(path.parts[:1]) and (hidden[0] in _HIDDEN or name == _FOLLOWED)
        usual = path.parts and not path.is_absolute() and not {"\\", "\0"} & set(name)
        if not usual or (hidden and not ours):
            raise Refused(f"{name!r} is no name of an article; this export was made to harm")
    return listed


def _file(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return unpack(archive, archive.getinfo(name), MAX_MEMBER)
    except KeyError:
        raise Refused(f"{name} is missing in this export; nothing was imported") from None


def _restore(corpus: Corpus, name: str, data: bytes, modified: int, report: Imported) -> None:
    path = corpus.folder / name
    inside = path.parent.resolve()
    if inside != corpus.folder and corpus.folder not in inside.parents:
        report.problems[name] = "its folder is a link that leads out of the corpus"
        return
    try:
        write_new(path, data)
        os.utime(path, ns=(modified, modified))
        report.new += 1
    except FileExistsError:
        if path.read_bytes() == data:
            report.there += 1
        elif not name.startswith("."):
            report.problems[name] = "another text is there; this one was kept as a version of it"
            try:
                article_id = path.relative_to(corpus.folder).with_suffix("").as_posix()
                corpus.keep(read_article(data, path.name, article_id))
            except UnreadableArticle as error:
                report.problems[name] = error.reason
