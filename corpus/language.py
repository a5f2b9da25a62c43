"""Which language a text is written in."""

from collections.abc import Collection

# A longer sample does not change the verdict, and the time grows with it.
_SAMPLE = 2000


def language_of(text: str, among: Collection[str] = ()) -> str:
    """Recognise the language of ``text`` as an ISO 639-1 code, by py3langid.

    ``among`` limits the choice: a short question says too little for an open one.

    >>> language_of("Wann traf Orbán Putin?", among=("de", "en"))
    'de'
    """
    import py3langid  # late: its model takes half a second to load

    ranked = py3langid.rank(text[:_SAMPLE])
    return str(next(code for code, _ in ranked if not among or code in among))
