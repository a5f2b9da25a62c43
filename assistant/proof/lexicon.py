"""Small words that turn a statement into another one, in German and English. Knows no sentences.

Each word stands for a class; a statement and its source must agree in their classes.
"""

from functools import cache

_NEGATIONS = """
nicht nichts kein keine keinen keinem keiner keines keins nie niemals niemand niemanden niemandem
nirgends nirgendwo ohne weder keinesfalls keineswegs keinerlei mitnichten not no none never nobody
nothing nowhere neither nor without cannot can't won't don't doesn't didn't isn't aren't wasn't
weren't hasn't haven't hadn't wouldn't couldn't shouldn't
"""

_QUANTIFIERS = {
    "all": "alle allen aller alles allem sämtliche sämtlichen sämtlicher jede jeder jeden jedem "
    "jedes jegliche jeglichen all every each everyone everybody everything entire ganz gänzlich "
    "vollständig vollständige vollständigen völlig komplett completely entirely fully",
    "some": "einige einigen einiger mehrere mehreren mehrerer manche manchen mancher etliche "
    "etlichen some several certain",
    "many": "viele vielen vieler zahlreiche zahlreichen zahlreicher many numerous",
    "most": "meisten meiste meist mehrheit mehrheitlich großteil most majority mostly",
    "few": "wenige wenigen weniger wenig few little",
    "half": "hälfte halb halbe halben half",
    "hardly": "kaum hardly barely scarcely",
    "almost": "fast beinahe beinah nahezu almost nearly",
    "about": "etwa rund circa ca ungefähr schätzungsweise about around roughly approximately",
    "only": "nur lediglich bloß ausschließlich only merely solely",
    "least": "mindestens wenigstens least",
    "utmost": "höchstens maximal",
    "always": "immer stets ständig always constantly",
    "often": "oft häufig often frequently",
    "rarely": "selten rarely seldom",
    "sometimes": "manchmal gelegentlich mitunter sometimes occasionally",
    "more": "mehr more",
    "both": "beide beiden beider both",
}

_DOUBTS = {
    "maybe": "vielleicht möglicherweise womöglich eventuell könnte könnten dürfte dürften perhaps "
    "maybe possibly might could",
    "likely": "wahrscheinlich vermutlich wohl voraussichtlich probably likely presumably",
    "alleged": "angeblich mutmaßlich angebliche angeblichen mutmaßliche mutmaßlichen vermeintlich "
    "vermeintliche allegedly reportedly supposedly purportedly",
    "claimed": "sei seien habe wolle werde müsse dürfe solle",
}

_ORDER = {
    "before": "bevor ehe zuvor vorher davor before prior previously earlier beforehand",
    "after": "nachdem danach anschließend daraufhin hinterher after afterwards afterward following "
    "subsequently",
    "first": "zuerst zunächst erste ersten erster erstes first initially",
    "last": "zuletzt schließlich letzte letzten letzter letztes last finally",
}

_CONDITIONS = """
wenn falls sofern solange außer vorausgesetzt sobald bis if unless provided until except once
"""

_UNITS = {
    "percent": "prozent % percent",
    "points": "prozentpunkte prozentpunkten",
    "permille": "promille",
    "euro": "euro euros € eur",
    "dollar": "dollar dollars $ usd us-dollar",
    "pound": "pfund pound pounds £",
    "rouble": "rubel rouble roubles ruble rubles",
    "km": "kilometer kilometern kilometers kilometres km",
    "m": "meter metern meters metres",
    "cm": "zentimeter zentimetern centimeters centimetres cm",
    "mile": "meile meilen mile miles",
    "foot": "fuß foot feet",
    "km2": "quadratkilometer quadratkilometern km² km2",
    "hectare": "hektar hectare hectares",
    "litre": "liter litern litre litres liter liters",
    "tonne": "tonne tonnen tonne tonnes ton tons",
    "kg": "kilogramm kilo kilograms kg",
    "gram": "gramm gram grams",
    "degree": "grad ° degree degrees",
    "second": "sekunde sekunden second seconds",
    "minute": "minute minuten minutes",
    "hour": "stunde stunden hour hours",
    "day": "tag tage tagen tags tages day days",
    "week": "woche wochen week weeks",
    "month": "monat monate monaten monats month months",
    "year": "jahr jahre jahren jahres year years",
    "decade": "jahrzehnt jahrzehnte jahrzehnten decade decades",
    "century": "jahrhundert jahrhunderte jahrhunderten century centuries",
    "o'clock": "uhr o'clock",
    "megawatt": "megawatt mw",
    "gigawatt": "gigawatt gw",
    "kwh": "kilowattstunde kilowattstunden kwh",
}

_SCALES = {
    "dutzend": 12.0,
    "dozen": 12.0,
    "hundert": 100.0,
    "hundred": 100.0,
    "tausend": 1e3,
    "thousand": 1e3,
    "tsd": 1e3,
    "million": 1e6,
    "millionen": 1e6,
    "millions": 1e6,
    "mio": 1e6,
    "milliarde": 1e9,
    "milliarden": 1e9,
    "mrd": 1e9,
}

_MONTHS = (
    "januar jänner january jan",
    "februar feber february feb",
    "märz march mar",
    "april apr",
    "mai may",
    "juni june jun",
    "juli july jul",
    "august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "dezember december dez dec",
)
_WEEKDAYS = (
    "montag monday",
    "dienstag tuesday",
    "mittwoch wednesday",
    "donnerstag thursday",
    "freitag friday",
    "samstag saturday sonnabend",
    "sonntag sunday",
)
_DAYS = "gestern heute morgen vorgestern übermorgen yesterday today tomorrow tonight"

# Turning one into the other says the contrary; each line holds words of two sides.
_OPPOSITES = """
stieg steigen steigt gestiegen stiegen wuchs wachsen gewachsen erhöhen erhöht erhöhte zunehmen
 nahm-zu rise rises rose risen grow grew grown increase increased increases | sank sinken sinkt
 gesunken sanken fiel fallen gefallen senken senkte gesenkt verringern verringert schrumpfen
 schrumpfte fall falls fell fallen decrease decreased decline declined shrink shrank
zustimmen zugestimmt stimmte-zu annehmen angenommen billigen billigte gebilligt akzeptieren
 akzeptierte accept accepted agree agreed approve approved | ablehnen abgelehnt ablehnte lehnte-
 ab zurückweisen zurückgewiesen verweigern verweigerte reject rejected refuse refused decline
 declined
unterstützen unterstützt unterstützte befürworten befürwortet befürwortete loben lobte gelobt
 begrüßen begrüßt begrüßte support supported back backed welcome welcomed praise praised |
 kritisieren kritisiert kritisierte bekämpfen verurteilen verurteilt verurteilte tadeln oppose
 opposed criticise criticised criticize criticized condemn condemned
beginnen begann begonnen anfangen start started begin began begun eröffnen eröffnet | enden
 endete geendet beenden beendet beendete aufhören end ended stop stopped finish finished
zustimmung beifall lob beifall unterstützung approval praise
 | kritik widerspruch ablehnung criticism rejection
vergrößern vergrößert vergrößerte ausbauen ausgebaut stärken stärkt expand expanded strengthen
 | verkleinern verkleinert verkleinerte abbauen abgebaut schwächen schwächt reduce reduced weaken
greater bigger | lesser smaller
einräumen räumt räumte zugeben zugegeben concede concedes conceded admit admits admitted
 | bestreiten bestreitet leugnen leugnet deny denies denied
erstmals erstmalig | erneut wieder abermals again
gewinnen gewann gewonnen siegen siegte sieg win won victory | verlieren verlor verloren
 niederlage lose lost defeat
bestätigen bestätigt bestätigte confirm confirmed | dementieren dementiert dementierte
 bestreiten bestritt bestritten deny denied dispute disputed
erlauben erlaubt erlaubte allow allowed permit permitted gestatten gestattet | verbieten
 verboten verbot untersagen untersagt untersagte ban banned forbid forbidden prohibit prohibited
stark starke starken starker starkes strong | schwach schwache schwachen schwacher schwaches
 weak
groß große großen großer großes large big | klein kleine kleinen kleiner kleines small
hoch hohe hohen hoher hohes high | niedrig niedrige niedrigen niedriger niedriges low
gut gute guten guter gutes good positiv positive positiven positiver positives | schlecht
 schlechte schlechten schlechter schlechtes bad negativ negative negativen negativer negatives
mehr more größer höher higher larger | weniger less fewer kleiner niedriger lower smaller
früher earlier | später later
innerhalb within inside | außerhalb outside
gegen against | für for
mit with | ohne without
krieg war | frieden peace
freund freunde friend friends | feind feinde enemy enemies
ost osten östlich east eastern | west westen westlich west western
nord norden nördlich north northern | süd süden südlich south southern
südosten südöstlich southeast | südwesten südwestlich nordosten nordwesten southwest northeast
 northwest
einfuhr import importe imports | ausfuhr export exporte exports
freiwillig freiwillige voluntary | verpflichtend verpflichtende mandatory compulsory
legal legale | illegal illegale
öffentlich öffentliche public | geheim geheime vertraulich vertrauliche secret private
"""


@cache
def _classes() -> dict[str, str]:
    found = dict.fromkeys(_NEGATIONS.casefold().split(), "not")
    for classes in (_QUANTIFIERS, _DOUBTS):
        for name, words in classes.items():
            found.update(dict.fromkeys(words.casefold().split(), name))
    return found


def is_negation(key: str) -> bool:
    """Whether a word denies."""
    return _classes().get(key) == "not"


def quantifier(key: str) -> str:
    """Return the class of a word that says how many, how much or how often; else nothing."""
    name = _classes().get(key, "")
    return name if name in _QUANTIFIERS else ""


def doubt(key: str) -> str:
    """Return the class of a word that says how sure something is, or that it is others' word."""
    name = _classes().get(key, "")
    return name if name in _DOUBTS else ""


@cache
def _inverted(kind: str) -> dict[str, str]:
    tables = {
        "unit": _UNITS,
        "order": _ORDER,
        "month": {str(number): words for number, words in enumerate(_MONTHS, 1)},
        "weekday": {str(number): words for number, words in enumerate(_WEEKDAYS)},
    }
    return {word: name for name, words in tables[kind].items() for word in words.casefold().split()}


def unit(key: str) -> str:
    """Return what a word measures in, or nothing."""
    return _inverted("unit").get(key, "")


def order(key: str) -> str:
    """Return the class of a word that puts events in order: before, after, first, last."""
    return _inverted("order").get(key, "")


def month(key: str) -> str:
    """Return the number of a month's name, or nothing."""
    return _inverted("month").get(key, "")


def is_of_a_date(key: str) -> bool:
    """Whether a word names a month, a weekday or a day from today."""
    return key in _inverted("month") or key in _inverted("weekday") or key in _DAYS.split()


def scale(key: str, language: str) -> float:
    """Return what a word multiplies a number by: 1000 for *Tausend*; 1 for other words.

    A *billion* is a thousand millions in English, a million of them in German.
    """
    if key in ("billion", "billionen", "billions"):
        return 1e12 if language == "de" else 1e9
    if key in ("trillion", "trillions"):
        return 1e18 if language == "de" else 1e12
    return _SCALES.get(key, 1.0)


def is_condition(key: str) -> bool:
    """Whether a clause that begins with this word restricts what is said before it."""
    return key in _CONDITIONS.casefold().split()


@cache
def _sides() -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, list[tuple[int, int]]] = {}
    lines = _OPPOSITES.casefold().replace("\n ", " ").strip().splitlines()
    for pair, words in enumerate(lines):
        for side, half in enumerate(words.split("|")):
            for word in half.split():
                found.setdefault(word, []).append((pair, side))
    return {word: tuple(sides) for word, sides in found.items()}


def are_opposite(one: str, other: str) -> bool:
    """Whether two words say contrary things."""
    there = _sides().get(other, ())
    return any((pair, 1 - side) in there for pair, side in _sides().get(one, ()))
