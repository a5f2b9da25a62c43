"""Words for an office, a calling, a kin or a body, which names stand after."""

import re

from index.patterns import any_of

# How German words for an office, a calling or a kin end, without their own endings: the
# Bundesfinanzminister, the Zeugin, the Schwager.
_GERMAN = """
    abgeordnet aktivist analyst anwalt anwohner anwält arbeiter archäolog arzt astronom autor bauer
    beamt berater besitzer betreiber biolog bischof botschafter bruder buchhalter bäcker chef
    chirurg dezernent diplomat direktor dirigent dr eigentümer enkel enkelin erfinder ermittler
    expert fahrer fischer forscher frau förster führer general geolog gesandt gouverneur gründer
    gutachter gärtner hebamme herr historiker händler ingenieur inhaber inspekteur intendant jurist
    kanzler kapitän kläger koch kolleg kommandeur kommissar komponist kritiker kurator kämmer
    kämmerer köch könig künstler landwirt lehrer leiter läufer manager mann mediziner meister
    meteorolog mieter minister mitarbeiter musiker mutter nachbar oberst offizier onkel organisator
    papst passagier pfarrer pfleger physiker pilot politiker politolog premier prof professor
    präsident psycholog pächter pädagog ranger rat referent regisseur rentner richter rät sanitäter
    schauspieler schriftsteller schwager schwester schwägerin schüler sekretär senator sohn soziolog
    spieler sportler sprecher student stürmer sänger tante theolog therapeut tochter torwart tourist
    trainer unternehmer urlauber vater veranstalter verkäufer verleger verteidiger vertreter virolog
    vorsitzend vorstand wanderer winzer wirt wissenschaftler witwe zeug ärzt ökonom
"""
# How English ones end: spokeswoman, vice-president, wife.
_ENGLISH = """
    activist actor actress adviser advisor ambassador analyst architect artist author baroness
    barrister bishop brother builder campaigner candidate captain chair chairman chairwoman champion
    chancellor chef chief climber coach colonel commissioner composer conductor contender councillor
    critic dame daughter defender dentist designer diplomat director doctor dr driver duchess duke
    economist editor engineer envoy executive expert farmer father fisherman founder general
    goalkeeper governor head historian husband judge keeper king lady lawmaker lawyer leader lord
    manager mayor mediator midfielder minister mother mr mrs ms negotiator neighbour nominee nurse
    officer official organiser owner pilot pope premier president prime prince princess professor
    prosecutor queen rancher reporter researcher resident scientist secretary senator singer sir
    sister skipper son spokesman spokesperson spokeswoman striker student surgeon survivor teacher
    trainer wife winger witness writer
"""
ROLES: dict[str, re.Pattern[str]] = {
    "de": re.compile(rf"[\w-]*(?:{any_of(_GERMAN)}|kreml-?)(?:innen|in|en|er|em|n|r|s|e|es)?"),
    "en": re.compile(rf"[\w-]*(?:{any_of(_ENGLISH)}|\w{{4,}}ist)s?"),
}
"""Words for an office, a calling or a kin, written small."""

# English bodies and groups, which are written small: rights groups, the union.
BODIES = any_of(
    """
    agencies agency airline airlines army association associations authorities authority charities
    charity club clubs coastguard committee committees companies company council councils court
    courts department departments embassies embassy families family firm firms government
    governments group groups hospital hospitals insider insiders investigator investigators lawmaker
    lawmakers media militaries military ministries ministry navy newspaper newspapers operator
    operators opponent opponents parents parties party people police prosecutor prosecutors
    protester protesters regulator regulators rescuer rescuers retailer retailers service services
    source sources supporter supporters survivor survivors union unions universities university
    victim victims voters worker workers
    """
)

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
