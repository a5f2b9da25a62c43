"""Files made to harm are refused in bounded time and memory, and hurt nobody else."""

import io
import resource
import stat
import zipfile
import zlib
from pathlib import Path

import pytest
from made import epub, pdf, word, zipped

from corpus.facts import MAX_TEXT, Refused, UnreadableArticle
from corpus.folder import Corpus
from corpus.formats.packed import MAX_MEMBER
from corpus.intake import take_bytes
from corpus.isolation import ReadingProcess
from corpus.readers import read_article

BLANKS = bytes(MAX_MEMBER + 1)


def refused(corpus: Corpus, data: bytes, name: str) -> str:
    outcomes = list(take_bytes(corpus, data, name))
    assert [one.change for one in outcomes] == ["refused"]
    assert corpus.files() == {}
    return outcomes[0].reason


@pytest.fixture
def little_memory() -> None:
    """What this test takes of memory must stay below 700 MB beyond what is taken already."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 700_000


@pytest.mark.usefixtures("little_memory")
def test_zip_bombs(corpus: Corpus) -> None:
    assert "too large" in refused(corpus, zipped({"a.txt": BLANKS}), "bombe.zip")
    assert "too large" in refused(corpus, zipped({"a.csv": BLANKS}, zipfile.ZIP_BZIP2), "bombe.zip")
    for name in ("a.docx", "a.epub"):
        bomb = zipped({"META-INF/container.xml": BLANKS, "word/document.xml": BLANKS})
        assert "too large" in refused(corpus, bomb, name)


def test_a_zip_that_lies_about_sizes_is_read_to_the_limit(corpus: Corpus) -> None:
    data = bytearray(zipped({"a.txt": BLANKS}))
    lie = (5).to_bytes(4, "little")
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(signature) + at
        data[place : place + 4] = lie
    assert refused(corpus, bytes(data), "luege.zip")


def test_a_zip_with_a_monstrous_directory_is_refused_unread(corpus: Corpus) -> None:
    data = bytearray(zipped({"a.txt": "Text."}))
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = (2**32 - 1).to_bytes(4, "little")
    assert "too many files" in refused(corpus, bytes(data), "liste.zip")


def test_links_and_locks_in_a_zip_are_refused(corpus: Corpus) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert "link" in refused(corpus, out.getvalue(), "link.zip")
    data = bytearray(zipped({"a.txt": "Text."}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    assert "password" in refused(corpus, bytes(data), "zu.zip")


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9)
)


@pytest.mark.parametrize(
    "xml",
    [
        f"{LAUGHS}]><nitf><body><p>&j;</p></body></nitf>",
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf><p>&a;</p></nitf>',
        f"<nitf>{'<block>' * 100_000}Text.{'</block>' * 100_000}</nitf>",
    ],
    ids=["laughs", "external", "deep"],
)
def test_xml_bombs(corpus: Corpus, xml: str) -> None:
    assert refused(corpus, xml.encode(), "bombe.xml")


def test_entities_in_books_and_word_files_are_not_expanded(corpus: Corpus) -> None:
    bomb = f"{LAUGHS}]><container>&j;</container>"
    assert refused(corpus, zipped({"META-INF/container.xml": bomb}), "bombe.epub")
    good = epub("Titel", [("Anfang", "Text.")])
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["OEBPS/book.opf"] = f"{LAUGHS}]>".encode() + files["OEBPS/book.opf"]
    assert refused(corpus, zipped(files), "bombe.epub")
    with zipfile.ZipFile(io.BytesIO(word("Titel", ["Ein Text."]))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    inside = files["word/document.xml"].replace(b"Ein Text.", b"&j;", 1)
    files["word/document.xml"] = LAUGHS.encode() + b"]>" + inside.split(b"?>", 1)[1]
    outcomes = list(take_bytes(corpus, zipped(files), "bombe.docx"))
    assert all("haha" not in (one.article.text if one.article else "") for one in outcomes)


@pytest.mark.usefixtures("little_memory")
def test_a_pdf_bomb_is_stopped(corpus: Corpus) -> None:
    page = b"(" + b"x" * 200 + b") Tj 0 -14 Td\n"
    stream = zlib.compress(b"BT /F1 11 Tf 72 760 Td\n" + page * 400_000 + b"ET", 9)
    data = pdf([["Platz."]])
    start, end = data.index(b"<< /Length"), data.index(b"endstream")
    head = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream)
    assert refused(corpus, data[:start] + head + stream + b"\n" + data[end:], "bombe.pdf")


def test_what_takes_too_long_is_given_up_and_the_next_file_is_read() -> None:
    process = ReadingProcess(seconds=0.01)
    with pytest.raises(Refused, match="took more than"):
        process.read(pdf([["Eine Seite."]] * 1500), ".pdf")
    process._seconds = 60
    assert process.read(pdf([["Eine Seite."]]), ".pdf")[0].body == "Eine Seite."
    process.close()


def test_what_takes_too_much_memory_is_given_up_and_the_next_file_is_read() -> None:
    process = ReadingProcess(memory=400_000_000)
    large = f"<html><body><article>{'<p>Ein Absatz mit Worten.</p>' * 1_500_000}"
    with pytest.raises(Refused):
        process.read(large.encode(), ".html")
    assert process.read(pdf([["Eine Seite."]]), ".pdf")[0].body == "Eine Seite."
    process.close()


def test_a_process_that_was_killed_is_started_again() -> None:
    process = ReadingProcess()
    assert process.read(pdf([["Eins."]]), ".pdf")
    assert process._process is not None
    process._process.kill()
    process._process.wait()
    assert process.read(pdf([["Zwei."]]), ".pdf")[0].body == "Zwei."
    process.close()


def test_huge_lines_are_read_or_refused() -> None:
    line = "Wort " * 900_000
    assert read_article(line.encode(), "zeile.txt").text == line.strip()
    with pytest.raises(UnreadableArticle, match="split"):
        read_article(b"x" * (MAX_TEXT + 1), "lang.txt")


def test_json_nested_without_end_is_refused(corpus: Corpus) -> None:
    assert "JSON" in refused(corpus, b"[" * 1_000_000, "tief.json")
    assert refused(corpus, b'{"a":' * 100_000 + b"1", "tief.jsonl")


def test_a_field_beyond_all_measure_is_refused(corpus: Corpus) -> None:
    assert "broken" in refused(corpus, b'text\n"' + b"x" * (MAX_TEXT + 10), "feld.csv")


def test_yaml_that_refers_to_itself_is_refused(corpus: Corpus, tmp_path: Path) -> None:
    bomb = "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\ntitle: [*c, *c]\n"
    assert refused(corpus, f"---\n{bomb}---\nText.".encode(), "bombe.md")
    assert refused(corpus, b"---\ntitle: &a [*a]\n---\nText.", "kreis.md")
