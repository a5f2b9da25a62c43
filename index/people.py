"""Words that tell of persons, in German and English: offices, epithets, pronouns, first names."""

import re
from typing import Literal

# Nobody speaks by these names: Sein Name sagt heute wenigen etwas.
MUTE = frozenset(
    """
    Angaben Ansicht Beispiel Berichten Fazit Medienberichten Meinung Motto Name Namen
    Presseberichten Tenor Zahl Zahlen
    Angriff Angriffe Antrag Anträge Applaus Argument Argumente Begriff Behauptungen Beifall Einwand
    Ergebnis Ergebnisse Film Foto Fotos Frage Fragen Gebäude Geld Gerücht Gerüchte Geschichte Gesetz
    Gespräch Gespräche Gewinn Grund Gründe Haus Idee Kosten Kritik Lage Maßnahme Maßnahmen Plan
    Pläne Platz Preis Preise Problem Reform Rolle Satz Sieg Spiel Stadtbild Stimmung Stück Tat
    Thema Titel Treffen Umsatz Unfall Unglück Ursache Verdacht Verfahren Verlust Vertrag Video
    Vorfall Vorhaben Vorschlag Vorschläge Vorwurf Vorwürfe Wahl Wert Werte Worte Ziel Zweifel Zitat
    """.split()
)
# So do nouns in -ung and -keit: die Forderung wies Kern zurück. Not those of people.
ABSTRACT = re.compile(
    r"(?![\w-]*(?:[Rr]egierung|[Vv]erwaltung|[Zz]eitung|[Vv]ereinigung|[Ss]tiftung|[Ll]eitung|[Ff]ührung|"
    r"[Vv]ertretung|[Vv]ersicherung|[Vv]ersammlung|[Bb]evölkerung|[Aa]bteilung|[Ii]nnung|[Bb]ehörde|"
    r"[Ss]telle|[Mm]itteilung|[Ee]rklärung|[Uu]ntersuchung|[Aa]nordnung|[Vv]erordnung|[Vv]erfassung|"
    r"[Bb]egründung|[Ee]inigung|[Ss]iedlung|[Rr]eederung|[Bb]ewegung|[Vv]erteidigung|[Ff]orschung|"
    r"[Bb]eratung|[Hh]andlung)(?:en)?\b)[A-ZÄÖÜ][\w-]{3,}(?:ung|ungen|heit|keit|schläge|"
    r"würfe|pläne|preise|kosten|zahlen)"
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
        r"(?:US-|Nord|Süd|West|Ost|Wahl-|Deutsch-|Exil-)?(?:Franzose|Brite|Schotte|Waliser|Engländer|Ire|Däne|Schwede|Finne|"
        r"Pole|Tscheche|Slowake|Slowene|Russe|Türke|Grieche|Zypriot|Bulgare|Rumäne|Chinese|Portugiese|"
        r"Kroate|Serbe|Bosnier|Mazedonier|Montenegriner|Kosovare|Ungar|Este|Lette|Litauer|Ukrainer|"
        r"Belarusse|Moldauer|Kasache|Usbeke|Norweger|Schweizer|Österreicher|Luxemburger|"
        r"Liechtensteiner|Isländer|Niederländer|Israeli|Libanese|Sudanese|Senegalese|Kongolese|"
        r"Vietnamese|Nepalese|Afghane|Jemenit|Iraker|Iraner|Syrer|Ägypter|Libyer|Inder|Pakistani|"
        r"Japaner|Chilene|Ecuadorianer|Kameruner|Ugander|Ruander|Äthiopier|Eritreer|Ghanaer|Ivorer|"
        r"(?:Nieder|Ober)(?:bayer|österreicher|sachse|pfälzer|franke)|Bayer|Sachse|Hesse|Schwabe|Westfale|Berliner|Hamburger|Münchner|Wiener|Zürcher|Tiroler|"
        r"Deutsche[rn]?|\w{3,}(?:aner|länder|burger|städter|heimer)|(?!Off|Pap|Turn|Klav|Rev|Quart)\w{3,}ier)(?:in)?"
        r"|(?:Französ|Brit|Schott|Dän|Schwed|Finn|Pol|Tschech|Slowak|Slowen|Russ|Türk|Griech|Bulgar|"
        r"Rumän|Chines|Portugies|Kroat|Serb|Lett|Afghan|Sudanes|Senegales|Libanes|Chilen)in"
        r"|(?!\w*(?:[Ss]precher|[Mm]inister|[Rr]ichter|[Pp]räsident|[Tt]rainer|[Vv]erteidiger|[Ll]eiter|[Dd]irektor|"
        r"[Mm]itarbeiter|[Vv]ertreter)in)\w{3,}(?:er|ist|ent|ant|or|log|eur|at|iker|on)in"
        r"|(?!\w*[Bb]ürger)\w*(?:[Mm]eister|[Ll]ehrer|[Ff]orscher|[Öö]konom|[Hh]istoriker|[Pp]olitiker|[Pp]rofessor|"
        r"[Uu]nternehmer|[Ww]issenschaftler|[Rr]egisseur|[Ss]chauspieler|[Ss]änger|[Bb]iologe|[Aa]utor|[Ff]otograf)"
        r"|\w*(?:macher|loge|login|demokrat|[Rr]epublikaner|soziale|[Kk]onservative|[Ll]iberale)(?:in|r)?"
        r"|Mann|Frau|Pontifex|Emeritus|Gottesmann|Kardinal|Kirchenoberhaupt|Staatsoberhaupt|"
        r"\w*mitglied|Routinier|Coach|Keeper|Kapitän|\w*[Ss]ieger|Titelverteidiger|Rekordhalter|"
        r"\w*[Tt]räger|\w*künstler|Musiker|Schriftsteller|\w*[Jj]urist|Mediziner|\w*schützer|"
        r"\w*[Rr]entner|Pensionär|Landwirt|Winzer|Familienvater|Milliardär|Manager|"
        r"\w*(?:[Kk]andidat|[Hh]erausforderer|[Aa]mtsinhaber|[Nn]achfolger|[Tt]orjäger|[Tt]orschütze)(?:in)?"
        r"|\w*(?:[Aa]ngeklagt|[Bb]eschuldigt|[Vv]erurteilt|[Ss]tudierend|[Gg]rün|[Gg]eistlich|elft|best|"
        r"erst|jährig|[Ii]nhaftiert|[Gg]e\w{3,}t|[Bb]e(?:trogen|troffen|fragt|schenkt))er?"
    ),
    "en": re.compile(
        r"(?:Italian|Spaniard|Frenchman|Frenchwoman|German|Briton|Englishman|Englishwoman|Welshman|"
        r"Scot|Irishman|Irishwoman|Dane|Swede|Finn|Pole|Czech|Slovak|Slovene|Russian|Turk|Greek|"
        r"Cypriot|Bulgarian|Romanian|Portuguese|Belgian|Dutchman|Norwegian|Icelander|Swiss|Austrian|"
        r"Hungarian|Serb|Croat|Bosnian|Albanian|Ukrainian|Georgian|Armenian|Israeli|Lebanese|Syrian|"
        r"Iraqi|Iranian|Egyptian|Moroccan|Tunisian|Algerian|Nigerian|Ghanaian|Ethiopian|Kenyan|"
        r"Ugandan|South African|American|Canadian|Mexican|Brazilian|Argentine|Argentinian|Chilean|"
        r"Colombian|Peruvian|Cuban|Jamaican|Texan|Indian|Pakistani|Chinese|Japanese|Korean|"
        r"Australian|New Zealander|Democrat|Republican|Conservative|defendant|veteran|winner|"
        r"newcomer|plumber|nominee|incumbent|challenger|pensioner|grandmother|grandfather|widow|"
        r"widower|pontiff|playwright|champion|skipper|climber|shopkeeper|retiree|laureate|"
        r"\d{1,3}-year-old)"
    ),
}

# Offices that go by several names: der Ministerpräsident is der Regierungschef.
SAME_OFFICE = tuple(
    frozenset(each.split())
    for each in (
        "regierungschef ministerpräsident premierminister premier kanzler bundeskanzler",
        "staatschef staatsoberhaupt präsident bundespräsident",
        "rathauschef stadtoberhaupt bürgermeister oberbürgermeister stadtchef",
        "coach trainer chefcoach bundestrainer cheftrainer chefanweiser",
        "firmenchef konzernchef vorstandschef geschäftsführer unternehmenschef manager",
        "chefdiplomat außenminister",
        "parteichef parteivorsitzend vorsitzend bundesvorsitzend",
        "anwalt rechtsanwalt verteidiger strafverteidiger",
        "kirchenoberhaupt papst pontifex",
        "ressortchef minister",
        "schriftsteller autor",
    )
)

# English bodies and groups, which are written small: rights groups, the union.
BODIES = (
    r"(?:groups?|unions?|agenc(?:y|ies)|ministr(?:y|ies)|compan(?:y|ies)|courts?|councils?|part(?:y|ies)|"
    r"departments?|authorit(?:y|ies)|police|sources?|people|associations?|charit(?:y|ies)|committees?|"
    r"firms?|regulators?|operators?|airlines?|clubs?|hospitals?|universit(?:y|ies)|embass(?:y|ies)|"
    r"governments?|prosecutors?|investigators?|workers?|famil(?:y|ies)|parents|voters|survivors?|"
    r"victims?|protesters?|militar(?:y|ies)|army|navy|coastguard|rescuers?|services?|newspapers?|"
    r"media|lawmakers?|retailers?|opponents?|supporters?|insiders?)"
)

# Words for an office, a calling or a kin, which names stand after.
ROLES: dict[str, re.Pattern[str]] = {
    "de": re.compile(
        r"[\w-]*(?:minister|präsident|kanzler|chef|sprecher|sekretär|gesandt|botschafter|leiter|"
        r"vorsitzend|vorstand|direktor|expert|anwält|anwalt|richter|meister|kommissar|general|"
        r"oberst|forscher|professor|politiker|abgeordnet|gouverneur|premier|könig|papst|trainer|"
        r"händler|berater|vertreter|mitarbeiter|analyst|diplomat|ökonom|historiker|aktivist|autor|"
        r"unternehmer|wissenschaftler|lehrer|ärzt|arzt|bauer|wirt|rat|rät|bischof|pfarrer|kapitän|"
        r"offizier|kommandeur|senator|beamt|inspekteur|zeug|führer|mann|frau|herr|sohn|tochter|"
        r"mutter|vater|bruder|schwester|schwager|schwägerin|onkel|tante|enkel|enkelin|witwe|chirurg|biolog|physiker|soziolog|politolog|ingenieur|fischer|schüler|"
        r"student|torwart|stürmer|spieler|läufer|fahrer|pilot|arbeiter|verkäufer|besitzer|eigentümer|inhaber|betreiber|anwohner|nachbar|"
        r"passagier|urlauber|tourist|wanderer|sanitäter|pfleger|hebamme|bäcker|koch|köch|winzer|gärtner|"
        r"rentner|musiker|dirigent|komponist|künstler|kurator|intendant|schriftsteller|verleger|jurist|"
        r"psycholog|virolog|mediziner|geolog|astronom|verteidiger|ermittler|gutachter|organisator|"
        r"veranstalter|manager|gründer|erfinder|landwirt|pächter|mieter|kläger|sportler|kämmerer|kämmer|"
        r"dezernent|referent|meteorolog|archäolog|theolog|pädagog|therapeut|förster|ranger|kolleg|kritiker|buchhalter|regisseur|schauspieler|sänger|dr|prof|kreml-?)"
        r"(?:innen|in|en|er|em|n|r|s|e|es)?"
    ),
    "en": re.compile(
        r"[\w-]*(?:minister|president|chancellor|secretary|spokes(?:man|woman|person)|chief|senator|"
        r"mayor|governor|ambassador|director|professor|judge|commissioner|general|colonel|king|"
        r"queen|pope|leader|envoy|advis[eo]r|analyst|official|officer|lawyer|expert|economist|"
        r"historian|scientist|researcher|diplomat|author|head|chair(?:man|woman)?|lawmaker|activist|"
        r"captain|bishop|doctor|farmer|teacher|manager|executive|founder|premier|prime|councillor|"
        r"mr|mrs|ms|dr|sir|lord|lady|dame|prince|princess|duke|duchess|baroness|owner|coach|singer|mediator|negotiator|editor|barrister|trainer|"
        r"nurse|student|writer|reporter|striker|goalkeeper|critic|resident|neighbour|witness|artist|"
        r"actor|actress|candidate|nominee|contender|champion|defender|winger|skipper|prosecutor|survivor|dentist|"
        r"rancher|fisherman|builder|designer|architect|composer|conductor|pilot|driver|climber|chef|surgeon|engineer|campaigner|keeper|midfielder|organiser|\w{4,}ist|wife|husband|son|daughter|mother|father|"
        r"brother|sister)s?"
    ),
}

_FEMALE = """
    amanda angela anna barbara brenda camila carla catalina christina clara claudia corinna daniela
    diana donna elena ella emma erika fiona gabriela gloria hanna hannah helena helga ilona irina
    isabella jessica johanna julia katharina lara laura lena linda lisa lucia lydia magda maria
    mariana marta martha martina mia mona monika nina nora olga olivia pamela patricia paula petra
    rebecca regina rita rosa sabrina samantha sandra sara silvia simona sofia sonja sophia stella
    svetlana tamara tanja teresa theresa tina ursula valentina vera verena veronica viktoria
    agnes alice amy andrea angelika ann anne annegret annette anke antje astrid beate birgit birte
    bridget brigitte carmen carol caroline catherine charlotte chloe christine claire cornelia diane
    doris dorothy edith elfriede elisabeth elizabeth ellen emily emma esther eva evelyn gabriele
    gerlinde gertrud gisela grace greta gudrun hannelore hazel heather heidi heidrun heike helen
    hilde ines inge ingrid irene iris isabel jane janet jasmin jean jennifer joan joanne joy judith
    julie karen karin kate katharine kathrin katrin kerstin kirsten leonie lilly lucy margaret
    margarethe margot marie marion marlene mary megan merle miriam nadine nancy nicole olive pauline
    rachel renate rosemary ruth sabine sally sarah sharon sibylle sigrid silke simone solveig sophie
    steffi stephanie sue susan susanne swantje tess ulrike ursel ute uschi victoria vivian wendy
    yvonne zoe
"""
_MALE = """
    adam alan albert alexander ali andre andreas andrew anthony arne arthur ben benedikt bernd
    bernhard björn boris brian carl carsten charles christian christopher claus colin daniel david
    dennis detlef dieter dirk dominik donald douglas eckhard edward egon emil enrico eric erich erik
    ernst felix florian frank franz friedrich fritz gary geoffrey georg george gerald gerd gerhard
    graham gregor günter günther hannes hans harald harry heinrich heinz helmut henry herbert holger
    horst hubert hugh ian ingo isaac ivan jack jakob james jan jens jim joachim jochen joe john
    jonas jonathan jörg jörn josef joseph joshua julian jürgen kai karl karsten keith kenneth kevin
    klaus konrad kurt lars lennart leon lothar louis luc luca ludger ludwig lukas malte manfred marc
    marcel marius mark markus martin matthias max maximilian michael mika mike moritz nicholas nick
    niklas nikita nils norbert oliver olaf oskar oscar otto pascal patrick paul pavel peter philip
    philipp rainer ralf ralph raymond reinhard richard robert roger roland rolf roman ronald rüdiger
    rupert samuel sascha sebastian siegfried simon stefan stephen steffen steven sven theo thomas
    thorben thorsten tilman tim timothy tobias tom tomas torsten ulf ulrich uwe viktor vincent
    volker walter walther werner wilhelm william wolfgang
"""
GIVEN: dict[str, Literal["f", "m"]] = {
    **dict.fromkeys(_FEMALE.split(), "f"),
    **dict.fromkeys(_MALE.split(), "m"),
}
"""First names that tell a gender."""
