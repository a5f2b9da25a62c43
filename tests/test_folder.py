import os
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.folder import Corpus, CorpusError, UnknownArticle
from corpus.readers import Facts, UnreadableArticle, parse_date

Write = Callable[..., Path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="BELEGT_CORPUS"):
        Corpus(tmp_path / "nowhere")


def test_articles_are_found_by_id_in_subfolders_too(corpus: Corpus, write: Write) -> None:
    write("b.txt", "Zweiter Text.")
    write("a.md", "Erster Text.")
    (corpus.folder / "2025").mkdir()
    write("2025/c.md", "Dritter Text.")
    assert list(corpus.files()) == ["2025/c", "a", "b"]
    assert corpus.get("2025/c").text == "Dritter Text."
    with pytest.raises(UnknownArticle, match="belegt list"):
        corpus.get("d")


def test_two_formats_of_one_name_both_stay_visible(corpus: Corpus, write: Write) -> None:
    write("a.md", "Der eine Text.")
    write("a.txt", "Der andere Text.")
    assert {corpus.get(one).text for one in corpus.files()} == {
        "Der eine Text.",
        "Der andere Text.",
    }


def test_hidden_files_and_links_are_left_out(corpus: Corpus, write: Write, tmp_path: Path) -> None:
    write(".hidden.md", "Text.")
    secret = tmp_path / "secret.txt"
    secret.write_text("Geheim.")
    (corpus.folder / "link.txt").symlink_to(secret)
    (corpus.folder / "folder").symlink_to(tmp_path)
    os.mkfifo(corpus.folder / "pipe.txt")  # reading it would never end
    assert corpus.files() == {}


def test_no_id_leads_through_a_linked_folder(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_text("Geheim.")
    (corpus.folder / "link").symlink_to(tmp_path / "outside")
    for article_id in ("link/secret", str(tmp_path / "outside" / "secret")):
        with pytest.raises(UnknownArticle):
            corpus.get(article_id)


@pytest.mark.parametrize("article_id", ["../secret", "/etc/passwd", ".removed/a", "a/../../secret"])
def test_no_id_leads_out_of_the_folder(corpus: Corpus, tmp_path: Path, article_id: str) -> None:
    (tmp_path / "secret.txt").write_text("Geheim.")
    with pytest.raises(UnknownArticle):
        corpus.get(article_id)


def test_a_changed_file_is_read_anew(corpus: Corpus, write: Write) -> None:
    write("a.md", "Alt.")
    assert corpus.get("a").text == "Alt."
    write("a.md", "Neuer Text.")
    assert corpus.get("a").text == "Neuer Text."


def test_a_broken_file_does_not_hide_the_others(corpus: Corpus, write: Write) -> None:
    write("a.md", "Guter Text.")
    write("b.md", "---\ntitle: [\n---\nText")
    write("c.png", "Text")
    read = list(corpus.read())
    assert [one.id for one in read if isinstance(one, Article)] == ["a"]
    assert [one.name for one in read if isinstance(one, UnreadableArticle)] == ["b.md", "c.png"]


def test_an_added_file_is_kept_to_the_byte(corpus: Corpus) -> None:
    data = b" date 2025-12-07 Der Text\r\nhat zwei Zeilen.  \n"
    article = corpus.add(data, "Gespräche in Miami.txt")
    assert article.id == "gespraeche-in-miami"
    assert (corpus.folder / "gespraeche-in-miami.txt").read_bytes() == data


def test_given_facts_are_written_down(corpus: Corpus) -> None:
    facts = Facts(title="Titel", date=parse_date("2025-12-08"), source="Zeitung")
    article = corpus.add(b"Der Text.", "-.txt", facts)
    assert article.id == "2025-12-08-titel"
    assert (article.title, article.date, article.source) == ("Titel", facts.date, "Zeitung")
    assert Corpus(corpus.folder).get(article.id) == article


def test_given_facts_win_over_the_files(corpus: Corpus) -> None:
    article = corpus.add(b"---\ntitle: alt\nsource: Blatt\n---\nText", "a.md", Facts(title="neu"))
    assert (article.title, article.source) == ("neu", "Blatt")


def test_adding_the_same_twice_gives_one_article(corpus: Corpus) -> None:
    first = corpus.add(b"Der Text.", "a.txt")
    assert corpus.add(b"Der Text.", "a.txt") == first
    assert len(corpus.files()) == 1


def test_another_text_of_the_same_name_overwrites_nothing(corpus: Corpus) -> None:
    corpus.add(b"Der Text.", "a.txt")
    other = corpus.add(b"Ein anderer Text.", "a.txt")
    assert other.id == "a-2"
    assert corpus.get("a").text == "Der Text."


def test_what_is_refused_leaves_nothing_behind(corpus: Corpus) -> None:
    with pytest.raises(UnreadableArticle):
        corpus.add(b"", "a.txt")
    assert list(corpus.folder.iterdir()) == []


def test_a_removed_file_is_kept_aside(corpus: Corpus, write: Write) -> None:
    write("a.md", "Erster Text.")
    kept = corpus.remove("a")
    assert kept.read_text() == "Erster Text."
    assert corpus.files() == {}
    write("a.md", "Zweiter Text.")
    assert corpus.remove("a") != kept
    assert kept.read_text() == "Erster Text."
    with pytest.raises(UnknownArticle):
        corpus.remove("a")
