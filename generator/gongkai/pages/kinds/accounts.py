"""How books present themselves: sums first, then accounts, then every line with its balance."""

from gongkai.base.light_dataclass import dataclass
from gongkai.base.money import ZERO, Money, total_of
from gongkai.base.texts import text
from gongkai.model.blocks import Column, OwnBlock, Presentation, TableBlock
from gongkai.model.face import Projection
from gongkai.model.glossary import label_of
from gongkai.model.kinds.accounts import EntryType, Ledger, LedgerEntry
from gongkai.model.ledger_totals import NEITHER, outside_totals
from gongkai.pages.kinds.ledger_charts import ledger_charts

_PEOPLE = ("handled_by", "witnessed_by", "approved_by", "payee")
_FEWEST_SUBJECTS = 2


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line of the books with the balance after it."""

    day: str
    voucher: str
    subject: str
    summary: str
    people: str
    kind: str
    income: str
    expense: str
    balance: str
    counts: bool
    """It stands in the totals of income and expense."""


@dataclass(frozen=True, slots=True)
class LedgerLines:
    """What the template ``blocks/ledger_lines.html`` shows."""

    lines: tuple[LedgerLine, ...]
    income: str
    expense: str
    opening: str
    closing: str
    has_balance: bool


def present_ledger(projection: Projection) -> Presentation:
    """Return income, expense and balance in one sentence, and the lines with a running balance."""
    ledger = projection.record
    assert isinstance(ledger, Ledger)  # noqa: S101 - the registry pairs kind and presenter
    outside = outside_totals(ledger.entries)
    counted = [entry for row, entry in enumerate(ledger.entries) if row not in outside]
    income = total_of(entry.income for entry in counted)
    expense = total_of(entry.expense for entry in counted)
    if not ledger.entries:
        income = total_of(account.income for account in ledger.balances)
        expense = total_of(account.expense for account in ledger.balances)
    closing = total_of(account.closing for account in ledger.balances)
    facts = {"period": str(ledger.period or ""), "income": str(income), "expense": str(expense)}
    key = "ledger" if ledger.balances else "ledger_without_balance"
    after = (
        *((_lines_block(ledger, income, expense),) if ledger.entries else ()),
        *_subject_blocks(counted),
        *ledger_charts(counted),
    )
    return Presentation(
        sentence=text(f"sentences.{key}", **facts, closing=str(closing)),
        highlights=(
            (text("ledger.income"), str(income)),
            (text("ledger.expense"), str(expense)),
            *(((text("ledger.closing"), str(closing)),) if ledger.balances else ()),
        ),
        replaced=frozenset({"entries"}),
        after=after,
        sums=(("income", income.fen), ("expense", expense.fen)),
    )


def _lines_block(ledger: Ledger, income: Money, expense: Money) -> OwnBlock:
    openings = [account.opening for account in ledger.balances]
    is_known = bool(openings) and None not in openings
    balance = total_of(openings)
    lines = []
    outside = outside_totals(ledger.entries)
    for row, entry in enumerate(ledger.entries):
        balance = balance + _effect(entry)
        shown = balance if is_known else None
        lines.append(_line(entry, shown, counts=row not in outside))
    data = LedgerLines(
        lines=tuple(lines),
        income=str(income),
        expense=str(expense),
        opening=str(total_of(openings)),
        closing=str(balance),
        has_balance=is_known,
    )
    return OwnBlock("entries", text("ledger.lines"), "ledger_lines", data)


def _effect(entry: LedgerEntry) -> Money:
    return (entry.income or ZERO) - (entry.expense or ZERO)


def _line(entry: LedgerEntry, balance: Money | None, *, counts: bool) -> LedgerLine:
    named = entry.entry_type if entry.entry_type in {*NEITHER, EntryType.REVERSAL} else None
    return LedgerLine(
        day=entry.day.isoformat() if entry.day else "",
        voucher=entry.voucher,
        subject=entry.subject,
        summary=entry.summary,
        people=_people(entry),
        kind=named.label if named else "",
        income=str(entry.income) if entry.income else "",
        expense=str(entry.expense) if entry.expense else "",
        balance=str(balance) if balance is not None else "",
        counts=counts,
    )


def _people(entry: LedgerEntry) -> str:
    """Return who handled, witnessed and approved a line, and who was paid, where that may show."""
    told = (
        text("ledger.person", role=label_of(name), name=getattr(entry, name))
        for name in _PEOPLE
        if getattr(entry, name)
    )
    return text("ledger.people_mark").join(told)


def _subject_blocks(counted: list[LedgerEntry]) -> tuple[TableBlock, ...]:
    """Return the sums by subject, income first, the largest on top; nothing for few lines."""
    names = dict.fromkeys(entry.subject for entry in counted if entry.subject)
    if len(names) < _FEWEST_SUBJECTS or len(names) == len(counted):
        return ()
    sums = [_subject_sums(name, counted) for name in names]
    sums.sort(key=lambda found: (-found[1].fen, -found[2].fen, found[0]))
    total = (
        text("record.total"),
        str(total_of(income for _, income, _ in sums)),
        str(total_of(expense for _, _, expense in sums)),
    )
    columns = (
        Column("subject", text("ledger.subject")),
        Column("income", text("ledger.income"), is_numeric=True),
        Column("expense", text("ledger.expense"), is_numeric=True),
    )
    rows = tuple((name, _shown(income), _shown(expense)) for name, income, expense in sums)
    return (TableBlock("subjects", text("ledger.by_subject"), columns, rows, total),)


def _subject_sums(name: str, counted: list[LedgerEntry]) -> tuple[str, Money, Money]:
    own = [entry for entry in counted if entry.subject == name]
    return (
        name,
        total_of(entry.income for entry in own),
        total_of(entry.expense for entry in own),
    )


def _shown(amount: Money) -> str:
    return str(amount) if amount.fen else ""
