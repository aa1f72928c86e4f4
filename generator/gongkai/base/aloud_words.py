"""The words and forms of ``aloud_zh.toml``: how a written text becomes one that is spoken."""

import tomllib
from pathlib import Path
from typing import Final, TypedDict, cast

_Hour = TypedDict("_Hour", {"from": int, "name": str})


class _Aloud(TypedDict):
    pace: dict[str, int]
    expansions: dict[str, str]
    signs: dict[str, str]
    words: dict[str, str]
    hours: list[_Hour]
    context: dict[str, str]
    patterns: dict[str, str]
    tidy: dict[str, str]


ALOUD: Final = cast(
    "_Aloud", tomllib.loads((Path(__file__).parent / "aloud_zh.toml").read_text("utf-8"))
)
SPOKEN: Final = ALOUD["words"]
CONTEXT: Final = ALOUD["context"]
