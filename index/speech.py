"""Words that tell who speaks, in German and English. Knows no verbs and no sentences."""

import re

# What names a source without a verb.
SOURCES: dict[str, re.Pattern[str]] = {
    "de": re.compile(
        r"\b(?:[Ll]aut(?! eigenen)(?: Angaben)?(?: (?:von|aus))?|"
        r"[Nn]ach (?!eigenen|sein|ihr)(?:[a-zäöüß]+ )?(?:Angaben|Worten|"
        r"Aussagen?|Ansicht|Auffassung|Erkenntnissen|Ermittlungen|Schätzungen?|Berechnungen|"
        r"Darstellung|Auskunft|Einschätzung|Meinung|Überzeugung|Informationen|Berichten|"
        r"Recherchen|Schilderung|Lesart|Bekunden|Beobachtungen|Prognosen?|Zahlen|Daten|Messungen|Erhebungen)"
        r"(?: (?:von|aus))?|"
        r"[Nn]ach(?=\s[A-ZÄÖÜ]\w+(?:angaben|informationen)\b)|"
        r"[Aa]us (?:der )?Sicht(?: von)?|[Ii]n den Augen(?: von)?)\s"
    ),
    "en": re.compile(r"\b(?:[Aa]ccording to|[Ii]n the (?:words|view|opinion|eyes) of)\s"),
}
OWN_WORDS = re.compile(
    r"\b(?P<whose>er|sie|ihn|ihm|ihr|[A-ZÄÖÜ]\w+)\b"
    r"(?=[^.;:,\x00]{0,40}\b(?:[Nn]ach|laut) eigenen (?:Worten|Angaben))"
    r"|\b[Nn]ach (?P<own>seine[rn]|ihre[rn]) (?:Worten|Angaben|Darstellung|Ansicht|Meinung)"
)
ZUFOLGE = re.compile(r"\bzufolge\b")
# Where somebody speaks in a paper, the verb's subject comes before the paper.
DOCUMENTED = re.compile(
    r"\baccording to (?:an?|the|his|her|their) (?:\w+ )?"
    r"(?:statement|transcript|release|recording)\b"
    r"|\b(?:einem|einer) (?:\w*[Mm]itteilung|Aussendung|Erklärung|\w*[Bb]ericht)\b"
    r"[^,.]{0,40}\bzufolge\b"
    r"|\blaut (?:einem|einer) (?:\w*[Mm]itteilung|Aussendung|Erklärung|\w*[Bb]ericht)\b"
)
HEARSAY = re.compile(
    r"\b(?:[Hh]ie(?:ß|ss) es|[Hh]ei(?:ß|ss)t es|es hei(?:ß|ss)t|es hie(?:ß|ss)|"
    r"steht es|verlautete?)\b[^.;:\x00]{0,60}?\b(?:aus|in|im|bei|beim|von|vom)\s"
    r"|^(?:Aus|In|Im|Bei|Beim|Von|Vom)\s(?=[^.,;:\x00]{0,60}?"
    r"\b(?:hie(?:ß|ss) es|hei(?:ß|ss)t es|verlautete?)\b)"
    r"|^(?:Im|Beim|In|Bei)\s(?=[^.,;:\x00]{0,60}\b(?:sieht|sah|hält|betont\w*|verweist|verwies|"
    r"widersprach|widerspricht|gibt|gab|erklärt\w*|beteuert\w*|versichert\w*) man\b"
    r"[^.]{0,80}(?:\x00|: |dass))"
    r"|\b(?:geht|ging) (?:\w+ )?aus\s(?=[^.;:,\x00]{0,80}\bhervor\b)"
    r"|\b[Ww]ie es (?:aus|in|bei|beim|im|von|vom)\s"
    r"(?=[^.,;:\x00]{0,60}\b(?:hie(?:ß|ss)|hei(?:ß|ss)t)\b)"
    r"|\b[Aa]us\s(?=[^.;:,\x00]{0,60}\b(?:hervorgeht|hervorging)\b)"
)

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
    ab als am an anschließend auch auf aus außerdem bei beim bereits bis da dabei dafür dagegen
    daher damals damit danach dann daraufhin darüber dazu denn dennoch deshalb dort durch ebenso
    einerseits erneut für gegen gegenüber gestern gleichzeitig heute hierzu hingegen im in indes
    insgesamt inzwischen jedoch jetzt laut mit mittlerweile nach nachdem nun ohne schließlich schon
    seit so später stattdessen trotz trotzdem um und unter unterdessen vor vom von vorher während
    wegen weiter wenn wie wo wörtlich zu zudem zugleich zuletzt zum zunächst zur zuvor zwar zwischen
    allerdings abschließend ferner anders ganz sicher mehr nur selbst sogar über neben hinter statt
    angesichts anlässlich entgegen nahe binnen innerhalb außerhalb jeden jede jedes ins ans aufs
    davor direkt rechtlich damals früher künftig derzeit persönlich letztes letzten nächstes dieses
    zurzeit bislang bisher zunehmend konkret grundsätzlich eigentlich tatsächlich natürlich einmal
    oft immer ende anfang mitte montag dienstag mittwoch donnerstag freitag samstag sonntag rund
    etwa knapp besonders darauf hierauf worauf gerade vielmehr folglich demnach dadurch daran darin
    davon kurz ebenfalls mehrfach wiederholt schriftlich öffentlich deutlich ähnlich genauso noch
    allein kaum einst erst sodann hinterher morgens abends mittags nachts intern jüngst kürzlich
    neulich unlängst vergangene vergangenen vorige vorigen ausdrücklich eindringlich scharf heftig
    lachend lediglich trocken sichtlich offiziell inoffiziell warum weshalb wieso wer was welche
    welcher ob dass weil obwohl ehe sobald sollte wäre hätte draußen drinnen drüben oben unten vorn
    hinten lange längst eben stets nie niemals manchmal häufig meist meistens mitunter bald sofort
    umgehend prompt angesprochen gefragt befragt zweimal dreimal immerzu via per trotzig wütend
    schmunzelnd eher genau lieber viel wenig dennoch umso doch denn oder aber sondern jenseits
    hierbei hier parallel tags nachmittags vormittags weiterhin weitere ebendort gleichwohl freilich
    zumindest immerhin womöglich vielleicht offenbar übrigens zwei drei vier
    """.split()
)

# With these an English clause begins whose subject stands after a comma.
INTRODUCING = frozenset(
    """
    in on at after before during when while as if although though since until with without for from
    by despite amid under over earlier later asked speaking citing meanwhile however instead still
    yet among unlike like once last this that because where to of about against around
    """.split()
)

# No subject begins with these: den Vorwurf wies Kern zurück.
OBLIQUE = frozenset(
    """
    den dem des einen einem einer seinen seinem seiner ihren ihrem ihrer diesen diesem dieser keinen
    keinem keiner jenem jenen
    """.split()
)

# What may stand between a verb and its subject after it.
OPENINGS = re.compile(
    r"\s*(?:(?:sich|es|auch|dazu|zudem|weiter|später|gestern|heute|hingegen|dagegen|außerdem|jedoch|"
    r"aber|indes|daraufhin|nun|wiederum|anschließend|schließlich|einmal|"
    r"(?:ihm|ihn|ihnen|mir|uns|ihr(?= (?:der|die|das|[A-Z])))(?= (?!(?:er|sie)\b))|"
    r"am \w+|im \w+|in [A-Z]\w+|nach \w+ \w+)\s)*"
)
