"""How sharing out, collecting and goods present themselves: a sentence, steps, progress."""

from collections.abc import Iterator

from gongkai.base.light_dataclass import dataclass
from gongkai.base.money import ZERO, Money
from gongkai.base.numerals import grouped
from gongkai.base.texts import text
from gongkai.model.blocks import OwnBlock, Presentation
from gongkai.model.face import Projection
from gongkai.model.kinds.shares import Distribution, Goods, GoodsLine, Levy
from gongkai.pages.kinds.benefits import grouped_block
from gongkai.pages.kinds.sums import share_of

_STEPS = (("profit", "+"), ("carried_over", "+"), ("loss_covered", "-"), ("reserve", "-"))


@dataclass(frozen=True, slots=True)
class Step:
    """One step from the profit to what is shared out."""

    label: str
    amount: str
    is_result: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """What the template ``blocks/distribution_steps.html`` shows."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """What the template ``blocks/levy_progress.html`` shows; ``rate`` is in percent."""

    collected: str
    receivable: str
    waived: str
    uncollected: str
    rate: str


def present_distribution(projection: Projection) -> Presentation:
    """Return who shares how much in one sentence, and the steps from profit to shares."""
    record = projection.record
    assert isinstance(record, Distribution)  # noqa: S101 - the registry pairs kind and presenter
    total = str(record.total)
    facts = {"period": str(record.period or ""), "total": total, "each": _each(record)}
    if record.household_count and record.member_count:
        facts |= {
            "households": grouped(record.household_count),
            "members": grouped(record.member_count),
        }
        sentence = text("sentences.distribution", **facts)
    else:
        sentence = text("sentences.distribution_total", **facts)
    steps = tuple(_steps(record))
    rows = record.recipients
    replaced = {"recipients"} if rows else set()
    return Presentation(
        sentence=sentence,
        highlights=((text("shares.shared"), total),),
        replaced=frozenset(replaced | ({name for name, _ in _STEPS} | {"distributable"})),
        before=(OwnBlock("steps", text("shares.steps"), "distribution_steps", Steps(steps)),)
        if steps
        else (),
        lists=lambda: (grouped_block(rows),) if rows else (),
    )


def _each(record: Distribution) -> str:
    each = [
        text("shares.each", name=row.share_class, amount=str(row.per_share))
        for row in record.share_classes
        if row.per_share is not None
    ]
    return text("shares.clause_mark") + text("shares.clause_mark").join(each) if each else ""


def _steps(record: Distribution) -> Iterator[Step]:
    for name, sign in _STEPS:
        amount: Money | None = getattr(record, name)
        if amount is not None:
            yield Step(text(f"shares.{name}"), f"{sign}{amount}", is_result=False)
    if record.distributable is not None:
        yield Step(text("shares.distributable"), str(record.distributable), is_result=True)


def present_levy(projection: Projection) -> Presentation:
    """Return what should come in and what has in one sentence, and a bar of progress."""
    levy = projection.record
    assert isinstance(levy, Levy)  # noqa: S101 - the registry pairs kind and presenter
    facts = {"levied_for": levy.levied_for, "collected": str(levy.collected)}
    highlights = ((text("shares.collected"), str(levy.collected)),)
    if levy.receivable is None:
        return Presentation(sentence=text("sentences.levy_total", **facts), highlights=highlights)
    uncollected = levy.uncollected
    if uncollected is None:
        uncollected = levy.receivable - (levy.waived or ZERO) - levy.collected
    waived = levy.waived if levy.waived and levy.waived.fen else None
    facts |= {
        "receivable": str(levy.receivable),
        "waived": text("sentences.levy_waived", waived=waived) if waived else "",
        "uncollected": str(uncollected),
    }
    key = "levy" if uncollected.fen > 0 else "levy_done"
    progress = Progress(
        collected=str(levy.collected),
        receivable=str(levy.receivable),
        waived=str(waived or ""),
        uncollected=str(uncollected),
        rate=share_of(levy.collected, levy.receivable - (levy.waived or ZERO)),
    )
    return Presentation(
        sentence=text(f"sentences.{key}", **facts),
        highlights=highlights,
        replaced=frozenset({"receivable", "waived", "collected", "uncollected"}),
        before=(OwnBlock("progress", text("shares.progress"), "levy_progress", progress),),
    )


def present_goods(projection: Projection) -> Presentation:
    """Return what came in, went out and is left, for the first kinds of goods in one sentence."""
    goods = projection.record
    assert isinstance(goods, Goods)  # noqa: S101 - the registry pairs kind and presenter
    lines = goods.goods_lines
    if not lines:
        facts = {"title": goods.title, "publisher": goods.publisher.label}
        return Presentation(sentence=text("sentences.plain", **facts))
    clauses = []
    for name in ("taken_in", "handed_out", "in_stock"):
        shown = [_amount(line, name) for line in lines if getattr(line, name)]
        if shown:
            clauses.append(text(f"shares.{name}", goods=text("record.list_mark").join(shown)))
    if not any(line.in_stock for line in lines):
        clauses.append(text("shares.nothing_left"))
    return Presentation(
        sentence=text("sentences.goods", clauses=text("shares.clause_end").join(clauses))
    )


def _amount(line: GoodsLine, name: str) -> str:
    count: int = getattr(line, name)
    return text("shares.amount", name=line.goods_name, count=grouped(count), unit=line.goods_unit)
