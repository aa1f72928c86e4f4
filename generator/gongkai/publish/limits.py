"""What `gongkai publish` takes as normal; values in limits.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Limits(NamedTuple):
    """As `limits.toml` explains them."""

    gone_at_most: float
    lock_minutes: int
    tries: int
    lanes: int
    timeout_seconds: int


@cache
def limits() -> Limits:
    """Return the limits."""
    return Limits(**tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8")))
