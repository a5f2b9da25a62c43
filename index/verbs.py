"""Verbs of saying, in German and English, in the forms that stand in news. Knows no sentences."""

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


_UNSPLIT = re.compile(r"(?:be|ent|er|emp|ge|ver|wider|wiederh|zer|über|unter|voll|prophez)|.*ier$")


def _participles(stems: str) -> set[str]:
    """The participles of weak German verbs: gesagt, erklärt, angekündigt (of *an|kündig*)."""
    found = set()
    for stem in stems.split():
        particle, _, verb = stem.rpartition("|")
        found.add(f"{particle}{'' if _UNSPLIT.match(verb) else 'ge'}{verb}t")
    return found


def _swiss(forms: frozenset[str]) -> frozenset[str]:
    """Add the forms that Switzerland writes with ss: liess, äusserte."""
    return forms | {form.replace("ß", "ss") for form in forms}


def _inflected(verbs: str) -> frozenset[str]:
    """Inflect regular English verbs: argue → argues, argued."""
    return frozenset(
        form
        for verb in verbs.split()
        for form in (
            (f"{verb[:-1]}ies", f"{verb[:-1]}ied")
            if re.search(r"[^aeiou]y$", verb)
            else (
                f"{verb}es" if re.search(r"(?:s|sh|ch|x)$", verb) else f"{verb}s",
                f"{verb}d" if verb.endswith("e") else f"{verb}ed",
            )
        )
    )


# Verbs that say something by themselves.
_STRONG_STEMS = """
    argumentier befürchte behaupte bekräftig beteuer beton bilanzier entgegne ergänz erläuter
    erwider flüster konstatier konter mein prognostizier prophezei resümier sag scherz urteil
    vermute versicher
"""
# These are saying only where words follow: a quotation or a clause.
_WEAK_STEMS = """
    analysier antworte appellier attestier beanstande bedauer befürworte begründe begrüß bejah
    bejubel beklag bekunde bemerk bemängel berichte beruhig bescheinig beschimpf beschuldig beschwer
    beschwichtig bestätig bezeichne bezichtig beziffer bezweifel blaff brumm brüll brüste
    charakterisier dank dementier diagnostizier droh dräng echauffier eifer empör enthüll entrüste
    entschuldig ereifer erinner erklär erkundig ermahn ermunter ermutig erwähn erzähl fabulier fauch
    feix fleh fluch folger forder formulier frag freu frohlock frotzel gift glaub grantel gratulier
    grummel hauch höhn insistier interpretier jammer jauchz jubel jubilier klag klär knurr
    kolportier kommentier konzedier kreisch kritisier krächz lamentier lob läster mahn maul mecker
    melde mokier monier moser motz munkel murmel murr mutmaß mäkel notier nuschel nörgel orakel
    parier philosophier plauder plädier poch polemisier polter poste postulier prahl predig
    protestier prust präzisier quittier raun rechne rechtfertig referier relativier replizier
    räsonier rüffel rüg rühm schilder schimpf schluchz schnaub schwadronier schwärm schätz seufz
    sicher sinnier skizzier spekulier spotte spöttel stammel stichel stotter stänker stöhn suggerier
    tadel tob triumphier trotz tröste twitter umschreib unk untermauer unterstell verdächtig verhöhn
    verkünde verkündig verlang verlautbar vermelde vernein verspotte verteidig vertröste verurteil
    verwahr warn werte wetter widerleg wiederhol wimmer wisper witzel wunder wünsch würdig wüte zeig
    zeter zisch zitier zweifel zwitscher zürn ärger ätz äußer überleg
"""
_STRONG_SPLIT = "ein|räum mit|teil an|kündig an|füg hinzu|füg klar|stell fest|stell zusammen|fass"
# What is split from a verb stands at the end of its clause. These need words, too.
_WEAK_SPLIT = """
    ab|wehr ab|wiegel ab|wink an|deute an|mahn an|merk an|pranger an|reg an|zweifel auf|forder
    auf|zähl aus|führ bei|pflichte dar|leg entgegen|setz hinzu|setz nach|frag nach|hak nach|leg
    nach|setz richtig|stell voraus|sag vor|rechne vor|schwärm zu|sicher
"""
_STRONG = {
    "de": _conjugated(_STRONG_STEMS)
    | _conjugated("ankündig kündig teil")
    | frozenset(
        """
        fuhr fuhren hebt hob hoben ließ ließen lässt unterstreicht unterstrich unterstrichen verriet
        verrät wandte wandten warf warfen werfen wirft
        """.split()
    ),
    "en": frozenset("interjected say said says testified".split())
    | _inflected("""
        accuse answer argue assert boast caution complain conclude contend counter demand disclose
        emphasise emphasize explain insist maintain muse pledge predict quip reiterate remark retort
        sigh state stress tweet urge venture vow warn
    """),
}
_WEAK_FORMS = {
    "de": _conjugated(_WEAK_STEMS)
    | _conjugated(re.sub(r"\S+\|", "", _WEAK_SPLIT))
    | _conjugated(re.sub(r"\|", "", _WEAK_SPLIT + _STRONG_SPLIT))
    | _conjugated(re.sub(r"\S+\|", "", _STRONG_SPLIT))
    | frozenset(
        """
        angab angibt bat baten befand befanden befindet bekannte bekannten bekanntgab bekanntgibt
        bekennen bekennt beschreibt beschrieb beschwor beschwört bestreitet bestritt bestritten
        bitten bittet brachte bringt einwandte einwandten empfahl empfahlen empfehlen empfiehlt fand
        fanden finden findet gab gaben geben gestand gestehen gesteht gibt hervorhob hielt hielten
        hält kam kamen kommt macht machte machten nahm nahmen nannte nannten nennen nennt nimmt
        preist pries raten rief riefen riet rieten rufen ruft rät schiebt schlagen schließt schloss
        schlossen schlug schlugen schlägt schob schreiben schreibt schreit schrie schrieb schrieben
        schwor schwört sprach sprachen sprechen spricht streitet stritt tat trug trägt verhieß
        versprach versprachen verspricht vertrat vertreten vertritt verweisen verweist verwies
        verwiesen vorhielt vorschlug vorwarf weisen weist wendet widersprach widersprachen
        widerspricht wies wiesen will wollte wollten zieht zog zugab zugibt zurückwies
        """.split()
    ),
    "en": frozenset(
        """
        admits admitted begged finds forecast forecasts foresaw foresees found quoted quotes speaks
        spoke swears swore tells told writes wrote
        """.split()
    )
    | _inflected("""
        acknowledge add admonish advise affirm agree allege announce apologise apologize appeal ask
        assure attest aver bark believe bellow bemoan berate blame bluster brag calculate call
        characterise characterize charge chide cite claim clarify comment concede concur condemn
        confess confide confirm congratulate counsel criticise criticize crow cry declare decry
        defend denounce deny deplore deride describe dismiss dispute echo elaborate enquire enthuse
        estimate exclaim exhort fear fume gasp groan growl grumble guess gush hail hint hiss
        hypothesise hypothesize implore imply indicate inform inquire insinuate instruct jeer jest
        joke lament laud lecture marvel mention moan mock mumble murmur mutter narrate note notify
        object observe opine outline plead point posit post praise preach proclaim promise pronounce
        propose protest query question rage rail rant rave reaffirm reason reassure rebuke rebut
        recall reckon recollect recommend recount refute regret reject rejoice relate relay remember
        remind repeat reply report reprimand request respond restate reveal roar rule scoff scold
        scream shout shriek signal slam snap snarl sneer sniff snort sob speculate spell stammer
        submit suggest surmise suspect taunt tease theorise theorize threaten thunder trumpet
        underline underscore utter volunteer wail whine whisper wonder worry yell
    """),
}
# Plural subjects take these: groups allege. Many are nouns, too.
PLURAL = frozenset(
    """
    accuse acknowledge admit allege argue ask believe claim complain concede contend deny describe
    estimate fear insist maintain predict recall reckon say suggest suspect tell warn
    """.split()
)
SAYING: dict[str, frozenset[str]] = {
    "de": _swiss(_STRONG["de"] | _WEAK_FORMS["de"]),
    "en": _STRONG["en"] | _WEAK_FORMS["en"] | PLURAL,
}
_SAID = _participles(_STRONG_STEMS + " an|kündig mit|teil warn")
_SAID_WEAK = _participles(_WEAK_STEMS + _WEAK_SPLIT + _STRONG_SPLIT) | frozenset(
    """
    angegeben ausgeschlossen bekanntgegeben beschrieben bestritten eingestanden eingewandt empfohlen
    gebeten genannt geraten gerufen geschrieben gesprochen gestanden hervorgehoben versprochen
    vorgehalten vorgeschlagen vorgetragen vorgeworfen widersprochen zugegeben zurückgewiesen
    """.split()
)
WEAK: frozenset[str] = (
    _swiss(_WEAK_FORMS["de"] | _WEAK_FORMS["en"] | PLURAL | _SAID_WEAK)
    - _STRONG["de"]
    - _STRONG["en"]
    - _SAID
)

PARTICIPLE = re.compile(rf"\b(?:{'|'.join(sorted(_SAID | _SAID_WEAK))})\b")
AUXILIARY = re.compile(r"\b(?:hat|haben|hatte|hatten)\b")

# What somebody shows: zeigte sich überzeugt.
_SURE = "|".join(
    """
    besorgt empört entsetzt enttäuscht erfreut erleichtert gesprächsbereit optimistisch skeptisch
    zufrieden zuversichtlich überzeugt
    """.split()
)


def _halves() -> dict[str, str]:
    """What completes a verb that is split, by the beginning of its forms."""
    halves: dict[str, str] = {}
    for verb in (_STRONG_SPLIT + _WEAK_SPLIT).split():
        particle, _, stem = verb.partition("|")
        halves[stem] = f"{halves[stem]}|{particle}" if stem in halves else particle
    # These are saying without the other half, too.
    for stem in ("forder", "frag", "mahn", "sag", "schwärm", "sicher"):
        halves.pop(stem, None)
    return halves


# These are saying only with their other half: räumte … ein. What is split from a verb stands at the
# end of its clause, other halves anywhere.
_SPLIT = _halves() | {
    "ga": "bekannt|an|zu|zu bedenken|zu Protokoll|preis|zurück",
    "gib": "bekannt|an|zu|zu bedenken|zu Protokoll|preis|zurück",
    "geben": "bekannt|an|zu|zu bedenken|zu Protokoll",
    "warf": "vor|ein",
    "wirf": "vor|ein",
    "werfen": "vor",
    "hob": "hervor",
    "hebt": "hervor",
    "rief": "auf|zu|\x00",
    "ruf": "auf|zu|\x00",
    "fuhr": "fort",
    "wandt": "ein",
    "wendet": "ein",
    "hielt": "entgegen|vor|fest|dagegen",
    "hält": "entgegen|vor|fest|dagegen",
    "schlug": "vor",
    "schläg": "vor",
    "schlag": "vor",
    "schlo": "aus",
    "schlie": "aus",
    "schob": "nach|hinterher",
    "schieb": "nach|hinterher",
    "trug": "vor",
    "trägt": "vor",
    "strit": "ab",
    "streit": "ab",
    "sicher": "zu",
    "wollte": "wissen",
    "will": "wissen",
    "tat": "kund",
}
_WITH = {
    "zeig": rf"{_SURE}|\x00",
    "wies": "darauf hin|zurück",
    "weis": "darauf hin|zurück",
    "verwies": "darauf|auf",
    "verweis": "darauf|auf",
    "sprach": "von|vom|für|gegen|dafür|dagegen",
    "sprich": "von|vom|für|gegen|dafür|dagegen",
    "ließ": "wissen|mitteilen|ausrichten|verlauten|durchblicken|erkennen|erklären|dementieren",
    "liess": "wissen|mitteilen|ausrichten|verlauten|durchblicken|erkennen|erklären|dementieren",
    "läss": "wissen|mitteilen|ausrichten|verlauten|durchblicken|erkennen|erklären|dementieren",
    "mach": "deutlich|klar|geltend",
    "vertr": "Ansicht|Auffassung|Meinung|Standpunkt|Überzeugung|Position",
    "brach": "auf den Punkt|zum Ausdruck",
    "bring": "auf den Punkt|zum Ausdruck",
    "nahm": "in Schutz",
    "nimm": "in Schutz",
    "zog": "Bilanz|Fazit",
    "zieh": "Bilanz|Fazit",
    "kommt": "zu dem Schluss|zum Schluss|zu dem Ergebnis|zum Ergebnis",
    "kam": "zu dem Schluss|zum Schluss|zu dem Ergebnis|zum Ergebnis",
}
HALVES: dict[str, re.Pattern[str]] = {
    **{
        verb: re.compile(rf"(?<!\w)(?:{half})(?=\s*(?:[.,;:!?\x00]|$))")
        for verb, half in _SPLIT.items()
    },
    **{verb: re.compile(rf"(?<!\w)(?:{half})(?!\w)") for verb, half in _WITH.items()},
}
