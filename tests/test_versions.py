"""Articles that change: every wording stays readable, and copies are known as such."""

import itertools
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import HTML

from assistant.answer import Answer, Citation, Statement
from corpus.article import Article
from corpus.facts import Facts
from corpus.folder import Corpus, CorpusError, UnknownArticle
from corpus.identity import canonical
from corpus.likeness import groups, likeness
from index.changes import changes
from index.index import Index

Write = Callable[..., Path]
OLD = "Der Plan umfasst zwölf Schritte. Er kostet 40 Millionen Euro. Das sagte der Bürgermeister."
NEW = OLD.replace("40", "45")
AT = Facts(url="https://blatt.example/hafen")


def test_the_same_address_is_the_same_article(corpus: Corpus) -> None:
    first = corpus.add(OLD.encode(), "a.txt", AT)
    second = corpus.add(NEW.encode(), "b.txt", AT)
    assert second.id == first.id
    assert corpus.get(first.id).text == NEW
    assert corpus.get(first.id, first.version) == first
    assert corpus.get(first.id, second.version) == second
    assert [one.version for one in corpus.versions(first.id)] == [first.version, second.version]
    other = Corpus(corpus.folder)  # another process knows it too
    assert other.add(OLD.encode(), "c.txt", AT).id == first.id


def test_the_same_file_name_with_a_like_text_is_the_same_article(corpus: Corpus) -> None:
    first = corpus.add(OLD.encode(), "a.txt")
    assert corpus.add(NEW.encode(), "a.txt").id == first.id
    assert corpus.add("Etwas ganz anderes über einen Turm.".encode(), "a.txt").id == "a-2"
    elsewhere = corpus.add(NEW.encode(), "a.txt", Facts(source="Blatt"))
    assert corpus.add(NEW.encode(), "a.txt", Facts(source="Zeitung")).id != elsewhere.id


def test_an_unknown_version_is_told(corpus: Corpus) -> None:
    corpus.add(OLD.encode(), "a.txt")
    for version in ("0" * 64, "../../a", "x"):
        with pytest.raises(UnknownArticle):
            corpus.get("a", version)


def test_a_version_that_was_damaged_is_not_shown(corpus: Corpus) -> None:
    first = corpus.add(OLD.encode(), "a.txt")
    corpus.add(NEW.encode(), "a.txt")
    (kept,) = (corpus.folder / ".versions" / "a").glob(f"{first.version}*")
    kept.write_text(kept.read_text().replace("zwölf", "dreizehn"))
    with pytest.raises(UnknownArticle):
        corpus.get("a", first.version)
    assert corpus.kept.damaged() == [kept]


def test_what_is_edited_by_hand_stays_readable(
    corpus: Corpus, write: Write, open_index: Callable[[], Index]
) -> None:
    write("a.md", OLD)
    index = open_index()
    index.sync()
    version = corpus.get("a").version
    write("a.md", NEW)
    index.sync()
    assert corpus.get("a").text == NEW
    assert corpus.get("a", version).text == OLD


def test_undo_brings_back_to_the_byte_until_a_clean_up(corpus: Corpus) -> None:
    (corpus.folder / "2025").mkdir()
    (corpus.folder / "2025" / "a.md").write_bytes(OLD.encode())
    corpus.add(NEW.encode(), "b.txt")
    corpus.remove("2025/a")
    corpus.remove("b")
    assert corpus.files() == {}
    assert corpus.undo() == "b"
    assert corpus.undo() == "2025/a"
    assert (corpus.folder / "2025" / "a.md").read_bytes() == OLD.encode()
    with pytest.raises(CorpusError, match="not removed"):
        corpus.undo()
    version = corpus.get("b").version
    corpus.versions("b")
    seite = corpus.add(HTML.encode(), "seite.html")
    assert corpus.original(seite.id, seite.version)
    corpus.remove("seite")
    corpus.remove("b")
    corpus.add("Ein anderer Text über einen Turm.".encode(), "b.txt")
    with pytest.raises(CorpusError, match="another article has the id b"):
        corpus.undo("b")
    corpus.remove("b")
    assert corpus.clean() == 3
    with pytest.raises(CorpusError, match="clean-up"):
        corpus.undo("b")
    with pytest.raises(UnknownArticle):
        corpus.get("b", version)
    assert corpus.kept.of("b") == []
    assert list((corpus.folder / ".originals").rglob("*.html")) == []
    assert corpus.get("2025/a").text == OLD


def test_addresses_are_compared_without_what_does_not_tell_articles_apart() -> None:
    assert canonical("https://A.example/x/?utm_source=y#z") == canonical("https://a.example/x")
    assert canonical("https://a.example/x?id=1") != canonical("https://a.example/x?id=2")


def test_changes_name_the_sentences() -> None:
    old = Article("a", "## Plan\n\nErstens bleibt. Zweitens geht. Drittens 40.\n\nViertens.", "T")
    new = Article("a", "## Plan\n\nErstens bleibt.\n\nDrittens 45. Viertens. Fünftens.", "T")
    found = [
        (edit.kind, old.text[slice(*edit.old)], new.text[slice(*edit.new)])
        for edit in changes(old, new)
        if edit.kind != "same"
    ]
    assert found == [
        ("changed", "Zweitens geht. Drittens 40.", "Drittens 45."),
        ("added", "", "Fünftens."),
    ]


texts = st.text("Aab. \n#„“!", max_size=120)


@given(old=texts, new=texts)
def test_changes_cover_both_texts(old: str, new: str) -> None:
    before, after = Article("a", old, "T"), Article("a", new, "T")
    edits = changes(before, after)
    for text, ranges in (
        (before.text, [one.old for one in edits]),
        (after.text, [one.new for one in edits]),
    ):
        assert ranges == sorted(ranges)
        assert all(one[1] <= two[0] for one, two in itertools.pairwise(ranges))
        covered = "".join(text[start:end] for start, end in ranges)
        assert [one for one in covered if one.isalnum()] == [one for one in text if one.isalnum()]
    if old == new:
        assert all(edit.kind == "same" for edit in edits)


def agency(number: int) -> str:
    words = random.Random(number).choices(
        "Kiew Miami Plan Euro Schritt Hafen sagte und".split(), k=200
    )
    return " ".join(f"{word}{number * at % 7}" for at, word in enumerate(words))


def test_copies_are_grouped_and_count_as_one_source() -> None:
    text = agency(1)
    copy = f"Berlin (dpa) {text.rsplit(' ', 20)[0]}"
    articles = [
        Article("a", text, "Eins"),
        Article("b", agency(2), "Zwei"),
        Article("c", copy, "Drei", source="Blatt"),
        Article("d", text.upper(), "Vier"),
    ]
    assert likeness(text, copy) > 0.8
    assert groups(articles) == [[0, 2, 3], [1]]
    citations = tuple(Citation(article, 0, 10) for article in articles)
    statements = tuple(Statement("x", (place,)) for place in range(4))
    answer = Answer("?", "de", "extractive", statements, citations, ())
    assert answer.sources == 2
    assert answer.to_json()["sources"] == 2


def test_copies_are_found_among_many() -> None:
    articles = [Article(str(number), agency(number), "T") for number in range(300)]
    copies = [
        Article(f"{number}c", f"Wien (APA) {agency(number)}", "T") for number in range(0, 300, 3)
    ]
    found = groups([*articles, *copies])
    assert sorted(len(group) for group in found) == [1] * 200 + [2] * 100
    assert groups([]) == []
