"""Project a record onto one face: names masked, rows withheld, internal fields gone.

Everything downstream (pages, fingerprint, lists, data) sees only the projected record, so that
nothing a face may not show can reach a file of that face by any path.
"""

from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias, TypeVar

from gongkai.base.light_dataclass import dataclass
from gongkai.base.masking import mask_name
from gongkai.base.money import Money, total_of
from gongkai.base.texts import text
from gongkai.model.corrected import with_own_numbers
from gongkai.model.layout import (
    FieldLayout,
    Shape,
    has_names,
    is_blank,
    is_guarded,
    is_guarded_field,
    layout_of,
)
from gongkai.model.marks import Privacy
from gongkai.model.own_group import groups_written
from gongkai.model.part import Part
from gongkai.model.record import Record
from gongkai.model.small_counts import is_small, without_small_counts, without_totals
from gongkai.model.vocabulary import Audience, Face, Publisher, Show, narrowest

PartType = TypeVar("PartType", bound=Part)
# The web is open to the whole world: what is for the village alone is never shown there in full.
_WEB_LIMIT = {
    Audience.EVERYONE: Show.FULL,
    Audience.VILLAGE: Show.MASK,
    Audience.GROUP: Show.MASK,
    Audience.PARTY_MEMBERS: Show.NONE,
    Audience.HOUSEHOLD: Show.NONE,
}
# The chat group and the loudspeaker reach the whole village and nobody can be kept from listening.
_VILLAGE_LIMIT = {
    Audience.EVERYONE: Show.FULL,
    Audience.VILLAGE: Show.FULL,
    Audience.GROUP: Show.MASK,
    Audience.PARTY_MEMBERS: Show.NONE,
    Audience.HOUSEHOLD: Show.NONE,
}
_LIMITS = {Face.WEB: _WEB_LIMIT, Face.GROUP: _VILLAGE_LIMIT, Face.VOICE: _VILLAGE_LIMIT}


@dataclass(frozen=True, slots=True)
class Withheld:
    """Rows that a face does not show: how many, and the sums of their columns."""

    field: str
    count: int
    sums: tuple[tuple[str, Money | int], ...]
    fewer_than: int = 0
    """Set where so few rows are withheld that neither their number nor their sums may show."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A record as one face may show it."""

    record: Record
    show: Show
    withheld: tuple[Withheld, ...]
    is_masked: bool = False
    """Some name is shown only in part."""
    fewer_than: int = 0
    """Set where the record is about so few people that none of its totals may show."""
    own_groups: frozenset[str] = frozenset()
    """What a villagers' group that publishes calls itself, whatever rows are shown."""

    def withheld_rows(self, field: str) -> Withheld | None:
        """Return what was withheld from a field, or None."""
        return next((rows for rows in self.withheld if rows.field == field), None)


def show_on(face: Face, item_show: Show, audience: Audience) -> Show:
    """Return how personal rows appear on a face, given the item's setting and the audience."""
    limits = _LIMITS.get(face)
    return narrowest(item_show, limits[audience]) if limits else item_show


def project(record: Record, face: Face, show: Show, few: int = 0) -> Projection | None:
    """Return the record as the face may show it, or None when it may not show it at all.

    Totals of fewer than `few` people are left out; 0 lets all of them stand.
    """
    if show is Show.NONE:
        return None
    projector = _Projector(face, show, few)
    projected = projector.part(without_small_counts(record, few))
    if show is Show.MASK:
        projected = with_own_numbers(record, projected)
    withheld = tuple(projector.withheld)
    is_of_group = record.publisher is Publisher.VILLAGERS_GROUP
    groups = groups_written(record) if is_of_group else frozenset[str]()
    has_few = any(rows.fewer_than for rows in withheld)
    if few and show is Show.TOTALS and is_small(record, few, has_few_rows=has_few):
        # What the record says of all is then what one of a few received.
        bare = without_totals(projected)
        if bare is not None:
            return Projection(bare, show, withheld, projector.is_masked, few, groups)
    return Projection(projected, show, withheld, projector.is_masked, own_groups=groups)


def groups_shown(record: Record, projection: Projection) -> frozenset[str]:
    """Return what a record calls the groups it is about, as far as the projection lets it show.

    What a clerk wrote for the boards tells nothing of people where all of them are shown; else
    only rows that stand there may name their group.
    """
    named = groups_written(projection.record) | projection.own_groups
    if projection.show is Show.FULL:
        return frozenset(record.concerned_groups) or named
    return named


class _Projector:
    """Walks one record; collects what it withholds."""

    def __init__(self, face: Face, show: Show, few: int) -> None:
        self.face = face
        self.few = few
        self.show = show
        self.withheld: list[Withheld] = []
        self.is_masked = False

    def part(self, part: PartType) -> PartType:
        """Return the part with every field projected; the same object when nothing changes."""
        if not is_guarded(type(part)):
            return part
        changes = {}
        values = part.__dict__
        for field, change in _changes_of(type(part), self.face, self.show):
            value = values[field.name]
            if is_blank(value):
                continue
            projected = change(self, field, value)
            if projected is not value:
                changes[field.name] = projected
        return part.changed(**changes) if changes else part

    def nothing(self, field: FieldLayout, value: Any) -> Any:
        """Return what stands where a face may show nothing of a field."""
        del value
        if field.is_list:
            return ()
        return "" if field.shape in (Shape.TEXT, Shape.PROSE) else None

    def inner(self, field: FieldLayout, value: Any) -> Any:
        """Return a part, or a list of parts, as the face may show it."""
        return self.rows(field, value) if field.is_list else self.part(value)

    def names(self, field: FieldLayout, value: Any) -> Any:
        """Return one name or a list of names, masked or left out."""
        if self.show is Show.TOTALS:
            return () if field.is_list else ""
        self.is_masked = True
        if not field.is_list:
            return mask_name(value)
        # An empty place in a list stays empty: it says nothing of anyone.
        return tuple(mask_name(name) if name else "" for name in value)

    def rows(self, field: FieldLayout, rows: tuple[Part, ...]) -> tuple[Part, ...]:
        """Return projected rows; rows with names are withheld where only totals may show."""
        # By the rows' own class: a table may hold rows that name nobody.
        if field.part is None or not any(has_names(type(row)) for row in rows):
            return tuple(self.part(row) for row in rows)
        if self.show is Show.TOTALS:
            self.withheld.append(_withhold(field, field.part, rows, self.few))
            return ()
        projected = tuple(self.part(row) for row in rows)
        return _tell_apart(projected, field.part) if self.show is Show.MASK else projected


_Change: TypeAlias = Callable[[_Projector, FieldLayout, Any], Any]


@cache
def _changes_of(
    cls: type[Part], face: Face, show: Show
) -> tuple[tuple[FieldLayout, _Change], ...]:
    """Return the fields of a part that a face may not show as they are, and what becomes of them.

    Worked out once for each class: a list holds hundreds of rows of one.
    """
    found = ((field, _change_of(field, face, show)) for field in layout_of(cls))
    return tuple((field, change) for field, change in found if change)


def _change_of(field: FieldLayout, face: Face, show: Show) -> _Change | None:
    if not is_guarded_field(field):
        return None
    if field.privacy is Privacy.INTERNAL or face not in field.faces:
        return _Projector.nothing
    if field.shape is Shape.PART:
        return _Projector.inner
    if show is Show.FULL:
        return None
    if field.privacy is Privacy.NAME:
        return _Projector.names
    return _Projector.nothing if field.privacy is Privacy.DETAIL else None


def _withhold(field: FieldLayout, part: type[Part], rows: tuple[Part, ...], few: int) -> Withheld:
    if len(rows) < few:
        return Withheld(field.name, 0, (), few)
    sums: list[tuple[str, Money | int]] = []
    for column in layout_of(part):
        values = [getattr(row, column.name) for row in rows]
        if column.shape is Shape.MONEY:
            sums.append((column.name, total_of(values)))
        elif column.shape is Shape.COUNT and column.is_summed:
            sums.append((column.name, sum(value or 0 for value in values)))
    return Withheld(field.name, len(rows), tuple(sums))


def _tell_apart(rows: tuple[Part, ...], part: type[Part]) -> tuple[Part, ...]:
    """Give equal masks in one list their group and a serial number, so that rows stay distinct."""
    column = next(
        (c.name for c in layout_of(part) if c.privacy is Privacy.NAME and not c.is_list), ""
    )
    if not column:
        return rows
    often = Counter(getattr(row, column) for row in rows)
    if len(often) == len(rows):
        return rows
    seen: Counter[tuple[str, str]] = Counter()
    told = []
    for row in rows:
        mask = getattr(row, column)
        if mask and often[mask] > 1:
            group = getattr(row, "group", "")
            seen[mask, group] += 1
            facts = {"mask": mask, "group": group, "number": seen[mask, group]}
            row = row.changed(**{column: text("faces.same_mask", **facts)})  # noqa: PLW2901
        told.append(row)
    return tuple(told)
