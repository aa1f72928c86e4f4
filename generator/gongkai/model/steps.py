"""The steps of a procedure: who met and when, how many came and agreed, what was published."""

from gongkai.model.part import Part
from gongkai.model.values import Count, Day
from gongkai.model.vocabulary import Vocabulary


class MeetingBody(Vocabulary):
    """Which body met; what its decisions need depends on it."""

    PARTY_COMMITTEE = "party_committee"
    JOINT_MEETING = "joint_meeting"
    PARTY_MEMBERS = "party_members"
    VILLAGERS = "villagers"
    REPRESENTATIVES = "representatives"
    GROUP = "group"
    MEMBERS = "members"
    MEMBER_REPRESENTATIVES = "member_representatives"
    COUNCIL = "council"
    DELIBERATION = "deliberation"
    COMMITTEE = "committee"
    SUPERVISION = "supervision"
    SUPERVISORS = "supervisors"
    TOWNSHIP = "township"
    COUNTY = "county"
    PUBLICATION = "publication"
    OTHER = "other"


class CountedIn(Vocabulary):
    """What one vote stands for."""

    PEOPLE = "people"
    HOUSEHOLDS = "households"
    SHARES = "shares"


class VoteMethod(Vocabulary):
    """How votes are cast."""

    HANDS = "hands"
    BALLOT = "ballot"
    SIGNED = "signed"
    ONLINE = "online"
    OTHER = "other"


class Step(Part):
    """One step of a procedure: a meeting with attendance and votes, or a publication."""

    name: str
    meeting: MeetingBody | None = None
    notified_on: Day | None = None
    day: Day
    due_count: Count | None = None
    came_count: Count | None = None
    online_count: Count | None = None
    proxied_count: Count | None = None
    voters_present: Count | None = None
    observers: str = ""
    counted_in: CountedIn = CountedIn.PEOPLE
    vote_method: VoteMethod | None = None
    agreed: Count | None = None
    against: Count | None = None
    abstained: Count | None = None
    opinion: str = ""
