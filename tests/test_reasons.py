"""Why something cannot be taken in, in German: every reason that `corpus` gives, and the page's."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.page import shelf
from assistant.page.render.articles import article_list
from assistant.page.shelf import View
from assistant.reasons import REASONS, told
from corpus.folder import Corpus
from index.index import Index

CORPUS = Path(__file__).parent.parent / "corpus"
PLACES = {"Refused": 0, "CorpusError": 0, "UnreadableArticle": 1}
"""At which place each of these is given its reason."""


def given() -> Iterator[tuple[str, ast.expr]]:
    """Yield what is given as a reason anywhere in `corpus`, and where that is."""
    for path in sorted(CORPUS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = PLACES.get(node.func.id)
                reasons = [word.value for word in node.keywords if word.arg == "reason"]
                for reason in reasons if place is None else [node.args[place]]:
                    yield f"{path.name}:{node.lineno}", reason


def handed_on(reason: ast.expr) -> bool:
    """Whether it is the reason of an error that was given it elsewhere."""
    if isinstance(reason, ast.Call):
        return isinstance(reason.func, ast.Name) and reason.func.id == "str"
    return isinstance(reason, ast.Attribute) and reason.attr == "reason"


def template(reason: ast.expr) -> str | None:
    """Return its words with `{}` for each value; None where they do not stand there."""
    parts = reason.values if isinstance(reason, ast.JoinedStr) else [reason]
    words = ["{}" if isinstance(one, ast.FormattedValue) else literal(one) for one in parts]
    return None if None in words else "".join(filter(None, words))


def literal(part: ast.expr) -> str | None:
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else None


def test_reasons_stand_where_they_are_given() -> None:
    hidden = [where for where, one in given() if not handed_on(one) and template(one) is None]
    assert hidden == []


def test_every_reason_has_its_german_and_no_other_has() -> None:
    raised = {template(one) for _, one in given() if not handed_on(one)}
    assert raised - REASONS.keys() == set()
    assert REASONS.keys() - raised == set()


@pytest.mark.parametrize("english", REASONS)
def test_each_reason_is_told_with_all_its_values(english: str) -> None:
    values = [f"<{number}>" for number in range(english.count("{}"))]
    german = told(english.format(*values), "de")
    assert german == REASONS[english].format(*values)
    assert all(german.count(value) == 1 for value in values)
    assert english.replace("{}", "").strip(": ")


def test_values_stay_as_they_are() -> None:
    reason = "“{0} or {}” is not a date; write it as YYYY-MM-DD, such as 2025-12-07"
    assert "„{0} or {}“" in told(reason, "de")


def test_reason_within_a_reason_is_told_too() -> None:
    reason = "robots.txt cannot be read, so nothing is: it redirects again and again"
    assert told(reason, "de") == (
        "robots.txt lässt sich nicht lesen, darum wird nichts gelesen: "
        "Die Adresse leitet immer wieder weiter"
    )


@pytest.mark.parametrize("reason", ["", "a reason of a library", "it is a link, not a file!"])
def test_unknown_reason_stays(reason: str) -> None:
    assert told(reason, "de") == reason


def test_english_page_is_told_english() -> None:
    assert told("it is a link, not a file", "en") == "it is a link, not a file"


@pytest.fixture
def assistant(corpus: Corpus, open_index: Callable[[], Index]) -> Assistant:
    return Assistant(corpus, open_index())


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"Br\xfccke", "Byte 2"),
        ("a.md", b"---\ndate: soon\n---\nWords.", "„soon“ ist kein Datum"),
        ("a.md", b"---\ntitle: a: b\n---\nWords.", "Zeile 2"),
        ("a.md", b"---\ndate: 2025-13-40\n---\nWords.", "kein gültiges YAML; setzen"),
        ("a.pdf", b"nothing", "keine lesbare Datei der Art PDF"),
        ("a.zip", b"nothing", "keine ZIP-Datei"),
        ("a.jsonl", b'{"text": ""}\n7', "Zeile 1: Es steht kein Text darin"),
        ("a.csv", b"x,y\n1,2\n", "keine Spalte mit dem Text"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_in_german(
    assistant: Assistant, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    nothing = ("", "", "")
    *_, last = shelf.add(assistant, "", [str(path)], "", nothing, "de", lambda share, words: None)
    assert not last[0].good
    assert last[0].words.startswith(f"{name}: ")
    assert words in last[0].words


def test_what_is_wrong_with_an_address_is_told_in_german(assistant: Assistant) -> None:
    nothing = ("", "", "")
    address = "http://127.0.0.1/article"
    *_, last = shelf.add(assistant, "", [], address, nothing, "de", lambda share, words: None)
    assert "127.0.0.1 liegt nicht im öffentlichen Internet" in last[0].words


def test_list_says_in_german_what_is_wrong_with_files_of_the_folder(assistant: Assistant) -> None:
    (assistant.corpus.folder / "bad.md").write_text("...", encoding="utf-8")
    problems = assistant.catalogue.problems()
    assert "bad.md: Es steht kein Text darin" in article_list([], View(), 0, problems, "de")
    assert "bad.md: there is no text in it" in article_list([], View(), 0, problems, "en")
