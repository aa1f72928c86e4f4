"""A household's own card: what it received in a year, and where to ask."""

from collections.abc import Iterable, Sequence
from datetime import date

from gongkai.base.dates import chinese_date
from gongkai.base.light_dataclass import dataclass
from gongkai.base.money import total_of
from gongkai.base.period import PeriodKind
from gongkai.base.texts import text
from gongkai.model.receipt import Receipt, ReceiptSort
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import YesNo


@dataclass(frozen=True, slots=True)
class CardRow:
    """When, for what, and what came of it."""

    when: str
    what: str
    detail: str
    value: str


@dataclass(frozen=True, slots=True)
class CardTable:
    """Rows of one sort, with their number and sum where they are money."""

    title: str
    heads: tuple[str, str, str]
    rows: tuple[CardRow, ...]
    count: str
    total: str = ""
    is_money: bool = False


@dataclass(frozen=True, slots=True)
class HouseholdCard:
    """A card as it is printed."""

    village: str
    title: str
    subtitle: str
    whose: str
    lead: str
    """How much money it was in all, "" where none came."""
    tables: tuple[CardTable, ...]
    limits: str
    ask: tuple[str, ...]
    made_on: str
    is_demo: bool


@dataclass(frozen=True, slots=True)
class CardSetting:
    """Whose card it is, of which year, made on which day."""

    settings: Settings
    group: str
    head: str
    year: int
    made_on: date


def household_card(receipts: Sequence[Receipt], setting: CardSetting) -> HouseholdCard:
    """Return the card of what a household received; sums are exact, in fen."""
    settings = setting.settings
    received = [one for one in receipts if not one.origin.is_pending]
    money = [one for one in received if one.sort is ReceiptSort.MONEY]
    total = total_of(one.amount for one in money)
    return HouseholdCard(
        village=text(
            "sheets.village_line", township=settings.township, village=settings.village_name
        ),
        title=text("card.title", year=setting.year),
        subtitle=text("card.subtitle"),
        whose=text("card.whose", group=setting.group, name=setting.head),
        lead=text("card.lead", count=len(money), total=total) if money else "",
        tables=tuple(_tables(received, receipts, setting.head)),
        limits=text("card.limits"),
        ask=tuple(
            text("card.channel", name=one.name, phone=one.office_phone)
            for one in settings.channels
        ),
        made_on=text("card.made_on", day=chinese_date(setting.made_on)),
        is_demo=settings.is_demo is YesNo.YES,
    )


def _tables(
    received: Iterable[Receipt], receipts: Iterable[Receipt], head: str
) -> Iterable[CardTable]:
    by_sort: dict[ReceiptSort, list[Receipt]] = {sort: [] for sort in ReceiptSort}
    for one in received:
        by_sort[one.sort].append(one)
    for sort, last in zip(ReceiptSort, ("amount", "got", "score"), strict=True):
        if by_sort[sort]:
            yield _table(sort.value, last, by_sort[sort], head)
    # Points that are only planned tell nobody anything.
    pending = [
        one for one in receipts if one.origin.is_pending and one.sort is not ReceiptSort.POINTS
    ]
    if pending:
        yield _table("pending", "planned", pending, head)


def _table(name: str, last: str, rows: Sequence[Receipt], head: str) -> CardTable:
    is_money = name == ReceiptSort.MONEY.value
    return CardTable(
        title=text(f"card.{name}"),
        heads=(text("card.when"), text("card.what"), text(f"card.{last}")),
        rows=tuple(_row(one, head) for one in rows),
        count=text("card.sum", count=len(rows)),
        total=str(total_of(one.amount for one in rows)) if is_money else "",
        is_money=is_money,
    )


def _row(one: Receipt, head: str) -> CardRow:
    origin = one.origin
    value = one.value if one.amount is None else str(one.amount)
    member = "" if origin.person == head else text("card.member", name=origin.person)
    return CardRow(_when(one), origin.title, _detail(one) + member, value)


def _when(one: Receipt) -> str:
    """Return the day without its year, which is the card's; or what it is for."""
    period = one.origin.period
    if period is None:
        return text("card.day", month=one.origin.day.month, day=one.origin.day.day)
    if period.kind is PeriodKind.YEAR:
        return text("card.of_year")
    # A period may begin in another year than the card's; then both years stand.
    own = text("card.this_year", year=one.origin.day.year)
    return (
        str(period).removeprefix(own) if period.start.year == one.origin.day.year else str(period)
    )


def _detail(one: Receipt) -> str:
    told = list(one.words)
    if one.quantity and one.rate:
        told.append(text("card.times", quantity=one.quantity, rate=one.rate))
    elif one.quantity or one.rate:
        told.append(one.quantity or one.rate)
    if one.points:
        named = zip(("before", "redeemed", "left"), one.points, strict=True)
        told += (text(f"card.{name}", count=count) for name, count in named if count is not None)
    return text("card.between").join(told)
