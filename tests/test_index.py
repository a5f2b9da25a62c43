import logging
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import WordEmbedding

from corpus.folder import Corpus
from index.index import Index
from index.manifest import MANIFEST, read_status

Write = Callable[..., Path]
Open = Callable[..., Index]


@pytest.fixture
def three(write: Write) -> None:
    write("a.md", "Die Gespräche fanden in Miami statt.", title="Miami", date="2025-12-07")
    write("b.md", "Orbán reiste nach Moskau.\n\nDort traf er Putin.", title="Moskau")
    write("c.txt", "The leaders met in London.")


@pytest.mark.usefixtures("three")
def test_a_first_sync_embeds_everything_a_second_nothing(open_index: Open) -> None:
    index, embedding = open_index(), WordEmbedding()
    assert sorted(index.sync().added) == ["a", "b", "c"]
    index = open_index(embedding)
    report = index.sync()
    assert (report.added, report.updated, report.removed, report.embedded) == ([], [], [], 0)
    assert embedding.embedded == []
    assert all(index.contents().values())


@pytest.mark.usefixtures("three")
def test_only_what_changed_is_embedded(open_index: Open, write: Write, corpus: Corpus) -> None:
    open_index().sync()
    write("a.md", "Die Gespräche fanden in Genf statt.", title="Genf")
    write("d.md", "Ein neuer Artikel.")
    corpus.remove("b")
    embedding = WordEmbedding()
    index = open_index(embedding)
    report = index.sync()
    assert (report.added, report.updated, report.removed) == (["d"], ["a"], ["b"])
    assert len(embedding.embedded) == report.embedded == 2
    assert {name.split(":")[0] for name in index.contents()} == {"a", "c", "d"}


SYNC = """
import sys
from pathlib import Path
from fakes import WordEmbedding
from corpus.folder import Corpus
from index.index import Index
from index.lock import IndexLock
folder, home = Path(sys.argv[1]), Path(sys.argv[2])
lock = IndexLock(home)
lock.acquire("another process")
index = Index(lock, Corpus(folder), WordEmbedding())
index.sync()
index.close()
"""


@pytest.mark.usefixtures("three")
def test_what_another_process_wrote_meanwhile_is_found(
    open_index: Open, write: Write, corpus: Corpus, tmp_path: Path
) -> None:
    index = open_index()
    index.sync()
    assert index.find("Miami", "de", 1)
    index.close()
    write("a.md", "Kein Wort mehr.")
    write("b.md", "Auch hier nicht.")
    write("d.md", "Die Gespräche in Genf.\n\nGenf war der Ort.\n\nNicht Miami.")
    root = Path(__file__).parent.parent
    command = [sys.executable, "-c", SYNC, corpus.folder, tmp_path / "home"]
    path = os.pathsep.join([str(root), str(root / "tests")])
    subprocess.run(command, env=os.environ | {"PYTHONPATH": path}, check=True)
    found = open_index().find("Miami", "de", 1)
    assert {candidate.passage.article for candidate in found} <= {"a", "b", "c", "d"}
    assert max(found, key=lambda candidate: candidate.lexical).passage.article == "d"


@pytest.mark.usefixtures("three")
def test_a_touched_file_is_not_embedded_again(open_index: Open, corpus: Corpus) -> None:
    open_index().sync()
    for path in corpus.files().values():
        path.touch()
    assert open_index().sync().embedded == 0


@pytest.mark.usefixtures("three")
def test_changed_facts_are_indexed(open_index: Open, write: Write) -> None:
    index = open_index()
    index.sync()
    write("a.md", "Die Gespräche fanden in Miami statt.", title="Florida", date="2025-12-08")
    assert index.sync().updated == ["a"]
    (found,) = [one.passage for one in index.find("Miami", "de", 5) if one.passage.article == "a"]
    assert (found.title, str(found.date)) == ("Florida", "2025-12-08")


@pytest.mark.usefixtures("three")
def test_both_legs_find(open_index: Open) -> None:
    index = open_index()
    index.sync()
    best = max(index.find("Gespräche in Miami", "de", 3), key=lambda one: one.lexical)
    assert best.passage.article == "a"
    assert best.similarity > 0
    assert index.find("", "de", 3) != []


def test_an_empty_corpus_finds_nothing(open_index: Open) -> None:
    index = open_index()
    index.sync()
    assert index.find("Miami", "de", 3) == []


@pytest.mark.usefixtures("three")
def test_broken_files_are_reported_and_healed_files_taken_up(
    open_index: Open, write: Write, tmp_path: Path
) -> None:
    write("b.md", "---\ntitle: [\n---\nText")
    index = open_index()
    report = index.sync()
    assert sorted(report.added) == ["a", "c"]
    assert "b.md" in report.problems["b"]
    status = read_status(tmp_path / "home" / MANIFEST)
    assert (status.articles, list(status.problems)) == (2, ["b"])
    write("b.md", "Wieder ein Text.")
    assert index.sync().added == ["b"]
    write("b.md", "")
    report = index.sync()
    assert "b" in report.problems
    assert {name.split(":")[0] for name in index.contents()} == {"a", "c"}


@pytest.mark.usefixtures("three")
def test_another_model_means_embedding_everything_again(open_index: Open, tmp_path: Path) -> None:
    open_index().sync()
    other = WordEmbedding("other")
    index = open_index(other)
    index.sync()
    assert len(other.embedded) == len(index.contents()) > 0
    assert index.status().embedding_model == "other"


@pytest.mark.usefixtures("three")
def test_the_status_says_what_is_there(open_index: Open, corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "home" / MANIFEST
    assert read_status(path).synced is None
    index = open_index()
    index.sync()
    status = read_status(path)
    assert (status.articles, status.passages) == (3, len(index.contents()))
    assert (status.embedding_model, status.corpus) == ("words", str(corpus.folder))
    assert status.synced is not None


@pytest.mark.usefixtures("three")
def test_progress_is_told(open_index: Open) -> None:
    told: list[tuple[int, int, str]] = []
    open_index().sync(lambda *step: told.append(step))
    assert [step[:2] for step in told] == [(1, 3), (2, 3), (3, 3)]


def _break_manifest(home: Path) -> None:
    for path in home.glob(f"{MANIFEST}*"):
        path.write_bytes(b"this is no database, whatever the name says" * 200)


def _lose_manifest_rows(home: Path) -> None:
    with sqlite3.connect(home / MANIFEST) as database:
        database.execute("DELETE FROM articles WHERE article = 'a'")
    database.close()


def _break_tantivy(home: Path) -> None:
    (home / "tantivy" / "meta.json").write_text("{")


def _lose_tantivy(home: Path) -> None:
    for path in (home / "tantivy").iterdir():
        path.unlink()


def _break_chroma(home: Path) -> None:
    (home / "chroma" / "chroma.sqlite3").write_bytes(b"no database" * 1000)


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    "harm", [_break_manifest, _lose_manifest_rows, _break_tantivy, _lose_tantivy, _break_chroma]
)
def test_what_is_damaged_is_built_anew(
    open_index: Open, tmp_path: Path, harm: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    index = open_index()
    index.sync()
    before = index.contents()
    index.close()
    harm(tmp_path / "home")
    with caplog.at_level(logging.WARNING):
        index = open_index()
        index.sync()
    assert index.contents() == before
    assert all(before.values())
    assert "anew" in caplog.text
