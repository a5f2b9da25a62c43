"""The seal tells whether the index is as it was left."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import WordEmbedding

from index.index import Index
from index.seal import break_seal, put_seal

Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "part" / "deep").mkdir(parents=True)
    (tmp_path / "part" / "deep" / "a").write_bytes(b"abc")
    return tmp_path / "part"


def test_what_is_as_it_was_left_is_not_named(folder: Path) -> None:
    put_seal(folder.parent, [folder])
    assert break_seal(folder.parent, [folder]) == []
    assert break_seal(folder.parent, [folder]) == []  # no seal any more, so nothing is known


@pytest.mark.parametrize("change", ["flip", "add", "rename", "remove", "seal"])
def test_any_change_is_noticed(folder: Path, change: str) -> None:
    put_seal(folder.parent, [folder])
    file = folder / "deep" / "a"
    if change == "flip":
        file.write_bytes(b"abd")
    elif change == "add":
        (folder / "b").write_bytes(b"")
    elif change == "rename":
        file.rename(folder / "a")
    elif change == "remove":
        file.unlink()
    else:
        (folder.parent / "seal.json").write_text("[]")
    assert break_seal(folder.parent, [folder]) == [folder]


def test_an_index_that_was_changed_is_built_anew_and_told(
    write: Write, open_index: Callable[..., Index], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write("a.txt", "Der Plan umfasst zwölf Schritte.")
    open_index().sync()
    embedding = WordEmbedding()
    assert open_index(embedding).sync().embedded == 0
    open_index().close()
    (tmp_path / "home" / "chroma" / "stray").write_bytes(b"x")
    with caplog.at_level(logging.WARNING):
        assert open_index(embedding).sync().embedded == 1
    assert "changed from outside" in caplog.text


def test_a_closed_index_is_written_no_more(open_index: Callable[..., Index]) -> None:
    index = open_index()
    index.close()
    index.close()
    with pytest.raises(RuntimeError, match="closed"):
        index.sync()


def test_closing_waits_for_a_sync_in_another_thread(
    write: Write, open_index: Callable[..., Index]
) -> None:
    write("a.txt", "Der Plan umfasst zwölf Schritte.")
    begun, go = threading.Event(), threading.Event()

    class Waiting(WordEmbedding):
        def embed_passages(self, texts, languages):  # type: ignore[no-untyped-def]
            begun.set()
            go.wait(30)
            return super().embed_passages(texts, languages)

    index = open_index(Waiting())
    syncing = threading.Thread(target=index.sync)
    syncing.start()
    begun.wait(30)
    closing = threading.Thread(target=index.close)
    closing.start()
    go.set()
    syncing.join()
    closing.join()
    assert open_index().sync().embedded == 0
