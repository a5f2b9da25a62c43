"""Words that tell that somebody speaks, in German and English. Knows no sentences."""

import re

# Verbs of saying as they stand in news: third person, past and present.
SAYING: dict[str, frozenset[str]] = {
    "de": frozenset(
        """
        ankündigte antwortete antworteten argumentiert argumentierte argumentierten befürchtete
        befürchteten begründete begrüßte behaupten behauptet behauptete behaupteten beklagte
        beklagten bekräftigte bekräftigten berichten berichtet berichtete berichteten bescheinigte
        beschrieb bestreitet bestritt bestätigt bestätigte bestätigten beteuerte beteuerten
        betonen betont betonte betonten bezeichnet bezeichnete bezeichneten bilanzierte
        dementierte deutete deuteten droht drohte drohten einräumte entgegnete entgegneten
        ergänzte ergänzten erinnerte erinnerten erklärt erklärte erklärten erläuterte erläuterten
        erwiderte erwiderten erzählt erzählte erzählten fluchte flüsterte fordern fordert forderte
        forderten fügte fügten führte führten gab gaben gestand gibt glaubt glaubte hervorhob
        hinzufügte hob hoben klagte klagten kommentierte kommentierten konstatierte kritisieren
        kritisiert kritisierte kritisierten kündigt kündigte kündigten ließ ließen lobte mahnt
        mahnte mahnten meinte meinten meldet meldete meldeten mitteilte mitteilten nannte nannten
        nennt prognostizierte prophezeite resümierte rief riefen räumt räumte räumten rügte sagen
        sagt sagte sagten scherzte schilderte schilderten schreibt schrieb schrieben spekulierte
        spottete sprach sprachen spricht stellt stellte stellten teilt teilte teilten unterstrich
        unterstrichen urteilt urteilte urteilten verkündete verkündeten verlangt verlangte
        verlangten vermutete vermuteten verriet versichert versicherte versicherten versprach
        versprachen verspricht verteidigte verurteilte warf warfen warnen warnt warnte warnten
        weist wies wiesen wirft witzelte würdigte zeigt zeigte zeigten äußerte äußerten
        """.split()
    ),
    "en": frozenset(
        """
        accused acknowledged acknowledges added adding adds admits admitted announced announces
        answered argue argued argues asked asserted asserts believe believes boasted call called
        calls cautioned cautions cited claim claimed claims commented complained complains
        conceded concedes concluded concludes condemned confirmed confirms contended cried
        criticised criticized declared declares demanded denied denies described describes
        emphasised emphasized exclaimed explained explains hailed insist insisted insists joked
        lamented maintain maintained maintains mused noted notes observed pledged posted praised
        predicted predicts promised quipped recalled recalls remarked remembers replied reported
        reports said say says shouted sighed stated states stressed stresses suggested suggests
        tells testified told tweeted urged vowed vows warn warned warns whispered write writes
        wrote
        """.split()
    ),
}

# These are saying only where words follow: a quotation or a clause.
WEAK = frozenset(
    """
    acknowledged acknowledges admits admitted announced announces asked begründete begrüßte
    behaupten beklagte beklagten believe believes berichten berichtet berichtete berichteten
    bescheinigte beschrieb bestreitet bestritt bestätigt bestätigte bestätigten betonen bezeichnet
    bezeichnete bezeichneten call called calls cited claimed claims commented conceded concedes
    condemned confirmed confirms criticised criticized declared declares dementierte denied denies
    described describes droht drohte drohten erinnerte erinnerten erklärt erklärte erklärten erzählt
    erzählte erzählten fordern fordert forderte forderten gestand glaubt glaubte hailed kommentierte
    kommentierten kritisieren kritisiert kritisierte kritisierten lamented lobte meldete meldeten
    nannte nannten nennt noted notes observed posted praised promised recalled recalls remembers
    reported reports rief riefen rügte schilderte schilderten schreibt schrieb schrieben spekulierte
    sprach sprachen spricht suggested suggests tells told verkündete verkündeten verlangt verlangte
    verlangten verteidigte verurteilte warnen warnt warnte warnten write writes wrote würdigte
    äußerte äußerten
    """.split()
)

# These are saying only with their other half: räumte … ein. What is split from a verb stands at the
# end of its clause, other halves anywhere.
_SPLIT = {
    "räum": "ein",
    "teil": "mit",
    "kündig": "an",
    "füg": "hinzu|an",
    "gab": "bekannt|an|zu",
    "gib": "bekannt|an|zu",
    "warf": "vor",
    "wirf": "vor",
    "hob": "hervor",
    "stell": "klar|fest",
    "deut": "an",
    "führt": "aus",
    "rief": "auf|\x00",
}
_WITH = {
    "zeigt": "überzeugt|besorgt|zuversichtlich|optimistisch|enttäuscht|erfreut|skeptisch|"
    "erleichtert|entsetzt|empört|zufrieden|gesprächsbereit|\x00",
    "wies": "darauf hin",
    "weis": "darauf hin",
    "sprach": "von",
    "sprich": "von",
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
    r"eingeräumt|bekräftigt|versprochen|gemeldet|beteuert|geäußert|argumentiert)\b"
)
AUXILIARY = re.compile(r"\b(?:hat|haben|hatte|hatten|habe)\b")

# What names a source without a verb.
SOURCES: dict[str, re.Pattern[str]] = {
    "de": re.compile(
        r"\b(?:[Ll]aut(?! eigenen)(?: Angaben)?(?: (?:von|aus))?|"
        r"[Nn]ach (?!eigenen|sein|ihr)(?:[a-zäöüß]+ )?(?:Angaben|Worten|"
        r"Aussagen?|Ansicht|Auffassung|"
        r"Darstellung|Einschätzung|Meinung|Überzeugung|Informationen|Berichten)(?: (?:von|aus))?|"
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
    r"\b(?:[Hh]ieß|[Hh]eißt) es\b[^.;:\x00]{0,60}?\b(?:aus|in|im|bei|beim|von|vom)\s"
    r"|^(?:Aus|In|Im|Bei|Beim|Von|Vom)\s(?=[^.;:\x00]{0,60}?\b(?:hieß|heißt) es\b)"
    r"|\b[Aa]us\s(?=[^.;:,\x00]{0,60}\b(?:hervorgeht|hervorging)\b)"
)

# Nobody speaks by these names: Sein Name sagt heute wenigen etwas.
MUTE = frozenset(
    """
    Angaben Ansicht Beispiel Berichten Fazit Medienberichten Meinung Motto Name Namen
    Presseberichten Tenor Zahl Zahlen
    """.split()
)

# The mood in which German reports; forms that are the same in the indicative are left out.
SUBJUNCTIVE = re.compile(
    r"\b(?:habe|sei|seien|werde|könne|müsse|solle|dürfe|wolle|möge|gebe|gehe|komme|stehe|bleibe|"
    r"liege|brauche|wisse|sehe|mache|trete|nehme|führe|halte|lasse|finde|fehle|verletze|greife|"
    r"drohe|gelte|bedeute|bringe|trage|verfüge|rechne|wünsche|denke|glaube|gehöre|errichte|zeige)\b"
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
    etwa knapp
    zumindest immerhin womöglich vielleicht offenbar übrigens zwei drei vier
    """.split()
)

# What may stand between a verb and its subject after it.
OPENINGS = re.compile(
    r"\s*(?:(?:sich|auch|dazu|zudem|weiter|später|gestern|heute|hingegen|dagegen|außerdem|jedoch|"
    r"aber|indes|daraufhin|nun|wiederum|am \w+|im \w+|in [A-Z]\w+|nach \w+ \w+)\s)*"
)

PRONOUNS: dict[str, frozenset[str]] = {
    "de": frozenset("er sie ihn ihm ihr ihnen seiner ihrer seinen ihren".split()),
    "en": frozenset(("he", "she", "they")),
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
        r"student|torwart|stürmer|kritiker|buchhalter|regisseur|schauspieler|sänger|dr|prof|kreml-?)"
        r"(?:innen|in|en|n|r|s|e|es)?"
    ),
    "en": re.compile(
        r"[\w-]*(?:minister|president|chancellor|secretary|spokes(?:man|woman|person)|chief|senator|"
        r"mayor|governor|ambassador|director|professor|judge|commissioner|general|colonel|king|"
        r"queen|pope|leader|envoy|advis[eo]r|analyst|official|officer|lawyer|expert|economist|"
        r"historian|scientist|researcher|diplomat|author|head|chair(?:man|woman)?|lawmaker|activist|"
        r"captain|bishop|doctor|farmer|teacher|manager|executive|founder|premier|prime|councillor|"
        r"mr|mrs|ms|dr|sir|lord|lady|owner|coach|singer)s?"
    ),
}
