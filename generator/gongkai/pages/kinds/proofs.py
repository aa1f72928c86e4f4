"""The proof that a page's sums hold, in plain words: opening + income - expense = closing.

Only what holds is said to hold. What cannot be judged, because a list is not whole or an opening
balance is unknown, is told as such; what is wrong never comes so far as a page.
"""

from collections.abc import Callable, Iterator, Sequence

from gongkai.base.money import Money, total_of
from gongkai.base.numerals import grouped
from gongkai.base.texts import text
from gongkai.model.blocks import Fact, FactsBlock
from gongkai.model.face import Projection
from gongkai.model.glossary import label_of
from gongkai.model.kinds.accounts import Ledger
from gongkai.model.kinds.benefits import Subsidy
from gongkai.model.kinds.honours import Points
from gongkai.model.kinds.shares import Distribution, Goods, Levy
from gongkai.model.kinds.works import Contract, Tender
from gongkai.model.ledger_totals import outside_totals
from gongkai.model.record import Record
from gongkai.model.vocabulary import Completeness, Kind
from gongkai.pages.kinds.figure_proofs import (
    note_goods,
    note_shares,
    prove_assets,
    prove_statistics,
    prove_table,
)
from gongkai.pages.kinds.project_proofs import prove_project
from gongkai.pages.kinds.sums import withheld_sum

_Parts = Sequence[tuple[str, int, str]]
"""Fields with a number (fen or units) and its text, the last one being what the others make."""


def proof_blocks(projection: Projection) -> tuple[FactsBlock, ...]:
    """Return the block that proves a record's sums; none where there is nothing to prove."""
    prove = _PROOFS.get(projection.record.kind)
    facts = tuple(prove(projection)) if prove else ()
    return (FactsBlock("proof", text("proof.title"), facts),) if facts else ()


def _ledger(projection: Projection) -> Iterator[Fact]:
    ledger = projection.record
    assert isinstance(ledger, Ledger)  # noqa: S101 - the registry pairs kind and proof
    for number, account in enumerate(ledger.balances):
        name = f"account-{number}"
        if account.opening is None:
            yield Fact(name, account.account, text("proof.unknown_opening"))
            continue
        moves = ((account.income, "income", 1), (account.expense, "expense", -1))
        parts = [_money("opening", account.opening)]
        parts += [_money(key, amount, sign) for amount, key, sign in moves]
        yield from _fact(name, account.account, [*parts, _money("closing", account.closing)])
    if ledger.balances and ledger.entries:
        yield from _ledger_lines(ledger)


def _ledger_lines(ledger: Ledger) -> Iterator[Fact]:
    label = text("proof.lines_of_accounts", count=len(ledger.entries))
    if _is_partial(ledger):
        yield Fact("lines", label, text("proof.not_judged"))
        return
    sides = ("income", "expense")
    listed = [total_of(getattr(line, side) for line in ledger.entries) for side in sides]
    moved = [total_of(getattr(one, side) for one in ledger.balances) for side in sides]
    if listed == moved:
        yield Fact("lines", label, text("proof.lines", income=listed[0], expense=listed[1]))
    outside = [ledger.entries[row] for row in sorted(outside_totals(ledger.entries))]
    if outside:
        sums = {side: total_of(getattr(line, side) for line in outside) for side in sides}
        label = text("proof.outside", count=len(outside))
        yield Fact("outside", label, text("proof.outside_told", **sums))


def _subsidy(projection: Projection) -> Iterator[Fact]:
    subsidy = projection.record
    assert isinstance(subsidy, Subsidy)  # noqa: S101 - the registry pairs kind and proof
    yield from _recipients(projection, subsidy.total, [row.amount for row in subsidy.recipients])
    yield from _left_over(subsidy)
    if subsidy.classes and not _is_partial(subsidy):
        amounts = [row.amount for row in subsidy.classes]
        label = text("proof.classes", count=len(amounts))
        yield from _sum("classes", label, total_of(amounts), subsidy.total)


def _left_over(subsidy: Subsidy) -> Iterator[Fact]:
    known = [source.arrived for source in subsidy.fund_sources if source.arrived is not None]
    if subsidy.left_over is None or not known or len(known) < len(subsidy.fund_sources):
        return
    arrived = _money("arrived", total_of(known))
    parts = [arrived, _money("total", subsidy.total, -1), _money("left_over", subsidy.left_over)]
    yield from _fact("left_over", subsidy.fund, parts)


def _distribution(projection: Projection) -> Iterator[Fact]:
    record = projection.record
    assert isinstance(record, Distribution)  # noqa: S101 - the registry pairs kind and proof
    yield from _recipients(projection, record.total, [row.amount for row in record.recipients])
    yield from note_shares(record)
    if record.distributable is not None and record.remainder is not None:
        parts = [_money("total", record.total), _money("remainder", record.remainder)]
        whole = _money("distributable", record.distributable)
        yield from _fact("remainder", label_of("distributable"), [*parts, whole])


def _levy(projection: Projection) -> Iterator[Fact]:
    levy = projection.record
    assert isinstance(levy, Levy)  # noqa: S101 - the registry pairs kind and proof
    yield from _workdays(levy)
    if levy.receivable is None or levy.uncollected is None:
        return
    parts = [_money("receivable", levy.receivable)]
    if levy.waived:
        parts.append(_money("waived", levy.waived, -1))
    parts += [_money("collected", levy.collected, -1), _money("uncollected", levy.uncollected)]
    yield from _fact("levy", levy.levied_for, parts)


def _workdays(levy: Levy) -> Iterator[Fact]:
    days = levy.workdays
    if days is None or days.workdays_paid is None:
        return
    if days.day_value is None or days.workdays_value is None:
        return
    if days.workdays_paid * days.day_value.fen == days.workdays_value.fen:
        told = {"count": grouped(days.workdays_paid), "value": days.day_value}
        line = text("proof.workdays", amount=days.workdays_value, **told)
        yield Fact("workdays", label_of("workdays_paid"), line)


def _deposits(projection: Projection) -> Iterator[Fact]:
    record = projection.record
    assert isinstance(record, (Tender, Contract))  # noqa: S101 - the registry pairs kind and proof
    moves = record.deposit_moves
    if moves is None:
        return
    out = (
        ("deposits_back", moves.deposits_back),
        ("deposits_used", moves.deposits_used),
        ("deposits_held", moves.deposits_held),
    )
    parts = [_money(name, amount) for name, amount in out if amount is not None and amount.fen]
    if parts:
        yield from _fact(
            "deposits", label_of("deposit"), [*parts, _money("deposits_in", moves.deposits_in)]
        )


def _goods(projection: Projection) -> Iterator[Fact]:
    goods = projection.record
    assert isinstance(goods, Goods)  # noqa: S101 - the registry pairs kind and proof
    yield from note_goods(goods)
    for number, line in enumerate(goods.goods_lines):
        before = [] if line.stock_before is None else [_count("stock_before", line.stock_before)]
        parts = [
            *before,
            _count("taken_in", line.taken_in),
            _count("handed_out", line.handed_out, -1),
            _count("in_stock", line.in_stock),
        ]
        label = text("proof.goods", name=line.goods_name, unit=line.goods_unit)
        yield from _fact(f"goods-{number}", label, parts)


def _points(projection: Projection) -> Iterator[Fact]:
    points = projection.record
    assert isinstance(points, Points)  # noqa: S101 - the registry pairs kind and proof
    numbers = (points.opening, points.earned, points.redeemed, points.closing)
    opening, earned, redeemed, closing = numbers
    if opening is None or earned is None or redeemed is None or closing is None:
        return
    parts = [
        _count("opening", opening),
        _count("earned", earned),
        _count("redeemed", redeemed, -1),
        _count("closing", closing),
    ]
    yield from _fact("points", points.points_scheme or text("proof.whole_scheme"), parts)


def _recipients(
    projection: Projection, stated: Money | None, amounts: Sequence[Money]
) -> Iterator[Fact]:
    """Yield that the rows make the total, whether the face shows them or only their sum."""
    withheld = projection.withheld_rows("recipients")
    if stated is None or (not amounts and (withheld is None or withheld.fewer_than)):
        return
    if _is_partial(projection.record):
        yield Fact("rows", text("proof.list_name"), text("proof.not_judged"))
        return
    count = withheld.count if withheld else len(amounts)
    counted = withheld_sum(withheld, "amount") if withheld else total_of(amounts)
    yield from _sum("rows", text("proof.rows", count=count), counted, stated)


def _sum(name: str, label: str, counted: Money, stated: Money | None) -> Iterator[Fact]:
    if counted == stated:
        told = {"sum": counted, "stated": stated, "name": label_of("total")}
        yield Fact(name, label, text("proof.rows_sum", equals=text("proof.equals"), **told))


def _fact(name: str, label: str, parts: _Parts) -> Iterator[Fact]:
    """Yield the line of proof when the parts make the last of them."""
    *terms, whole = parts
    if sum(number for _, number, _ in terms) != whole[1]:
        return
    formula = text("proof.part", name=terms[0][0], number=terms[0][2])
    for key, number, shown in terms[1:]:
        sign = text("proof.minus") if number < 0 else text("proof.plus")
        formula += sign + text("proof.part", name=key, number=shown.removeprefix("-"))
    formula += text("proof.equals") + text("proof.part", name=whole[0], number=whole[2])
    yield Fact(name, label, text("proof.holds", formula=formula))


def _money(name: str, amount: Money, sign: int = 1) -> tuple[str, int, str]:
    signed = amount if sign > 0 else -amount
    return label_of(name), signed.fen, str(signed)


def _count(name: str, count: int, sign: int = 1) -> tuple[str, int, str]:
    return label_of(name), sign * count, grouped(count)


def _is_partial(record: Record) -> bool:
    return record.completeness is Completeness.PARTIAL


_PROOFS: dict[Kind, Callable[[Projection], Iterator[Fact]]] = {
    Kind.LEDGER: _ledger,
    Kind.SUBSIDY: _subsidy,
    Kind.DISTRIBUTION: _distribution,
    Kind.LEVY: _levy,
    Kind.GOODS: _goods,
    Kind.POINTS: _points,
    Kind.TENDER: _deposits,
    Kind.CONTRACT: _deposits,
    Kind.PROJECT: prove_project,
    Kind.ASSETS: prove_assets,
    Kind.STATISTICS: prove_statistics,
    Kind.TABLE: prove_table,
}
