"""Articles from the web, over real HTTP on loopback: manners, limits, and where nobody may go."""

import contextlib
import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from made import HTML, pdf
from site_on_loopback import PORTS, Handler, Page, Site, served, to_loopback

from assistant.cli import main
from corpus.facts import Facts, Refused
from corpus.folder import Corpus
from corpus.web.addresses import Rules, check, is_public
from corpus.web.fetching import Fetcher
from corpus.web.following import Following
from corpus.web.pages import take_address


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as site:
        yield site


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(to_loopback(), pause=0)


def article(number: int, words: str = "steht") -> bytes:
    text = f"Der Artikel {number} {words} hier und hat genug Worte, damit er einer ist."
    return f"<html><title>Artikel {number}</title><article><p>{text}</p></article></html>".encode()


def rss(site: Site, *entries: tuple[int, str]) -> bytes:
    items = "".join(
        f"<item><title>Artikel {number}</title><link>{site.url(f'/{number}')}</link>"
        f"<pubDate>{day} 2025 10:00:00 GMT</pubDate></item>"
        for number, day in entries
    )
    return f'<rss version="2.0"><channel><title>Blatt</title>{items}</channel></rss>'.encode()


def test_a_page_becomes_an_article_with_its_facts(
    corpus: Corpus, site: Site, fetcher: Fetcher
) -> None:
    site.pages["/hafen?id=1"] = Page(HTML.encode())
    outcome = take_address(corpus, site.url("/hafen?id=1&utm_source=x"), None, fetcher)
    assert outcome.change == "refused"
    assert "404" in outcome.reason
    outcome = take_address(corpus, site.url("/hafen?id=1"), None, fetcher)
    assert outcome.change == "added"
    assert outcome.article is not None
    assert outcome.article.title == "Neuer Plan"
    assert str(outcome.article.date) == "2025-03-05"
    assert outcome.article.url == "https://blatt.example/hafen"
    assert outcome.article.source == "Blatt"


def test_a_new_wording_at_the_same_address_is_a_new_version(
    corpus: Corpus, site: Site, fetcher: Fetcher
) -> None:
    site.pages["/1"] = Page(article(1))
    first = take_address(corpus, site.url("/1"), None, fetcher).article
    site.pages["/1"] = Page(article(1, "stand früher anders"))
    second = take_address(corpus, site.url("/1?utm_medium=feed"), None, fetcher)
    assert second.change == "refused"  # the site does not know that address
    second = take_address(corpus, site.url("/1#teil"), None, fetcher)
    assert second.change == "updated"
    assert first is not None
    assert second.article is not None
    assert second.article.id == first.id
    assert corpus.get(first.id, first.version).text == first.text


def test_a_page_cannot_pass_itself_off_as_another_sites(
    corpus: Corpus, site: Site, fetcher: Fetcher
) -> None:
    good = take_page(corpus, site, fetcher, "/hafen", HTML.encode())
    forged = HTML.replace("zwölf", "dreizehn").encode()
    site.pages["/falsch"] = Page(forged)
    outcome = take_address(corpus, site.url("/falsch", "boese.example"), None, fetcher)
    assert outcome.change == "added"
    assert outcome.article is not None
    assert outcome.article.url == site.url("/falsch", "boese.example")
    assert corpus.get(good).text.count("dreizehn") == 0


def take_page(corpus: Corpus, site: Site, fetcher: Fetcher, path: str, body: bytes) -> str:
    site.pages[path] = Page(body)
    outcome = take_address(corpus, site.url(path), None, fetcher)
    assert outcome.article is not None, outcome.reason
    return outcome.article.id


def test_other_formats_come_from_the_web_too(corpus: Corpus, site: Site, fetcher: Fetcher) -> None:
    site.pages["/bericht"] = Page(pdf([["Eins."], ["Zwei."]]), "application/pdf")
    outcome = take_address(corpus, site.url("/bericht"), Facts(source="Amt"), fetcher)
    assert outcome.article is not None
    assert outcome.article.pages
    assert outcome.article.source == "Amt"
    site.pages["/bild.png"] = Page(b"\x89PNG", "image/png")
    assert "not a format" in take_address(corpus, site.url("/bild.png"), None, fetcher).reason


def test_robots_are_obeyed(corpus: Corpus, site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: Belegt\nDisallow: /geheim\n", "text/plain")
    site.pages["/geheim/1"] = site.pages["/offen"] = Page(article(1))
    outcome = take_address(corpus, site.url("/geheim/1"), None, fetcher)
    assert "robots.txt" in outcome.reason
    assert "/geheim/1" not in site.paths
    assert take_address(corpus, site.url("/offen"), None, fetcher).article
    assert site.paths.count("/robots.txt") == 1


def test_broken_robots_forbid_all(corpus: Corpus, site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = Page(status=500)
    site.pages["/1"] = Page(article(1))
    assert "robots.txt" in take_address(corpus, site.url("/1"), None, fetcher).reason
    assert site.paths == ["/robots.txt"]


def test_a_redirect_to_what_robots_forbid_is_not_followed(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /geheim\n", "text/plain")
    site.pages["/a"] = Page(status=302, headers={"Location": "/geheim"})
    with pytest.raises(Refused, match=r"robots\.txt"):
        fetcher.fetch(site.url("/a"))
    assert "/geheim" not in site.paths


def test_one_request_at_a_time_with_pauses(site: Site) -> None:
    slept: list[float] = []
    fetcher = Fetcher(to_loopback(), pause=7, sleep=slept.append)
    site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 20\n", "text/plain")
    site.pages["/1"] = Page(article(1))
    threads = [threading.Thread(target=fetcher.fetch, args=(site.url("/1"),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert site.most_at_once == 1
    assert max(slept) > 7
    assert sum(pause > 6 for pause in slept) >= 4


def slow_heads(seconds: float) -> int:
    """Open a port that answers with a head that comes byte by byte; return it."""
    server = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        with server, server.accept()[0] as connection:
            until = time.monotonic() + seconds
            with contextlib.suppress(OSError):
                while time.monotonic() < until:
                    connection.sendall(b"H")
                    time.sleep(0.01)

    threading.Thread(target=answer, daemon=True).start()
    return int(server.getsockname()[1])


def test_limits_on_size_time_and_redirects(site: Site) -> None:
    fetcher = Fetcher(to_loopback(), pause=0, seconds=0.2, most=10_000)
    site.pages["/gross"] = Page(b"x" * 10_001)
    with pytest.raises(Refused, match="larger"):
        fetcher.fetch(site.url("/gross"))
    packed = gzip.compress(bytes(50_000_000))
    site.pages["/bombe"] = Page(packed, headers={"Content-Encoding": "gzip"})
    with pytest.raises(Refused, match="larger"):
        fetcher.fetch(site.url("/bombe"))
    site.pages["/langsam"] = Page(b"x" * 1000, slowly=0.01)
    with pytest.raises(Refused, match=r"longer|did not answer"):
        fetcher.fetch(site.url("/langsam"))
    for port in (site.port, slow_heads(10)):
        with pytest.raises(Refused, match=r"longer|did not answer|cannot be read"):
            Fetcher(to_loopback(), pause=0, seconds=0.3).fetch(
                f"http://blatt.example:{port}/langsam"
            )
    site.pages["/kreis"] = Page(status=302, headers={"Location": "/kreis"})
    with pytest.raises(Refused, match="again and again"):
        fetcher.fetch(site.url("/kreis"))


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/a",
        "javascript:alert(1)",
        "gopher://127.0.0.1/",
        "http://",
        "http://user:word@example.org/",
        "http://exa mple.org/",
        "http://example.org:22/",
        "http://[::1",
        "http://example.org:99999/",
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://172.16.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fe80::1]/",
        "http://[fd00:ec2::254]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://0.0.0.0/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
    ],
)
def test_other_schemes_and_addresses_within_are_refused(corpus: Corpus, url: str) -> None:
    outcome = take_address(corpus, url)
    assert outcome.change == "refused"
    assert url not in outcome.reason  # it is told beside the reason, and once is enough
    assert corpus.files() == {}


def test_a_name_that_means_this_machine_is_refused_also_after_a_redirect(site: Site) -> None:
    def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "blatt.example" else ["127.0.0.2"]

    rules = Rules(resolve, lambda address: address == "127.0.0.1", PORTS)
    site.pages["/a"] = Page(status=302, headers={"Location": site.url("/b", "innen.example")})
    site.pages["/b"] = Page(article(1))
    with pytest.raises(Refused, match=r"leads to http://innen\.example.*public internet"):
        Fetcher(rules, pause=0).fetch(site.url("/a"))
    assert "/b" not in site.paths
    with pytest.raises(Refused, match="public internet"):
        check("http://boese.example/", Rules(lambda host, port: ["93.184.216.34", "10.0.0.1"]))


def test_a_name_is_resolved_once_and_the_connection_goes_there(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.9.9.9"]])
    rules = Rules(lambda host, port: next(answers), lambda one: one == "127.0.0.1", PORTS)
    site.pages["/a"] = Page(article(1))
    fetched = Fetcher(rules, pause=0).fetch(site.url("/a", "wechselt.example"))
    assert fetched.data == article(1)
    assert {host for host, _, _ in site.asked} == {f"wechselt.example:{site.port}"}


def test_only_public_addresses_are_public() -> None:
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")
    assert not is_public("fe80::1%eth0")


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")
def test_https_checks_the_name_though_it_connects_by_address(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    name = ["-subj", "/CN=blatt.example", "-addext", "subjectAltName=DNS:blatt.example"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(["openssl", "req", "-x509", *curve, *name, *files], check=True)
    with served() as site:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        named: list[str | None] = []
        context.sni_callback = lambda socket, host, context: named.append(host)
        server = ThreadingHTTPServer(("127.0.0.1", 0), type("Https", (Handler,), {"site": site}))
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        site.pages["/a"] = Page(article(1))
        port = server.server_address[1]
        fetcher = Fetcher(to_loopback(str(certificate)), pause=0)
        assert fetcher.fetch(f"https://blatt.example:{port}/a").data == article(1)
        assert set(named) == {"blatt.example"}
        for rules, host in (
            (to_loopback(str(certificate)), "anders.example"),
            (to_loopback(), "blatt.example"),
        ):
            with pytest.raises(Refused, match=r"robots\.txt cannot be read"):
                Fetcher(rules, pause=0).fetch(f"https://{host}:{port}/a")
        server.shutdown()
        server.server_close()


def test_following_takes_in_what_is_new_and_asks_conditionally(
    corpus: Corpus, site: Site, fetcher: Fetcher
) -> None:
    for number in (1, 2, 3):
        site.pages[f"/{number}"] = Page(article(number))
    feed = rss(site, (1, "Mon, 01 Dec"), (2, "Tue, 02 Dec"))
    site.pages["/feed"] = Page(feed, "application/rss+xml", headers={"ETag": '"1"'})
    told: list[tuple[int, int, str]] = []
    outcomes = list(
        Following(corpus, fetcher).follow(site.url("/feed"), progress=lambda *one: told.append(one))
    )
    assert [one.name for one in outcomes] == [site.url("/2"), site.url("/1")]
    assert [(done, total) for done, total, _ in told] == [(0, 2), (1, 2)]
    assert {str(one.article.date) for one in outcomes if one.article} == {
        "2025-12-01",
        "2025-12-02",
    }
    assert list(Following(corpus, fetcher).follow(site.url("/feed"))) == []
    assert site.asked[-1][2]["If-None-Match"] == '"1"'
    assert site.paths.count("/1") == 1
    feed = rss(site, (1, "Mon, 01 Dec"), (2, "Wed, 03 Dec"), (3, "Wed, 03 Dec"))
    site.pages["/2"] = Page(article(2, "wurde berichtigt und steht"))
    site.pages["/feed"] = Page(feed, "application/rss+xml", headers={"ETag": '"2"'})
    outcomes = list(Following(corpus, fetcher).follow(site.url("/feed")))
    assert {one.name: one.change for one in outcomes} == {
        site.url("/3"): "added",
        site.url("/2"): "updated",
    }
    assert [one.url for one in Following(corpus).all()] == [site.url("/feed")]
    assert Following(corpus).stop(site.url("/feed"))
    assert Following(corpus).all() == []


def test_a_look_takes_some_and_the_next_look_the_rest(
    corpus: Corpus, site: Site, fetcher: Fetcher
) -> None:
    days = [(number, f"Mon, {number:02} Dec") for number in range(1, 6)]
    for number, _ in days:
        site.pages[f"/{number}"] = Page(article(number))
    site.pages["/feed"] = Page(rss(site, *days), headers={"ETag": '"1"'})
    following = Following(corpus, fetcher)
    counts = [len(list(following.follow(site.url("/feed"), most=2))) for _ in range(4)]
    assert counts == [2, 2, 1, 0]
    assert len(corpus.files()) == 5


def test_a_site_map_of_site_maps_is_followed(corpus: Corpus, site: Site, fetcher: Fetcher) -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    inner = f"<urlset {space}><url><loc>{site.url('/1')}</loc><lastmod>2025-12-01</lastmod></url>"
    site.pages["/innen.xml.gz"] = Page(gzip.compress(f"{inner}</urlset>".encode()))
    index = f"<sitemapindex {space}><sitemap><loc>{site.url('/innen.xml.gz')}</loc></sitemap>"
    site.pages["/sitemap.xml"] = Page(f"{index}</sitemapindex>".encode(), "application/xml")
    site.pages["/1"] = Page(article(1))
    (outcome,) = Following(corpus, fetcher).follow(site.url("/sitemap.xml"))
    assert outcome.change == "added"


def test_what_is_no_feed_names_the_feed_that_there_is(
    corpus: Corpus, site: Site, fetcher: Fetcher
) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    site.pages["/"] = Page(f"<html><head>{link}</head><body>Text</body></html>".encode())
    (outcome,) = Following(corpus, fetcher).follow(site.url("/"))
    assert "/feed.xml" in outcome.reason
    bomb = b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss>&b;</rss>'
    site.pages["/bombe"] = Page(bomb, "application/rss+xml")
    (outcome,) = Following(corpus, fetcher).follow(site.url("/bombe"))
    assert outcome.change == "refused"


def test_the_feeds_own_text_serves_where_the_page_cannot_be_read(
    corpus: Corpus, site: Site, fetcher: Fetcher
) -> None:
    text = f"<p>{'Der ganze Artikel steht schon im Feed selbst. ' * 20}</p>"
    entry = (
        f'<entry><title>Artikel</title><link href="{site.url("/weg")}"/><id>1</id>'
        "<updated>2025-12-01T10:00:00Z</updated>"
        f"<content type='html'><![CDATA[{text}]]></content></entry>"
    )
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Blatt</title>{entry}</feed>'
    site.pages["/feed"] = Page(atom.encode(), "application/atom+xml")
    (outcome,) = Following(corpus, fetcher).follow(site.url("/feed"))
    assert outcome.article is not None, outcome.reason
    assert outcome.article.text.startswith("Der ganze Artikel")
    assert outcome.article.title == "Artikel"


def test_the_command_line_has_no_way_around_the_rules(
    corpus: Corpus,
    site: Site,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("BELEGT_CORPUS", str(corpus.folder))
    monkeypatch.setenv("BELEGT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("assistant.article_commands.sync_or_leave", lambda settings: None)
    site.pages["/1"] = Page(article(1))
    for command in ("add", "follow"):
        for url in (site.url("/1", "127.0.0.1"), site.url("/1", "localhost"), "file:///etc/passwd"):
            assert main([command, url]) == 1
            assert url in capsys.readouterr().err
    assert site.asked == []
    assert corpus.files() == {}
