"""How payments to people present themselves: the sum first, then the list by villagers' group."""

from itertools import groupby, islice

from gongkai.base.light_dataclass import dataclass
from gongkai.base.money import total_of
from gongkai.base.numerals import grouped
from gongkai.base.texts import text
from gongkai.model.blocks import OwnBlock, Presentation
from gongkai.model.face import Projection
from gongkai.model.kinds.benefits import RecipientType, Subsidy
from gongkai.model.parts import Recipient
from gongkai.pages.blocks import table_of
from gongkai.pages.kinds.sums import is_money_moved


@dataclass(frozen=True, slots=True)
class GroupOfRows:
    """The rows of one villagers' group and their sum."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    count: int
    total: str
    numbers: tuple[int, ...] = ()
    """Where each row stands in the record, from 1; () where groups stand there as they do here."""


@dataclass(frozen=True, slots=True)
class GroupedRows:
    """What the template ``blocks/grouped_rows.html`` shows."""

    columns: tuple[object, ...]
    groups: tuple[GroupOfRows, ...]
    count: int
    total: str
    unit: str = ""
    """What each row is one of, households for instance; "" where rows are not known to be that."""


def present_subsidy(projection: Projection) -> Presentation:
    """Return fund, number and sum in one sentence, and the list with a subtotal for each group."""
    subsidy = projection.record
    assert isinstance(subsidy, Subsidy)  # noqa: S101 - the registry pairs kind and presenter
    count, unit = _counted(subsidy, projection)
    facts = {
        "fund": subsidy.fund,
        "count": grouped(count),
        "unit": unit,
        "total": str(subsidy.total),
    }
    key = "subsidy" if count else "subsidy_total"
    rows = subsidy.recipients
    return Presentation(
        sentence=text(f"sentences.{key}", **facts),
        highlights=((text("subsidy.total"), str(subsidy.total)),),
        replaced=frozenset({"recipients"}) if rows else frozenset(),
        lists=lambda: (grouped_block(rows, _row_unit(subsidy)),) if rows else (),
        sums=(("paid", subsidy.total.fen),) if is_money_moved(subsidy) else (),
    )


def grouped_block(rows: tuple[Recipient, ...], unit: str = "") -> OwnBlock:
    """Return the rows by villagers' group with subtotals; groups stand in order of appearance.

    `unit` is the word for what each row is one of.
    """
    places = _first_places(rows)
    order = sorted(range(len(rows)), key=lambda place: places[rows[place].group])
    ordered = [rows[place] for place in order]
    is_moved = order != sorted(order)
    table = table_of("recipients", "", tuple(ordered))
    keep = [index for index, column in enumerate(table.columns) if column.name != "group"]
    cells, places_left = iter(table.rows), iter(order)
    groups = []
    for name, members in groupby(ordered, key=lambda row: row.group):
        own = tuple(members)
        shown = islice(cells, len(own))
        texts = tuple(tuple(row[index] for index in keep) for row in shown)
        numbers = tuple(place + 1 for place in islice(places_left, len(own))) if is_moved else ()
        total = str(total_of(row.amount for row in own))
        groups.append(GroupOfRows(name, texts, len(own), total, numbers))
    data = GroupedRows(
        columns=tuple(table.columns[index] for index in keep),
        groups=tuple(groups),
        count=len(rows),
        total=str(total_of(row.amount for row in rows)),
        unit=unit,
    )
    return OwnBlock("recipients", text("subsidy.recipients"), "grouped_rows", data)


def _counted(subsidy: Subsidy, projection: Projection) -> tuple[int, str]:
    """Return how many were paid and what they are, as the record states or its rows show."""
    kind = subsidy.recipient_type
    if kind is RecipientType.HOUSEHOLD and subsidy.household_count:
        return subsidy.household_count, kind.label
    if subsidy.head_count:
        return subsidy.head_count, RecipientType.PERSON.label
    if subsidy.household_count:
        return subsidy.household_count, RecipientType.HOUSEHOLD.label
    withheld = projection.withheld_rows("recipients")
    listed = len(subsidy.recipients) or (withheld.count if withheld else 0)
    return listed or _classes_counted(subsidy), text(f"subsidy.counted_{kind}")


def _row_unit(subsidy: Subsidy) -> str:
    """Return what the rows are, where the record counts no more and no fewer of them."""
    counts = {
        RecipientType.HOUSEHOLD: subsidy.household_count,
        RecipientType.PERSON: subsidy.head_count,
    }
    kind = subsidy.recipient_type
    count = counts.get(kind) or len(subsidy.recipients)
    return text(f"subsidy.counted_{kind}") if count == len(subsidy.recipients) else ""


def _classes_counted(subsidy: Subsidy) -> int:
    """Return how many the classes hold together; 0 when one of them does not say."""
    if subsidy.recipient_type in {RecipientType.UNIT, RecipientType.GROUP, RecipientType.VILLAGE}:
        return len(subsidy.classes)
    of_households = subsidy.recipient_type is RecipientType.HOUSEHOLD
    counts = [row.household_count if of_households else row.head_count for row in subsidy.classes]
    return 0 if None in counts else sum(count or 0 for count in counts)


def _first_places(rows: tuple[Recipient, ...]) -> dict[str, int]:
    places: dict[str, int] = {}
    for row in rows:
        places.setdefault(row.group, len(places))
    return places
