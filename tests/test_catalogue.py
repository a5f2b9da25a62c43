"""The list of articles, kept in step with the folder."""

from pathlib import Path

import pytest

from assistant.catalogue import Catalogue
from corpus.folder import Corpus


def write(
    corpus: Corpus, name: str, title: str, date: str = "2025-12-07", source: str = ""
) -> Path:
    path = corpus.folder / name
    front = f"---\ntitle: {title}\ndate: {date}\nsource: {source}\n---\n\n"
    path.write_text(f"{front}Some words here.\n", encoding="utf-8")
    return path


def test_catalogue_follows_the_folder(corpus: Corpus) -> None:
    catalogue = Catalogue(corpus)
    path = write(corpus, "a.md", "First")
    (row,) = catalogue.rows()
    assert (row.id, row.title, row.words) == ("a", "First", 3)
    write(corpus, "b.md", "Second")
    path.unlink()
    (corpus.folder / "bad.txt").write_bytes(b"Br\xfccke")
    catalogue.refresh()
    assert [row.title for row in catalogue.rows()] == ["Second"]
    assert [one.name for one in catalogue.problems()] == ["bad.txt"]


def test_unchanged_files_are_not_read_again(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(corpus, "a.md", "First")
    catalogue = Catalogue(corpus)
    catalogue.refresh()

    def fail(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(Corpus, "get", fail)
    catalogue.refresh()
    assert [row.title for row in catalogue.rows()] == ["First"]


def test_sources_are_named_once_in_order(corpus: Corpus) -> None:
    for name, source in (("a", "Zeitung"), ("b", "Ärzteblatt"), ("c", "Zeitung"), ("d", "")):
        write(corpus, f"{name}.md", name, source=source)
    assert Catalogue(corpus).sources() == ["Ärzteblatt", "Zeitung"]


def test_newest_articles_come_first(corpus: Corpus) -> None:
    for name, date in (("a", "2024-01-01"), ("b", "2025-01-01"), ("c", "2023-01-01")):
        write(corpus, f"{name}.md", name, date)
    assert [one.id for one in Catalogue(corpus).newest(2)] == ["b", "a"]
