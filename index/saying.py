"""Which verbs of a sentence say something. Knows no speakers."""

import re
from collections.abc import Iterator

from index.offices import ROLES
from index.patterns import any_of
from index.sentences import Range
from index.speech import SUBJUNCTIVE
from index.verbs import AUXILIARY, HALVES, PARTICIPLE, PLURAL, SAYING, WEAK
from index.words import lemma

QUOTED = "\x00"  # stands for each character of a quotation, so that places stay the same
_BOUNDARY = re.compile(r"[,;:–—()\x00]")
_WORD = re.compile(r"\w[\w’'-]*")
# What a German verb of saying has words in: dass, ob, a colon, *…, den Plan zu stoppen*.
_INFINITIVE = r"zu \w+n|\w{2,8}zu\w+en"
_SUBJUNCTIVE = any_of("dürften? hätten? könnten? müssten? sollten? wären? würden?")
_CLAUSE = re.compile(rf"\bdass\b|\bob\b|:|,[^,]{{0,160}}\b(?:{_INFINITIVE}|{_SUBJUNCTIVE})\b")
# The same in English: that, whether, or at once the subject of what was said.
_SUBJECT = r"that(?=\s\w)|whether|he|she|they|it|this|there|these|those|we|I|you"
_NO_PREPOSITION = r"(?<!\bof)(?<!\bin)(?<!\bto)(?<!\bfor)(?<!\bwith)"
_THAT = re.compile(rf"(?:\s\w+){{0,3}}?(?:{_NO_PREPOSITION}\s(?:{_SUBJECT})\b|:)")
_TAGGED = re.compile(
    r"\s(?:der |die |das |ein |eine )?(?:\w+ )?\s?(?:\d{1,3}-)?[A-ZÄÖÜÀ-ÖØ-Þ][\w’'.-]*"
)
_AIMED = re.compile(r"\b(?:an?|the|his|her|their|its)\s\w+$")  # a stated aim
# These have whom they speak to before the words: told him as a child that.
_WHOM = r"(?:the|it|him|her|them|that|this|[A-Z]\w+)"
_TO_WHOM = re.compile(
    r"(?:told|tells?|remind\w*|assure\w*|inform\w*|reassure\w*)\s[^,;:]{2,60}?\sthat\s\w"
    rf"|(?:call|brand|describ)\w*\s{_WHOM}\s[^,;:]{{0,60}}?\b(?:an?|as)\s"  # described it as a
)
_SEVERAL = re.compile(
    r"(?:\b\w+s|police|people|who|they|men|women|we|I|you)(?: also)? $", re.IGNORECASE
)
# These are saying only with *that*: found that, not found a planet.
_DIRECT = frozenset("find finds found ruled rules determined read reads".split())
_AS_SAYING = re.compile(r" quoted as (?:saying|telling)\b")
# Nobody says what stands after these: was told, declined to say, has never said.
_BEING = any_of("are be been being is was were")
_NOT_TO = any_of("asked declined? reluctant refused? unable used yet")
_PASSIVE = re.compile(
    rf"\b(?:{_BEING}|{_NOT_TO} to)(?: \w+ly| not| also| still)?\s$|\b(?:not|never) $"
)
_BEFORE_PARTICIPLE = re.compile(
    r"\b(?:wird|werden|wurden?|worden|ist|sind|war|waren|sei|seien)\b[^,;:]*$"
)
# Before them an infinitive is no plural: Kern will morgen sprechen.
_MODALS = any_of(
    r"""
        d[aü]rf\w* k[aö]nn\w* lass\w* ließ\w* m[uü]ss\w* mag möchte\w* mögen soll\w* w[eü]rde\w*
        will wird woll\w* zu
    """
)
_MODAL = re.compile(rf"\b{_MODALS}\b[^;:\x00]*$", re.IGNORECASE)
_MODAL_AFTER = re.compile(r" (?:zu |werden|wollen|sollen|können|müssen|dürfen|lassen)")
_PARTICIPLES = frozenset(
    "argumentiert behauptet berichtet bestätigt erklärt erzählt kritisiert versichert".split()
)
_CALLED_OFF = re.compile(r"\b(?:ab|zu)\s*[.,]")
_ARTICLE = re.compile(r"\b(?:die|das|de[rmns]|als|eine?[mnr]?|(?:sein|ihr|kein)e?[mnr]?)\s$")
_SILENT = re.compile(r"\b(?:nicht|nichts|not)\b[^,:\x00]{0,20}$")
# These take a person: Borchert, der kam, nannte sie ein Vorbild.
_JUDGING = re.compile(r"(?:nann|nenn|bezeichn|lob|würdig|kritisier|verteidig|rüg|erinner)")
# What follows a verb that tells of something new: , warnte aber, but: , warnte ein Sprecher.
_AN_OFFICE = rf"eine? (?:\w+ )?(?i:{ROLES['de'].pattern})\b"
_JOINED = re.compile(rf" (?:aber|jedoch|zugleich|(?!{_AN_OFFICE})eine?[nmr]?)\b")
_APPOSED = re.compile(r", (?:[A-ZÄÖÜ][\w-]+ ?){1,4},$")  # Die Chefin, Ute Kern, wies das zurück
_NAMING = re.compile(r"nann|nenn|bezeichn")
# Der Verband nannte die Pläne falsch, eine Zumutung; not: nannte keine Zahlen.
_NAMED = re.compile(
    r"^ (?:(?:d(?:en|ie|as|ies)|diese\w?|sie|ihn|es)\b[^,:]{0,80}\s(?:[a-zäöüß]+\.?$|eine?n?\s)"
    r"|.{0,60} als )"
)
_TELLS_OF = re.compile(r"bericht|spr[aei]ch")
_LONGEST_CLAUSE = 160  # characters before a verb that may hold its subject
_SHORTEST_REPORT = 20  # characters before a verb in a tag: Es werde kalt, sagte Kern
_SUBORDINATE = re.compile(
    r"(?:als|wenn|weil|da|nachdem|obwohl|während|um|bevor|seit|sobald|falls|damit)\b", re.IGNORECASE
)


def clause_start(outside: str, end: int) -> int:
    """Return where the clause that holds a place begins."""
    first = max(0, end - _LONGEST_CLAUSE)
    boundaries = [found.end() for found in _BOUNDARY.finditer(outside, first, end)]
    while boundaries and outside[boundaries[-1] - 1] == ")":  # Maas (SPD) sagte
        opening = outside.rfind("(", first, boundaries[-1])
        boundaries = [one for one in boundaries if one <= opening]
    return boundaries[-1] if boundaries else first


def in_mood(text: str) -> bool:
    """Whether a German text has a verb in the mood that reports: sei, habe, komme."""
    return any(found["be"] or _is_mood(found[0]) for found in SUBJUNCTIVE.finditer(text))


def _is_mood(word: str) -> bool:
    """Whether a word in -e is a verb in that mood: komme, handle, fordere."""
    if word in ("achte", "bitte", "sollte"):
        return False
    dictionary = lemma(word, "de")
    return dictionary == f"{word}n" or (
        dictionary.endswith(("eln", "ern")) and dictionary in (f"{word[:-2]}eln", f"{word[:-1]}n")
    )


def verbs_of_saying(outside: str, language: str) -> Iterator[Range]:
    """Yield the verbs of saying that have their other half, and words if they need some.

    `outside` is a sentence in which each character of a quotation is `QUOTED`.
    """
    for found in _WORD.finditer(outside):
        word = found[0]
        if word == "so":
            tag = re.search(r"[\x00,] ?$", outside[: found.start()])
            if tag and _TAGGED.match(outside, found.end()):
                yield found.span()
        elif word in ("was", "were", "is") and _AS_SAYING.match(outside, found.end()):
            yield found.span()
        elif word in SAYING[language]:
            says = _says_in_german if language == "de" else _says_in_english
            if says(outside, word, *found.span()):
                yield found.span()
    said = PARTICIPLE.search(outside) if language == "de" else None
    if said and (said[0] not in WEAK or _has_german_words(outside, *said.span())):
        yield from (found.span() for found in AUXILIARY.finditer(outside))


def _says_in_english(outside: str, word: str, start: int, end: int) -> bool:
    if _AIMED.search(outside, 0, end) or outside.startswith(" nothing", end):
        return False
    if _PASSIVE.search(outside, max(0, start - 40), start):
        return False
    if word in PLURAL and not _SEVERAL.search(outside, 0, start):
        return False
    if word in _DIRECT and not re.match(r"\s(?:that\b|\x00)|:|,? ?\x00", outside[end:]):
        quoted = outside[:start].rstrip()[-1:] == "\x00"
        ruled = word == "ruled" and outside.endswith(" ruled.")  # It was void, the court ruled.
        return quoted or (ruled and _has_english_words(outside, start, end))
    return word not in WEAK or _has_english_words(outside, start, end)


def _says_in_german(outside: str, word: str, start: int, end: int) -> bool:
    rest = outside[end:]
    near = max(0, start - _LONGEST_CLAUSE)
    if word in _PARTICIPLES and _BEFORE_PARTICIPLE.search(outside, near, start):
        return False
    if word.endswith("te") and _is_attribute(outside, near, start, end):
        return False
    infinitive = word.endswith("n") and not word.endswith("ten")
    if infinitive and (_MODAL.search(outside, near, start) or _MODAL_AFTER.match(rest)):
        return False
    if word.startswith(("rief", "ruf")) and "zurück" in rest:  # ruft Bohnen zurück
        return False
    if word.startswith("schr") and " Geschichte" in rest:
        return False
    if word.startswith("sagt") and _CALLED_OFF.search(rest):
        return False
    if (word.startswith("versprach") or word == "verspricht") and rest.startswith(" sich"):
        return False
    if (word in WEAK or _SILENT.search(rest)) and not _has_german_words(outside, start, end):
        return False
    halves = next((HALVES[key] for key in HALVES if word.startswith(key)), None)
    if not halves or halves.search(rest):
        return True
    # In a subordinate clause the other half comes before: wie der Verein bekannt gab.
    return bool(halves.search(outside[clause_start(outside, start) : start].rstrip()))


def _is_attribute(outside: str, near: int, start: int, end: int) -> bool:
    """Whether a word that looks like a verb describes a noun: die erklärte Gegnerin."""
    large = re.match(r"\s[A-ZÄÖÜ]", outside[end:])
    return bool(large and _ARTICLE.search(outside[near:start]))


def _has_english_words(outside: str, start: int, end: int) -> bool:
    """Whether the words that were said stand with a verb: a quotation, or a clause."""
    if QUOTED in outside:
        return True
    clause = clause_start(outside, start)
    before = outside[clause:start].split()
    named = not set(before) <= {"also", "had", "has", "have", "later"}  # Kern, a nurse, has said
    tag = clause > _SHORTEST_REPORT and outside[clause - 1] == "," and named and len(before) <= 6
    joined = bool(before) and before[0] in ("and", "but", "who", "which", "as")
    within = clause > 0 and outside[clause - 1] == "," and outside[end : end + 1] == ","
    aside = within and named and len(before) <= 2  # The union, he added, was told
    if outside[start:end].startswith(("spoke", "speak")):
        return outside.startswith(" of ", end)
    if _TO_WHOM.match(outside, start):
        return True
    return bool(_THAT.match(outside, end)) or ((tag or aside) and not joined)


def _has_german_words(outside: str, start: int, end: int) -> bool:
    """Whether the words that were said stand with a verb: a quotation, or a clause."""
    if QUOTED in outside:
        return True
    follows = outside[end:].split(";")[0]
    tells = _TELLS_OF.match(outside, start)  # Sie berichtete von Schreien
    if tells and follows.startswith((" von ", " vom ")):
        return True
    if _NAMING.match(outside, start) and _NAMED.search(follows):
        return True
    clause = clause_start(outside, start)
    if re.match(r"\s*[Ww]ie\s", outside[clause:start]):  # wie das Amt bestätigte
        return True
    if outside[clause:start].strip() in ("Das", "Dies") and not follows.startswith(" sich"):
        return True
    tag = clause > _SHORTEST_REPORT and outside[clause - 1] == ","
    tag = tag and not _JOINED.match(follows) and not _APPOSED.search(outside, 0, clause)
    if tag and not outside[clause:start].strip() and not _SUBORDINATE.match(outside):
        return not _JUDGING.match(outside, start)
    return bool(_CLAUSE.search(follows) or in_mood(outside))
