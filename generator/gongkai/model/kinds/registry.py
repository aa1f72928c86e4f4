"""Find the class of a kind; its module is imported only when a record of the kind is met."""

from functools import cache
from importlib import import_module

from gongkai.model.layout import prepare_model
from gongkai.model.record import Record
from gongkai.model.vocabulary import Kind

HOMES = {
    Kind.NOTICE: ("notices", "Notice"),
    Kind.LEDGER: ("accounts", "Ledger"),
    Kind.SUBSIDY: ("benefits", "Subsidy"),
    Kind.STATEMENT: ("accounts", "Statement"),
    Kind.BUDGET: ("funds", "Budget"),
    Kind.ALLOCATION: ("funds", "Allocation"),
    Kind.DISTRIBUTION: ("shares", "Distribution"),
    Kind.LEVY: ("shares", "Levy"),
    Kind.GOODS: ("shares", "Goods"),
    Kind.PROJECT: ("works", "Project"),
    Kind.TENDER: ("works", "Tender"),
    Kind.CONTRACT: ("works", "Contract"),
    Kind.ASSETS: ("works", "Assets"),
    Kind.DECISION: ("decisions", "Decision"),
    Kind.CONSULTATION: ("decisions", "Consultation"),
    Kind.ELECTION: ("decisions", "Election"),
    Kind.APPRAISAL: ("decisions", "Appraisal"),
    Kind.OVERSIGHT: ("decisions", "Oversight"),
    Kind.ROSTER: ("people", "Roster"),
    Kind.NAME_LIST: ("people", "NameList"),
    Kind.AWARD: ("honours", "Award"),
    Kind.FAMILY: ("honours", "Family"),
    Kind.POINTS: ("honours", "Points"),
    Kind.INSPECTION: ("honours", "Inspection"),
    Kind.TRACKER: ("followup", "Tracker"),
    Kind.TARGETS: ("followup", "Targets"),
    Kind.ACTIVITY: ("information", "Activity"),
    Kind.SCHEDULE: ("information", "Schedule"),
    Kind.RULES: ("information", "Rules"),
    Kind.STATISTICS: ("information", "Statistics"),
    Kind.TABLE: ("tables", "Table"),
}


@cache
def record_class(kind: Kind) -> type[Record]:
    """Return the model of a kind."""
    module, name = HOMES[kind]
    found: type[Record] = getattr(import_module(f"gongkai.model.kinds.{module}"), name)
    prepare_model(found)
    return found
