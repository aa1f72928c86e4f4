"""Marks that stand in a field's annotation and say how it may be shown.

Every field is public text unless marked: ``Annotated[str, Privacy.NAME]`` is a private person's
name, ``Annotated[Amount, SUMMED]`` a column whose sum is shown.
"""

from enum import StrEnum, auto

from gongkai.base.light_dataclass import dataclass
from gongkai.model.vocabulary import Face, Unit


class Privacy(StrEnum):
    """Who may see a field's value."""

    PUBLIC = auto()
    OFFICIAL = auto()
    """An office holder's name or office phone: shown as it is."""
    NAME = auto()
    """A private person's name: full, masked or left out, as the item says for the face."""
    DETAIL = auto()
    """A private person's detail: shown only where names are shown in full."""
    INTERNAL = auto()
    """Kept evidence: on no face."""


class Role(StrEnum):
    """Where a field stands on a page."""

    BODY = auto()
    """Shown in the body, in the order of the model."""
    ELEMENT = auto()
    """Shown in the block of disclosure elements or told elsewhere; still a disclosed fact."""
    EVENT = auto()
    """A dated event beside the facts (posting, review, state): not part of the fingerprint."""


@dataclass(frozen=True, slots=True)
class Summed:
    """The column's sum stands in the total row."""


@dataclass(frozen=True, slots=True)
class Subset:
    """The column is part of another column and must not be added to it."""


@dataclass(frozen=True, slots=True)
class InUnit:
    """The unit that stands in the column's head or behind the number."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class OnlyOn:
    """The faces that may show the field; all when the mark is absent."""

    faces: frozenset[Face]


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown text of several lines."""


@dataclass(frozen=True, slots=True)
class ToRecord:
    """The text is another record's id: pages show its title as a link."""


SUMMED = Summed()
SUBSET = Subset()
PROSE = Prose()
TO_RECORD = ToRecord()
IN_YUAN = InUnit(Unit.YUAN)
Mark = Privacy | Role | Summed | Subset | OnlyOn | Prose | InUnit | ToRecord
