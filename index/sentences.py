"""An article's text cut into sentences, with the sub-heading that each stands under.

Written for German and English news; other languages are cut at their full stops. It knows layout,
abbreviations, ordinals, brackets and quotations, but no grammar: where a capitalised word follows
an abbreviation, only a word that often opens a sentence ends the one before.

Libraries, each with the quotation rule below added, on the 132 cases of tests/test_sentences.py,
which this module was written to pass: sentencex 1.0.32 102, pysbd 0.3.4 102, syntok 1.4.4 93.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Range = tuple[int, int]

_LONGEST_HEADING = 100  # characters of a plain line that may be a heading
_LONGEST_WHOLE = 400  # characters of a quotation of several sentences kept with its speaker
_REACH = 40  # characters before a full stop that decide about it
_DEPTH = 8  # quotation marks and brackets open at once, so that odd texts take linear time

_BULLETS = ("- ", "• ")
_QUOTES = {mark: family for family in ('„“”"', "«»", "‚‘’'", "‹›") for mark in family}
_FAMILIES = {**_QUOTES, "(": "()", ")": "()", "[": "[]", "]": "[]"}
_ENCLOSING = re.compile(f"[{re.escape(''.join(_FAMILIES))}]")
_CLOSING = re.escape("".join(_QUOTES) + ")]}*_")
_OPENING = re.escape("".join(_QUOTES) + "([{*_¿¡–—-•")

# Possessive quantifiers (++) look at every character once.
_MARK = re.compile(f"([.!?…]++)([{_CLOSING}]*+)")
_BEFORE_NEXT = re.compile(rf"[\s{_OPENING}]*+")
_SPACE = re.compile(r"\s*+")
_WORD = re.compile(r"[^\W\d_]\.|\w{1,30}")
_ORDINAL = re.compile(r"(?:^|[/–-]|(\.))(\d{1,3})$")
_ROMAN = re.compile(r"[IVX]{2,6}")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,4}")
_PART = re.compile(r"[^\W\d_]\.")  # of an abbreviation in several words, as in "z. B."
_SPOKEN = re.compile(
    r"\s(?:[^\W\d_][\w.’'-]*\s){1,4}"
    r"(?:said|says|asked|asks|told|added|wrote|replied|shouted|cried|answered|demanded)\b"
)

_NEVER_LAST = frozenset(
    """
    Abg Bgm Ca Capt Dipl Dkfm Dr Evtl Fa Frl Ggf Gov Hl Hr Hrn Ing Inkl Insb Lt Messrs Mr Mrs Ms
    Nr Nrn Prof Rev Sgt Skt Sog St Ste Tel Univ Vgl Wr Zit bspw bzgl bzw ca cf dh dt eg einschl
    engl entspr evtl exkl ggf ie inkl insb insbes lt nr sog st svw tel ua v.a va vgl vs zb zit
    zt zw zzgl
    """.split()
)
_BEFORE_NUMBER = frozenset(
    """
    Abb Abs Apr Art Aug Bd Dec Dez Feb Fig Jan Jul Jun Kap Mar Mrz Mär No Nos Nov Oct Okt P Par
    Rn S Sec Sep Sept Tab Tz Vol Z Ziff abb abs p par pp vol ziff
    """.split()
)
_MAYBE_LAST = frozenset(
    """
    Aufl Ave Bde Blvd Bros Chr Co Col Corp Esq Gen Hon Hrsg Inc Jg Jh Jhd Jhdt Jr Ltd Mag Mio
    Mrd Mt Pres Prov Proz Pts Sek Rep Sen Sr Std Str Tsd abzgl al approx dgl etc excl ff franz geb
    gest gez griech incl ital jr jun lat max min mio mrd phil proz rd rer russ sec sen sr std
    str tsd usf usw verh verw
    """.split()
)
_ORDERED = tuple(
    """
    Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November
    Dezember Jahrhundert Jahrtausend Weltkrieg Geburtstag Jahrestag Todestag Hochzeitstag
    Lebensjahr Jh. Minute Bezirk Bundesliga Spieltag Mal Platz Rang Runde Etappe Auflage Staffel
    Stock
    """.split()
)
_BEFORE_ORDINAL = frozenset(
    """
    ab am beim bis das dem den der des die dies diese diesem diesen dieser ein eine einem einen
    einer eines frühen ihr ihre ihrem ihren ihrer im jede jedem jeden jeder jedes mein meinem
    meinen oder sein seine seinem seinen seiner späten und unser unserem unseren vom zum zur
    """.split()
)
_BEFORE_LETTER = frozenset(
    """
    class gruppe group hepatitis kategorie klasse plan platform plattform punkt team typ type
    variante vitamin
    """.split()
)
_FIRST_WORDS = frozenset(
    """
    Ab Aber Alle Allein Allerdings Alles Als Also Am An Andere Andererseits Anders Anschließend
    Auch Auf Aufgrund Aus Auslöser Außerdem Bei Beide Beim Bereits Besonders Bis Bisher Bislang
    Da Dabei Dadurch Dafür Dagegen Daher Damals Damit Danach Daneben Dann Daran Darauf Daraufhin
    Darin Darüber Darum Darunter Das Dass Davon Davor Dazu Dem Demnach Den Denen Denn Dennoch
    Der Deren Derzeit Des Deshalb Dessen Deswegen Die Dies Diese Diesem Diesen Dieser Dieses
    Doch Dort Durch Ebenso Ein Eine Einem Einen Einer Eines Einige Er Erst Es Etwa Falls Für
    Ganz Gegen Gegenüber Genau Gerade Gestern Gleichzeitig Heute Hier Hierzu Hinter Hinzu Ich
    Ihm Ihn Ihnen Ihr Ihre Ihrem Ihren Ihrer Im Immer Immerhin In Indem Infolge Ins Insgesamt
    Inzwischen Ist Jede Jeder Jedes Jedoch Jemand Jetzt Kein Keine Keiner Kritik Laut Man Manche
    Mehr Mein Meine Mit Mittlerweile Morgen Nach Nachdem Neben Nicht Nichts Niemand Noch Nun Nur
    Ob Obwohl Oder Oft Ohne Schließlich Schon Seine Seinem Seinen Seiner Seit Seitdem Seither
    Selbst Sich Sie Sind So Sobald Solange Solche Somit Sondern Sonst Sowohl Später Statt
    Stattdessen Trotz Trotzdem Um Und Uns Unser Unsere Unter Unterdessen Viele Vielmehr Vom Von
    Vor Vorher War Waren Warum Was Wegen Weil Weiter Weiters Weitere Welche Wenig Wenige Weniger
    Wenn Wer Wie Wieder Will Wir Wird Wo Während Zu Zudem Zuerst Zugleich Zuletzt Zum Zumindest
    Zunächst Zur Zusätzlich Zuvor Zwar Zwischen Über Überhaupt
    A According After All Although An And Another Are As At Because Before Both But By Despite
    Did Do Does During Each Even Every For Four From Had Has Have He Her Here His How However I
    If It Its Just Last Later Many Meanwhile Most My Nearly Neither Next No None Nor Not Nothing
    Now Of On Once One Only Or Other Others Our Over Several She Since Some Still Such That The
    Their Then There These They This Those Though Three To Today Two Under Until We Were What
    When Where Which While Who Why With Without Yes Yet You Your
    """.split()
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article's text: the half-open character range [start, end)."""

    start: int
    end: int
    paragraph: int  # running number of the paragraph that holds it, from 0
    heading: Range | None  # range of the sub-heading that it stands under, without '#' marks
    speaker: Range | None = None  # who says it, where `index.speakers` found one


def split_sentences(text: str) -> list[Sentence]:
    """Cut a text into its sentences, in order and stripped of surrounding white space.

    Every other character than white space lies in exactly one sentence or heading, but for the
    '#' marks of Markdown headings. A quotation or bracket of several sentences stays together
    with what is around it, up to 400 characters: a reader must see who said it. A quotation ends
    with its paragraph or list item at the latest.
    """
    sentences: list[Sentence] = []
    heading: Range | None = None
    paragraph = 0
    for block, is_heading in _layout(text):
        if is_heading:
            heading = block.units[0]
            continue
        for unit in block.units:
            pieces = _split(text, *unit)
            sentences += [Sentence(start, end, paragraph, heading) for start, end in pieces]
        paragraph += 1
    return sentences


def headings(text: str) -> list[Range]:
    """Return the ranges of the sub-headings, in order and without '#' marks.

    A sub-heading is a Markdown heading (``## Title``), or a paragraph of one short line that does
    not end like a sentence. What has no text under it is a sentence instead, such as a signature,
    and so is what has two more short lines between itself and the text: a list.
    """
    return [block.units[0] for block, is_heading in _layout(text) if is_heading]


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph or heading, as ranges that no sentence crosses: its lines or list items."""

    units: list[Range]
    kind: Literal["markdown heading", "short line", "paragraph"]


def _layout(text: str) -> list[tuple[_Block, bool]]:
    """Pair each block with whether it is a heading, which depends on what comes after it."""
    pairs: list[tuple[_Block, bool]] = []
    ahead: int | None = None  # short lines and headings between here and the next text
    for block in reversed(list(_blocks(text))):
        if block.kind == "paragraph":
            ahead = 0
            pairs.append((block, False))
        else:
            near = ahead is not None and (block.kind == "markdown heading" or ahead < 2)
            pairs.append((block, near))
            ahead = None if ahead is None else ahead + 1
    return pairs[::-1]


def _blocks(text: str) -> Iterator[_Block]:
    lines = list(_lines(text))
    alone = _has_paragraph_on_each_line(text, lines)
    units: list[Range] = []
    for start, end in lines:
        title = _markdown_title(text, start, end)
        if units and (alone or title or start == end):
            yield _Block(units, _kind(text, units))
            units = []
        if title:
            yield _Block([title], "markdown heading")
        elif units and not text.startswith(_BULLETS, start):
            units[-1] = (units[-1][0], end)
        elif start < end:
            units.append((start, end))
    if units:
        yield _Block(units, _kind(text, units))


def _lines(text: str) -> Iterator[Range]:
    """Ranges of the lines without white space around them; those of blank lines are empty."""
    start = 0
    for line in text.split("\n"):
        yield _stripped(text, start, start + len(line))
        start += len(line) + 1


def _stripped(text: str, start: int, end: int) -> Range:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _has_paragraph_on_each_line(text: str, lines: list[Range]) -> bool:
    """Tell text of one line a paragraph from hard-wrapped text, where neither has blank lines."""
    filled = [(start, end) for start, end in lines if start < end]
    if len(filled) < 2 or text.count("\n", filled[0][0], filled[-1][1]) >= len(filled):
        return False
    ended = sum(_ends_like_sentence(text[start:end]) for start, end in filled)
    return 2 * ended >= len(filled) and not any(text[start].islower() for start, _ in filled)


def _markdown_title(text: str, start: int, end: int) -> Range | None:
    line = text[start:end]
    marks = len(line) - len(line.lstrip("#"))
    if not 1 <= marks <= 6 or line[marks : marks + 1] not in (" ", "\t"):
        return None
    title = line.rstrip("#")
    if title[-1].isspace():  # otherwise the marks belong to the title, as in "C#"
        end = start + len(title)
    first, last = _stripped(text, start + marks, end)
    return (first, last) if first < last else None


def _kind(text: str, units: list[Range]) -> Literal["short line", "paragraph"]:
    line = text[units[0][0] : units[-1][1]]
    is_short_line = (
        len(line) <= _LONGEST_HEADING
        and "\n" not in line
        and any(character.isalpha() for character in line)
        and not line.startswith(_BULLETS)
        and not _ends_like_sentence(line)
    )
    return "short line" if is_short_line else "paragraph"


def _ends_like_sentence(line: str) -> bool:
    """Whether a line ends as headings do not; a question may well be a heading."""
    return line.rstrip("".join(_FAMILIES)).endswith((".", "!", "…", ":", ";", ",", "–", "-"))


def _split(text: str, start: int, end: int) -> list[Range]:
    """Cut a unit at its full stops, keeping short quotations and brackets whole."""
    pieces: list[Range] = []
    held: list[Range] = []  # pieces of a sentence that has not ended outside of quotations
    enclosed = iter(_enclosed(text, start, end))
    span = next(enclosed, None)
    for piece in _cut(text, start, end):
        held.append(piece)
        while span and span[1] < piece[1]:
            span = next(enclosed, None)
        if span is None or piece[1] <= span[0] or piece[1] == end:
            whole = (held[0][0], piece[1])
            pieces += [whole] if whole[1] - whole[0] <= _LONGEST_WHOLE else held
            held = []
    return pieces


def _enclosed(text: str, start: int, end: int) -> list[Range]:
    """Ranges of the outermost quotations and brackets: first and last are their marks."""
    pairs: list[Range] = []
    opened: list[tuple[int, str]] = []
    for match in _ENCLOSING.finditer(text, start, end):
        at, family = match.start(), _FAMILIES[match[0]]
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if match[0] in "’'" and before.isalnum() and after.isalnum():
            continue  # an apostrophe
        if _opens(match[0], before, after):
            opened = [*opened[1 - _DEPTH :], (at, family)]
            continue
        for depth in reversed(range(len(opened))):
            if opened[depth][1] == family:
                pairs.append((opened[depth][0], at))
                del opened[depth:]
                break
    outermost: list[Range] = []
    for pair in reversed(pairs):  # by their ends, so that the outer come first
        if not outermost or pair[1] < outermost[-1][0]:
            outermost.append(pair)
    return outermost[::-1]


def _opens(mark: str, before: str, after: str) -> bool:
    """Whether a mark opens; most quotation marks open in one language and close in another."""
    if mark in "„‚([)]":
        return mark not in ")]"
    if before in _QUOTES:
        return after.isalnum()
    return (before.isspace() or before in "([{–—-/:*_") and not after.isspace()


def _cut(text: str, start: int, end: int) -> Iterator[Range]:
    """Cut at every mark that ends a sentence, also within quotations."""
    for match in _MARK.finditer(text, start, end):
        if match.end() < end and _ends_sentence(text, start, end, match):
            yield start, match.end()
            start = _skip(_SPACE, text, match.end(), end)
    yield start, end


def _skip(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    found = pattern.match(text, at, end)
    return found.end() if found else at


def _ends_sentence(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether the sentence from ``start`` ends with a run of marks, its closing signs included."""
    mark, closing = match.groups()
    at = _skip(_BEFORE_NEXT, text, match.end(), end)
    if match.start() == start or not text[match.end()].isspace() or at == end:
        return False
    if text[at].islower() or text[_skip(_SPACE, text, match.end(), end)] in ".!?,;:)":
        return False
    if closing and closing[0] in ")]" and text[match.start() - 1] in "([":
        return False  # (…) stands for what was left out
    if text[max(start, match.start() - 2) : match.start()].strip() == ":":
        return False  # a speaker goes on: "Huber: … Wir bleiben."
    if ")" in closing and text[start] != "(":
        return False  # an aside ends, and the sentence around it goes on
    if mark[-1] in "!?" and _QUOTES.keys() & closing:
        return not _SPOKEN.match(text, match.end(), min(end, match.end() + 2 * _REACH))
    if mark != "." or closing:
        return True
    words = text[max(start, match.start() - _REACH) : match.start()].split()
    if not words or text[match.start() - 1].isspace():
        return True
    following = _WORD.match(text, at, end)
    return not _is_abbreviated(words, following[0] if following else "", match.start() - start)


def _is_abbreviated(words: list[str], following: str, length: int) -> bool:
    """Whether a full stop after ``words`` marks an abbreviation or ordinal and ends no sentence.

    ``length`` is that of the sentence up to the full stop.
    """
    last = words[-1].strip("".join(_FAMILIES))
    previous = words[-2] if len(words) > 1 else ""
    if last[-1:].isdecimal():
        alone = len(last) == length  # an item's number
        return alone or _is_ordinal(last, previous, following)
    if _ROMAN.fullmatch(last):
        return following not in _FIRST_WORDS
    short = last if _DOTTED.fullmatch(last) else re.split(r"[./–-]", last)[-1]
    joined = short.replace(".", "")
    for word in reversed(words[:-1]):
        if not _PART.fullmatch(word.strip("".join(_FAMILIES))):
            break
        joined = word.strip("".join(_FAMILIES))[0] + joined
    if short in _NEVER_LAST or (short != joined and joined.lower() in _NEVER_LAST):
        return True
    if short in _BEFORE_NUMBER and (len(short) > 1 or following[:1].isdecimal()):
        return following[:1].isdecimal()
    if previous.lower() in _BEFORE_LETTER or (short == "X" and previous.islower()):
        return False
    is_short = len(short) == 1 or short != joined
    is_listed = short in _MAYBE_LAST or short.endswith("str")
    return (is_short or is_listed) and following not in _FIRST_WORDS


def _is_ordinal(last: str, previous: str, following: str) -> bool:
    """Whether a number with a full stop is an ordinal, such as "19." before "Jahrhundert"."""
    found = _ORDINAL.search(last)
    if not found:
        return False
    in_date = bool(found[1]) or previous.endswith(".")
    leads = previous.lower() in _BEFORE_ORDINAL or previous[-1:] in (":", "–", ")")
    if following[:1].isdecimal():
        return len(found[2]) <= 2 and (in_date or leads)
    if following.startswith(_ORDERED):
        return True
    return leads and not found[1] and following not in _FIRST_WORDS
