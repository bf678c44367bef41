"""Writes data/languages/<lang>/states.toml: names and capitals of states as CLDR (through Babel) has them.

Run by hand after a new CLDR: `python tests/tools/cldr_states.py`. Corrections belong in parties.toml, never in its output.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from babel import Locale, __version__

LANGUAGES = ("en", "de", "fr", "es", "it", "ja", "ko")
TARGET = Path(__file__).parents[2] / "src/pactbrief/data/languages"
#: ISO 3166-1 codes that CLDR lists as territories but that are no states that conclude treaties.
NOT_STATES = frozenset(
    (  # noqa: SIM905  (a list of a hundred quoted codes is no easier to read)
        "AC AI AQ AS AW AX BL BM BQ BV CC CP CQ CW CX DG EA EH EU EZ FK FO GF GG GI GL GP GS GU HK HM IC IM "
        "IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR QO RE SH SJ SX TA TC TF TK UM UN VG VI WF XA XB YT ZZ CK"
    ).split()
)
#: CLDR's time zones are named after their largest city: these are capitals, or differ from the zone's name.
ZONES = """AE Asia/Dubai-
AF Asia/Kabul
AL Europe/Tirane
AD Europe/Andorra-
AM Asia/Yerevan
AO Africa/Luanda
AR America/Argentina/Buenos_Aires
AT Europe/Vienna
AZ Asia/Baku
BA Europe/Sarajevo
BD Asia/Dhaka
BE Europe/Brussels
BF Africa/Ouagadougou
BG Europe/Sofia
BH Asia/Bahrain-
BI Africa/Bujumbura
BN Asia/Brunei-
BS America/Nassau
BT Asia/Thimphu
BW Africa/Gaborone
BY Europe/Minsk
CD Africa/Kinshasa
CF Africa/Bangui
CG Africa/Brazzaville
CL America/Santiago
CO America/Bogota
CR America/Costa_Rica-
CU America/Havana
CY Asia/Nicosia
CZ Europe/Prague
DE Europe/Berlin
DJ Africa/Djibouti-
DK Europe/Copenhagen
DO America/Santo_Domingo
DZ Africa/Algiers
EE Europe/Tallinn
EG Africa/Cairo
ER Africa/Asmera
ES Europe/Madrid
ET Africa/Addis_Ababa
FI Europe/Helsinki
FR Europe/Paris
GA Africa/Libreville
GB Europe/London
GE Asia/Tbilisi
GH Africa/Accra
GM Africa/Banjul
GN Africa/Conakry
GR Europe/Athens
GW Africa/Bissau
HR Europe/Zagreb
HT America/Port-au-Prince
HU Europe/Budapest
ID Asia/Jakarta
IE Europe/Dublin
IQ Asia/Baghdad
IR Asia/Tehran
IS Atlantic/Reykjavik
IT Europe/Rome
JO Asia/Amman
JP Asia/Tokyo
KE Africa/Nairobi
KG Asia/Bishkek
KH Asia/Phnom_Penh
KP Asia/Pyongyang
KR Asia/Seoul
LA Asia/Vientiane
LB Asia/Beirut
LR Africa/Monrovia
LS Africa/Maseru
LT Europe/Vilnius
LV Europe/Riga
LY Africa/Tripoli
MD Europe/Chisinau
ME Europe/Podgorica
MG Indian/Antananarivo
MK Europe/Skopje
ML Africa/Bamako
MN Asia/Ulaanbaatar
MR Africa/Nouakchott
MV Indian/Maldives-
MW Africa/Blantyre-
MY Asia/Kuala_Lumpur
MZ Africa/Maputo
NA Africa/Windhoek
NE Africa/Niamey
NI America/Managua
NL Europe/Amsterdam-
NO Europe/Oslo
NP Asia/Katmandu
OM Asia/Muscat
PE America/Lima
PG Pacific/Port_Moresby
PH Asia/Manila
PL Europe/Warsaw
PT Europe/Lisbon
PY America/Asuncion
QA Asia/Qatar-
RO Europe/Bucharest
RS Europe/Belgrade
RU Europe/Moscow
RW Africa/Kigali
SA Asia/Riyadh
SD Africa/Khartoum
SE Europe/Stockholm
SI Europe/Ljubljana
SK Europe/Bratislava
SL Africa/Freetown
SN Africa/Dakar
SO Africa/Mogadishu
SR America/Paramaribo
SS Africa/Juba
SY Asia/Damascus
TD Africa/Ndjamena
TG Africa/Lome
TH Asia/Bangkok
TJ Asia/Dushanbe
TL Asia/Dili
TM Asia/Ashgabat
TN Africa/Tunis
TW Asia/Taipei
UA Europe/Kiev
UG Africa/Kampala
UY America/Montevideo
UZ Asia/Tashkent
VE America/Caracas
VN Asia/Hanoi-
XK Europe/Pristina-
YE Asia/Aden-
ZM Africa/Lusaka
ZW Africa/Harare"""


def names(printed: str) -> list[str]:
    """`Myanmar (Burma)` gives both names; `Hong Kong SAR China` and the like are not states."""
    parts = re.split(r"\s*[（(]|[)）]\s*", printed)
    found = [part.strip().replace("’", "'") for part in parts if part.strip()]
    return [name.replace("St. ", "St ") if name.startswith("St. ") else name for name in found]


def table(language: str) -> str:
    locale = Locale.parse(language)
    zones = {code: zone for code, zone in map(str.split, ZONES.splitlines()) if not zone.endswith("-")}
    by = f"from CLDR through Babel {__version__} by tests/tools/cldr_states.py"
    lines = [f"# Generated {by}. Do not edit: corrections go to parties.toml."]
    for code in sorted(c for c in locale.territories if re.fullmatch("[A-Z]{2}", c) and c not in NOT_STATES):
        printed = json.dumps(names(locale.territories[code]), ensure_ascii=False)
        lines += [f"\n[{code}]", f"name = {printed}"]
        if code in zones:
            city = locale.time_zones.get(zones[code], {}).get("city") or zones[code].rsplit("/", 1)[-1].replace("_", " ")
            city = city.replace("\u00ad", "")  # CLDR marks where a long name may break
            lines.append(f"capital = {json.dumps([city.replace('’', chr(39))], ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for tag in LANGUAGES:
        (TARGET / tag / "states.toml").write_text(table(tag), encoding="utf-8")
