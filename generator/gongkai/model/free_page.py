"""The head of a free page under the content folder: its title and its address."""

from gongkai.model.part import Part
from gongkai.model.parts import HandCheck
from gongkai.model.values import Count, RecordId


class FreePageHead(Part):
    """Title and id of a free page; pages stand in the order of ``order``, then of their ids."""

    id: RecordId
    title: str
    order: Count = 0
    hand_checked: HandCheck | None = None
