"""How budgets and allocations present themselves: the sums first, then plan beside execution."""

from collections.abc import Iterator

from gongkai.base.light_dataclass import dataclass
from gongkai.base.money import Money, total_of
from gongkai.base.texts import text
from gongkai.model.blocks import (
    Block,
    Chart,
    ChartBlock,
    ChartForm,
    Column,
    OwnBlock,
    Presentation,
    TableBlock,
)
from gongkai.model.face import Projection
from gongkai.model.kinds.funds import Allocation, Allotment, Budget, BudgetForm, BudgetLine, Flow
from gongkai.model.vocabulary import Completeness
from gongkai.pages.charts import FEWEST, MoneyRow, money_chart, with_rest
from gongkai.pages.kinds.sums import share_of

_FEWEST_NATURES = 2


@dataclass(frozen=True, slots=True)
class ShownBudgetPart:
    """A share of a budget line."""

    name: str
    budgeted: str
    executed: str


@dataclass(frozen=True, slots=True)
class ShownBudgetLine:
    """One subject with plan, execution and its rate in percent."""

    name: str
    budgeted: str
    executed: str
    rate: str
    remark: str
    parts: tuple[ShownBudgetPart, ...]


@dataclass(frozen=True, slots=True)
class ShownFlow:
    """Income or expense: its lines and their sums."""

    name: str
    lines: tuple[ShownBudgetLine, ...]
    budgeted: str
    executed: str
    rate: str


@dataclass(frozen=True, slots=True)
class ShownBudget:
    """What the template ``blocks/budget_lines.html`` shows."""

    flows: tuple[ShownFlow, ...]
    has_plan: bool
    has_execution: bool
    has_remarks: bool


def present_budget(projection: Projection) -> Presentation:
    """Return planned or final income and expense in one sentence, and a table of plan and done."""
    budget = projection.record
    assert isinstance(budget, Budget)  # noqa: S101 - the registry pairs kind and presenter
    is_final = budget.budget_form is BudgetForm.FINAL
    column = "executed" if is_final else "budgeted"
    income, expense = (
        total_of(getattr(line, column) for line in budget.budget_lines if line.flow is flow)
        for flow in (Flow.INCOME, Flow.EXPENSE)
    )
    key = "budget_final" if is_final else "budget_plan"
    highlights = (
        (text("ledger.income"), str(income)),
        (text("ledger.expense"), str(expense)),
    )
    facts = {"period": str(budget.period or ""), "income": str(income), "expense": str(expense)}
    return Presentation(
        sentence=text(f"sentences.{key}", **facts),
        highlights=highlights if budget.budget_lines else (),
        replaced=frozenset({"budget_lines"}),
        before=tuple(_budget_blocks(budget.budget_lines)) if budget.budget_lines else (),
    )


def _budget_blocks(lines: tuple[BudgetLine, ...]) -> Iterator[Block]:
    yield _budget_block(lines)
    charts = tuple(_plan_charts(lines))
    if charts:
        yield ChartBlock("plan-charts", charts)


def _plan_charts(lines: tuple[BudgetLine, ...]) -> Iterator[Chart]:
    """Yield plan beside execution, for income and for expense where enough lines tell both."""
    series = (text("charts.plan"), text("charts.done"))
    for flow in Flow:
        rows = [
            MoneyRow(line.name, (line.budgeted.fen, line.executed.fen))
            for line in lines
            if line.flow is flow and line.budgeted is not None and line.executed is not None
        ]
        if len(rows) < FEWEST:
            continue
        over = [row.label for row in rows if row.fen[1] > row.fen[0]]
        names = text("charts.name_mark").join(over)
        plan, done = series
        note = text("charts.above_plan", plan=plan, done=done, names=names) if over else ""
        title = text(f"charts.plan_{flow}")
        yield money_chart(ChartForm.BARS, title, series, with_rest(rows), note)


def _budget_block(lines: tuple[BudgetLine, ...]) -> OwnBlock:
    flows = tuple(_shown_flow(flow, lines) for flow in Flow)
    data = ShownBudget(
        flows=tuple(flow for flow in flows if flow.lines),
        has_plan=any(line.budgeted is not None for line in lines),
        has_execution=any(line.executed is not None for line in lines),
        has_remarks=any(line.remark for line in lines),
    )
    return OwnBlock("budget_lines", text("funds.budget_lines"), "budget_lines", data)


def _shown_flow(flow: Flow, lines: tuple[BudgetLine, ...]) -> ShownFlow:
    own = [line for line in lines if line.flow is flow]
    budgeted = total_of(line.budgeted for line in own)
    executed = total_of(line.executed for line in own)
    return ShownFlow(
        name=flow.label,
        lines=tuple(map(_shown_line, own)),
        budgeted=str(budgeted),
        executed=str(executed),
        rate=share_of(executed, budgeted),
    )


def _shown_line(line: BudgetLine) -> ShownBudgetLine:
    plan, done = line.budgeted, line.executed
    return ShownBudgetLine(
        name=line.name,
        budgeted=_shown(plan),
        executed=_shown(done),
        rate=share_of(done, plan) if done is not None and plan is not None else "",
        remark=line.remark,
        parts=tuple(
            ShownBudgetPart(part.name, _shown(part.budgeted), _shown(part.executed))
            for part in line.budget_parts
        ),
    )


def _shown(amount: Money | None) -> str:
    return str(amount) if amount is not None else ""


def present_allocation(projection: Projection) -> Presentation:
    """Return fund, sum and number of lines in one sentence, and the sums by nature of money."""
    allocation = projection.record
    assert isinstance(allocation, Allocation)  # noqa: S101 - the registry pairs kind and presenter
    entries = allocation.entries
    facts = {
        "fund": allocation.fund or allocation.title,
        "batch": allocation.batch,
        "total": str(allocation.total),
        "count": len(entries),
    }
    key = "allocation" if entries else "allocation_total"
    if entries and allocation.completeness is Completeness.PARTIAL:
        key = "allocation_part"
    return Presentation(
        sentence=text(f"sentences.{key}", **facts),
        highlights=((text("subsidy.total"), str(allocation.total)),),
        after=_nature_blocks(entries),
        sums=(("allotted", allocation.total.fen),),
    )


def _nature_blocks(entries: tuple[Allotment, ...]) -> tuple[TableBlock, ...]:
    natures = dict.fromkeys(entry.fund_nature for entry in entries if entry.fund_nature)
    if len(natures) < _FEWEST_NATURES or len(natures) == len(entries):
        return ()
    rows = tuple(
        (nature, str(total_of(entry.amount for entry in entries if entry.fund_nature == nature)))
        for nature in natures
    )
    columns = (
        Column("fund_nature", text("funds.nature")),
        Column("amount", text("subsidy.total"), is_numeric=True),
    )
    return (TableBlock("natures", text("funds.by_nature"), columns, rows),)
