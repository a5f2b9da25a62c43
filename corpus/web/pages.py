"""An article from its address."""

from urllib.parse import urlsplit

from corpus.facts import Facts, Refused, UnreadableArticle
from corpus.folder import Corpus
from corpus.intake import Outcome
from corpus.readers import read_drafts
from corpus.web.fetching import Fetched, Fetcher

# What servers call what we read; a file's ending counts where they say nothing of use.
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
}


def take_address(
    corpus: Corpus, url: str, given: Facts | None = None, fetcher: Fetcher | None = None
) -> Outcome:
    """Fetch an article and store it; one of the same address becomes a new version.

    What cannot be fetched or read is told as the outcome; raises `CorpusError` and OSError.
    """
    try:
        fetched = (fetcher or Fetcher()).fetch(url)
    except Refused as error:
        return Outcome(url, "refused", reason=str(error))
    return store_page(corpus, fetched, url, given)


def store_page(
    corpus: Corpus, fetched: Fetched, shown: str, given: Facts | None, assumed: Facts | None = None
) -> Outcome:
    """Store what was fetched; ``assumed`` are facts that hold where the page says nothing."""
    path = urlsplit(fetched.url).path
    name = path.rstrip("/").rpartition("/")[2][:100] or "-"
    name = name.partition(".")[0] + _ending(fetched, path)
    try:
        drafts = read_drafts(fetched.data, name, fetched.url)
        if len(drafts) != 1:
            return Outcome(shown, "refused", reason="there is not one article at this address")
        facts = (given or Facts()).or_else(_at(drafts[0].facts, fetched.url))
        facts = facts.or_else(assumed or Facts())
        stored = corpus.store(drafts[0], name, facts, fetched.data)
    except UnreadableArticle as error:
        return Outcome(shown, "refused", reason=error.reason)
    return Outcome(shown, stored.change, stored.article)


def _at(facts: Facts, url: str) -> Facts:
    """The facts with the page's own address if it is on the host that it came from.

    Else any page could say that it is a new version of another's article.
    """
    own = facts.url if facts.url and _host(facts.url) == _host(url) else url
    return Facts(url=own, source=facts.source or _host(url)).or_else(facts)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _ending(fetched: Fetched, path: str) -> str:
    known = _ENDINGS.get(fetched.kind)
    last = path.rpartition("/")[2]
    return known or ("." + last.rpartition(".")[2].lower() if "." in last else ".html")
