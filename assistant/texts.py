"""Every word that is shown to a person, in German and English. Knows nothing of where it stands."""

from typing import Literal

Language = Literal["de", "en"]

TEXTS: dict[str, dict[Language, str]] = {
    "abstain": {
        "de": "Das steht nicht in den Artikeln.",
        "en": "The articles do not say.",
    },
    "abstain_names": {
        "de": "Das steht nicht in den Artikeln: Zu {names} habe ich nichts gefunden.",
        "en": "The articles do not say: I found nothing about {names}.",
    },
    "question_empty": {
        "de": "Bitte stellen Sie eine Frage in Worten.",
        "en": "Please ask a question in words.",
    },
    "question_long": {
        "de": "Die Frage ist zu lang ({length} Zeichen, höchstens {limit}); bitte kürzen Sie sie.",
        "en": "The question is too long ({length} characters, at most {limit}); please shorten it.",
    },
    "no_articles": {
        "de": "Es gibt noch keine Artikel. Fügen Sie einen hinzu, dann können Sie fragen.",
        "en": "There are no articles yet. Add one, then you can ask.",
    },
}


def say(key: str, language: str, **values: object) -> str:
    """Return the text for ``key`` in German, or else English, with its values filled in."""
    return TEXTS[key]["de" if language == "de" else "en"].format(**values)
