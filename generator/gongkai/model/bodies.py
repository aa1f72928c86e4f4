"""The bodies of a village whose members review, or may not review, what is made public."""

from gongkai.model.vocabulary import Reviewer, Vocabulary


class RosterBody(Vocabulary):
    """Whose roster it is."""

    COMMITTEE = "committee"
    SUPERVISION_COMMITTEE = "supervision_committee"
    SUPERVISORY_BOARD = "supervisory_board"
    FINANCE_GROUP = "finance_group"
    COUNCIL = "council"
    BOOKKEEPER = "bookkeeper"
    PARTY = "party"


BODY_OF = {
    Reviewer.SUPERVISION_COMMITTEE: RosterBody.SUPERVISION_COMMITTEE,
    Reviewer.SUPERVISORY_BOARD: RosterBody.SUPERVISORY_BOARD,
    Reviewer.FINANCE_GROUP: RosterBody.FINANCE_GROUP,
}
"""The roster in which a reviewer must stand; party and township keep theirs elsewhere."""

MANAGING = frozenset({RosterBody.COMMITTEE, RosterBody.COUNCIL, RosterBody.BOOKKEEPER})
"""Who manages and keeps the books cannot supervise them."""

_NAMED = (
    RosterBody.COMMITTEE,
    RosterBody.SUPERVISION_COMMITTEE,
    RosterBody.SUPERVISORY_BOARD,
    RosterBody.FINANCE_GROUP,
)


def body_named(organisation: str) -> RosterBody | None:
    """Return the body whose own word stands in an organisation's name; None when unclear."""
    return next((body for body in _NAMED if body.word in organisation), None)
