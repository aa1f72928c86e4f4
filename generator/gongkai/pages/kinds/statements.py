"""How statements present themselves: the grand totals or what is owed, then every subject."""

from collections.abc import Iterator

from gongkai.base.light_dataclass import dataclass
from gongkai.base.money import total_of
from gongkai.base.texts import text
from gongkai.model.blocks import OwnBlock, Presentation, TableBlock
from gongkai.model.face import Projection, Withheld
from gongkai.model.kinds.accounts import (
    Debt,
    DebtSide,
    LineRole,
    Report,
    Statement,
    StatementLine,
)
from gongkai.pages.blocks import table_of
from gongkai.pages.kinds.sums import withheld_sum

_COLUMNS = ("opening", "closing", "this_year", "last_year")


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One subject with its amounts in the order of the columns."""

    subject: str
    role: str
    amounts: tuple[str, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """What the template ``blocks/statement_lines.html`` shows."""

    columns: tuple[str, ...]
    lines: tuple[ShownLine, ...]
    has_remarks: bool


def present_statement(projection: Projection) -> Presentation:
    """Return the grand totals, or what is owed both ways, and the subjects in their order."""
    statement = projection.record
    assert isinstance(statement, Statement)  # noqa: S101 - the registry pairs kind and presenter
    lines = statement.statement_lines
    totals = tuple(_totals(lines))
    facts = {"period": str(statement.period or ""), "report": statement.report.label}
    if statement.report is Report.DEBTS:
        sentence = _debts_sentence(statement, projection.withheld_rows("debts"), facts)
    elif totals:
        listed = text("funds.list_mark").join(
            text("funds.total_line", subject=subject, amount=amount) for subject, amount in totals
        )
        sentence = text("sentences.statement", **facts, totals=listed)
    else:
        sentence = text("sentences.statement_plain", **facts, count=len(lines))
    return Presentation(
        sentence=sentence,
        highlights=totals,
        replaced=frozenset({"statement_lines"} | ({"debts"} if statement.debts else set())),
        after=(*((_lines_block(lines),) if lines else ()), *_debt_blocks(statement.debts)),
    )


def _totals(lines: tuple[StatementLine, ...]) -> list[tuple[str, str]]:
    found = []
    for line in lines:
        amount = line.this_year if line.this_year is not None else line.closing
        if line.line_role is LineRole.TOTAL and amount is not None:
            found.append((line.subject, str(amount)))
    return found


def _debts_sentence(statement: Statement, withheld: Withheld | None, facts: dict[str, str]) -> str:
    if withheld:
        amount = str(withheld_sum(withheld, "closing"))
        return text("sentences.debts_withheld", **facts, count=withheld.count, amount=amount)
    claims, debts = (
        total_of(debt.closing for debt in statement.debts if debt.debt_side is side)
        for side in (DebtSide.CLAIM, DebtSide.DEBT)
    )
    return text("sentences.debts", **facts, claims=str(claims), debts=str(debts))


def _debt_blocks(debts: tuple[Debt, ...]) -> Iterator[TableBlock]:
    """Yield one table for each side: what is owed to the village is never added to its debts."""
    for side in DebtSide:
        rows = tuple(debt for debt in debts if debt.debt_side is side)
        if rows:
            yield table_of(f"debts-{side}", text(f"funds.debts_{side}"), rows)


def _lines_block(lines: tuple[StatementLine, ...]) -> OwnBlock:
    used = [name for name in _COLUMNS if any(getattr(line, name) is not None for line in lines)]
    shown = []
    for line in lines:
        amounts = (getattr(line, name) for name in used)
        texts = tuple(str(amount) if amount is not None else "" for amount in amounts)
        role = (line.line_role or LineRole.ITEM).value
        shown.append(ShownLine(line.subject, role, texts, line.remark))
    data = ShownStatement(
        columns=tuple(text(f"funds.{name}") for name in used),
        lines=tuple(shown),
        has_remarks=any(line.remark for line in lines),
    )
    return OwnBlock("statement_lines", text("funds.statement_lines"), "statement_lines", data)
