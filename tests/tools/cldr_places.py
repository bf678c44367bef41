"""Writes data/wording/places_en.toml: cities by their English names, with their names in the other languages, as CLDR (through
Babel) has them, and the capitals of the language tables.

Run by hand after a new CLDR or new capitals: `python tests/tools/cldr_places.py`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from pathlib import Path

from babel import Locale, __version__

DATA = Path(__file__).parents[2] / "src/pactbrief/data"
#: Cities that CLDR has by a name which English does not use.
ENGLISH = {"Tirane": "Tirana", "Noumea": "Nouméa"}
LANGUAGES = ("de", "fr", "es", "it", "ja", "ko")
HEAD = f"""# Generated from CLDR through Babel {__version__} and the capitals of data/languages by tests/tools/cldr_places.py.
# Do not edit. A city by its English name, with its names in the other languages where they differ.

"""


def main() -> None:
    """Writes the table."""
    known: dict[str, set[str]] = defaultdict(set)
    english = Locale("en").time_zones
    for language in LANGUAGES:
        zones = Locale(language).time_zones
        for zone, names in zones.items():
            city = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
            known[ENGLISH.get(city, city)].update({city} - {ENGLISH.get(city, city)})
            city = ENGLISH.get(city, city)
            if "/" in zone and names.get("city"):
                known[city].add(names["city"])
        for code, names in _capitals(language).items():
            for city in _capitals("en").get(code, [])[:1]:
                known[city].update(names)
    claimed = {name: min(city for city, names in known.items() if name in names) for names in known.values() for name in names}
    lines = []
    for city, names in sorted(known.items()):
        other = sorted(name for name in names if name != city and name not in known and claimed[name] == city)
        if other:
            lines.append(f"{json.dumps(city, ensure_ascii=False)} = {json.dumps(other, ensure_ascii=False)}\n")
    (DATA / "wording" / "places_en.toml").write_text(HEAD + "".join(lines), encoding="utf-8")


def _capitals(language: str) -> dict[str, list[str]]:
    """The capitals of states that have a single one in the tables, without the endings that these note in brackets."""
    found: dict[str, set[str]] = defaultdict(set)
    for table in ("states", "parties"):
        path = DATA / "languages" / language / f"{table}.toml"
        for code, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if isinstance(entry, dict) and len(code) == 2 and code not in ("EU", "UN"):
                found[code] |= {re.sub(r"\(.*?\)", "", name) for name in entry.get("capital", ())}
    return {code: sorted(names) for code, names in found.items() if len(names) == 1}


if __name__ == "__main__":
    main()
