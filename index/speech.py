"""Words that tell that somebody speaks, in German and English. Knows no sentences."""

import re


def _infinitive(stem: str) -> str:
    """The infinitive of a weak German verb by its stem: fordern, melden, sagen, kritisieren."""
    short = stem.endswith(("e", "er", "el")) and not stem.endswith("ier")
    return f"{stem}n" if short else f"{stem}en"


def _conjugated(stems: str) -> frozenset[str]:
    """Conjugate weak German verbs in the third person: sag → sagt, sagte, sagten, sagen."""
    return frozenset(
        form
        for stem in stems.split()
        for form in (f"{stem}t", f"{stem}te", f"{stem}ten", _infinitive(stem))
    )


# Verbs that say something by themselves, as they stand in news: third person, past and present.
_STRONG = {
    "de": _conjugated("""
    ankündig argumentier befürchte behaupte bekräftig beteuer beton bilanzier deute einräum entgegne
    ergänz erläuter erwider fass flüster füg führ hinzufüg konstatier kontere kündig mein mitteil
    prognostizier prophezei resümier sag scherz stell teil unterstreich urteil vermute versicher
    """)
    | frozenset(
        """
    einwandte einwandten fuhr fuhren gab gaben gibt hervorhob hielt hielten hob hoben ließ ließen
    unterstrich unterstrichen verriet wandte wandten warf warfen wirft
    """.split()
    ),
    "en": frozenset(
        """
        accused answered argue argued argues asserted asserts boasted cautioned cautions claim
        complained complains concluded concludes contended countered counters demanded disclosed
        emphasised emphasized explained explains insist insisted insists interjected maintain
        maintained maintains mused pledged predicted predicts quipped reiterated remarked replied
        retorted retorts said say says sighed stated states stressed stresses testified tweeted
        urged ventured vowed vows warn warned warns
        """.split()
    ),
}

# These are saying only where words follow: a quotation or a clause.
_WEAK = {
    "de": _conjugated("""
    antworte appellier begründe begrüß beklag bemängel berichte bescheinig beschwere bestätig
    bezeichne dementier droh erinner erklär erzähl fluch forder frag frotzel glaub jubel klag
    kommentier kritisier lob mahn melde protestier rechne rechtfertig räum rüg schilder schimpf
    schwärm sicher spekulier spotte verkünde verlang verteidig verurteil warn witzel würdig zeig
    äußer
    """)
    | frozenset(
        """
    befand befanden beschreibt beschrieb bestreitet bestritt bestritten empfahl empfahlen empfehlen
    empfiehlt gestand gesteht nannte nannten nennen nennt raten rief riefen riet rieten rät
    schreiben schreibt schrieb schrieben sprach sprachen sprechen spricht versprach versprachen
    verspricht weist widersprach widersprachen widerspricht wies wiesen
    """.split()
    ),
    "en": frozenset(
        """
        acknowledged acknowledges added adding adds admits admitted announced announces asked
        believe believes blamed blames call called calls cited claimed claims commented conceded
        concedes condemned confirmed confirms cried criticised criticized declared declares defended
        defends denied denies described describes dismissed dismisses exclaimed hailed joked jokes
        lamented noted notes observed pointed points posted praised praises promised promises
        recalled recalls rejected rejects remembers reported reports responded responds shouted
        suggested suggests swore tells threatened threatens told whispered write writes wrote
        """.split()
    ),
}
SAYING: dict[str, frozenset[str]] = {code: _STRONG[code] | _WEAK[code] for code in _STRONG}
WEAK = _WEAK["de"] | _WEAK["en"] | {"geschrieben", "vorgeworfen"}

# These are saying only with their other half: räumte … ein. What is split from a verb stands at the
# end of its clause, other halves anywhere.
_SPLIT = {
    "räum": "ein",
    "teil": "mit",
    "kündig": "an",
    "füg": "hinzu|an",
    "gab": "bekannt|an|zu|zu bedenken",
    "gib": "bekannt|an|zu|zu bedenken",
    "warf": "vor",
    "wirf": "vor",
    "hob": "hervor",
    "stell": "klar|fest",
    "deut": "an",
    "führt": "aus",
    "rief": "auf|\x00",
    "fuhr": "fort",
    "rechne": "vor",
    "fass": "zusammen",
    "wandt": "ein",
    "hielt": "entgegen",
    "sicher": "zu",
}
_WITH = {
    "zeig": "überzeugt|besorgt|zuversichtlich|optimistisch|enttäuscht|erfreut|skeptisch|"
    "erleichtert|entsetzt|empört|zufrieden|gesprächsbereit|\x00",
    "wies": "darauf hin|zurück",
    "weis": "darauf hin|zurück",
    "sprach": "von|vom",
    "sprich": "von|vom",
    "ließ": "wissen|mitteilen|ausrichten|verlauten",
}
HALVES: dict[str, re.Pattern[str]] = {
    **{
        verb: re.compile(rf"(?<!\w)(?:{half})(?=\s*(?:[.,;:!?\x00]|$))")
        for verb, half in _SPLIT.items()
    },
    **{verb: re.compile(rf"(?<!\w)(?:{half})(?!\w)") for verb, half in _WITH.items()},
}

PARTICIPLE = re.compile(
    r"\b(?:gesagt|erklärt|betont|angekündigt|gewarnt|gefordert|mitgeteilt|versichert|behauptet|"
    r"eingeräumt|bekräftigt|versprochen|gemeldet|beteuert|geäußert|argumentiert|geschrieben|berichtet|"
    r"zugegeben|vorgeworfen|"
    r"kritisiert)\b"
)
AUXILIARY = re.compile(r"\b(?:hat|haben|hatte|hatten)\b")

# What names a source without a verb.
SOURCES: dict[str, re.Pattern[str]] = {
    "de": re.compile(
        r"\b(?:[Ll]aut(?! eigenen)(?: Angaben)?(?: (?:von|aus))?|"
        r"[Nn]ach (?!eigenen|sein|ihr)(?:[a-zäöüß]+ )?(?:Angaben|Worten|"
        r"Aussagen?|Ansicht|Auffassung|"
        r"Darstellung|Auskunft|Einschätzung|Meinung|Überzeugung|Informationen|Berichten)"
        r"(?: (?:von|aus))?|"
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
    r"\b(?:einem|einer) (?:\w*[Mm]itteilung|Aussendung|Erklärung|\w*[Bb]ericht)\b"
    r"[^,.]{0,40}\bzufolge\b"
    r"|\blaut (?:einem|einer) (?:\w*[Mm]itteilung|Aussendung|Erklärung|\w*[Bb]ericht)\b"
)
HEARSAY = re.compile(
    r"\b(?:[Hh]ieß es|[Hh]eißt es|verlautete?)\b[^.;:\x00]{0,60}?\b(?:aus|in|im|bei|beim|von|vom)\s"
    r"|^(?:Aus|In|Im|Bei|Beim|Von|Vom)\s(?=[^.,;:\x00]{0,60}?\b(?:hieß es|heißt es|verlautete?)\b)"
    r"|\b[Aa]us\s(?=[^.;:,\x00]{0,60}\b(?:hervorgeht|hervorging)\b)"
)

# Nobody speaks by these names: Sein Name sagt heute wenigen etwas.
MUTE = frozenset(
    """
    Angaben Ansicht Beispiel Berichten Fazit Medienberichten Meinung Motto Name Namen
    Presseberichten Tenor Zahl Zahlen
    """.split()
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
    allein
    zumindest immerhin womöglich vielleicht offenbar übrigens zwei drei vier
    """.split()
)

# What may stand between a verb and its subject after it.
OPENINGS = re.compile(
    r"\s*(?:(?:sich|auch|dazu|zudem|weiter|später|gestern|heute|hingegen|dagegen|außerdem|jedoch|"
    r"aber|indes|daraufhin|nun|wiederum|am \w+|im \w+|in [A-Z]\w+|nach \w+ \w+)\s)*"
)

FEMININE = frozenset("sie ihr ihrer ihren she her".split())
MASCULINE = frozenset("er ihn ihm seiner seinen he him his".split())
PRONOUNS: dict[str, frozenset[str]] = {
    "de": frozenset("er sie ihn ihm ihr ihnen seiner ihrer seinen ihren".split()),
    "en": frozenset(("he", "she", "they")),
}

# Words that tell of a person what is no office: die Lehrerin, der Angeklagte, the Italian.
EPITHETS: dict[str, re.Pattern[str]] = {
    "de": re.compile(
        r"\w{3,}(?:er|ist|ent|ant|or|log|eur)in|\w*macher|Mann|Frau|\w*(?:[Aa]ngeklagt|[Bb]eschuldigt|[Vv]erurteilt|[Ss]tudierend|elft|best|erst)en?r?|"
        r"(?:\w+-)?(?:Franzose|Brite|Schotte|Ire|Däne|Schwede|Finne|Pole|Tscheche|Slowake|Russe|Türke|Grieche|"
        r"Bulgare|Rumäne|Chinese|Portugiese|Italiener|Spanier|Belgier|Niederländer|Norweger|Isländer|"
        r"Schweizer|Österreicher|Ungar|Serbe|Kroate|Ukrainer|Amerikaner|Kanadier|Brasilianer|Japaner|"
        r"Südafrikaner|Kenianer|Australier|Deutsche)"
    ),
    "en": re.compile(
        r"(?:Italian|Spaniard|Frenchman|German|Briton|Scot|Irishman|Dane|Swede|Finn|Pole|Czech|Russian|Turk|"
        r"Greek|Bulgarian|Romanian|Portuguese|Belgian|Dutchman|Norwegian|Swiss|Austrian|Hungarian|Serb|"
        r"Croat|Ukrainian|American|Canadian|Brazilian|Australian|Kenyan|defendant|veteran|winner|"
        r"newcomer|plumber|\d{1,3}-year-old)"
    ),
}

# Words for an office, a calling or a kin, which names stand after.
ROLES: dict[str, re.Pattern[str]] = {
    "de": re.compile(
        r"[\w-]*(?:minister|präsident|kanzler|chef|sprecher|sekretär|gesandt|botschafter|leiter|"
        r"vorsitzend|vorstand|direktor|expert|anwält|anwalt|richter|meister|kommissar|general|"
        r"oberst|forscher|professor|politiker|abgeordnet|gouverneur|premier|könig|papst|trainer|"
        r"händler|berater|vertreter|mitarbeiter|analyst|diplomat|ökonom|historiker|aktivist|autor|"
        r"unternehmer|wissenschaftler|lehrer|ärzt|arzt|bauer|wirt|rat|rät|bischof|pfarrer|kapitän|"
        r"offizier|kommandeur|senator|beamt|inspekteur|zeug|führer|mann|frau|herr|sohn|tochter|"
        r"mutter|vater|chirurg|biolog|physiker|soziolog|politolog|ingenieur|fischer|schüler|"
        r"student|torwart|stürmer|spieler|läufer|kolleg|kritiker|buchhalter|regisseur|schauspieler|sänger|dr|prof|kreml-?)"
        r"(?:innen|in|en|n|r|s|e|es)?"
    ),
    "en": re.compile(
        r"[\w-]*(?:minister|president|chancellor|secretary|spokes(?:man|woman|person)|chief|senator|"
        r"mayor|governor|ambassador|director|professor|judge|commissioner|general|colonel|king|"
        r"queen|pope|leader|envoy|advis[eo]r|analyst|official|officer|lawyer|expert|economist|"
        r"historian|scientist|researcher|diplomat|author|head|chair(?:man|woman)?|lawmaker|activist|"
        r"captain|bishop|doctor|farmer|teacher|manager|executive|founder|premier|prime|councillor|"
        r"mr|mrs|ms|dr|sir|lord|lady|owner|coach|singer|mediator|negotiator|editor|barrister|trainer|"
        r"nurse|student|writer|reporter|striker|goalkeeper|critic|resident|neighbour|witness|artist|"
        r"actor|actress|surgeon|engineer|campaigner|keeper|midfielder|organiser|\w{4,}ist|wife|husband|son|daughter|mother|father|"
        r"brother|sister)s?"
    ),
}
