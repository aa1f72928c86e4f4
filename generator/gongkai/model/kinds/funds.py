"""Money that is planned or divided before it is spent."""

from typing import Annotated

from gongkai.model.kinds.accounts import Book
from gongkai.model.marks import SUMMED
from gongkai.model.part import Part
from gongkai.model.parts import FundSource
from gongkai.model.record import Record
from gongkai.model.values import Amount, Count, Day, LinkedRecord, Markdown
from gongkai.model.vocabulary import Vocabulary


class BudgetForm(Vocabulary):
    """Whether the figures are a plan, an amended plan, or the final account."""

    PLAN = "plan"
    AMENDED = "amended"
    FINAL = "final"


class Flow(Vocabulary):
    """Money that comes in, or money that goes out."""

    INCOME = "income"
    EXPENSE = "expense"


class BudgetPart(Part):
    """A share of a budget line; parts need not make up the whole line."""

    name: str
    budgeted: Amount | None = None
    executed: Amount | None = None


class BudgetLine(Part):
    """What is planned and done under one subject."""

    flow: Flow
    name: str
    budgeted: Annotated[Amount | None, SUMMED] = None
    executed: Annotated[Amount | None, SUMMED] = None
    budget_parts: tuple[BudgetPart, ...] = ()
    remark: str = ""


class Budget(Record):
    """The plan of a year's income and expense, or its final account."""

    budget_form: BudgetForm
    book: Book | None = None
    budget_lines: tuple[BudgetLine, ...] = ()
    carried_in: Amount | None = None
    carried_out: Amount | None = None
    variance_note: Markdown = ""
    adopted_by: str = ""
    adopted_in: LinkedRecord | None = None


class Allotment(Part):
    """What one project or unit gets."""

    name: str
    place: str = ""
    allotted_for: str = ""
    fund_nature: str = ""
    carried_out_by: str = ""
    villages_concerned: tuple[str, ...] = ()
    unit_count: Count | None = None
    rate: str = ""
    amount: Annotated[Amount, SUMMED]
    day: Day | None = None
    ground: str = ""
    remark: str = ""


class Allocation(Record):
    """How a sum from above, or of the village, is divided among projects or units."""

    fund: str = ""
    batch: str = ""
    document: str = ""
    fund_sources: tuple[FundSource, ...] = ()
    entries: tuple[Allotment, ...] = ()
    total: Amount
    adopted_by: str = ""
    adopted_in: LinkedRecord | None = None
