"""English and German words for each other, so that a question finds articles of both languages.

The embedding model that comes with Belegt knows only English. The glossary is ours; it is looked
up by stems, so that *negotiated* finds *negotiate*.
"""

from collections import defaultdict
from functools import cache
from importlib.resources import files

from index.words import stems

_OTHER = {"de": "en", "en": "de"}


def translate(key: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return the translations of a word, or of a term of two, given by stems of ``language``.

    >>> translate(("negoti",), "en")
    ('verhandeln', 'Verhandlung', 'aushandeln')
    """
    return _glossary().get(language, {}).get(key, ())


@cache
def _glossary() -> dict[str, dict[tuple[str, ...], tuple[str, ...]]]:
    """Translations by language and stems; the order is that of the file."""
    found: dict[str, dict[tuple[str, ...], list[str]]] = {
        language: defaultdict(list) for language in _OTHER
    }
    text = files("assistant").joinpath("glossary.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        english, german = line.split("\t")
        for word in german.split(", "):
            for language, source, target in (("en", english, word), ("de", word, english)):
                key = tuple(stems(source, language))
                if key and target not in found[language][key]:
                    found[language][key].append(target)
    return {
        language: {key: tuple(words) for key, words in entries.items()}
        for language, entries in found.items()
    }
