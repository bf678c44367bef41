"""Articles for tests: prose of each language to put between heads and tails that outlets print, and files of each format."""
# ruff: noqa: E501 (markup and prose read best unbroken)

from __future__ import annotations

from pathlib import Path

from pactbrief.model.source import Source
from pactbrief.read import read_file

PROSE = {
    "en": (
        "Latvia and the European Union signed a security and defence partnership on Tuesday, the first of its kind in the "
        "Baltic region, after months of talks about cables and ports.\n\n"
        "The agreement provides for joint exercises at sea and for the exchange of information on cyber attacks, officials "
        "said, and it will be reviewed by both sides every second year.\n\n"
        "Critics said that the text was thin. They pointed out that it contains no clause on mutual defence and that the "
        "parliament had not been asked."
    ),
    "de": (
        "Lettland und die Europäische Union haben am Dienstag eine Sicherheits- und Verteidigungspartnerschaft unterzeichnet, "
        "die erste ihrer Art im Ostseeraum, nach monatelangen Gesprächen über Kabel und Häfen.\n\n"
        "Das Abkommen sieht gemeinsame Übungen auf See und den Austausch von Informationen über Cyberangriffe vor, wie es aus "
        "Regierungskreisen hieß, und es soll alle zwei Jahre überprüft werden.\n\n"
        "Kritiker nannten den Text dünn. Sie verwiesen darauf, dass er keine Beistandsklausel enthält und das Parlament nicht "
        "gefragt worden war."
    ),
    "fr": (
        "La Lettonie et l’Union européenne ont signé mardi un partenariat de sécurité et de défense, le premier de ce genre "
        "dans la région de la Baltique, après des mois de négociations sur les câbles et les ports.\n\n"
        "L’accord prévoit des exercices communs en mer et un échange d’informations sur les cyberattaques, selon des "
        "responsables, et il sera réexaminé tous les deux ans par les deux parties.\n\n"
        "Des critiques jugent le texte mince. Ils rappellent qu’il ne contient aucune clause de défense mutuelle et que le "
        "parlement n’a pas été consulté."
    ),
    "es": (
        "Letonia y la Unión Europea firmaron el martes una asociación de seguridad y defensa, la primera de este tipo en la "
        "región del Báltico, tras meses de conversaciones sobre cables y puertos.\n\n"
        "El acuerdo prevé ejercicios conjuntos en el mar y el intercambio de información sobre ciberataques, según fuentes "
        "oficiales, y será revisado cada dos años por las dos partes.\n\n"
        "Los críticos consideran que el texto es débil. Recuerdan que no contiene una cláusula de defensa mutua y que el "
        "parlamento no fue consultado."
    ),
    "it": (
        "La Lettonia e l'Unione europea hanno firmato martedì un partenariato di sicurezza e difesa, il primo del suo genere "
        "nella regione del Baltico, dopo mesi di colloqui su cavi e porti.\n\n"
        "L'accordo prevede esercitazioni comuni in mare e lo scambio di informazioni sugli attacchi informatici, secondo fonti "
        "ufficiali, e sarà riesaminato ogni due anni dalle due parti.\n\n"
        "I critici ritengono che il testo sia debole. Ricordano che non contiene una clausola di difesa reciproca e che il "
        "parlamento non è stato consultato."
    ),
    "ja": (
        "ラトビアと欧州連合（ＥＵ）は４日、安全保障・防衛パートナーシップに署名した。バルト海地域では初めてとなる。政府関係者が明らかにした。\n\n"
        "文書は共同訓練やサイバー攻撃に関する情報交換を柱とし、２年ごとに見直すことも盛り込んだ。海底ケーブルの防護も対象とする。\n\n"
        "専門家からは内容が乏しいとの声も出ている。相互防衛の義務は含まれず、議会の承認も求めていないためだ。"
    ),
    "ko": (
        "라트비아와 유럽연합(EU)은 4일 안보·방위 파트너십에 서명했다. 발트해 지역에서는 처음이라고 정부 관계자가 밝혔다.\n\n"
        "양측은 해상 공동훈련과 사이버 공격 정보 교환을 추진하고 2년마다 이행 상황을 점검하기로 했다. 해저 케이블 보호도 포함된다.\n\n"
        "일부 전문가는 내용이 부족하다고 지적했다. 상호방위 조항이 없고 의회의 동의도 구하지 않았기 때문이다."
    ),
}


def page(head: str, tail: str = "", language: str = "en") -> str:
    """A plain-text article with what an outlet prints above and below it."""
    return f"{head}{PROSE[language]}\n{tail}"


def read_text(text: str, folder: Path, name: str = "article.txt") -> Source:
    """The one source that `text` is read as."""
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    reading = read_file(path, folder)
    assert reading.skipped == ()
    (source,) = reading.sources
    return source


def body_text(source: Source) -> str:
    """The body's words, one span a line."""
    return "\n".join(source.text[start:end] for start, end in source.body)
