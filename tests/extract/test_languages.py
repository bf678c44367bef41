# ruff: noqa: E501  (a sentence a line)
"""Status claims in French, Spanish, Italian, Japanese and Korean: plain sentences, as seen from Tuesday 5 November 2024.

One line a sentence: language | text | claims as key stage modality date, separated by semicolons ("-" for no date).
"""

from __future__ import annotations

import pytest

from pactbrief.catalog.vocabulary import load_vocabulary
from pactbrief.extract import extract_source
from pactbrief.model.source import Publication, Source

VOCABULARY = load_vocabulary()

SENTENCES = """
fr | La France et le Japon ont signé lundi à Paris un accord de défense. | fr-jp signed happened 2024-11-04
fr | L'Allemagne et la Norvège signeront jeudi un accord sur la sécurité maritime. | de-no signed planned 2024-11-07
fr | Le Parlement australien a ratifié mercredi le traité de défense avec la Papouasie-Nouvelle-Guinée. | au-pg ratified happened 2024-10-30
fr | Le Mali a dénoncé lundi ses accords de défense avec la France. | fr-ml ended happened 2024-11-04
fr | L'UE et l'Inde pourraient conclure un partenariat de sécurité l'an prochain. | eu-in concluded possible 2025
fr | L'accord de défense entre Chypre et les États-Unis est entré en vigueur le 1er novembre. | cy-us in-force happened 2024-11-01
fr | L'Union européenne et le Canada envisagent un partenariat de sécurité et de défense. | ca-eu exploring happened -
fr | Le Tchad et la France n'ont pas encore signé le nouvel accord de défense. | fr-td signed denied -
fr | Le syndicat des pilotes et Air France ont signé un accord. |
es | España y Japón firmaron el lunes en Tokio un acuerdo de defensa. | es-jp signed happened 2024-11-04
es | Alemania y Noruega firmarán el jueves un acuerdo sobre seguridad marítima. | de-no signed planned 2024-11-07
es | Níger ha roto el acuerdo militar con Estados Unidos. | ne-us ended happened -
es | La UE y la India podrían concluir una asociación de seguridad el próximo año. | eu-in concluded possible 2025
es | Chile y Perú negocian desde marzo un tratado de cooperación en defensa. | cl-pe negotiating happened 2024-03
es | El Gobierno argentino negó haber firmado un acuerdo militar con China. | ar-cn signed denied -
es | Japón y Filipinas podrían firmar el mes que viene un pacto de defensa, según Reuters. | jp-ph signed possible 2024-12
it | Italia e Giappone hanno firmato lunedì a Roma un accordo di difesa. | it-jp signed happened 2024-11-04
it | La Germania e la Norvegia firmeranno giovedì un accordo sulla sicurezza marittima. | de-no signed planned 2024-11-07
it | L'UE e l'India potrebbero concludere un partenariato di sicurezza l'anno prossimo. | eu-in concluded possible 2025
it | Il Niger ha denunciato l'accordo militare con gli Stati Uniti. | ne-us ended happened -
it | L'Italia non ha ancora firmato il patto di difesa con l'Ucraina. | it-ua signed denied -
ja | 日韓両政府は4日、軍事情報の共有に関する新たな協定に署名した。 | jp-kr signed happened 2024-11-04
ja | 日本と英国は来月、部隊の訪問に関する円滑化協定に署名する予定だ。 | gb-jp signed planned 2024-12
ja | フランスとインドネシアの防衛協力協定が1日、発効した。 | fr-id in-force happened 2024-11-01
ja | オーストラリア議会は3日、パプアニューギニアとの防衛条約を承認した。 | au-pg ratified happened 2024-11-03
ja | 韓国政府は、日本と安全保障協定の締結交渉を始めたとの報道を否定した。 | jp-kr negotiating denied -
ja | 政府はNATOとの新たなパートナーシップの締結を検討している。 | jp-nato exploring happened -
ja | マリはフランスとの防衛協定を1日に破棄すると通告した。 | fr-ml ended happened 2024-11-01
ja | 中国とソロモン諸島の安全保障協定は延長されない見通しだ。 | cn-sb implementing denied -
ja | 中国はソロモン諸島と結んだ安全保障協定の内容を公表していない。 | cn-sb concluded happened -
ja | 日本とカナダは租税条約に署名した。 |
ko | 한국과 일본은 4일 도쿄에서 군수지원협정에 서명했다. | jp-kr signed happened 2024-11-04
ko | 한국과 호주는 다음 달 국방협력 협정에 서명할 예정이다. | au-kr signed planned 2024-12
ko | 프랑스와 인도의 안보 협정이 지난 1일 발효됐다. | fr-in in-force happened 2024-11-01
ko | 국방부는 미국과의 협정을 파기할 계획이 없다고 밝혔다. | kr-us ended denied -
ko | 캐나다와 EU는 내년 상반기 안보·방위 파트너십을 체결할 가능성이 크다. | ca-eu concluded possible 2025
ko | 일본과 영국이 체결한 상호접근협정이 지난달 15일 발효됐다. | gb-jp concluded happened -; gb-jp in-force happened 2024-10-15
ko | 러시아 하원은 북한과의 조약을 비준했다. | kp-ru ratified happened -
"""
LINES = [tuple(part.strip() for part in line.split("|")) for line in SENTENCES.strip().splitlines()]


def status_of(text: str, language: str) -> set[tuple[str, str, str, str]]:
    source = Source(
        "s", "s.txt", "0" * 64, "text/plain", text, "0" * 64, language, None, None,
        Publication("2024-11-05", "sidecar"), ((0, len(text)),),
    )  # fmt: skip
    claims = extract_source(source, VOCABULARY).claims
    return {(c.partnership.key.split(".")[0], c.value, c.modality, c.when or "-") for c in claims if c.kind == "status"}


@pytest.mark.parametrize(("language", "text", "wanted"), LINES)
def test_status(language: str, text: str, wanted: str) -> None:
    assert status_of(text, language) == {tuple(claim.split()) for claim in wanted.split(";") if claim.strip()}
