"""The words of numbers, dates and names, read once from ``words_zh.toml``."""

import tomllib
from pathlib import Path
from typing import Any, Final

WORDS: Final[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "words_zh.toml").read_text("utf-8")
)
SCALES: Final[dict[str, int]] = WORDS["scales"]
SCALE_WORDS: Final = sorted(SCALES, key=len, reverse=True)
