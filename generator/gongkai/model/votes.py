"""Whether enough came and enough agreed, in exact numbers.

Checks tell what is missing and pages show that nothing is; both read it here.
"""

from dataclasses import dataclass

from gongkai.model.law import ShareBase
from gongkai.model.rule import QuorumRule, Share
from gongkai.model.steps import CountedIn, Step


@dataclass(frozen=True, slots=True)
class Verdict:
    """One count against one share: the part, the whole, and whether the share is reached."""

    share: Share
    part: int
    whole: int

    @property
    def is_met(self) -> bool:
        """Return whether enough did."""
        return self.share.is_met(self.part, self.whole)

    @property
    def least(self) -> int:
        """Return how many would be enough."""
        return self.share.least(self.whole)


def present_at(step: Step) -> int | None:
    """Return how many could vote: those present who are entitled, else all who came."""
    return step.came_count if step.voters_present is None else step.voters_present


def attendance_of(step: Step, rule: QuorumRule) -> Verdict | None:
    """Return whether enough came, by the share for people or households as the step counts.

    None when the numbers or a share in their unit are missing, or shares are counted.
    """
    share = _share_for(step, rule)
    if share is None or not step.due_count or step.came_count is None:
        return None
    return Verdict(share, step.came_count, step.due_count)


def approval_of(step: Step, rule: QuorumRule) -> Verdict | None:
    """Return whether enough agreed; None when a number is missing or shares are counted."""
    share = rule.approval
    if share is None or step.agreed is None or step.counted_in is CountedIn.SHARES:
        return None
    whole = step.due_count if share.base is ShareBase.ALL_DUE else present_at(step)
    return Verdict(share, step.agreed, whole) if whole else None


def _share_for(step: Step, rule: QuorumRule) -> Share | None:
    if step.counted_in is CountedIn.SHARES:
        return None
    wanted = ShareBase.HOUSEHOLDS if step.counted_in is CountedIn.HOUSEHOLDS else ShareBase.PEOPLE
    return next((share for share in rule.attendance if share.base is wanted), None)
