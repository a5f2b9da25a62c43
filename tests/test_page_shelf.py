"""What the page does with articles, over a real index."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.catalogue import Row
from assistant.page import shelf
from assistant.page.shelf import SHOWN, Result, View
from corpus.facts import Facts, parse_date
from corpus.folder import Corpus
from index.index import Index

BRIDGE = "The bridge over the river Wern was closed on Monday. Engineers had found cracks in it."
NOTHING = ("", "", "")


@pytest.fixture
def assistant(corpus: Corpus, open_index: Callable[[], Index]) -> Assistant:
    return Assistant(corpus, open_index())


def add(
    assistant: Assistant,
    pasted: str = "",
    paths: tuple[Path, ...] = (),
    facts: tuple[str, str, str] = NOTHING,
    address: str = "",
) -> list[Result]:
    files = [str(path) for path in paths]
    *_, last = shelf.add(assistant, pasted, files, address, facts, "en", lambda share, words: None)
    return last


def listed(assistant: Assistant) -> list[Row]:
    return shelf.rows(assistant, View())[0]


def test_pasted_article_is_stored_with_its_facts_and_can_be_asked(assistant: Assistant) -> None:
    (result,) = add(assistant, BRIDGE, facts=("Cracks", "2025-11-03", "Daily"))
    (row,) = listed(assistant)
    assert result.good
    assert "Cracks" in result.words
    assert (row.title, row.date, row.source) == ("Cracks", parse_date("2025-11-03"), "Daily")
    assert "closed on Monday" in assistant.ask("When was the bridge over the Wern closed?").text


def test_article_without_a_date_is_stored_with_a_note(assistant: Assistant) -> None:
    (result,) = add(assistant, BRIDGE)
    assert result.good
    assert "No date was found" in result.words


def test_each_file_has_its_own_result_as_soon_as_it_is_done(
    assistant: Assistant, tmp_path: Path
) -> None:
    fine, broken = tmp_path / "fine.txt", tmp_path / "broken.txt"
    fine.write_text(BRIDGE, encoding="utf-8")
    broken.write_bytes(b"Br\xfccke")
    steps = shelf.add(
        assistant, "", [str(broken), str(fine)], "", NOTHING, "en", lambda share, words: None
    )
    (first,) = next(steps)
    assert not first.good
    assert "broken.txt" in first.words
    assert "UTF-8" in first.words
    assert listed(assistant) == []
    *_, last = steps
    assert [one.good for one in last] == [False, True]
    assert len(listed(assistant)) == 1


def test_nothing_is_begun_once_stopped_and_what_is_stored_is_indexed(
    assistant: Assistant, tmp_path: Path
) -> None:
    table, after = tmp_path / "export.jsonl", tmp_path / "after.txt"
    rows = [{"title": f"Camel {n}", "text": f"Camel {n} ran to town {n}."} for n in range(5)]
    table.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    after.write_text(BRIDGE, encoding="utf-8")
    told: list[list[Result]] = []
    paths = [str(table), str(after)]
    steps = shelf.add(
        assistant, "", paths, "", NOTHING, "en", lambda share, words: None, lambda: len(told) >= 2
    )
    for came in steps:
        told.append(list(came))
    assert [one.good for one in told[-1]] == [True, True]
    assert {row.title for row in listed(assistant)} == {"Camel 0", "Camel 1"}
    assert "town 1" in assistant.ask("Where did Camel 1 run?").text
    *_, nothing = shelf.add(
        assistant, "", paths, "", NOTHING, "en", lambda share, words: None, lambda: True
    )
    assert nothing == []


def test_all_articles_of_zips_and_tables_are_taken(assistant: Assistant, tmp_path: Path) -> None:
    packed, table = tmp_path / "week.zip", tmp_path / "export.jsonl"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("monday.txt", "On Monday a rhinoceros walked through Lohmar.")
        archive.writestr("broken.txt", b"Br\xfccke")
    rows = [{"title": f"Camel {n}", "text": f"Camel number {n} ran to town {n}."} for n in (1, 2)]
    table.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    results = add(assistant, paths=(packed, table))
    assert sorted(one.good for one in results) == [False, True, True, True]
    assert {row.title for row in listed(assistant)} >= {"Camel 1", "Camel 2"}


def test_new_wording_is_told_and_leads_to_what_changed(assistant: Assistant) -> None:
    facts = ("Cracks", "2025-11-03", "Daily")
    (first,) = add(assistant, BRIDGE, facts=facts)
    before = assistant.corpus.get(first.article).version
    (second,) = add(assistant, f"{BRIDGE} It was repaired.", facts=facts)
    assert (second.article, second.version, second.offer) == (first.article, before, "changes")
    (third,) = add(assistant, f"{BRIDGE} It was repaired.", facts=facts)
    assert third.good
    assert third.offer == ""
    assert "already" in third.words


def test_address_that_is_not_public_is_refused(assistant: Assistant) -> None:
    (result,) = add(assistant, address="http://127.0.0.1:9/article")
    assert not result.good
    assert "127.0.0.1" in result.words
    assert listed(assistant) == []


@pytest.mark.parametrize(
    ("pasted", "facts", "word"),
    [
        ("", NOTHING, "Paste"),
        (BRIDGE, ("", "yesterday", ""), "yesterday"),
        ("...", NOTHING, "no text"),
    ],
)
def test_what_cannot_be_added_changes_nothing(
    assistant: Assistant, pasted: str, facts: tuple[str, str, str], word: str
) -> None:
    (result,) = add(assistant, pasted, facts=facts)
    assert not result.good
    assert word in result.words
    assert listed(assistant) == []


@pytest.mark.parametrize("name", ["one.txt", "many.zip", "many.csv"])
def test_one_title_is_not_given_to_several_articles(
    assistant: Assistant, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_text(BRIDGE, encoding="utf-8")
    pasted = "Other words." if name == "one.txt" else ""
    (result,) = add(assistant, pasted, (path,), ("A title", "", ""))
    assert not result.good
    assert listed(assistant) == []


def test_stored_article_that_cannot_be_indexed_is_told(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("disk")

    monkeypatch.setattr(Assistant, "sync", fail)
    stored, indexed = add(assistant, BRIDGE)
    assert stored.good
    assert not indexed.good
    assert "not indexed yet" in indexed.words


def test_removed_article_comes_back_and_can_be_asked(assistant: Assistant) -> None:
    add(assistant, BRIDGE, facts=("Cracks", "", ""))
    (row,) = listed(assistant)
    removed = shelf.remove(assistant, row.id, "en")
    assert (removed.good, removed.offer) == (True, "undo")
    assert listed(assistant) == []
    assert not shelf.remove(assistant, row.id, "en").good
    assert assistant.ask("When was the bridge over the Wern closed?").abstained
    assert shelf.undo(assistant, row.id, "en").good
    assert listed(assistant) == [row]
    assert "Monday" in assistant.ask("When was the bridge over the Wern closed?").text
    assert not shelf.undo(assistant, row.id, "en").good


def test_article_that_cannot_be_read_when_it_is_back_is_told(assistant: Assistant) -> None:
    add(assistant, BRIDGE)
    (row,) = listed(assistant)
    shelf.remove(assistant, row.id, "en")
    (kept,) = assistant.corpus.removals.all()
    kept.kept.write_text("...", encoding="utf-8")
    result = shelf.undo(assistant, row.id, "de")
    assert not result.good
    assert "Es steht kein Text darin" in result.words


@pytest.mark.parametrize("suffix", [".md", ".txt", ".html"])
def test_amended_facts_leave_the_words_as_they_are(assistant: Assistant, suffix: str) -> None:
    page = f"<html><body><article><h1>Bridge</h1><p>{BRIDGE * 5}</p></article></body></html>"
    data = page if suffix == ".html" else BRIDGE
    (assistant.corpus.folder / f"bridge{suffix}").write_text(data, encoding="utf-8")
    assistant.sync()
    assistant.catalogue.refresh()
    before = assistant.corpus.get("bridge")
    result = shelf.amend(assistant, "bridge", ("Cracks", "3.11.2025", "Daily"), "en")
    after = assistant.corpus.get("bridge")
    assert result.good
    assert after.version == before.version
    assert (after.title, after.date, after.source) == ("Cracks", parse_date("2025-11-03"), "Daily")
    assert assistant.ask("When was the bridge over the Wern closed?").citations[0].article == after
    assert shelf.amend(assistant, "bridge", NOTHING, "en").good
    bare = assistant.corpus.get("bridge")
    assert (bare.date, bare.source, bare.version) == (None, "", before.version)


def test_amending_says_what_is_wrong_and_changes_nothing(assistant: Assistant) -> None:
    add(assistant, BRIDGE, facts=("Cracks", "", ""))
    (row,) = listed(assistant)
    assert "soon" in shelf.amend(assistant, row.id, ("New", "soon", ""), "en").words
    assert not shelf.amend(assistant, "../secret", ("New", "", ""), "en").good
    assert listed(assistant) == [row]


def test_list_is_searched_ordered_and_shown_in_parts(assistant: Assistant) -> None:
    for number in range(SHOWN + 5):
        facts = Facts(
            title=f"Title {number:02}",
            date=parse_date(f"2025-{1 + number % 12:02}-01"),
            source="Über-Land" if number % 2 else "Daily",
        )
        text = f"Number {number} is told in {number} ways. " + "Word. " * number
        assistant.corpus.add(text.encode(), f"a{number}.md", facts)
    seen, total = shelf.rows(assistant, View())
    assert (len(seen), total) == (SHOWN, SHOWN + 5)
    assert seen[0].date == parse_date("2025-12-01")
    assert len(shelf.rows(assistant, View().at(SHOWN))[0]) == 5
    by_title = View().ordered("title")
    assert [row.title for row in shelf.rows(assistant, by_title)[0][:2]] == ["Title 00", "Title 01"]
    assert shelf.rows(assistant, by_title.ordered("title"))[0][0].title == f"Title {SHOWN + 4}"
    longest = shelf.rows(assistant, View().ordered("words"))[0][0]
    assert longest.title == f"Title {SHOWN + 4}"
    found, count = shelf.rows(assistant, View().searched("uber-land title 1"))
    assert count == len(found) > 0
    assert all(row.source == "Über-Land" and "1" in row.title for row in found)
    assert View().ordered("nothing").by == "date"
