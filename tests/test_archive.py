"""A corpus goes out and comes back whole; a damaged or hostile export changes nothing."""

import hashlib
import json
from pathlib import Path

import pytest
from made import HTML, zipped

from corpus.archive import LIST, export_corpus, import_corpus
from corpus.facts import Facts, Refused
from corpus.folder import Corpus


@pytest.fixture
def other(tmp_path: Path) -> Corpus:
    folder = tmp_path / "other"
    folder.mkdir()
    return Corpus(folder)


def contents(corpus: Corpus) -> dict[str, bytes]:
    return {
        path.relative_to(corpus.folder).as_posix(): path.read_bytes()
        for path in corpus.folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def export_of(files: dict[str, bytes], **listed: str) -> bytes:
    names = {name: [hashlib.sha256(data).hexdigest(), 0] for name, data in files.items()}
    names |= {name: [digest, 0] for name, digest in listed.items()}
    about = json.dumps({"format": 1, "files": names})
    return zipped({**files, LIST: about})


def filled(corpus: Corpus) -> None:
    at = Facts(url="https://blatt.example/1")
    corpus.add("Der Plan umfasst zwölf Schritte.".encode(), "plan.txt", at)
    corpus.add(b"Der Plan umfasst dreizehn Schritte.", "plan.txt", at)
    corpus.add(HTML.encode(), "hafen.html")
    (corpus.folder / "2025").mkdir()
    (corpus.folder / "2025" / "turm.txt").write_text("Der Turm.")


def test_all_comes_back_with_every_version(corpus: Corpus, other: Corpus, tmp_path: Path) -> None:
    filled(corpus)
    told: list[int] = []
    count = export_corpus(corpus, tmp_path / "a.zip", lambda done, *_: told.append(done))
    assert told == list(range(1, count + 1))
    report = import_corpus(other, tmp_path / "a.zip")
    assert (report.new, report.there, report.problems) == (count, 0, {})
    assert contents(other) == contents(corpus)
    assert [one.version for one in other.versions("plan")] == [
        one.version for one in corpus.versions("plan")
    ]
    again = import_corpus(other, tmp_path / "a.zip")
    assert (again.new, again.there) == (0, count)


def test_an_export_overwrites_nothing(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_text("Da.")
    with pytest.raises(FileExistsError, match="another name"):
        export_corpus(corpus, tmp_path / "a.zip")
    assert (tmp_path / "a.zip").read_text() == "Da."


def test_an_import_overwrites_nothing(corpus: Corpus, other: Corpus, tmp_path: Path) -> None:
    filled(corpus)
    export_corpus(corpus, tmp_path / "a.zip")
    (other.folder / "plan.md").write_text("Ein Plan von hier.")
    report = import_corpus(other, tmp_path / "a.zip")
    assert list(report.problems) == ["plan.md"]
    assert other.get("plan").text == "Ein Plan von hier."
    assert other.get("plan", corpus.get("plan").version).text == corpus.get("plan").text


@pytest.mark.parametrize(
    "data",
    [
        b"kein ZIP",
        zipped({"a.txt": "Ein Text."}),
        zipped({LIST: "[]"}),
        zipped({LIST: '{"format": 2, "files": {}}'}),
        export_of({"a.txt": b"Ein Text."}, **{"b.txt": "0"}),
        export_of({"a.txt": b"Ein Text."}, **{"a.txt": "0"}),
        export_of({"../a.txt": b"Ein Text."}),
        export_of({"/tmp/a.txt": b"Ein Text."}),
        export_of({".versions/../../a.txt": b"Ein Text."}),
        export_of({".git/hooks/post-checkout": b"rm"}),
        export_of({"a\\..\\b.txt": b"Ein Text."}),
    ],
)
def test_what_is_no_sound_export_changes_nothing(
    corpus: Corpus, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(Refused):
        import_corpus(corpus, tmp_path / "a.zip")
    assert contents(corpus) == {}


def test_a_link_in_the_corpus_leads_nowhere(corpus: Corpus, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (corpus.folder / "link").symlink_to(outside)
    (tmp_path / "a.zip").write_bytes(export_of({"link/a.txt": b"Ein Text."}))
    report = import_corpus(corpus, tmp_path / "a.zip")
    assert list(report.problems) == ["link/a.txt"]
    assert list(outside.iterdir()) == []
