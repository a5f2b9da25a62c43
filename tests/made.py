"""Files in the formats that are read, made here byte by byte."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import docx

HTML = """<!DOCTYPE html><html lang="de"><head><title>Hafen: neuer Plan | Blatt</title>
<link rel="canonical" href="https://blatt.example/hafen">
<meta property="og:site_name" content="Blatt"><meta property="og:title" content="Neuer Plan">
<meta name="author" content="Anna Schmidt">
<meta property="article:published_time" content="2025-03-05T10:00:00+01:00"></head><body>
<nav><a href="/">Startseite</a> <a href="/sport">Sport</a></nav><article><h1>Neuer Plan</h1>
<p>Der Bürgermeister von Lübeck hat am 4. März einen Plan für den Hafen vorgestellt.</p>
<h2>Zwölf Schritte</h2>
<p>Der Plan umfasst zwölf Schritte und soll bis 2030 umgesetzt werden, sagte er vor der Presse.</p>
</article><footer>Impressum Datenschutz</footer><script>alert(1)</script></body></html>"""

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<nitf><head><title>Hafen</title><docdata><doc-id id-string="blatt-1"/>
<date.issue norm="20250305T100000Z"/></docdata><pubdata name="Blatt"/></head>
<body><body.head><hedline><hl1>Neuer Plan</hl1></hedline><byline>Von Anna Schmidt und Bert Maier
</byline></body.head><body.content><p>Der Plan umfasst <em>zwölf</em> Schritte.</p>
<hl2>Kosten</hl2><p>Er kostet viel.</p></body.content></body></nitf>"""

_ITEM = """<newsItem guid="{guid}" version="1"><itemMeta><provider literal="dpa"/>
<versionCreated>2025-03-05T10:00:00+01:00</versionCreated></itemMeta><contentMeta>
<headline>{title}</headline><by>Von Anna Schmidt</by><language tag="de-DE"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>x</title></head><body><p>{text}</p></body></html></inlineXML></contentSet></newsItem>"""


def newsml(*items: tuple[str, str, str]) -> bytes:
    """NewsML-G2 with items of id, title and text."""
    inner = "".join(_ITEM.format(guid=guid, title=title, text=text) for guid, title, text in items)
    name = 'newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"'
    return f"<{name}><itemSet>{inner}</itemSet></newsMessage>".encode()


def pdf(pages: Sequence[Sequence[str]], title: str = "") -> bytes:
    """A PDF file with these lines on its pages, in Helvetica (Latin-1)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    kids = []
    for lines in pages:
        shown = [
            line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines
        ]
        text = "".join(f"({line}) Tj 0 -14 Td\n" for line in shown)
        stream = f"BT /F1 11 Tf 72 760 Td\n{text}ET".encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(f"<< /Title ({title}) >>".encode("cp1252"))
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, io.SEEK_END)
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows))
    out.write(
        b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, len(objects), start)
    )
    return out.getvalue()


def word(title: str, paragraphs: Sequence[str], heading: str = "") -> bytes:
    """A DOCX file."""
    document = docx.Document()
    document.core_properties.author = "Anna Schmidt"
    document.add_heading(title, 0)
    for number, paragraph in enumerate(paragraphs):
        if heading and number == len(paragraphs) - 1:
            document.add_heading(heading, 1)
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def epub(title: str, chapters: Sequence[tuple[str, str]]) -> bytes:
    """An EPUB file of chapters with heading and text, listed in reading order."""
    dc = "http://purl.org/dc/elements/1.1/"
    opf = "http://www.idpf.org/2007/opf"
    places = range(len(chapters))
    items = "".join(
        f'<item id="c{place}" href="text/c{place}.xhtml" media-type="application/xhtml+xml"/>'
        for place in reversed(places)
    )
    order = "".join(f'<itemref idref="c{place}"/>' for place in places)
    files: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
        'container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        "OEBPS/book.opf": f'<package xmlns="{opf}"><metadata xmlns:dc="{dc}">'
        f"<dc:title>{title}</dc:title><dc:creator>Anna Schmidt</dc:creator>"
        "<dc:date>2025-03-05</dc:date><dc:language>de-DE</dc:language></metadata>"
        f"<manifest>{items}</manifest><spine>{order}</spine></package>",
    }
    for place, (heading, text) in enumerate(chapters):
        files[f"OEBPS/text/c{place}.xhtml"] = (
            f'<html xmlns="http://www.w3.org/1999/xhtml"><body><h2>{heading}</h2>'
            f"<p>{text}</p></body></html>"
        )
    return zipped(files)


MAIL = (
    "From: Anna Schmidt <anna@blatt.example>\r\nTo: leser@blatt.example\r\n"
    "Subject: =?utf-8?q?Neuer_Plan_f=C3=BCr_L=C3=BCbeck?=\r\nMessage-ID: <1@blatt.example>\r\n"
    "Date: Wed, 05 Mar 2025 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
    "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    "Der Plan für den Hafen umfasst zwölf Schritte.\r\n"
).encode("latin-1")
