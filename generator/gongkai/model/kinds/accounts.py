"""The village's books: what came in, what went out, what is left, what is owed."""

from typing import Annotated

from gongkai.model.marks import SUMMED, InUnit, Privacy
from gongkai.model.part import Part
from gongkai.model.parts import FundSource
from gongkai.model.record import Record
from gongkai.model.values import (
    Amount,
    AmountIfKnown,
    Count,
    Day,
    LinkedRecord,
    OfficerName,
    PersonDetail,
    PersonName,
)
from gongkai.model.vocabulary import Publisher, Unit, Vocabulary


class Bookkeeping(Vocabulary):
    """Who keeps the books."""

    OWN = "own"
    TOWNSHIP = "township"
    AGENT = "agent"


class EntryType(Vocabulary):
    """What a line of the books is; transfers, pass-through and reversals stay outside totals."""

    INCOME = "income"
    EXPENSE = "expense"
    TRANSFER = "transfer"
    PASS_THROUGH = "pass_through"  # noqa: S105 - money passed on, not a password
    REVERSAL = "reversal"


class Report(Vocabulary):
    """Which statement a record is."""

    BALANCE_SHEET = "balance_sheet"
    INCOME_STATEMENT = "income_statement"
    TRIAL_BALANCE = "trial_balance"
    DEBTS = "debts"


class LineRole(Vocabulary):
    """What a line of a statement is: only items are added up."""

    ITEM = "item"
    PART = "part"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


class DebtSide(Vocabulary):
    """Whether the village is owed money or owes it."""

    CLAIM = "claim"
    DEBT = "debt"


class Book(Part):
    """A set of books and whose it is."""

    name: str
    owners: tuple[Publisher, ...] = ()
    former_village: str = ""
    bookkeeping: Bookkeeping = Bookkeeping.TOWNSHIP


class AccountBalance(Part):
    """One account: opening, income, expense, closing; an unknown opening is left out."""

    account: str
    opening: AmountIfKnown | None = None
    income: Annotated[Amount, SUMMED]
    expense: Annotated[Amount, SUMMED]
    closing: Amount


class LedgerEntry(Part):
    """One line of the books; a summary of a whole period has no day of its own."""

    day: Day | None = None
    voucher: str = ""
    account: str = ""
    subject: str = ""
    summary: str
    income: Annotated[Amount | None, SUMMED] = None
    expense: Annotated[Amount | None, SUMMED] = None
    entry_type: EntryType | None = None
    sheets: Annotated[Count | None, InUnit(Unit.SHEETS)] = None
    handled_by: OfficerName = ""
    witnessed_by: OfficerName = ""
    approved_by: OfficerName = ""
    payee: PersonDetail = ""


class Ledger(Record):
    """Income and expense of a period, line by line, with the balance of every account."""

    book: Book | None = None
    fund: str = ""
    fund_sources: tuple[FundSource, ...] = ()
    balances: tuple[AccountBalance, ...] = ()
    entries: tuple[LedgerEntry, ...] = ()
    missing_vouchers: str = ""
    continues: LinkedRecord | None = None
    bank_note: Annotated[str, Privacy.INTERNAL] = ""


class StatementLine(Part):
    """One subject of a statement: at the two ends of the period, or this year and last year."""

    subject: str
    line_role: LineRole | None = None
    opening: Amount | None = None
    closing: Amount | None = None
    this_year: Amount | None = None
    last_year: Amount | None = None
    remark: str = ""


class Debt(Part):
    """What one unit or person owes the village, or the village owes them."""

    debt_side: DebtSide
    counterparty: str = ""
    person: PersonName = ""
    debt_nature: str = ""
    opening: Annotated[Amount | None, SUMMED] = None
    increase: Annotated[Amount | None, SUMMED] = None
    decrease: Annotated[Amount | None, SUMMED] = None
    closing: Annotated[Amount, SUMMED]
    debt_age: str = ""
    remark: PersonDetail = ""


class Statement(Record):
    """A financial statement of the village or its collective, or its claims and debts."""

    report: Report
    book: Book | None = None
    statement_lines: tuple[StatementLine, ...] = ()
    debts: tuple[Debt, ...] = ()
