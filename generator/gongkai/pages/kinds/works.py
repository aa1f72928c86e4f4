"""How works present themselves: how far, how much, who won, what was paid."""

from collections.abc import Iterator

from gongkai.base.dates import chinese_date
from gongkai.base.money import ZERO, Money, total_of
from gongkai.base.texts import text
from gongkai.model.blocks import Block, Column, OwnBlock, Presentation, TableBlock
from gongkai.model.face import Projection
from gongkai.model.glossary import label_of
from gongkai.model.kinds.works import Assets, Contract, ContractSide, Project, Tender
from gongkai.model.vocabulary import Unit
from gongkai.pages.blocks import table_of
from gongkai.pages.kinds.bars import Bar, Bars, StepLine, StepLines, full, share_of
from gongkai.pages.kinds.clauses import clause, highlights_of, sentence_of

_PLANNED = "planned_finish"
_MILESTONES = (
    "initiated_on",
    "started_on",
    _PLANNED,
    "finished_on",
    "accepted_on",
    "audited_on",
)
_FEW = 3
"""So many key figures open a project whose sum is not told exactly."""


def present_project(projection: Projection) -> Presentation:
    """Return funds, progress and payments in one sentence, milestones and bars on top."""
    project = projection.record
    assert isinstance(project, Project)  # noqa: S101 - the registry pairs kind and presenter
    total, arrived, paid = _funds(project)
    percent = project.progress[-1].percent if project.progress else None
    conclusion = project.acceptance.conclusion if project.acceptance else None
    figures = project.key_figures[:_FEW] if total is None else ()
    clauses = (
        *(clause("works.figure", name=one.name, figure=one.figure) for one in figures),
        clause("works.total", total=total),
        clause("works.audited", price=project.audited_price),
        clause("works.arrived", arrived=arrived),
        clause("works.percent", percent=percent),
        clause("works.paid", paid=paid),
        clause("works.accepted", day=project.accepted_on, conclusion=conclusion),
    )
    blocks: list[Block] = []
    if any(getattr(project, name) for name in _MILESTONES):
        steps = tuple(_milestones(project))
        blocks.append(
            OwnBlock("milestones", text("works.milestones"), "step_lines", StepLines(steps))
        )
    bars = tuple(_project_bars(project))
    if bars:
        blocks.append(OwnBlock("money", text("works.money"), "bars", Bars(bars)))
    return Presentation(
        sentence=sentence_of(project, clauses),
        highlights=highlights_of(
            ("works.label_total", total),
            ("works.label_percent", percent),
            ("works.label_paid", paid),
        ),
        replaced=frozenset({*_MILESTONES, "payments"}),
        before=tuple(blocks),
        after=(_payments_block(project),) if project.payments else (),
    )


def present_tender(projection: Projection) -> Presentation:
    """Return the result, the failure or the call in one sentence."""
    tender = projection.record
    assert isinstance(tender, Tender)  # noqa: S101 - the registry pairs kind and presenter
    withheld = projection.withheld_rows("bid_results")
    prices = [result.price for result in tender.bid_results]
    if tender.failed_reason:
        clauses: tuple[str, ...] = (clause("works.failed", reason=tender.failed_reason),)
    elif withheld or len(prices) > 1:
        count = withheld.count if withheld else len(prices)
        clauses = (clause("works.won_many", count=count),)
    elif prices:
        clauses = (_won(tender),)
    else:
        clauses = tuple(_call(tender))
    round_ = tender.round if tender.round and tender.round > 1 else None
    return Presentation(
        sentence=sentence_of(tender, (clause("works.second_round", round=round_), *clauses)),
        highlights=highlights_of(("works.label_price", prices[0])) if len(prices) == 1 else (),
    )


def present_contract(projection: Projection) -> Presentation:
    """Return parties, money and term in one sentence, and how much has been paid."""
    contract = projection.record
    assert isinstance(contract, Contract)  # noqa: S101 - the registry pairs kind and presenter
    due = total_of(payment.receivable for payment in contract.payment_plan)
    known = [p.collected for p in contract.payment_plan if p.collected is not None]
    collected = total_of(known) if known else None
    is_income = contract.contract_side is ContractSide.INCOME
    other = contract.party_b or contract.party_b_person
    span = contract.duration
    parties = clause("works.parties", party_a=contract.party_a, party_b=other)
    clauses = (
        parties or clause("works.one_party", party_a=contract.party_a),
        clause("works.households", count=contract.household_count),
        clause("works.amount", amount=contract.amount),
        clause("works.duration", start=span.start, end=span.end) if span else "",
        clause("works.due_in" if is_income else "works.due_out", due=due, collected=collected),
    )
    bar = _money_bar("works.bar_collected" if is_income else "works.bar_paid_out", collected, due)
    return Presentation(
        sentence=sentence_of(contract, clauses),
        highlights=highlights_of(("works.label_amount", contract.amount)),
        before=(OwnBlock("paid", text("works.contract_bar"), "bars", Bars((bar,))),)
        if bar
        else (),
    )


def present_assets(projection: Projection) -> Presentation:
    """Return how many assets there are and what they are worth in one sentence."""
    assets = projection.record
    assert isinstance(assets, Assets)  # noqa: S101 - the registry pairs kind and presenter
    withheld = projection.withheld_rows("assets")
    listed = len(assets.assets) or (withheld.count if withheld else 0)
    sums = dict(withheld.sums) if withheld else {}
    value = sums.get("original_value") or total_of(line.original_value for line in assets.assets)
    total = assets.total_value or (value if value != ZERO else None)
    clauses = (
        clause("works.counted", day=assets.counted_on),
        clause("works.asset_count", count=assets.asset_count or listed or None),
        clause("works.asset_value", total=total),
    )
    return Presentation(
        sentence=sentence_of(assets, clauses),
        highlights=highlights_of(("works.label_value", total)),
    )


def _funds(project: Project) -> tuple[Money | None, Money | None, Money | None]:
    """Return total, arrived and paid, each None when the record does not tell."""
    listed = total_of(source.amount for source in project.fund_sources)
    total = project.total_investment or (listed if project.fund_sources else None)
    known = [source.arrived for source in project.fund_sources if source.arrived is not None]
    paid = total_of(payment.amount for payment in project.payments)
    return total, total_of(known) if known else None, paid if project.payments else None


def _milestones(project: Project) -> Iterator[StepLine]:
    """Yield every stage with its day; one without a day is still to come, or is left out."""
    days = {name: getattr(project, name) for name in _MILESTONES}
    stages = [name for name in _MILESTONES if name != _PLANNED]
    reached = max((place for place, name in enumerate(stages) if days[name]), default=-1)
    for name, day in days.items():
        if day:
            # A plan is no step taken before the work is done.
            is_open = name == _PLANNED and not project.finished_on
            yield StepLine(text(f"works.{name}"), day.isoformat(), is_open=is_open)
        elif name in stages[reached + 1 :]:
            yield StepLine(text(f"works.{name}"), notes=(text("works.pending"),), is_open=True)


def _project_bars(project: Project) -> Iterator[Bar]:
    total, arrived, paid = _funds(project)
    if project.progress:
        last = project.progress[-1]
        told = text("works.percent_on", day=chinese_date(last.day), share=last.percent)
        yield Bar(text("works.bar_progress"), told, full(last.percent))
    price = project.audited_price or _changed_price(project) or total
    for key, part, whole in (
        ("works.bar_arrived", arrived, total),
        ("works.bar_paid", paid, price),
    ):
        bar = _money_bar(key, part, whole)
        if bar:
            yield bar


def _changed_price(project: Project) -> Money | None:
    if project.contract_price is None:
        return None
    return project.contract_price + total_of(change.amount for change in project.price_changes)


def _money_bar(key: str, part: Money | None, whole: Money | None) -> Bar | None:
    if part is None or whole is None:
        return None
    share = share_of(part, whole)
    if share is None:
        return None
    told = text("works.of_total", amount=part, base=whole, share=share)
    return Bar(text(key), told, full(share))


def _payments_block(project: Project) -> TableBlock:
    """Return the payments with the sum paid up to and with each."""
    table = table_of("payments", label_of("payments"), project.payments)
    label = text("works.paid_so_far")
    column = Column("paid_so_far", label, Unit.YUAN.label, is_numeric=True)
    so_far = ZERO
    rows = []
    for payment, cells in zip(project.payments, table.rows, strict=True):
        so_far = so_far + payment.amount
        rows.append((*cells, str(so_far)))
    total = (*table.total, "") if table.total else ()
    return TableBlock(table.name, table.title, (*table.columns, column), tuple(rows), total)


def _won(tender: Tender) -> str:
    result = tender.bid_results[0]
    winner = result.winner_firm or result.winner
    unit = result.price_unit or text("works.yuan")
    facts = {"lot": result.name, "price": result.price, "unit": unit}
    named = clause("works.won", winner=winner, **facts)
    return named or clause("works.won_by_unnamed", **facts)


def _call(tender: Tender) -> Iterator[str]:
    if len(tender.lots) == 1:
        yield clause("works.one_lot", lot=tender.lots[0].name)
    elif tender.lots:
        yield clause("works.lots", count=len(tender.lots))
    span = tender.registration
    if span:
        until = clause("works.registration", start=span.start, end=span.end)
        yield until or clause("works.registration_from", start=span.start)
    yield clause("works.bidders", count=tender.bidder_count)
    yield clause("works.opens", day=tender.opened_on)
