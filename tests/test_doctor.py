"""The doctor finds what is wrong with articles and index, and repairs it or says what to do."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import WordEmbedding

from assistant.cli import main
from corpus.checkup import check_corpus
from corpus.folder import Corpus
from index.index import Index

Write = Callable[..., Path]
Open = Callable[..., Index]


@pytest.fixture
def doctor(
    corpus: Corpus,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Callable[..., tuple[int, str]]:
    monkeypatch.setenv("BELEGT_CORPUS", str(corpus.folder))
    monkeypatch.setenv("BELEGT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("assistant.assistant.choose_model", lambda *_: "words")
    monkeypatch.setattr("assistant.assistant.load_embedding", lambda *_, **__: WordEmbedding())

    def doctor(*options: str) -> tuple[int, str]:
        capsys.readouterr()
        code = main(["doctor", *options])
        return code, capsys.readouterr().out

    return doctor


Doctor = Callable[..., tuple[int, str]]


def test_a_healthy_corpus_is_well(doctor: Doctor, write: Write) -> None:
    write("a.txt", "Der Plan umfasst zwölf Schritte.")
    code, said = doctor()
    assert (code, said.splitlines()[-1]) == (0, "all is well")
    assert "1 passages of 1 articles" in said


def test_what_the_index_holds_wrongly_is_indexed_afresh(
    doctor: Doctor, write: Write, open_index: Open, corpus: Corpus
) -> None:
    write("a.txt", "Der Plan umfasst zwölf Schritte.")
    write("b.txt", "Der Turm ist hoch.")
    index = open_index()
    index.sync()
    (one, _) = index._vectors.get(None)[0]
    others = [passage for passage, _ in index._vectors.get(None) if passage != one]
    index._vectors.remove([one.article])
    index._vectors.put([others[0].__class__(**_moved(one))], index._vectors.get(None)[0][1][None])
    index.close()
    code, said = doctor()
    assert code == 0
    assert f"indexed afresh: {one.article}" in said
    assert doctor() == (0, said.replace(f"repaired: indexed afresh: {one.article}\n", ""))
    assert all(open_index().contents().values())


def _moved(passage: object) -> dict[str, object]:
    fields = {name: getattr(passage, name) for name in passage.__slots__}  # type: ignore[attr-defined]
    return fields | {"start": fields["start"] + 1}


def test_versions_that_were_damaged_are_kept_anew_or_told(corpus: Corpus) -> None:
    text = "Der Plan für den Hafen von Lübeck umfasst genau {} Schritte."
    first = corpus.add(text.format("zwölf").encode(), "a.txt")
    second = corpus.add(text.format("dreizehn").encode(), "a.txt")
    corpus.versions("a")
    for version in (first.version, second.version):
        path = corpus.folder / ".versions" / "a" / f"{version}.md"
        path.write_text(path.read_text().replace("Schritte", "Tritte"))
    (corpus.folder / ".adding-x").write_text("halb")
    os.utime(corpus.folder / ".adding-x", (0, 0))
    (corpus.folder / ".adding-y").write_text("wird gerade geschrieben")
    found = check_corpus(corpus)
    assert found.articles == 1
    assert len(found.repaired) == 2
    (problem,) = found.problems
    assert first.version in problem
    assert "backup" in problem
    assert corpus.get("a", second.version) == second
    assert not (corpus.folder / ".adding-x").exists()
    assert (corpus.folder / ".adding-y").exists()


def test_what_somebody_must_do_is_said(doctor: Doctor, write: Write) -> None:
    write("kaputt.md", "---\ntitle: [\n---\nText")
    code, said = doctor()
    assert code == 1
    assert "problem: kaputt.md" in said
    assert "1 problem needs you" in said


def test_the_index_is_built_anew_on_demand(doctor: Doctor, write: Write, tmp_path: Path) -> None:
    write("a.txt", "Der Plan umfasst zwölf Schritte.")
    doctor()
    (tmp_path / "home" / "manifest.sqlite").write_bytes(b"x" * 5000)
    code, said = doctor("--rebuild")
    assert code == 0
    assert "built anew" in said


def test_an_index_in_use_is_left_alone(
    doctor: Doctor, open_index: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.doctor.PATIENCE", 0.1)
    index = open_index()
    code, said = doctor()
    assert code == 1
    assert "in use by a test" in said
    index.sync()
