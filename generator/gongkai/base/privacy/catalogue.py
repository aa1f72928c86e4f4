"""The table of kinds and disguises, read once from ``kinds.toml``."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypedDict, cast

_ALL = "*"


class _Kind(TypedDict):
    code: str
    label: str
    suspected: list[str] | str


class _Numbers(TypedDict):
    card_lengths: list[int]
    card_starts: list[str]
    card_behind_paper: str
    paper_year: str
    account_lengths: list[int]
    landline: str
    local_landline: str
    mobile: str
    identity: str
    half_masked: str
    masked: str
    old_identity: str
    credit_code: str
    passport: str
    plate: str
    contact_sign: str
    email: str
    qq: str
    wechat: str


class _Digits(TypedDict):
    chinese: dict[str, str]
    capital: dict[str, str]


class _Joining(TypedDict):
    never: list[str]
    houses: list[str]


class _Heads(TypedDict):
    person: str
    birth: str
    address: str
    house: str
    health: str
    told: str


class _File(TypedDict):
    disguises: list[str]
    rare: dict[str, list[str]]
    kinds: dict[str, _Kind]
    numbers: _Numbers
    words: dict[str, str]
    patterns: dict[str, str]
    heads: _Heads
    digits: _Digits
    joining: _Joining


@dataclass(frozen=True, slots=True)
class PrivateKind:
    """A kind of thing that must not be public: its problem code, its name for readers."""

    name: str
    code: str
    label: str
    suspected: frozenset[str]
    """The disguises in which it is only suspected."""

    def is_certain_in(self, disguises: frozenset[str]) -> bool:
        """Return whether a number written in all these disguises at once is certain."""
        return self.suspected.isdisjoint(disguises or {"plain"})


_DATA: Final = cast(
    "_File", tomllib.loads((Path(__file__).parent / "kinds.toml").read_text("utf-8"))
)
DISGUISES: Final = tuple(_DATA["disguises"])
RARE_DISGUISES: Final = _DATA["rare"]
"""How sure an identity number, a mobile number, a card are in rarer disguises."""
NUMBERS: Final = _DATA["numbers"]
WORDS: Final = _DATA["words"]
PATTERNS: Final = _DATA["patterns"]
HEADS: Final = _DATA["heads"]
DIGITS: Final = _DATA["digits"]
HOUSES: Final = frozenset(_DATA["joining"]["houses"])
"""Fields that tell of a house whose people are not named."""
NEVER_JOINED: Final = frozenset(_DATA["joining"]["never"])


def _kind(name: str, raw: _Kind) -> PrivateKind:
    suspected = DISGUISES if raw["suspected"] == _ALL else raw["suspected"]
    return PrivateKind(name, raw["code"], raw["label"], frozenset(suspected))


KINDS: Final = {name: _kind(name, raw) for name, raw in _DATA["kinds"].items()}
