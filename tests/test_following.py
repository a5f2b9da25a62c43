"""Several that follow feeds at once, over real HTTP on loopback."""

import threading

from site_on_loopback import Page, Site, served, to_loopback
from test_web import article, rss

from corpus.folder import Corpus
from corpus.intake import Outcome
from corpus.web.fetching import Fetcher
from corpus.web.following import Following


def test_two_that_follow_at_once_lose_nothing_and_ask_once(corpus: Corpus) -> None:
    with served() as site:
        _two_at_once(corpus, site)


def _two_at_once(corpus: Corpus, site: Site) -> None:
    for number in (1, 2, 3, 4):
        site.pages[f"/{number}"] = Page(article(number))
    for name, numbers in (("/one", (1, 2)), ("/two", (3, 4))):
        feed = rss(site, *((number, "Mon, 01 Dec") for number in numbers))
        site.pages[name] = Page(feed, "application/rss+xml", headers={"ETag": f'"{name}"'})
    outcomes: list[Outcome] = []

    def follow(name: str) -> None:
        following = Following(corpus, Fetcher(to_loopback(), pause=0))
        outcomes.extend(following.follow(site.url(name)))

    threads = [threading.Thread(target=follow, args=(name,)) for name in ("/one", "/two") * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.change for one in outcomes] == ["added"] * 4
    assert [site.paths.count(f"/{number}") for number in (1, 2, 3, 4)] == [1] * 4
    assert {one.url for one in Following(corpus).all()} == {site.url("/one"), site.url("/two")}
    assert site.most_at_once == 1
