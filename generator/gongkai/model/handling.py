"""The way a record went before and after it hung: its steps, and who asked to see a matter."""

from gongkai.model.part import Part
from gongkai.model.values import Count, Day, OfficerName
from gongkai.model.vocabulary import State, Vocabulary


class HandlingStep(Part):
    """A record came into a state: when, and by whom."""

    state: State
    day: Day
    handler: OfficerName = ""


class DemandedBy(Vocabulary):
    """Who may ask for a matter to be made public."""

    VILLAGERS = "villagers"
    REPRESENTATIVES = "representatives"


class PublicationDemand(Part):
    """Villagers or representatives asked for a matter to be made public; numbers only."""

    demanded_by: DemandedBy
    demanded_item: str
    asked_on: Day
    askers: Count
    entitled: Count
    answer_due: Day | None = None
