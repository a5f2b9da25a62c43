"""What the page calls: taking in, undoing and comparing, each with the index in step."""

from collections.abc import Callable

import pytest
from made import HTML, zipped

from assistant.assistant import Assistant
from corpus.folder import Corpus, CorpusError, UnknownArticle
from index.index import Index

OLD = "Der Plan für den Hafen umfasst zwölf Schritte. Er kostet 40 Millionen Euro."


@pytest.fixture
def assistant(corpus: Corpus, open_index: Callable[[], Index]) -> Assistant:
    return Assistant(corpus, open_index())


def indexed(assistant: Assistant) -> set[str]:
    return {passage.rsplit(":", 2)[0] for passage in assistant.index.contents()}


def test_files_are_taken_in_and_indexed_with_progress(assistant: Assistant) -> None:
    told: list[tuple[int, int, str]] = []
    files = [
        ("hafen.html", HTML.encode()),
        ("woche.zip", zipped({"turm.txt": "Der Turm ist hoch.", "leer.txt": ""})),
        ("bild.png", b"\x89PNG"),
    ]
    outcomes = assistant.take_in(files, progress=lambda *one: told.append(one))
    assert [one.change for one in outcomes] == ["added", "added", "refused", "refused"]
    assert told[:3] == [(0, 3, "hafen.html"), (1, 3, "woche.zip"), (2, 3, "bild.png")]
    assert indexed(assistant) == {"hafen", "turm"}


def test_an_address_within_is_refused_as_an_outcome(assistant: Assistant) -> None:
    outcome = assistant.take_address("http://127.0.0.1/")
    assert outcome.change == "refused"
    assert "public internet" in outcome.reason


def test_undo_brings_back_to_the_index_too(assistant: Assistant) -> None:
    assistant.add(OLD.encode(), "plan.txt")
    assistant.remove("plan")
    assert indexed(assistant) == set()
    assert assistant.undo().id == "plan"
    assert indexed(assistant) == {"plan"}
    with pytest.raises(CorpusError):
        assistant.undo()


def test_a_citation_of_an_old_version_can_be_opened_and_compared(assistant: Assistant) -> None:
    old = assistant.add(OLD.encode(), "plan.txt")
    new = assistant.add(OLD.replace("40", "45").encode(), "plan.txt")
    assert all(new.version[:16] in passage for passage in assistant.index.contents())
    before, after, edits = assistant.changes("plan", old.version)
    assert (before, after) == (old, new)
    changed = [before.text[slice(*one.old)] for one in edits if one.kind == "changed"]
    assert changed == ["Er kostet 40 Millionen Euro."]
    with pytest.raises(UnknownArticle):
        assistant.changes("plan", "0" * 64)
