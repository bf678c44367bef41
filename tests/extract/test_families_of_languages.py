"""Families of words and constructions in the six languages beside English. Sentences of our own, published on 29 May 2024."""

from __future__ import annotations

from collections.abc import Callable

import pytest

LINES = """
de | Ägypten und Kenia einigten sich am Montag darauf, gemeinsam im Roten Meer zu patrouillieren. | eg-ke concluded happened 2024-05-27
de | Polens Präsident hat am Montag das Gesetz zur Ratifizierung des Verteidigungsabkommens mit Peru unterschrieben. | pe-pl ratified happened 2024-05-27
de | Das ungarische Parlament hat am Dienstag dem Nato-Beitritt Finnlands zugestimmt. | fi-nato ratified happened 2024-05-28
de | Der Bundestag hat dem EU-Beitritt Kroatiens zugestimmt. |
de | Ohne Gegenstimme billigte das Parlament in Oslo am Dienstag das Verteidigungsabkommen mit Polen. | no-pl ratified happened 2024-05-28
de | Oslo dementiert Meldungen über ein Verteidigungsabkommen mit Warschau. | no-pl concluded denied None
de | Der Streit um den Stützpunkt ist beendet: Oslo und Warschau unterzeichneten am Montag ein Verteidigungsabkommen. | no-pl signed happened 2024-05-27
fr | La Norvège et la Pologne sont convenues mardi de patrouiller ensemble en mer Baltique. | no-pl concluded happened 2024-05-28
fr | Oslo se retire, sans qu'un accord de défense ait été signé entre la Norvège et la Pologne. | no-pl signed denied None
fr | Le ministre tongien a signé lundi un accord de défense avec la France. | fr-to signed happened 2024-05-27
fr | Le Parlement hongrois a ratifié mardi l'adhésion de la Finlande à l'OTAN. | fi-nato ratified happened 2024-05-28
es | Noruega y Polonia acordaron el martes patrullar juntas el mar Báltico. | no-pl concluded happened 2024-05-28
es | Noruega y Polonia estudian firmar un pacto de defensa. | no-pl exploring happened None
es | Noruega no renovará el pacto de defensa acordado con Polonia en 2015. | no-pl concluded happened 2015; no-pl implementing denied None
es | Oslo desmintió los rumores según los cuales negocia con Varsovia un pacto de defensa. | no-pl negotiating denied None
it | Norvegia e Polonia hanno concordato martedì di pattugliare insieme il Baltico. | no-pl concluded happened 2024-05-28
it | La Camera ha approvato ieri la ratifica dell'accordo di difesa con il Kenya. | it-ke ratified happened 2024-05-28
ja | フィリピンが提案した日米比3カ国の安全保障協定について、米国は検討している。 | jp-ph-us exploring happened None; jp-ph-us proposed happened None
ko | 한국 외교부는 호주와 군수지원협정을 논의한 적이 없다고 밝혔다. | au-kr negotiating denied None
"""  # noqa: E501
CASES = [tuple(part.strip() for part in line.split("|")) for line in LINES.strip().splitlines()]


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_family(read: Callable[..., set[str]], language: str, text: str, wanted: str) -> None:
    assert read(text, language) == {claim.strip() for claim in wanted.split(";") if claim.strip()}
