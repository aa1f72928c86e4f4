"""Records for the checks of sums, one a line in two files of `tests/data`.

``number_cases.json``: for each check a record that is right, in which every number matters to that
check; changing any of them by the least step must trigger it and no other, save those of
``with_it``, to which the same numbers matter by their nature. ``quiet_numbers.json``: records that
are right or cannot be judged: lists cut off, blanks, hedges, other bases, unclear standards.
"""

import json
from typing import Any, NamedTuple

from tests.tools.repository import ROOT

DATA = ROOT / "tests" / "data"


class Case(NamedTuple):
    """A code, a kind by its Chinese word, and own keys that are right as they stand."""

    code: str
    kind: str
    own: dict[str, Any]
    with_it: frozenset[str]


def _read(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((DATA / name).read_text("utf-8"))
    return found


CASES = tuple(
    Case(one["code"], one["kind"], one["own"], frozenset(one["with_it"]))
    for one in _read("number_cases.json")
)
QUIET = tuple((one["kind"], one["own"]) for one in _read("quiet_numbers.json"))

# What lies in a good record beside the numbers of its check, by the key it stands under.
BESIDE = {"日期", "应付日", "兑出份数"}
