"""The commands of `belegt` that concern articles: add, list, remove and what follows from them."""

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from assistant.opening import CommandError, sync_or_leave
from assistant.settings import Settings
from assistant.terminal import print_articles, print_changes, print_json, progress
from corpus.archive import export_corpus, import_corpus
from corpus.article import Article
from corpus.facts import Facts, UnreadableArticle, parse_date
from corpus.folder import Corpus
from corpus.formats.exports import FIELDS, Columns
from corpus.intake import Outcome, take_bytes, take_path
from corpus.likeness import groups
from corpus.readers import MAX_BYTES
from index.changes import changes


def register(command: Callable[..., Any]) -> None:
    """Add the commands to the parser; ``command`` is `assistant.cli`'s."""
    add = command("add", _add, "add articles from files, folders, ZIPs, tables or the web")
    add.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a file, folder, ZIP or https://…, or - for standard input",
    )
    add.add_argument("--title", help="title, where the file does not say it")
    add.add_argument("--date", help="day of publication, YYYY-MM-DD")
    add.add_argument("--source", help="newspaper or agency")
    add.add_argument("--url", help="address of the original, http:// or https://")
    add.add_argument("--language", help="language, such as de or en")
    add.add_argument(
        "--columns",
        default="",
        help="which column of a CSV or JSON file holds what, by name or number: "
        f"text=body,date=3 ({', '.join(FIELDS)})",
    )
    follow = command("follow", _follow, "take in what is new in feeds and site maps")
    follow.add_argument(
        "urls",
        nargs="*",
        metavar="URL",
        help="a feed or site map; else all that is followed",
    )
    follow.add_argument("--most", type=int, default=50, help="most articles of each (50)")
    follow.add_argument("--stop", action="store_true", help="follow these no longer")
    follow.add_argument("--list", action="store_true", help="only list what is followed")
    command("list", _list, "list the articles with date, id and title", as_json=True)
    remove = command("remove", _remove, "remove an article; undo brings it back")
    remove.add_argument("id", help="the article's id, as listed by: belegt list")
    undo = command("undo", _undo, "bring back the article that was removed last")
    undo.add_argument("id", nargs="?", default="", help="the removed article's id")
    command("clean", _clean, "delete removed articles for good")
    versions = command("versions", _versions, "list the versions of an article", as_json=True)
    versions.add_argument("id", help="the article's id")
    diff = command("changes", _changes, "show what changed from one version to another")
    diff.add_argument("id", help="the article's id")
    diff.add_argument("old", nargs="?", default="", help="older version; else the one before")
    diff.add_argument("new", nargs="?", default="", help="newer version; else the present one")
    out = command("export", _export, "write the whole corpus with all versions to a ZIP")
    out.add_argument("file", type=Path, metavar="FILE", help="the ZIP to write")
    back = command("import", _import, "take in a whole exported corpus; overwrites nothing")
    back.add_argument("file", type=Path, metavar="FILE", help="a ZIP written by: belegt export")
    command("copies", _copies, "list articles that are copies of each other", as_json=True)


def _add(options: argparse.Namespace, settings: Settings) -> int:
    if len(options.files) > 1 and (options.title or options.url):
        raise CommandError("--title and --url are of one article; add the files one by one")
    given = Facts(
        title=options.title,
        date=parse_date(options.date) if options.date else None,
        source=options.source,
        url=options.url,
        language=options.language,
    )
    columns = _columns(options.columns)
    corpus = Corpus(settings.corpus)
    failed = 0
    for name in options.files:
        for outcome in _taken(corpus, name, given, columns):
            failed += outcome.change == "refused"
            _tell(outcome)
    sync_or_leave(settings)
    return 1 if failed else 0


def _follow(options: argparse.Namespace, settings: Settings) -> int:
    from corpus.web.following import Following

    following = Following(Corpus(settings.corpus))
    urls = options.urls or [one.url for one in following.all()]
    if options.list or (options.stop and not options.urls):
        print("\n".join(one.url for one in following.all()))
        return 0
    if options.stop:
        return 1 if sum(not following.stop(url) for url in urls) else 0
    if not urls:
        raise CommandError("nothing is followed yet; name a feed: belegt follow https://…")
    failed = 0
    for url in urls:
        with progress(url) as tell:
            for outcome in following.follow(url, options.most, progress=tell):
                failed += outcome.change == "refused"
                _tell(outcome)
    sync_or_leave(settings)
    return 1 if failed else 0


def _taken(corpus: Corpus, name: str, given: Facts, columns: Columns) -> Iterator[Outcome]:
    if name == "-":
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        return take_bytes(corpus, data, "-.txt", given)
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*://", name):
        from corpus.web.pages import take_address  # late: files need no network

        return iter([take_address(corpus, name, given)])
    return take_path(corpus, Path(name), given, columns)


def _tell(outcome: Outcome) -> None:
    """Print the id of what was stored, and say on standard error what there is to know."""
    if outcome.article is None:
        print(f"belegt: {outcome.name}: {outcome.reason}", file=sys.stderr)
        return
    print(outcome.article.id)
    if outcome.change == "updated":
        print(f"belegt: {outcome.article.id}: this is a new version", file=sys.stderr)
    if outcome.article.date is None:
        print(
            f"belegt: {outcome.name}: no date found; say it with --date YYYY-MM-DD, or write "
            f"date: YYYY-MM-DD into the article's front matter ({outcome.article.id})",
            file=sys.stderr,
        )


def _columns(text: str) -> dict[str, str]:
    """Read ``text=body,date=3``; raises `CommandError`."""
    columns = {}
    for one in filter(None, text.split(",")):
        field, _, column = (part.strip() for part in one.partition("="))
        if field not in FIELDS or not column:
            raise CommandError(
                f"--columns {one}: write it as FACT=COLUMN, such as text=body or date=3; "
                f"the facts are {', '.join(FIELDS)}"
            )
        columns[field] = column
    return columns


def _list(options: argparse.Namespace, settings: Settings) -> None:
    read = list(Corpus(settings.corpus).read())
    articles = [one for one in read if isinstance(one, Article)]
    if options.json:
        print_json(
            [
                {
                    "id": article.id,
                    "version": article.version,
                    "title": article.title,
                    "date": article.date.isoformat() if article.date else None,
                    "source": article.source or None,
                    "url": article.url or None,
                    "language": article.language,
                    "words": len(article.text.split()),
                }
                for article in articles
            ]
        )
    else:
        print_articles(articles)
    for one in read:
        if isinstance(one, UnreadableArticle):
            print(f"belegt: {one}", file=sys.stderr)


def _remove(options: argparse.Namespace, settings: Settings) -> None:
    Corpus(settings.corpus).remove(options.id)
    print(
        f"belegt: removed; until the next clean-up, this brings it back: belegt undo {options.id}",
        file=sys.stderr,
    )
    sync_or_leave(settings)


def _undo(options: argparse.Namespace, settings: Settings) -> None:
    print(Corpus(settings.corpus).undo(options.id))
    sync_or_leave(settings)


def _clean(options: argparse.Namespace, settings: Settings) -> None:
    count = Corpus(settings.corpus).clean()
    print(f"{count} removed article{'' if count == 1 else 's'} deleted for good")


def _versions(options: argparse.Namespace, settings: Settings) -> None:
    versions = Corpus(settings.corpus).versions(options.id)
    rows = [(one.since.isoformat(timespec="seconds"), one.version) for one in versions]
    if options.json:
        print_json([{"since": since, "version": version} for since, version in rows])
    else:
        for since, version in rows:
            print(since, version)


def _changes(options: argparse.Namespace, settings: Settings) -> None:
    corpus = Corpus(settings.corpus)
    known = [one.version for one in corpus.versions(options.id)]
    present = corpus.get(options.id).version
    others = [one for one in known if one != present]
    old = _whole(options.old, known) or (others[-1] if others else present)
    new = _whole(options.new, known) or present
    before, after = corpus.get(options.id, old), corpus.get(options.id, new)
    print_changes(before.text, after.text, changes(before, after))


def _whole(version: str, known: list[str]) -> str:
    """The version that begins so; raises `CommandError` where it is none or more than one."""
    found = [one for one in known if version and one.startswith(version)]
    if version and len(found) != 1:
        raise CommandError(f"there is no one version {version}; list them: belegt versions ID")
    return found[0] if found else ""


def _copies(options: argparse.Namespace, settings: Settings) -> None:
    read = Corpus(settings.corpus).read()
    articles = [one for one in read if isinstance(one, Article)]
    copies = [[articles[place] for place in group] for group in groups(articles) if len(group) > 1]
    if options.json:
        print_json([[article.id for article in group] for group in copies])
        return
    for group in copies:
        print_articles(group)
        print()


def _export(options: argparse.Namespace, settings: Settings) -> None:
    with progress("export") as tell:
        count = export_corpus(Corpus(settings.corpus), options.file, tell)
    print(f"{count} files exported to {options.file}")


def _import(options: argparse.Namespace, settings: Settings) -> int:
    with progress("import") as tell:
        report = import_corpus(Corpus(settings.corpus), options.file, tell)
    print(f"{report.new} files imported, {report.there} there already")
    for name, reason in report.problems.items():
        print(f"belegt: {name}: {reason}", file=sys.stderr)
    sync_or_leave(settings)
    return 1 if report.problems else 0
