"""First names that tell whether a person is *she* or *he*, in both languages."""

from typing import Literal

# Names of women, small, without what follows a hyphen: anna for Anna-Lena.
_FEMALE = """
    agnes alice amanda amy andrea angela angelika anke ann anna annalena anne annegret annette
    antje astrid barbara beate birgit birte brenda bridget brigitte camila carla carmen carol
    caroline catalina catherine charlotte chloe christina christine claire clara claudia corinna
    cornelia daniela diana diane donna doris dorothy edith elena elfriede elisabeth elizabeth
    ella ellen emily emma erika esther eva evelyn fiona gabriela gabriele gerlinde gertrud
    gisela gloria grace greta gudrun hanna hannah hannelore hazel heather heidi heidrun heike
    helen helena helga hilde ilona ines inge ingrid irene irina iris isabel isabella jane janet
    jasmin jean jennifer jessica joan joanne johanna joy judith julia julie karen karin kate
    katharina katharine kathrin katrin kerstin kirsten lara laura lena leonie lilly linda lisa
    lucia lucy lydia magda margaret margarethe margot maria mariana marie marion marlene marta
    martha martina mary megan merle mette mia miriam mona monika nadine nancy nicole nina nora
    olga olive olivia pamela patricia paula pauline petra rachel rebecca regina renate rita rosa
    rosemary ruth sabine sabrina sally samantha sandra sara sarah sharon sibylle sigrid silke
    silvia simona simone sofia solveig sonja sophia sophie steffi stella stephanie sue susan
    susanne svetlana swantje tamara tanja teresa tess theresa tina ulrike ursel ursula uschi ute
    valentina vera verena veronica victoria viktoria vivian wendy yvonne zoe
"""
# Names of men, likewise.
_MALE = """
    adam alan albert alexander ali andre andreas andrew anthony arne arthur barack ben benedikt
    bernd bernhard björn boris brian carl carsten charles christian christopher claus colin
    daniel david dennis detlef dieter dirk dominik donald douglas eckhard edward egon emil
    emmanuel enrico eric erich erik ernst felix florian frank franz friedrich fritz gary
    geoffrey georg george gerald gerd gerhard graham gregor günter günther hannes hans harald
    harry heinrich heinz helmut henry herbert holger horst hubert hugh ian ingo isaac ivan jack
    jakob james jan jens jim joachim jochen joe johannes john jonas jonathan josef joseph
    joshua julian jörg jörn jürgen kai karl karsten keith kenneth kevin klaus konrad kurt lars
    lennart leon lothar louis luc luca ludger ludwig lukas malte manfred marc marcel marius mark
    markus martin matthias max maximilian michael mika mike moritz nicholas nick nikita niklas
    nils norbert olaf oliver oscar oskar otto pascal patrick paul pavel peter philip philipp
    rainer ralf ralph raymond recep reinhard richard robert roger roland rolf roman ronald
    rupert rüdiger samuel sascha sebastian siegfried simon stefan steffen stephen steven sven
    theo thomas thorben thorsten tilman tim timothy tobias tom tomas torsten ulf ulrich uwe
    viktor vincent volker walter walther werner wilhelm william wladimir wolfgang xi
"""
GIVEN: dict[str, Literal["f", "m"]] = {
    **dict.fromkeys(_FEMALE.split(), "f"),
    **dict.fromkeys(_MALE.split(), "m"),
}
"""First names, small, each with the gender that it tells."""
