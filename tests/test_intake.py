"""Files, folders, ZIPs and tables: what is stored, and what is refused for which reason."""

from pathlib import Path

import pytest
from made import HTML, MAIL, pdf, zipped

from corpus.facts import Facts
from corpus.folder import Corpus
from corpus.intake import Outcome, take_bytes, take_path


def by_name(outcomes: list[Outcome]) -> dict[str, str]:
    return {one.name: one.reason or str(one.change) for one in outcomes}


def test_a_folder_with_everything_in_it(corpus: Corpus, tmp_path: Path) -> None:
    folder = tmp_path / "woche"
    (folder / "montag").mkdir(parents=True)
    (folder / "montag" / "hafen.html").write_text(HTML)
    (folder / "mail.eml").write_bytes(MAIL)
    (folder / "bericht.pdf").write_bytes(pdf([["Ein Bericht über die Schule."]]))
    (folder / "tabelle.csv").write_text("titel,text\nTurm,Der Turm ist hoch.\nLeer,\n")
    (folder / "bild.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text("Versteckt.")
    (folder / "link.txt").symlink_to(tmp_path / "elsewhere.txt")
    (tmp_path / "elsewhere.txt").write_text("Geheim.")
    told = by_name(list(take_path(corpus, folder)))
    assert told.pop("woche/bild.png").startswith("not a format")
    assert "link" in told.pop("woche/link.txt")
    assert "no text" in told.pop("woche/tabelle.csv")
    assert told == {
        "woche/montag/hafen.html": "added",
        "woche/mail.eml": "added",
        "woche/bericht.pdf": "added",
        "woche/tabelle.csv row 1": "added",
    }
    assert sorted(corpus.files()) == ["bericht", "hafen", "mail", "turm"]


def test_a_zip_goes_file_by_file(corpus: Corpus) -> None:
    data = zipped(
        {
            "gut.txt": "Ein guter Text.",
            "../../boese.txt": "Ein Text mit einem Pfad, der hinausführt.",
            "/etc/absolut.txt": "Ein Text mit einem absoluten Pfad als Name.",
            "leer.txt": "",
            "innen.zip": zipped({"a.txt": "Innen."}),
            "__MACOSX/._gut.txt": "x",
        }
    )
    told = by_name(list(take_bytes(corpus, data, "woche.zip", Facts(source="Blatt"))))
    assert told.pop("woche.zip/innen.zip").startswith("a ZIP within")
    assert "no text" in told.pop("woche.zip/leer.txt")
    assert set(told.values()) == {"added"}
    assert sorted(corpus.files()) == ["absolut", "boese", "gut"]
    assert all(path.parent == corpus.folder for path in corpus.files().values())
    assert corpus.get("gut").source == "Blatt"


def test_taking_in_the_same_again_changes_nothing(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Der Turm ist hoch.", "title": "Turm"}\n')
    first = [one.change for one in take_path(corpus, tmp_path / "a.jsonl")]
    again = [one.change for one in take_path(corpus, tmp_path / "a.jsonl")]
    assert (first, again) == (["added"], ["unchanged"])
    assert len(corpus.files()) == 1


@pytest.mark.parametrize("name", ["fehlt.txt", "fehlt.zip"])
def test_a_missing_file_is_told(corpus: Corpus, tmp_path: Path, name: str) -> None:
    (outcome,) = take_path(corpus, tmp_path / name)
    assert outcome.change == "refused"
    assert "cannot be read" in outcome.reason
