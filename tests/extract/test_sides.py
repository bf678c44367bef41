"""Japanese and Korean: a partner that stands alone concludes with whom the text is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reads = Callable[..., set[str]]

JA = "ペルーとチリは昨年5月、防衛協定に署名した。ペルーは協定の網を広げている。"
KO = "페루와 칠레는 지난해 5월 국방협력 협정에 서명했다. "


@pytest.mark.parametrize(
    ("language", "text", "claim"),
    [
        ("ja", JA + "ケニアとの防衛協定は2022年11月に署名された。", "ke-pe signed happened 2022-11"),
        ("ja", JA + "ガーナとは来月にも署名する見通しだ。", "gh-pe signed possible 2024-06"),
        ("ja", JA + "チリ政府は米英豪の枠組み「オーカス」への参加を検討している。", "au-cl-gb-us exploring happened"),
        (
            "ko",
            KO + "페루는 케냐와 국방협력 협정을 다음 달 체결할 예정이며, 가나와는 국방협력 협정을 협상 중이다.",
            "gh-pe negotiating happened",
        ),
    ],
)  # fmt: skip
def test_a_lone_partner(told: Reads, language: str, text: str, claim: str) -> None:
    assert claim in told(text, language)


def test_the_premier_of_another_state_is_not_ours(told: Reads) -> None:
    assert not any("ke" in claim for claim in told(JA + "ケニアの首相は協定に署名した本を読んだ。", "ja"))
