"""Words that ask, or that hold a sentence together, and do not say what a question is about.

German and English together: a question may mix them, and names of things are in neither list.
"""

STOP_WORDS = frozenset(
    """
    a ab aber about above according after against all alle allem allen aller alles als also
    am among an and andere anderen anderer ans any are art as at auch auf aus außer außerdem
    back be became become been before bei beide beiden beim being bekannt below bereits
    besonders between bevor bezeichnung bis bitte bleibt both brachte bringt but by called
    can city come comes could da dabei dadurch dafür dagegen daher damals damit danach
    daneben dann daran darauf darin darum darunter darüber das dass date datum davon davor
    day dazu dein dem den denn der deren des dessen did die dies diese diesem diesen dieser
    dieses do doch does doing done dort dorthin durch during each eben eigentlich ein eine
    einem einen einer eines einige einigen einmal einsetzen either else er erst erstmals es
    etwa etwas ever every exactly fand fanden few findet for from früher further für gab
    gave gebracht gegeben gegen gegenüber geht gehören gehört gehörte gekommen gelten
    genannt genau gesagt geschah geschehen get gets geworden gibt gilt ging give given go
    goes got haben had halten happen happened has hat hatte hatten have he heißen heißt her
    here hers hieß him hinter his how hält i if ihm ihn ihnen ihr ihre ihrem ihren ihrer im
    immer in indem ins insbesondere insgesamt into is ist it its itself jahr jahre jede
    jedem jeden jeder jedes jemand jetzt just kam kann kein keine keinen kind kommen kommt
    können könnte lag lagen lange lassen laut lautet lautete liegen liegt ließ lässt macht
    machte machten mal man many may me mehr might mit mittlerweile monat month more most
    much muss must my müsse müssen nach nachdem nahm name nannte nannten near neben nehmen
    nennt nicht nichts nimmt noch nun nur ob oder of off ohne on once one only onto or ort
    ortes other others our out over own passiert passierte per person personen place please
    pro put rolle s sagen sagt sagte sagten said same say says schon see sehr sein seine
    seinem seinen seiner seit selbst setzen setzt setzte setzten shall she should sich sie
    since sind so sobald solche soll sollen sollte some sonst sort sowie stadt stand statt
    stattfand stattfanden stattfinden stattfindet steht stellen stellt stellte stellten such
    tag tage take taken tat tell than that the their them then there these they this those
    through time times to together too took toward towards trotz trug trägt tut type um und
    under unter until up upon us used very via viel viele vielen vom von vor wann war waren
    warum was we weil weiter welche welchem welchen welcher welches wem wen wenn wer werden
    were weshalb wessen what whatever when where which while who whom whose why wie wieder
    wieso wieviel wieviele will wird with within without wo wobei wodurch wofür wogegen
    woher wohin wollen womit wonach woran worauf woraus worden worin worum worüber would
    wovon wovor wozu wurde wurden während würde year zu zudem zuletzt zum zur zwar zwischen
    über
    """.split()
)
"""In lower case, with light verbs such as *stattfinden*: articles put them otherwise."""
