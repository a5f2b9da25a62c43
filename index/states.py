"""States, and the cities and houses that stand for their governments, in German and English."""

STATES = frozenset(
    """
    Afghanistan Albania Albanien Algeria Algerien Angola Argentina Argentinien Armenia Armenien
    Aserbaidschan Australia Australien Austria Azerbaijan Bangladesh Belarus Belgien Belgium
    Bolivia Bolivien Bosnia Bosnien Brasilien Brazil Britain Bulgaria Bulgarien Burundi Cambodia
    Cameroon Canada Chad Chile China Colombia Croatia Cuba Cyprus Denmark Deutschland Dänemark
    Ecuador Egypt England Eritrea Estland Estonia Ethiopia Europa Europe Finland Finnland France
    Frankreich Gabun Gambia Georgia Georgien Germany Ghana Greece Griechenland Großbritannien
    Guatemala Guinea Haiti Honduras Hungary Iceland India Indien Indonesia Indonesien Irak Iran
    Iraq Ireland Irland Island Israel Italien Italy Jamaica Jamaika Japan Jemen Jordan Jordanien
    Kambodscha Kamerun Kanada Kasachstan Katar Kazakhstan Kenia Kenya Kirgisistan Kolumbien
    Kongo Kosovo Kroatien Kuba Kuwait Kyrgyzstan Laos Latvia Lebanon Lettland Libanon Liberia
    Libya Libyen Liechtenstein Litauen Lithuania Luxembourg Luxemburg Madagascar Madagaskar
    Malawi Malaysia Mali Malta Marokko Mauretanien Mauritania Mexico Mexiko Moldau Moldova
    Mongolei Mongolia Montenegro Morocco Mosambik Mozambique Myanmar Namibia Nepal Netherlands
    Neuseeland Nicaragua Niederlande Niger Nigeria Nordkorea Nordmazedonien Norway Norwegen Oman
    Österreich Pakistan Palestine Palästina Panama Paraguay Peru Philippinen Philippines Poland
    Polen Portugal Qatar Romania Ruanda Rumänien Russia Russland Rwanda Sambia Saudi-Arabien
    Schottland Schweden Schweiz Scotland Senegal Serbia Serbien Simbabwe Singapore Singapur
    Slovakia Slovenia Slowakei Slowenien Somalia Spain Spanien Sudan Südafrika Südkorea Südsudan
    Sweden Switzerland Syria Syrien Tadschikistan Taiwan Tajikistan Tansania Tanzania Thailand
    Togo Tschad Tschechien Tunesien Tunisia Turkey Turkmenistan Türkei Uganda Ukraine Ungarn
    Uruguay Usbekistan Uzbekistan Venezuela Vietnam Wales Yemen Zambia Zimbabwe Zypern
    Ankara Athen Athens Bagdad Baghdad Beijing Berlin Bern Brüssel Brussels Budapest Bukarest
    Cairo Canberra Damascus Damaskus Doha Dublin Helsinki Islamabad Jerusalem Kairo Kiew
    Kopenhagen Kreml Kremlin Kyiv London Lissabon Madrid Minsk Moscow Moskau Oslo Ottawa Paris
    Peking Pjöngjang Pyongyang Riad Riga Riyadh Rom Rome Seoul Stockholm Tallinn Teheran Tehran
    Tokio Tokyo Vilnius Warsaw Warschau Washington Wien
    """.split()
)
"""Names of one word; both languages have names of their own for some."""
