"""Find the one household that a card is asked for, and by which names its rows may be known.

Nothing joins on a bare name: a name counts within its villagers' group alone, and only where the
register knows one bearer of it there. An entry without a group may be a namesake in any group.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum, auto

from gongkai.base.spaces import unspaced
from gongkai.model.household import Household, Register
from gongkai.model.settings import Settings

_PLAIN = re.compile(r"[A-Za-z0-9-]{1,12}", re.ASCII)
# What is as long as a phone, an identity or a card number is none of our numbers.
_MOST_DIGITS = 6


class Unfound(StrEnum):
    """Why no household can be told for sure."""

    NO_GROUP = auto()
    GROUPS_ALIKE = auto()
    UNKNOWN = auto()
    IN_NO_GROUP = auto()
    NOT_HEAD = auto()
    NAMESAKE = auto()


@dataclass(frozen=True, slots=True)
class Claimant:
    """A household as rows of records may name it."""

    group: str
    """The number of its villagers' group."""
    head: str = field(repr=False)
    names: frozenset[str] = field(repr=False)
    """The names in it that nobody else in the group bears."""
    shared: int
    """How many more are in it whose names others bear as well."""
    number: str
    """Tells it from all others of its group: its own number, or the place in the register."""


def claimant_of(
    register: Register, settings: Settings, group: str, name: str
) -> Claimant | Unfound:
    """Return the household of a head in a villagers' group; why not, where there is any doubt."""
    groups = settings.groups_called(group)
    if len(groups) != 1:
        return Unfound.GROUPS_ALIKE if groups else Unfound.NO_GROUP
    id_ = groups[0].id
    wanted = unspaced(name)
    bearers = _bearers(register, settings, id_)
    neighbours = [one for one in register.households if group_number(settings, one.group) == id_]
    found = next((one for one in neighbours if one.head == wanted), None)
    if found is None:
        return _doubt(register, settings, bearers, wanted)
    if bearers[wanted] > 1:
        return Unfound.NAMESAKE
    names = frozenset(one for one in found.names if bearers[one] == 1)
    shared = len(found.names) - len(names)
    return Claimant(id_, wanted, names, shared, _number(neighbours, found))


def group_number(settings: Settings, written: str) -> str:
    """Return the number of the one villagers' group that a word names; "" for none or several."""
    groups = settings.groups_called(written.strip()) if written else ()
    return groups[0].id if len(groups) == 1 else ""


def safe_group(settings: Settings, id_: str) -> str:
    """Return a group's number as part of a file's name; its place where it cannot stand there."""
    place = next(index for index, one in enumerate(settings.groups, 1) if one.id == id_)
    return id_.lower() if _PLAIN.fullmatch(id_) else f"z{place}"


def _bearers(register: Register, settings: Settings, id_: str) -> Counter[str]:
    """Return how many in a group bear each name, counting all whose group is not known."""
    found: Counter[str] = Counter()
    for one in register.households:
        if _may_be(settings, one.group, id_):
            found.update(one.names)
    found.update(name for group, name in register.loose if _may_be(settings, group, id_))
    return found


def _may_be(settings: Settings, written: str, id_: str) -> bool:
    return group_number(settings, written) in {id_, ""}


def _doubt(register: Register, settings: Settings, bearers: Counter[str], wanted: str) -> Unfound:
    if not bearers[wanted]:
        return Unfound.UNKNOWN
    heads = (one for one in register.households if one.head == wanted)
    is_open = any(not group_number(settings, one.group) for one in heads)
    return Unfound.IN_NO_GROUP if is_open else Unfound.NOT_HEAD


def _number(neighbours: list[Household], found: Household) -> str:
    """Return a household's own number where all of its group have one; else its place."""
    own = [one.number.lower() for one in neighbours]
    if len({*own}) == len(own) and all(_is_plain(one) for one in own):
        return found.number.lower()
    return str(neighbours.index(found) + 1)


def _is_plain(number: str) -> bool:
    digits = sum(one.isdigit() for one in number)
    return _PLAIN.fullmatch(number) is not None and digits <= _MOST_DIGITS
