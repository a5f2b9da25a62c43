"""Words that tell who speaks, in German and English. Knows no verbs and no sentences."""

import re

from index.patterns import any_of

# What *nach* names a source by: nach Angaben der Polizei, nach ersten Erkenntnissen von Kern.
_BY_WHAT = any_of(
    """
    Angaben Ansicht Auffassung Auskunft Aussagen? Bekunden Beobachtungen Berechnungen Berichten
    Darstellung Daten Einschätzung Erhebungen Erkenntnissen Ermittlungen Informationen Lesart
    Meinung Messungen Prognosen? Recherchen Schilderung Schätzungen? Worten Zahlen Überzeugung
    """
)
_LAUT = r"[Ll]aut(?! eigenen)(?: Angaben)?(?: (?:von|aus))?"
_NACH = rf"[Nn]ach (?!eigenen|sein|ihr)(?:[a-zäöüß]+ )?{_BY_WHAT}(?: (?:von|aus))?"
# In one word: nach Polizeiangaben.
_NACH_JOINED = r"[Nn]ach(?=\s[A-ZÄÖÜ]\w+(?:angaben|informationen)\b)"
_VIEW = r"[Aa]us (?:der )?Sicht(?: von)?|[Ii]n den Augen(?: von)?"
SOURCES: dict[str, re.Pattern[str]] = {
    "de": re.compile(rf"\b(?:{_LAUT}|{_NACH}|{_NACH_JOINED}|{_VIEW})\s"),
    "en": re.compile(r"\b(?:[Aa]ccording to|[Ii]n the (?:words|view|opinion|eyes) of)\s"),
}
"""What names a source without a verb: *laut*, *according to*."""

OWN_WORDS = re.compile(
    r"\b(?P<whose>er|sie|ihn|ihm|ihr|[A-ZÄÖÜ]\w+)\b"
    r"(?=[^.;:,\x00]{0,40}\b(?:[Nn]ach|laut) eigenen (?:Worten|Angaben))"
    r"|\b[Nn]ach (?P<own>seine[rn]|ihre[rn]) (?:Worten|Angaben|Darstellung|Ansicht|Meinung)"
)
ZUFOLGE = re.compile(r"\bzufolge\b")
# Papers that somebody speaks in: einer Pressemitteilung, a transcript.
_PAPER = r"(?:einem|einer) (?:\w*[Mm]itteilung|Aussendung|Erklärung|\w*[Bb]ericht)\b"
_EN_PAPER = r"(?:an?|the|his|her|their) (?:\w+ )?(?:statement|transcript|release|recording)\b"
DOCUMENTED = re.compile(
    rf"\baccording to {_EN_PAPER}|\b{_PAPER}[^,.]{{0,40}}\bzufolge\b|\blaut {_PAPER}"
    r"|\b(?:sagte|erklärte|schrieb|warnte|betonte) (?:laut|nach (?:Angaben|Informationen))\b"
    r"|\b(?:said|wrote),? according to\b"
)
"""Where somebody speaks in a paper or to an agency, the verb's subject comes before it."""

# It is said somewhere: hieß es im Amt, heißt es aus Brüssel.
_SAID = r"(?:hie(?:ß|ss) es|hei(?:ß|ss)t es|verlautete?)"
_IS_SAID = (
    r"(?:[Hh]ie(?:ß|ss) es|[Hh]ei(?:ß|ss)t es|es hei(?:ß|ss)t|es hie(?:ß|ss)|steht es|verlautete?)"
)
# Im Amt sieht man das anders: „…“
_MAN_SAYS = any_of(
    r"beteuert\w* betont\w* erklärt\w* gab gibt hält sah sieht versichert\w* verweist verwies"
    " widersprach widerspricht"
)
_HEARSAY = (
    rf"\b{_IS_SAID}\b[^.;:\x00]{{0,60}}?\b(?:aus|in|im|bei|beim|von|vom)\s",
    rf"^(?:Aus|In|Im|Bei|Beim|Von|Vom)\s(?=[^.,;:\x00]{{0,60}}?\b{_SAID}\b)",
    rf"^(?:Im|Beim|In|Bei)\s(?=[^.,;:\x00]{{0,60}}\b{_MAN_SAYS} man\b[^.]{{0,80}}(?:\x00|: |dass))",
    r"\b(?:geht|ging) (?:\w+ )?aus\s(?=[^.;:,\x00]{0,80}\bhervor\b)",
    r"\b[Ww]ie es (?:aus|in|bei|beim|im|von|vom)\s"
    r"(?=[^.,;:\x00]{0,60}\b(?:hie(?:ß|ss)|hei(?:ß|ss)t)\b)",
    r"\b[Aa]us\s(?=[^.;:,\x00]{0,60}\b(?:hervorgeht|hervorging)\b)",
)
HEARSAY = re.compile("|".join(_HEARSAY))
"""What stands before a place or a paper where something is said: *hieß es im*, *geht aus*."""

# The mood in which German reports: sei, and what may be a verb in it.
SUBJUNCTIVE = re.compile(
    r"(?<!\bals )\b(?:(?P<be>sei(?! es (?:aus|durch|wegen|nun|in|im|von)\b)|seien)"
    r"|[a-zäöüß]{2,}e)\b"
)
# The same where it goes on in the plural: Die Züge würden später fahren.
SECOND_MOOD = re.compile(
    r"\b(?:würden|hätten|wären|könnten|müssten|dürften|säßen|stünden|lägen|gäben|kämen)\b"
)

# With these a German clause begins whose subject stands after the verb.
LEADING = frozenset(
    """
    ab abends aber abschließend allein allerdings als am an anders anfang angesichts angesprochen
    anlässlich ans anschließend auch auf aufs aus ausdrücklich außerdem außerhalb bald befragt bei
    beim bereits besonders binnen bis bisher bislang da dabei dadurch dafür dagegen daher damals
    damit danach dann daran darauf daraufhin darin darüber dass davon davor dazu demnach denn
    dennoch derzeit deshalb deutlich dienstag dieses direkt doch donnerstag dort draußen drei
    dreimal drinnen drüben durch eben ebendort ebenfalls ebenso ehe eher eigentlich eindringlich
    einerseits einmal einst ende entgegen erneut erst etwa ferner folglich freilich freitag früher
    für ganz gefragt gegen gegenüber genau genauso gerade gestern gleichwohl gleichzeitig
    grundsätzlich heftig heute hier hierauf hierbei hierzu hingegen hinten hinter hinterher hätte
    häufig im immer immerhin immerzu in indes innerhalb inoffiziell ins insgesamt intern inzwischen
    jede jeden jedes jedoch jenseits jetzt jüngst kaum knapp konkret kurz künftig kürzlich lachend
    lange laut lediglich letzten letztes lieber längst manchmal mehr mehrfach meist meistens mit
    mittags mitte mittlerweile mittwoch mitunter montag morgens nach nachdem nachmittags nachts nahe
    natürlich neben neulich nie niemals noch nun nur nächstes ob oben obwohl oder offenbar offiziell
    oft ohne parallel per persönlich prompt rechtlich rund samstag scharf schließlich schmunzelnd
    schon schriftlich seit selbst sicher sichtlich so sobald sodann sofort sogar sollte sondern
    sonntag später statt stattdessen stets tags tatsächlich trocken trotz trotzdem trotzig um
    umgehend umso und unlängst unten unter unterdessen vergangene vergangenen via viel vielleicht
    vielmehr vier vom von vor vorher vorige vorigen vormittags vorn warum was wegen weil weiter
    weitere weiterhin welche welcher wenig wenn wer weshalb wie wiederholt wieso wo womöglich worauf
    während wäre wörtlich wütend zu zudem zugleich zuletzt zum zumindest zunehmend zunächst zur
    zurzeit zuvor zwar zwei zweimal zwischen ähnlich öffentlich über übrigens
    """.split()
)

# With these an English clause begins whose subject stands after a comma.
INTRODUCING = frozenset(
    """
    about after against although amid among around as asked at because before by citing despite
    during earlier for from however if in instead last later like meanwhile of on once over since
    speaking still that this though to under unlike until when where while with without yet
    """.split()
)

# No subject begins with these: den Vorwurf wies Kern zurück.
OBLIQUE = frozenset(
    """
    dem den des diesem diesen dieser einem einen einer ihrem ihren ihrer jenem jenen keinem keinen
    keiner seinem seinen seiner
    """.split()
)

# What may stand between a verb and its subject after it: sagte am Montag in Bonn der Sprecher.
_ADVERBS = any_of(
    """
    aber anschließend auch außerdem dagegen daraufhin dazu einmal es gestern heute hingegen indes
    jedoch nun schließlich sich später weiter wiederum zudem
    """
)
# Whom somebody speaks to: sagte ihm der Sprecher, but not: sagte ihr Sprecher.
_TO_WHOM = r"(?:ihm|ihn|ihnen|mir|uns|ihr(?= (?:der|die|das|[A-Z])))(?= (?!(?:er|sie)\b))"
_WHEN = r"am \w+|im \w+|in [A-Z]\w+|nach \w+ \w+"
OPENINGS = re.compile(rf"\s*(?:(?:{_ADVERBS}|{_TO_WHOM}|{_WHEN})\s)*")
